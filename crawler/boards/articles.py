"""Takes the parts of a release out of its page: labelled fields, the body's markup, files, the licence mark. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from crawler.boards.links import absolute, canonical, query_of
from crawler.boards.rows import outside_furniture, text_of
from crawler.boards.scripts import written
from crawler.boards.titles import badgeless

DATE_LABELS = frozenset(
    [
        "등록일",
        "등록일자",
        "등록일시",
        "작성일",
        "작성일자",
        "작성일시",
        "게시일",
        "게시일자",
        "보도일",
        "보도일자",
        "배포일",
        "배포일시",
        "제공일",
        "제공일자",
        "날짜",
        "일자",
        "승인",
        "입력",
        "기사입력",
        "공고일",
        "공고일자",
    ]
)
DEPARTMENT_LABELS = frozenset(
    [
        "담당부서",
        "작성부서",
        "제공부서",
        "부서",
        "부서명",
        "담당",
        "담당과",
        "실과",
        "실과명",
        "작성자",
        "등록자",
        "제공자",
        "출처",
        "기관명",
        "담당기관",
    ]
)
_BESIDE_THE_BODY = re.compile(
    r"(?:^|[\s_-])(?:kogl\w{0,12}|opennuri|nuri|codeview|satis|satisfaction|satisfy|prevnext|prev|next|pager|paging|sns|share|btn|button|"
    r"file_?list|file_?down|file_?wrap|file_?box|file_?preview|fileset|view_file|attach|attached|add_file|view_nav|bbs_nav|post-move|other_con|charge|manager|copyright|copyrights|tag|pic\d?gallery|figcaption|p-photo)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_LICENSE_BOX = re.compile(r"(?:^|[\s_-])(?:kogl|opennuri|codeview)", re.IGNORECASE)
_LONGEST_LICENSE = 500
_NEIGHBOURS = re.compile(r"^(?:이전|다음)\s?(?:글|기사|게시물)")
_LONGEST_NEIGHBOURS = 400
_NEVER_TEXT = ("script", "style", "noscript", "iframe", "object", "button", "select")
_DOWNLOAD = re.compile(r"(?:down|fileget|getfile|readfile|attach(?:ment)?)", re.IGNORECASE)
_OPENED = re.compile(r"(?:location(?:\.href)?\s{0,3}=\s{0,3}|window\.open\(\s{0,3})['\"](?P<url>[^'\"]{1,1000})['\"]")
_FILE_NAME = re.compile(r"\.(?:hwpx?|hml|pdf|docx?|xlsx?|xls|pptx?|csv|txt|zip|odt|jpe?g|png|gif|mp4)\b", re.IGNORECASE)
_VIEWER = re.compile(
    r"viewer|preview|synap|convert|docview|바로\s?보기|미리\s?보기|뷰어|전용\s?뷰어|일괄|전체\s?(?:다운|받기)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"^(?P<name>.{1,250}?\.(?:hwpx?|hml|pdf|docx?|xlsx?|pptx?|csv|txt|zip|odt|jpe?g|png|gif|mp4))(?![a-z])",
    re.IGNORECASE,
)
_KOGL = re.compile(
    r"제\s?(?P<type>[0-4])\s?유형|(?:open)?type[_\s-]?0?(?P<mark>[0-4])|kogl[_\s-]?0?(?P<short>[1-4])|opencode(?P<code>[0-4])",
    re.IGNORECASE,
)
_FREE_FORBIDDEN = re.compile(r"자유\s?이용\s?(?:을\s?)?불가")
_LONGEST_FIELD = 300
_LONGEST_LINE = 320
_FIELD = re.compile(
    r"(?:^|(?<=[\s|/·,(\[]))(?P<label>"
    + "|".join(
        sorted(
            (*DATE_LABELS, *DEPARTMENT_LABELS, "제목", "조회수", "조회", "연락처", "전화번호"), key=len, reverse=True
        )
    )
    + r")\s{0,3}(?:[:：]|(?=20\d\d\s?[-./년]))"
)
"""A label of a line that holds several fields."""
_LONGEST_LABEL = 40


def labelled(elements: Iterable[HtmlElement], labels: frozenset[str]) -> Iterator[str]:
    """The values that stand beside one of `labels` ("담당부서 | 일자리과", "등록일 : 2026-03-04"), in page order."""
    for element in elements:
        text = element.text
        if text and not text.isspace():
            own = " ".join(text.split())
            if len(own) <= _LONGEST_LINE:
                yield from _told_by(own, labels, element, _beside)
        for child in element:
            tail = child.tail
            if tail and not tail.isspace() and len(own := " ".join(tail.split())) <= _LONGEST_LINE:
                yield from _told_by(own, labels, child, _after)


def _told_by(
    own: str, labels: frozenset[str], element: HtmlElement, beside: Callable[[HtmlElement], str]
) -> Iterator[str]:
    """The values that a piece of text labels; what is not in the text itself stands `beside` the element."""
    if len(own) <= _LONGEST_LABEL and _squeezed(own) in labels:
        if value := beside(element):
            yield value
        return
    fields = list(_FIELD.finditer(own)) if ":" in own or "：" in own or "20" in own else []
    if fields:
        yield from _fields(own, fields, labels, lambda: beside(element))
        return
    first, _, rest = own.partition(" ")
    if first in labels and rest.strip(" :"):
        yield rest.strip(" :")[:_LONGEST_FIELD]


def _after(element: HtmlElement) -> str:
    """The text of the next element, "" where there is none."""
    following = element.getnext()
    told = text_of(following) if following is not None and isinstance(following.tag, str) else ""
    return told.strip(" :：")[:_LONGEST_FIELD]


def _fields(line: str, fields: list[re.Match[str]], labels: frozenset[str], beside: Callable[[], str]) -> Iterator[str]:
    """The values of one line with labels ("작성자 : 일자리과 / 작성일 : 2026-03-04"); the last may be in a child."""
    ends = [field.start() for field in fields[1:]] + [len(line)]
    for field, end in zip(fields, ends, strict=True):
        value = line[field.end() : end].strip(" |/·,:：")
        if _squeezed(field["label"]) in labels and (found := value or (beside() if end == len(line) else "")):
            yield found[:_LONGEST_FIELD]


def beside_label(root: HtmlElement, label: str) -> Iterator[HtmlElement]:
    """The cells (`td` after `th`, `dd` after `dt`) that stand beside `label`."""
    for head in root.iter("th", "dt"):
        value = head.getnext()
        if _squeezed(text_of(head)) == label and value is not None and value.tag in {"td", "dd"}:
            yield value


def _squeezed(label: str) -> str:
    return re.sub(r"[\s:：·|\]\[]", "", label)


def _beside(element: HtmlElement) -> str:
    """The text that follows a label: its children's, its tail, its next sibling's, or its parent's next sibling's."""
    inner = _within(element)
    if inner:
        return inner[:_LONGEST_FIELD]
    for place in (element, element.getparent()):
        if place is None:
            break
        tail = " ".join((place.tail or "").split()).strip(" :：|")
        if tail:
            return tail[:_LONGEST_FIELD]
        following = place.getnext()
        if following is not None and isinstance(following.tag, str):
            return text_of(following).strip(" :：")[:_LONGEST_FIELD]
    return ""


def _within(element: HtmlElement) -> str:
    """The text of a label's children, up to what is a label itself."""
    pieces: list[str] = []
    for child in element:
        pieces.append(text_of(child) if isinstance(child.tag, str) else "")
        tail = " ".join((child.tail or "").split())
        if _squeezed(tail) in DATE_LABELS | DEPARTMENT_LABELS:
            break
        pieces.append(tail)
    return " ".join(filter(None, pieces)).strip(" :：|/")


