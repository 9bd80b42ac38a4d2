"""Figures whose year nothing tells: what a site brings once it is ready, what was once, what was done so far.

In a text that names no other period they would be of the year of publication, which they are not.
"""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.openings import guarded
from nlp.period_grammar import AGREEMENT
from nlp.period_scope import Scope
from nlp.period_tense import looks_back

READY = "what comes when something is ready"
"""The rule of a figure that a site is to bring, of which nothing says when it will be ready."""
_ONCE = re.compile(
    r"(?:(?<![가-힣])한\s?때(?:는)?\s|[5-9]0년대(?:\s?(?:초|중|후|말)반?)?(?:까지)?(?:만\s해도|에는?|에)?\s)"
    r"(?:(?!(?:으나|지만|다가|고)\s)[^,.\n]){0,20}$"
)
_ONCE_READY = guarded(
    r"(?:단지|산단|특구|리조트|클러스터|백화점|아울렛|센터|시설|공장|입주가|조성이?|건립이?|사업이?|공사가?)[은는이가]?"
    r"\s?(?:본격\s|모두\s|계획대로\s|정상\s){0,2}"
    r"(?:들어서|완공되|준공되|조성되|건립되|가동(?:되|에\s들어가|하게\s?되|하)|끝나|완료되|마무리되|완성되|문을\s열)면\s"
)
_EFFECT = re.compile(
    r"(?:여\s?)?[의을를]?\s?(?:규모의\s|이상의\s|상당의\s)?(?:직[·.]?간접\s)?"
    r"(?:(?:생산|부가가치|소득|고용|취업|일자리)\s?유발|(?:경제적?\s?)?(?:유발|파급)\s?효과)"
)
_EFFECT_OF = re.compile(
    r"(?:(?:생산|부가가치|소득|고용|취업)\s?유발|(?:유발|파급)\s?효과|유발된\s(?:직접고용|고용)\s효과)"
    r"(?:\s?효과|\s?규모|\s?인원|액)?(?:가|는|은|만|를|도|로)?\s(?:약\s|총\s|최소\s|최대\s|모두\s)?$"
)
_JOBS_EFFECT = re.compile(r"(?:여\s?)?[의을를]?\s?(?:고용|취업)\s?(?:창출\s?)?효과")
_AHEAD = re.compile(r"(?<![가-힣])(?:앞으로|향후)(?!도)\s(?:(?!거쳐|면접)[^.,\n\d]){0,40}$")
_SO_FAR = guarded(r"그동안|그간")
_TOP = 600  # characters of a headline and its lead
_FAR = 200  # characters before a figure in which it is said since when something is done
_NEAR = 40  # characters before a figure in which it is called an effect or told of a time that is long over


def of_no_known_year(
    scope: Scope, sentence: Sentence, quantity: Quantity, context: PeriodMention
) -> tuple[str, tuple[int, int]] | None:
    """Return why nothing tells the year of a figure and the characters that say so, or None where something does."""
    near = max(sentence.start, quantity.start - _NEAR)
    said = scope.draft.text[near : quantity.start]
    once = _ONCE.search(said) if "때" in said or "년대" in said else None
    if once is not None:
        return "what was once", (near + once.start(), near + once.end())
    if context.rule != "published" or context.years is None:
        return None
    return _expected(scope, sentence, quantity) or _done_so_far(scope, sentence, quantity)


def _expected(scope: Scope, sentence: Sentence, quantity: Quantity) -> tuple[str, tuple[int, int]] | None:
    """What a site is to bring; what firms promise in an agreement is of the year in which they do."""
    text = scope.draft.text
    found: tuple[str, tuple[int, int]] | None = None
    effect = _EFFECT.match(text, quantity.end) or _EFFECT_OF.search(
        text, max(0, quantity.start - _NEAR), quantity.start
    )
    if effect is None and not looks_back(scope.draft, sentence):
        effect = _JOBS_EFFECT.match(text, quantity.end)
    if effect is not None:
        found = "an effect that nothing dates", (quantity.start, quantity.end)
    elif text.find("면 ", sentence.start, quantity.start) >= 0:
        ready = _ONCE_READY.search(text, sentence.start, quantity.start)
        found = (READY, ready.span()) if ready is not None else None
    elif quantity.kind in ("jobs", "people") and not looks_back(scope.draft, sentence):
        ahead = _AHEAD.search(text, max(sentence.start, quantity.start - _FAR), quantity.start)
        alone = ahead is not None and not scope.mentions(sentence.start, quantity.start)
        found = ("what is to come at an unknown time", ahead.span()) if ahead is not None and alone else None
    return found if found is not None and AGREEMENT.search(text, 0, _TOP) is None else None


def _done_so_far(scope: Scope, sentence: Sentence, quantity: Quantity) -> tuple[str, tuple[int, int]] | None:
    """What was done up to now where the paragraph does not say since when: 그동안 900명을 도왔다."""
    text = scope.draft.text
    done = _SO_FAR.search(text, sentence.start, quantity.start)
    if done is None or not looks_back(scope.draft, sentence):
        return None
    if scope.mentions(max(0, quantity.start - _FAR), quantity.start):
        return None
    return "what was done so far, from an unknown year on", done.span()
