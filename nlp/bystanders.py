"""Places that only stand beside the news: in a photograph, at a reporter's desk, where a prize was given, of a member.

They are named as places, but neither speak nor are what the figures are about.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from nlp.draft import Draft, RegionMention, Sentence

_SEAT_OF_MINISTRIES = "36"
"""세종: a dateline from there tells that a reporter of the ministries writes."""
_PHOTOGRAPH = re.compile(r"사진은\s|사진\s?[=/:]|사진\s?제공|(?<=자료)\s?사진|(?<=[/<\[])사진")
_CREDITED = 120
"""Characters of a sentence among which it says that it is about a picture."""
_SCENE = re.compile(
    r"(?:구직자|학생|시민|청년|참가자|참석자|관람객|어르신|노인|근로자|노동자|민원인|방문객|취업준비생|신청자|주민)(?:들)?[이가]\s"
    r"[^.\n]{0,60}?(?:보고|살피고|살펴보고|기다리고|지나고|둘러보고|받고|작성하고|듣고|하고|치고|보이고|확인하고|걷고|서)\s?있다"
)
"""서울의 한 행사장에서 구직자들이 게시판을 보고 있다: what a picture shows."""
_SCENE_ENGLISH = re.compile(
    r"\b(?:People|Job seekers|Jobseekers|Workers|Students|Visitors|A (?:woman|man|student|job seeker)|Citizens)\b"
    r"[^.\n]{0,80}?\b(?:look|looks|apply|applies|wait|waits|line up|walk|walks|browse|read|talk|fill)\b"
)
_EARLY = 6
"""Sentences among which pictures are described."""
_MEMBER = re.compile(r"의원\s?\($")
_HELD_WITHIN = 3
"""Characters behind a place that hold 에서."""
_PRIZE = re.compile(
    r"(?:시|군|구)?에서\s(?:열린|개최된|열렸던|가진)\s[^.\n]{0,60}?(?:대회|평가|시상식|평가회|수여식|보고대회|보고회|한마당|포럼|총회|대상|워크숍|워크샵)"
    r"[’'”」]?(?:에서|에)\s[^.\n]{0,60}?(?:상을|상(?:\([^)\n]{0,20}\))?을|수상|대상|선정|뽑|받|탔|차지)"
)
"""Behind a place: there somebody got a prize."""


EXAMPLES = re.compile(
    r"(?:시|군|구)?(?:(?:[·ㆍ,]\s?|[와과]\s)[가-힣]{2,6}(?:\s[가-힣]{2,4}[시군구])?){0,8}"
    r"(?:\s?등|[을를]\s비롯(?:해|한|하여))\s(?:전국(?:에서|의)?\s(?:\d{1,3}\s?(?:개|곳|여))|(?:총\s|모두\s)?\d{2,3}\s?여?\s?(?:개|곳))"
)
"""Behind a place: it is one of a long list of which a few are named."""


def stands_by(draft: Draft, mention: RegionMention) -> bool:
    """Whether a place only stands beside what the text tells."""
    text = draft.text
    if mention.role == "dateline":
        return mention.code is not None and mention.code.startswith(_SEAT_OF_MINISTRIES)
    if text.endswith("(", 0, mention.start) and _MEMBER.search(text, max(0, mention.start - 4), mention.start):
        return True
    held = text.find("에서", mention.end, mention.end + _HELD_WITHIN) >= 0
    if (held and _PRIZE.match(text, mention.end)) or EXAMPLES.match(text, mention.end):
        return True
    sentence = _sentence_of(draft, mention.start)
    return sentence is not None and shows_picture(draft, sentence)


def shows_picture(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence tells what a picture shows."""
    if sentence.kind in ("headline", "table"):
        return False
    if sentence.kind == "caption":
        return True
    end = min(sentence.end, sentence.start + _CREDITED)
    if draft.text.find("사진", sentence.start, end) >= 0 and _PHOTOGRAPH.search(draft.text, sentence.start, end):
        return True
    if sentence.index >= _EARLY:
        return False
    if draft.lang == "ko":
        told = draft.text.find("있다", sentence.start, sentence.end) >= 0
        return told and _SCENE.search(draft.text, sentence.start, sentence.end) is not None
    return _SCENE_ENGLISH.search(draft.text, sentence.start, sentence.end) is not None


def _sentence_of(draft: Draft, at: int) -> Sentence | None:
    index = bisect_right(draft.sentences, at, key=lambda sentence: sentence.start) - 1
    return draft.sentences[index] if index >= 0 else None
