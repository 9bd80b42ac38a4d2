"""English names of Korean regions: Revised Romanization by rule, with the forms that offices and newspapers write.

`names()` maps a spelling to the Korean name that `gazetteer.by_name` knows: "Gangbuk-gu", "Gangbuk District" → 강북구,
"North Jeolla Province" → 전라북도, "Seoul Metropolitan Government" → 서울특별시.
"""

from __future__ import annotations

from functools import cache

from nlp import gazetteer

_INITIALS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "-", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u",
    "wo", "we", "wi", "yu", "eu", "ui", "i",
)  # fmt: skip
_FINALS = (
    "-", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m",
    "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_BEFORE_VOWEL = {"k": "g", "t": "d", "p": "b", "l": "r"}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_HANGUL = ord("가")

_SHORTEST_CAPITALS = 4
"""Letters of the shortest name that is also read in capitals, as in a wire's dateline; JEJU is one."""

SUFFIXES = {
    "시": ("-si", " City", " city", "-city", ""),
    "군": ("-gun", " County", " county", ""),
    "구": ("-gu", " District", " Ward", " district"),
}
"""What follows the stem of a 시·군·구; 시 and 군 are also called by their stem alone."""

SIDO_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("서울특별시", ("Seoul Metropolitan Government", "Seoul Metropolitan City", "Seoul City", "SMG", "Seoul")),
    ("부산광역시", ("Busan Metropolitan City", "Busan City", "Busan", "Pusan")),
    ("대구광역시", ("Daegu Metropolitan City", "Daegu City", "Daegu", "Taegu")),
    ("인천광역시", ("Incheon Metropolitan City", "Incheon City", "Incheon", "Inchon")),
    ("광주광역시", ("Gwangju Metropolitan City", "Kwangju Metropolitan City")),
    ("광주", ("Gwangju City", "Gwangju", "Kwangju")),
    ("대전광역시", ("Daejeon Metropolitan City", "Daejeon City", "Daejeon", "Taejon")),
    ("울산광역시", ("Ulsan Metropolitan City", "Ulsan City", "Ulsan")),
    ("세종특별자치시", ("Sejong Special Self-Governing City", "Sejong City", "Sejong-si", "Sejong")),
    ("경기도", ("Gyeonggi-do", "Gyeonggi Province", "Gyeonggido", "Gyeonggi", "Kyonggi", "Kyunggi")),
    ("강원도", ("Gangwon-do", "Gangwon Province", "Gangwon")),
    ("강원특별자치도", ("Gangwon State", "Gangwon Special Self-Governing Province")),
    ("충청북도", ("Chungcheongbuk-do", "North Chungcheong Province", "North Chungcheong", "Chungbuk-do", "Chungbuk")),
    ("충청남도", ("Chungcheongnam-do", "South Chungcheong Province", "South Chungcheong", "Chungnam-do", "Chungnam")),
    ("전북", ("North Jeolla Province", "North Jeolla", "Jeonbuk-do", "Jeonbuk Province", "Jeonbuk")),
    ("전라북도", ("Jeollabuk-do",)),
    ("전북특별자치도", ("Jeonbuk State", "Jeonbuk Special Self-Governing Province")),
    (
        "전라남도",
        ("Jeollanam-do", "South Jeolla Province", "South Jeolla", "Jeonnam-do", "Jeonnam Province", "Jeonnam"),
    ),
    ("경상북도", ("Gyeongsangbuk-do", "North Gyeongsang Province", "North Gyeongsang", "Gyeongbuk-do", "Gyeongbuk")),
    ("경상남도", ("Gyeongsangnam-do", "South Gyeongsang Province", "South Gyeongsang", "Gyeongnam-do", "Gyeongnam")),
    (
        "제주특별자치도",
        ("Jeju Special Self-Governing Province", "Jeju Province", "Jeju-do", "Jeju Island", "Jeju", "Cheju"),
    ),
)
"""English names of the 시·도 and the Korean name under which the code is looked up."""


def romanise(korean: str) -> str:
    """The Revised Romanization of a place name of Hangul syllables, sound changes between syllables included."""
    pieces: list[str] = []
    syllables = [divmod(ord(letter) - _HANGUL, 588) for letter in korean]
    for index, (initial, rest) in enumerate(syllables):
        vowel, final = divmod(rest, 28)
        onset = _INITIALS[initial]
        previous = _FINALS[syllables[index - 1][1] % 28] if index else "-"
        if onset == "r" and previous == "l":
            onset = "l"
        elif onset == "r" and previous in ("m", "ng", "k", "p", "t"):
            onset = "n"
        elif onset == "r" and previous == "n":
            onset = "l"
        coda = _FINALS[final]
        following = _INITIALS[syllables[index + 1][0]] if index + 1 < len(syllables) else None
        if following == "-":
            coda = _BEFORE_VOWEL.get(coda, coda)
        elif following in ("n", "m", "r"):
            coda = "l" if following == "r" and coda == "n" else _NASAL.get(coda, coda)
        pieces.append("".join(part for part in (onset, _VOWELS[vowel], coda) if part != "-"))
    return "".join(pieces).capitalize()


@cache
def names() -> dict[str, str]:
    """English spelling → Korean name, for every unit that is looked up by name."""
    found: dict[str, str] = {}
    for korean in gazetteer.names():
        if (
            korean[-1] not in SUFFIXES
            or len(korean) < 2
            or any(korean in others for _, others in gazetteer.OTHER_NAMES)
        ):
            continue
        if korean.endswith(("특별시", "광역시", "자치시")):
            continue
        stem = romanise(korean[:-1])
        for suffix in SUFFIXES[korean[-1]]:
            found.setdefault(stem + suffix, korean)
    for korean, spellings in SIDO_NAMES:
        for spelling in spellings:
            found[spelling] = korean
    capitals = {
        spelling.upper(): korean
        for spelling, korean in found.items()
        if len(spelling) >= _SHORTEST_CAPITALS and spelling.isalpha()
    }
    return {**capitals, **found}
