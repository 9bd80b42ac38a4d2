"""What happens in a Korean sentence, and when: predicates with their sense and tense.

Korean is head-final: the predicate that governs a quantity follows it, and the tense stands on its last syllables, so
their final consonants tell most of it (ㅆ for what is past, ㄹ for what is to come).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from nlp.openings import guarded, in_pairs

Tense = Literal["past", "ongoing", "present", "future"]
Sense = Literal["create", "hire", "find", "join", "train", "support", "spend", "increase", "decrease", "attract"]

_SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]
_PAST = "".join(s for s in _SYLLABLES if (ord(s) - 0xAC00) % 28 == 20 and s not in "있겠")
_N_CODA = "".join(s for s in _SYLLABLES if (ord(s) - 0xAC00) % 28 == 4)
_B_CODA = "".join(s for s in _SYLLABLES if (ord(s) - 0xAC00) % 28 == 17 and s not in "습입")
_L_CODA = "".join(s for s in _SYLLABLES if (ord(s) - 0xAC00) % 28 == 8)

_VERBAL_NOUNS: dict[Sense, str] = {
    "create": "창출|공급|제공|발굴|마련|조성",
    "hire": "채용|선발|선정|모집|충원|위촉|배치|임용|임명|구인|파견|투입|입국|도입",
    "find": "취업·창업|취업|재취업|취직|입사|합격|취·?창업|자립",
    "join": "참여|참가|참석|가입|체험|신청|응시|접수|면접|상담|방문|등록|응모|이용|활동|근무|출전|관람",
    "train": "수료|취득|이수|교육|훈련|양성|배출|졸업|멘토링|컨설팅",
    "support": "지원|육성|보호|지급|혜택|연계",
    "spend": "편성|집행|책정|확보|반영|배정|교부|소요|지출",
    "increase": "증가|증원|증액|확대|상승|추가|확충|급증|증대|향상",
    "decrease": "감소|감액|감축|축소|하락|삭감|미달|급감|감원",
    "attract": "유치|협약|투자|체결|증설|신설|이전",
}
"""Nouns that become predicates with 하다, 되다 or 시키다, or stand for one in headlines."""

_VERBS: dict[Sense, str] = {
    "create": (
        r"만[들든드]|(?<=자리가 )나[왔온올오]|(?<=[를을개리] )준비[했한]|내놓(?=[을는])|낳[을는은아았]"
        r"|생[기긴겨길]|(?<=개가 )나[왔온올오]|얻겠|이끌어[내냈낸]|파생|보[탠태탤]"
        r"|(?<=[를을개리 ])(?<!서류를 )(?<!원서를 )(?<!신청서를 )(?:낸다|냈다|내겠|낼 |내기|내는|낸 )|일자리를? 준다"
    ),
    "hire": r"뽑|(?<=[명재력원]을 )찾[는은]|(?<=[재]를 )찾[는은]|(?<=(?:모집|선발|채용)을 )마[친쳤치]"
    r"|(?<=명을 )찾는다|(?<=명 더 )찾는다|(?<=명을 더 )찾는다|(?<=명 )찾는다"
    r"|(?:심사|시험|전형)를? ?을? ?통과[한했해]|고용(?=[하한할될된했됐돼되키]|\s?(?:계획"
    r"|예정))|모신다|구한다|(?<=명을 )받는다|(?<=명 )받는다"
    r"|(?<=람을 )받는다|(?<=[명력생]을 )(?:들인다|들였|데려[가갔]|받아 |맞는|맞을|맞이"
    r"|보낸다|보내기|보냈|이어줬|이어줄)"
    r"|까지 받는다|모[은으았아]|일감을 마련|들어[온올왔]|(?<=[명을] )(?:쓴다|쓰기로|쓸 |쓰고|썼다|쓰는)|맡[는길긴]",
    "find": (
        r"창업에 성공|(?<=명 )성공|(?<=[을를] )이어 [주준줬]|자리를 잡[았은아을는]|자리 ?잡[았은아]"
        r"|둥지를 틀|정규직이 [됐된되돼]|(?<=[곳업사장단]에 )들어[갔간]|정규직으로 (?:전환"
        r"|채용|바뀌|바꾼|옮)|합격 통[보지]를 받[은았을는]|취업[으에]로? ?연결|취업문을 통과|출근(?=[하했을 ])"
        r"|낙점|합류|새 일을 시작|직장을 잡|직장으로 옮|자리를 얻|취업으로 이어|채용으로 이어"
        r"|일자리를 (?:얻|찾|구[하했한할])|직장을 (?:얻|구|찾)"
        r"|일감을 얻|새 일터를 [얻찾구]|일터를 (?:얻|찾|구)"
    ),
    "join": r"(?<=면접을 )[본보봤]|(?<=명이 )[온왔오]|(?<=자리를 )(?:함께|채웠)"
    r"|(?<=(?:서류|원서)를 )[내낸냈낼]|(?<=신청서를 )[내낸냈낼]"
    r"|손을 들|줄을 섰|도전[했한하]|찾아(?!가는|오는|가 |내)|찾[은는았]|몰[려렸린리]"
    r"|줄을 [서섰이잇]|메웠|발걸음|(?<=명을 )(?:불러|초청|초대)|들러|다녀|북적|함께[했한하할]"
    r"|일하|일한|일할|일했|나[선섰]|뛰[고는었]",
    "train": r"마[친쳤치]|배[운우웠울출워]|익[히혀혔힌]|가르[치친쳤칠]|수강|키[울운우웠]|길[러렀]|기르",
    "support": (
        r"(?:제공|지원|교육|훈련|지급)받[은았고으]|(?<=[을를] )받[았는은을아]|돕[는고기]"
        r"|도울|도와|도[왔운]|받쳐"
    ),
    "spend": r"들[여인]|든다|드는|들어[간갈가]|쓰[인일]|써서|쏟|[푼풀]|들이"
    r"|(?<=[원을] )(?:쓴다|쓰기로|쓸 |쓰고|썼다|쓰는)",
    "increase": r"늘[어었렸린려릴리]|넓[히혀혔힌힐]|(?<=[명개원%p로이] )는다|많[다은았아으]|불어|불었|올[라랐린릴려]"
    r"|높[다은았아이인여였일힌혀혔]"
    r"|웃[도돈돌]|↑|뛴|급등",
    "decrease": r"줄[어었인이일여였]|적[다은었어]|모자라|빠[진졌지]|깎|쪼그라|떨어[졌진]|낮[다은아]|덜 쓰|↓|부족",
    "attract": r"끌어[온오왔]|데려[온오왔]|MOU|양해각서",
}
"""Stems of verbs and adjectives."""

_STEMS: dict[Sense, str] = {
    sense: (
        f"(?<!미)(?:{_VERBAL_NOUNS[sense]})(?=[하한할합해했함되된될됨됐돼시키]|[을를이가은는에도의중,.()…]|\\s|$)"
        f"(?!\\s?(?:통[보지]를|워크숍|캠프|아카데미|컨설팅|특강|코칭|스쿨|박람|정보|시장|공고|한마당|행사|담당|기업|설명|센터|현장|기관|대상|규모|기간|인원|방법|서류|자격|사업|분야|이력|조건|알선|준비|지도|업체|수당|취약|서비스|의지|역량|능력|생|자격|률|난))"
        f"|{_VERBS[sense]}"
    )
    for sense in _VERBAL_NOUNS
}
STEMS = "|".join(f"(?P<{sense}>{stems})" for sense, stems in _STEMS.items())
"""The pattern of predicate stems; the group that matched names the sense."""
_EACH_GUARDED = "|".join(f"(?P<{sense}>{guarded(stems).pattern})" for sense, stems in _STEMS.items())
STEM = re.compile(f"{in_pairs(STEMS)}(?:{_EACH_GUARDED})")
"""The same, told with which two characters all, and each sense, can begin: most words begin with one of them alone."""
_NOUNS = frozenset(noun for nouns in _VERBAL_NOUNS.values() for noun in nouns.split("|"))
_OBJECT_DONE = re.compile(r"[을를]\s(?P<verb>한|할|하는|했던)(?=\s)")
"""구직 등록을 한 시민: the noun with its verb describes what follows."""
_DONE_TENSES: dict[str, Tense] = {"한": "past", "했던": "past", "할": "future", "하는": "present"}
_EOJEOL_END = re.compile(r"[^\s,·…()]*")
_PARTICLES = "을를이가은는에도의중,.)…"
_PLANNED = re.compile(r"\s?(?:예정|계획|방침|추진|나[섰선서])")
_INTENT = re.compile(r"\s?(?:예정|계획|것|방침|전망|수)")
"""Behind the future adnominal (채용할 계획): it describes no counted thing."""
_AIMED = re.compile(r"[을를]?\s?목표(?!\s?(?:대비|[\d.,]+\s?%|넘|초과|치?를? (?:넘|초과|달성|웃)))")
_REPORTS = re.compile(
    r"(?:밝[혔히]|말[했하한]|전[했하](?:다|며|고)|설명[했하]|덧붙[였이]|강조[했하]|발표[했하]"
    r"|알렸|소개[했하]|당부[했하]|공고[했하]|알려[졌진]"
    r"|평가[했하]|분석[했하]|내놓았|보도[했하]|귀띔|역설)"
)
MARKS = (
    rf"(?P<report>{_REPORTS.pattern})[^\s]*"
    r"|(?P<future>겠[다습으지]|예정|계획(?:이|을|에|하에|도|대로|[.,)”’]|$|\s?아래)|방침"
    r"|기로(?=[\s,.…”’]|$|했|하였|한|하고)|달라고|키로"
    rf"|절차를\s밟|려고?\s했|려고\s|준비[했한]|(?:모집|접수)하고\s있|기\s위[해한]|[{_L_CODA}]\s?(?:것|전망"
    rf"|생각|구상|채비|참이|셈|수\s있도록)|전망이|내다[본봤]"
    rf"|내다보|기대(?:[한된하했]|$|(?=[\s.,…”’]))|바라[본봤]|목표로|목표다|목표이|목표를(?!\s?(?:초과"
    rf"|달성|넘|웃|상회|조기|훌쩍))"
    r"|나[섰선]다|나서[기며고]|게\s?[되된될]|추진[한할하]|보인다|(?<!소)방안|청사진|셈법)"
    r"|(?P<ongoing>고\s?있|(?<=[용치발])(?:돼|되어)\s있|(?:참여|훈련|근무|진행|시행|운영|활동|교육|재직|수강|상담|이용|시키는)\s?중(?=이|$|[\s.…]))"
    rf"|(?P<past>(?<=[이가] )확정[돼됐된되]|[{_PAST}](?:다|고|으|지|는데|던|습|을|기|네|음|단|답|대|어|군|는|거|더)"
    rf"|[{_N_CODA}]\s?바\s있|[{_N_CODA}]\s?데\s이어"
    rf"|(?:달성|완료|성공|기록|결실)(?=\s*\||$|[.…”’)]))"
    rf"|(?P<present>[{_N_CODA}는]다(?=$|[\s.,…”’\"')고는며])|[{_B_CODA}]니다)"
)
"""The pattern of characters that tell a tense, or that the sentence is a report."""
MARK = guarded(MARKS)


class Predicate(NamedTuple):
    """A predicate's stem and where its word ends. `adnominal`: it describes the noun behind it (채용한 30명)."""

    start: int
    end: int
    sense: Sense
    tense: Tense | None
    adnominal: bool
    bare: bool = False
    """Whether it is a noun without any ending, as in headlines and labels (채용, 지원)."""