def body_markup(container: HtmlElement) -> str:
    """The HTML of the body container without scripts, comments and what boards put beside the text.

    A form field that carries the text (a hidden input, a textarea) gives its value, a script what it writes.
    """
    if container.tag == "input":
        return container.get("value") or ""
    if container.tag == "textarea":
        return container.text or ""
    if not text_of(container) and (script := "".join(written(child.text or "") for child in container.iter("script"))):
        return script
    body = deepcopy(container)
    body.tail = None
    for comment in body.xpath(".//comment()|.//processing-instruction()"):
        comment.drop_tree() if isinstance(comment, HtmlElement) else _drop(comment)
    size = len(text_of(body))
    for element in list(body.iterdescendants()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        beside = element.tag in {"form", "nav"} or bool(_BESIDE_THE_BODY.search(named)) or _links_neighbours(element)
        mark = beside and _LICENSE_BOX.search(named) is not None
        if element.tag in _NEVER_TEXT or mark or (beside and len(text_of(element)) * 2 <= size):
            _drop(element)
    return str(html.tostring(body, encoding="unicode"))


def _links_neighbours(element: HtmlElement) -> bool:
    """Whether an element links the posts before and after, whatever its class is."""
    if element.tag not in {"ul", "ol", "dl", "table", "div"} or element.find(".//a") is None:
        return False
    text = text_of(element)
    return len(text) <= _LONGEST_NEIGHBOURS and _NEIGHBOURS.match(text) is not None


def _drop(node: HtmlElement) -> None:
    parent = node.getparent()
    if parent is None:
        return
    previous = node.getprevious()
    if node.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def says_something(container: HtmlElement) -> bool:
    """Whether a body container holds text or a picture."""
    value = container.get("value") if container.tag == "input" else text_of(container)
    if (value or "").strip() or container.find(".//img") is not None:
        return True
    return any(written(script.text or "") for script in container.iter("script"))


def is_license_box(container: HtmlElement) -> bool:
    """Whether a container holds the licence's box and no text of its own."""
    length = len(text_of(container))
    if length > _LONGEST_LICENSE:
        return False
    boxes = [box for box in container.iterdescendants() if _LICENSE_BOX.search(f"{box.get('class')} {box.get('id')}")]
    outermost = [box for box in boxes if not any(outer in boxes for outer in box.iterancestors())]
    return bool(boxes) and length <= sum(len(text_of(box)) + 1 for box in outermost)


def license_mark(elements: Iterable[HtmlElement]) -> str | None:
    """The 공공누리 mark of the post, as "공공누리 제N유형" or "자유이용 불가"; None where it carries none."""
    for element in elements:
        named = f"{element.get('class', '')} {element.get('id', '')}".lower()
        is_mark = element.tag == "img" and "kogl" in (element.get("src") or "").lower()
        told = f"{element.get('alt', '')} {element.text or ''}"
        if "공공누리" in told or is_mark or "kogl" in named:
            match = _KOGL.search(told) or _KOGL.search(f"{element.get('src') or ''} {text_of(element)[:300]}")
            if match:
                return f"공공누리 제{next(filter(None, match.groups()))}유형"
        if _FREE_FORBIDDEN.search(told):
            return "자유이용 불가"
    return None


def file_links(root: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    """(name, URL) of the files that the page links, each once: viewers, thumbnails and general downloads left out."""
    found: dict[str, tuple[str, str]] = {}
    for element in outside_furniture(root):
        href = _file_address(element)
        url = absolute(base, href) if href and not href.startswith("#") else None
        if url is None or not _is_file_link(url) or is_viewer(element):
            continue
        name = file_name(element, url)
        # An icon links the file before its name does.
        known = found.get(canonical(url))
        if known is None or (_shown_name(element) and known[0] != name):
            found[canonical(url)] = (name, url)
    names: set[str] = set()
    for name, url in found.values():
        if name not in names or not _FILE_NAME.search(name):
            names.add(name)
            yield name, url


def _file_address(element: HtmlElement) -> str | None:
    """Where a link leads, or a button whose script opens an address."""
    if element.tag not in {"a", "button", "input"}:
        return None
    href: str | None = element.get("href") if element.tag == "a" else None
    if href and not href.startswith(("#", "javascript:")):
        return href
    opened = _OPENED.search((element.get("onclick") or "")[:2000])
    return opened["url"] if opened else href


def _is_file_link(url: str) -> bool:
    parts = urlsplit(url)
    if _VIEWER.search(parts.path):
        return False
    if _DOWNLOAD.search(parts.path) or _DOWNLOAD.search(parts.query[:80]):
        return True
    return bool(_FILE_NAME.search(url))


def is_viewer(element: HtmlElement) -> bool:
    """Whether a link shows a file in a viewer, or fetches all files at once."""
    return bool(_VIEWER.search(f"{text_of(element)} {element.get('title') or ''} {element.get('class') or ''}"))


def file_name(element: HtmlElement, url: str) -> str:
    """The name of the file that a link fetches: as shown, else as its address says."""
    values = (value for value in query_of(url).values() if _FILE_NAME.search(value))
    told = [*values, unquote(urlsplit(url).path.rpartition("/")[2])]
    named = (match["name"].strip() for text in told if (match := _NAME_END.match(" ".join(text.split()))))
    shown = " ".join(badgeless(element).split())[:200]
    return _shown_name(element) or next(named, "") or shown or told[-1] or "file"


def _shown_name(element: HtmlElement) -> str:
    """The name that a link shows to people, with its extension; "" where it shows none."""
    for text in (element.get("download") or "", badgeless(element), element.get("title") or ""):
        if match := _NAME_END.match(" ".join(text.split())):
            return match["name"].strip()
    return ""
