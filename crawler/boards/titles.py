"""Headlines without what boards hang on them: badges, labels for screen readers, fixed phrases. Pure."""

from __future__ import annotations

import re
from html import unescape

from lxml.html import HtmlElement

_BADGE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sr[_-]?only|blind|hidden|hide|skip|badge|new|ico|icon|add-head|mobile[_-]tit|mo_tit|mtitle|cate|category_icon|file|count)"
    r"(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_FIXED_PHRASE = re.compile(
    r"^(?:게시글|게시물|글|내용|제목|상세|보도자료)?\s?(?:상세\s?)?(?:열람|보기|내용\s?보기|바로\s?가기|자세히\s?보기|이동|더\s?보기|읽기)$|^새\s?창$|^\d+\s?번\s?글$|^(?:새로운\s?글|새글|new|첨부파일)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:[-–|]?\s*(?:상세\s?보기|자세히\s?보기|내용\s?보기|(?:게시[글물]\s)?바로가기|새\s?창(?:으로)?\s?(?:열림|열기|이동)?)|에\s?대한\s?글\s?(?:내용\s?)?보기|[\[(]?(?:새\s?글|새로운\s?글|첨부\s?파일\s?(?:있음)?|조회수\s?\d+)[\])]?|\bNEW|(?<=[가-힣])(?-i:NEW)|\bHOT|(?<=\s)N)$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:[\[(]공지(?:사항)?[\])]|제\s?목\s?[:：])\s*", re.IGNORECASE)
_BADGE_TEXT = re.compile(
    r"^[\[(]?(?:새로운\s?글|새\s?글|new|hot|n|up|공지|첨부(?:파일)?(?:\s?있음)?)[\])]?!?$", re.IGNORECASE
)
_CUT = re.compile(r"\s?(?:\.{2,4}|…)$")


def clean_title(text: str) -> str:
    """`text` as a headline: one line, entities resolved, badges and fixed phrases at its ends removed."""
    title = " ".join(unescape(unescape(text)).replace("\u200b", "").split())
    if _FIXED_PHRASE.match(title):
        return ""
    for _ in range(4):
        shorter = _SUFFIX.sub("", _PREFIX.sub("", title)).strip()
        if not shorter or shorter == title:
            break
        title = shorter
    return title


def is_cut(title: str) -> bool:
    """Whether the list cut the headline short."""
    return bool(_CUT.search(title))


def same_headline(listed: str, shown: str) -> bool:
    """Whether a page's headline or text `shown` is that of the row `listed`, which the list may have cut short."""
    wanted = _letters(_CUT.sub("", listed))[:24]
    return not wanted or wanted in _letters(shown)


def fuller(first: str, second: str) -> str:
    """The better of two readings of one headline: one that is not cut short, then the longer."""
    if is_cut(first) != is_cut(second) and first and second:
        return second if is_cut(first) else first
    return max(first, second, key=len)


def badgeless(element: HtmlElement) -> str:
    """The text of `element` without badges and labels hidden from sight; all of its text when nothing else is left."""
    kept = " ".join(_visible(element).split())
    return kept or " ".join(_visible(element, badges=True).split())


def _visible(element: HtmlElement, *, badges: bool = False) -> str:
    if element.tag in {"script", "style"}:
        return ""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and (badges or not _is_badge(child)):
            parts.append(_visible(child, badges=badges))
        parts.append(child.tail or "")
    return " ".join(parts) if len(element) else parts[0]


def _is_badge(element: HtmlElement) -> bool:
    if element.tag == "i" or _BADGE_CLASS.search(element.get("class") or ""):
        return True
    return len(element) == 0 and _BADGE_TEXT.match((element.text or "").strip()) is not None


def _letters(text: str) -> str:
    return "".join(character for character in unescape(text) if character.isalnum()).casefold()