class Mark(NamedTuple):
    """Characters that tell a tense."""

    start: int
    end: int
    tense: Tense


class Clauses(NamedTuple):
    """The predicates and tense marks of one sentence, in order."""

    predicates: tuple[Predicate, ...]
    marks: tuple[Mark, ...]

    def tense_after(self, offset: int) -> Tense | None:
        """The tense of the first mark at or behind `offset`."""
        mark = self.mark_after(offset)
        return mark.tense if mark is not None else None

    def mark_after(self, offset: int) -> Mark | None:
        """The first mark at or behind `offset`."""
        for mark in self.marks:
            if mark.end > offset:
                return mark
        return None


def analyse(text: str, start: int, end: int) -> Clauses:
    """The predicates and tense marks of the Korean sentence `text[start:end]`."""
    marks = [
        Mark(match.start(), match.end(), match.lastgroup)  # type: ignore[arg-type]
        for match in MARK.finditer(text, start, end)
        if match.lastgroup != "report"
    ]
    found = []
    for match in STEM.finditer(text, start, end):
        first, last = match.span()
        word = _EOJEOL_END.match(text, last, min(end, last + 12))
        word_end = word.end() if word else last
        tense, adnominal = _tense(text, first, last, word_end, end)
        noun = match[0] in _NOUNS
        if noun and word_end > last:
            done = _OBJECT_DONE.match(text, last, min(end, last + 8))
            if done is not None:
                tense, adnominal, word_end = _DONE_TENSES[done["verb"]], True, done.end()
        bare = noun and word_end == last
        found.append(Predicate(first, word_end, match.lastgroup, tense, adnominal, bare))  # type: ignore[arg-type]
    return Clauses(tuple(found), tuple(marks))


