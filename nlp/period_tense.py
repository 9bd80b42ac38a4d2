"""Whether a sentence tells what was, what is, or what is to be: by its last verb, less the words of who said so."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.draft import Draft, Sentence
from nlp.openings import guarded

_NOT_PAST = ("있", "겠")
_REPORT = guarded(
    r"(?:라고|다고|다며|라며|하고|[“”\"’']\s?(?:며|고|라고))\s[^.”]{0,24}$|[은는]\s(?:것(?:입니다|이다)|셈이다)[.”’\"]*$"
    r"|(?:계획|예정|방침)(?:이)?라고\s[^.”]{0,12}[.](?:\s*\d{0,2})?$"
)
_ENDING = re.compile(r"([가-힣])(?:다|습니다|으며|지만)[.”’\"')\]]*$")
_STATE = guarded(r"(?:한창이|(?:케이스|사례|곳|제도|상태)(?:이)?)다[.”’\"]*$|(?:고|바)\s있다[.”’\"]*$")
_RANKED = re.compile(r"순(?:이다|입니다)[.”’\"]*$")
_GOING_ON = re.compile(r"고\s있다[.”’\"]*$")
_TAIL = 48  # characters at the end of a sentence that tell its tense
_WORD = 20  # characters that the last verb takes at most, with the marks that close a quotation
_COMMENT = guarded(
    r"(?:많은|높은|적은|낮은|넘은|넘긴|웃돈|늘어난|줄어든|이르는|달하는)\s(?:것|셈|수치|숫자|규모)(?:이)?다[.”’\"]*$"
    r"|보다도?\s[^.\n]{0,24}(?:높|많|적|낮|크)다[.”’\"]*$"
)
_RESOLVED = guarded(
    r"(?:[기키]로|방침을|계획을|목표를|일정을)\s(?:확정|결정|합의|최종\s?확정)?(?:했|하였|됐|정했|세웠|잡았|짰|굳혔|마련했|수립했)"
    r"(?:습니)?다[.”’\"]*$"
    r"|(?:청사진|계획|방안|비전|로드맵)(?:을|를|도)\s(?:함께\s)?(?:내놨|내놓았|밝혔|발표했|제시했|공개했)(?:습니)?다[.”’\"]*$"
)
_EN_PAST = re.compile(
    r"\b(?:was|were|had|been|created|hired|found|attended|provided|received|concentrated|employed|developed|spread"
    r"|took|went|drew|rose|fell|grew|got)\b"
    r"|\b(?:people|students|workers|residents|seekers|companies|firms|city|district|province|authority|[Cc]ent(?:er|re)|[A-Z]{3,}|it|they)"
    r"\s(?:also\s)?(?:produced|secured|placed|posted|recorded|gained|landed|joined|signed|attracted|reached|exceeded"
    r"|supported|helped|generated|added|completed|participated|trained)\b"
)
_EN_FUTURE = re.compile(r"\b(?:will|plans?|aims?|to be|expects?|intends?|is to|are to)\b", re.IGNORECASE)
_WILL = re.compile(
    r"(?:계획|예정|방침)(?:이다|입니다|임)?[.”’\"]*$|기로\s[가-힣]{1,3}다[.”’\"]*$|[할될]\s것(?:이다|입니다)[.”’\"]*$"
    r"|겠(?:다|습니다)[.]?[”’\"]*고\s[^.”]{0,16}[.]?$"
)
_ACCOMPLISHED = re.compile(
    r"(?:참여|참가|참석|지원|운영|창출|취업|달성|제공|배출|추진|확산|개최|수료|모집|채용|배치|유치|체결|완료|진행|실시|시행|이용)"
    r"(?:했|됐|하였|되었|시켰)[가-힣]{0,2}다[.”’\"]*$|(?:거뒀|얻었|맺었|열었|열렸|마쳤|뽑았|펼쳤|벌였|찾았|다녀갔|왔)[가-힣]{0,2}다[.”’\"]*$"
)
_FOR_LONG = re.compile(r"(?:오래|오랫동안|한때|그동안|그간|이미|과거|예전)")
_PRESENT = re.compile(r"(?<!풀이)(?<!분석)(?<!해석)(?<!평가)([가-힣])(?<![보꼽])다[.”’\"]*$")
_NIEUN = 4  # the final consonant of the plain present: 한다, 받는다


def looks_back(draft: Draft, sentence: Sentence) -> bool:
    """Return whether a sentence tells what was done or what is: its last verb, less the words of who said so."""
    if draft.lang == "en":
        return _tells_past_in_english(draft.text[sentence.start : sentence.end])
    return _tells_past(_end_of(draft, sentence))


@lru_cache(maxsize=8)
def _tells_past_in_english(text: str) -> bool:
    """Whether an English sentence tells so; asked several times of one before the next."""
    return bool(_EN_PAST.search(text)) and not _EN_FUTURE.search(text)


@lru_cache(maxsize=8)
def _tells_past(text: str) -> bool:
    """Whether the end of a Korean sentence tells so; asked several times of one sentence before the next."""
    if _COMMENT.search(text):
        return True
    text = _REPORT.sub("", text)
    if _RESOLVED.search(text):
        return False
    last_word = max(0, len(text) - _WORD)
    if _STATE.search(text, last_word) or _RANKED.search(text, last_word):
        return True
    ending = _ENDING.search(text, last_word)
    stem = ending[1] if ending else text.rstrip('.”’"')[-1:]
    return bool(stem) and "가" <= stem <= "힣" and (ord(stem) - 0xAC00) % 28 == 20 and stem not in _NOT_PAST


def _end_of(draft: Draft, sentence: Sentence) -> str:
    """The last words of a sentence."""
    return draft.text[max(sentence.start, sentence.end - _TAIL) : sentence.end].rstrip()


def goes_on(draft: Draft, sentence: Sentence) -> bool:
    """Return whether a sentence tells what is being done: 추진하고 있다."""
    return _GOING_ON.search(_end_of(draft, sentence)) is not None


def is_under_way(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence tells what is done now or will be: 받는다, 늘릴 계획이다; not what it means: 풀이된다."""
    text = _REPORT.sub("", _end_of(draft, sentence))
    if _WILL.search(text):
        return True
    ending = _PRESENT.search(text)
    return ending is not None and (ord(ending[1]) - 0xAC00) % 28 == _NIEUN


def so_far(draft: Draft, sentence: Sentence) -> bool:
    """Return whether a sentence says itself that it tells of the time up to now: 그간 90명을 도왔다."""
    return _FOR_LONG.search(draft.text, sentence.start, sentence.end) is not None and looks_back(draft, sentence)


def tells_results(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence tells what was achieved or is, not what a plan provides for in the past tense: 편성됐다."""
    if draft.lang == "en":
        return looks_back(draft, sentence)
    if so_far(draft, sentence):
        return True
    text = _end_of(draft, sentence)
    return bool(_ACCOMPLISHED.search(_REPORT.sub("", text)) or _STATE.search(text))