def _announced(behind: str, *, noun: bool) -> Tense | None:
    """Future where a noun behind the predicate says that it is planned (채용 예정; 창출 목표, but not 만들어 목표)."""
    return "future" if _PLANNED.match(behind) or (noun and _AIMED.match(behind)) else None


def _tense(text: str, start: int, stem_end: int, word_end: int, limit: int) -> tuple[Tense | None, bool]:
    """Tense told by the predicate's own word (and a following 예정, 계획, 바 있다), and whether it is adnominal."""
    word = text[start:word_end]
    behind = text[word_end : min(limit, word_end + 14)]
    mark = MARK.search(text, stem_end - 1, min(limit, word_end + 6))
    last = word[-1:]
    if mark is not None and mark.lastgroup != "report" and mark.start() < word_end:
        return mark.lastgroup, word.endswith(("다는", "다던"))  # type: ignore[return-value]
    if text[start:stem_end] in _NOUNS and (word_end == stem_end or text[stem_end] in _PARTICLES):
        return _announced(behind, noun=True), False
    if last in _L_CODA and last and last != "를":
        return "future", _INTENT.match(behind) is None
    if _announced(behind, noun=False):
        return "future", False
    if last in _N_CODA and last and last != "면":
        return ("past" if last not in "는" else "present"), True
    return None, False
