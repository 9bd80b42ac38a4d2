"""What all boards share: from a response to rows and articles, without network, clock or store.

How to add a family: write `crawler/boards/<family>.py` with one subclass of `Board` whose `family` is the module's
name. Most families set class attributes and no method:

- `required`: names that a declaration must give, in `params` or in the query of `list_url`
- `id_param`: the query parameter that holds a post's id; `calls` for links that are scripts (function → position of
  the id); `id_patterns` for anything else (group `id`; attributes named data-* are shown to them as `data-x=value`)
- `file_calls`: scripts that fetch files (function → address with {0}, {1} for its arguments)
- `same_board`: parameters that tell this board's links from those of others on the page
- `article_path` and `keep`: last part of an article's path, and the parameters of its URL in their order
- `page_param`: the parameter that turns pages
- `usual`: what a declaration need not say, since the shape of `list_url` tells it (pattern, params); `id_params` are
  names that the id has on some sites, `page_fields` fields of the page's forms that tell a parameter (parameter →
  field), both for `iljari sources identify` to try
- `selectors`: CSS for the `title`, `date` and `body` of an article's page; `row` narrows the search for rows.
  A source's own `body` and `row` come before them; its `title`, `date` and `department` are those of a row in the list

A declaration may set `id_param`, `article_path`, `page_param`, `script` (with `script_argument`) in `params` for any
family, `body_label` where the body stands beside a label (부제목, 내용) in a table or list of fields,
`file_script` with `file_path` ("/download.php?uid={0}") where a script of its own fetches files, and
`detail_url` where the address of an article is put together otherwise.

Methods to replace where that is not enough: `page_request`, `article_request`, `identify`, `files`. Describe in the
module's docstring what the family's pages look like and which parameters a declaration gives. Put recorded forms
under `tests/crawler/pages/<family>/`; the tests find the family and its pages by themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar
from urllib.parse import quote, quote_plus, urljoin

from lxml.html import HtmlElement
from scrapy import FormRequest, Request
from scrapy.http import HtmlResponse

from crawler.boards import articles, metadata
from crawler.boards.dates import find_date
from crawler.boards.links import canonical, query_of, with_query, without_session
from crawler.boards.rows import Found, find_rows, is_selector, outside_furniture, select, text_of
from crawler.boards.scripts import called_id, called_url
from crawler.boards.shape import body_by_shape
from crawler.boards.titles import badgeless, clean_title, same_headline
from crawler.sources import Part, Source, SourceError

_NO_ARTICLE = re.compile(r"(?:down|file|rss|print|delete|update|write|regist|login)", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:게시물|게시글|등록된|검색된|조회된|자료|데이터|기사|글|내용|결과)[^.<>\n]{0,20}(?:없습니다|없음|존재하지\s?않)"
    r"|no (?:data|articles|posts|results)",
    re.IGNORECASE,
)
_SMALL_PAGE = 4096
"""Bytes below which a page without headline and body is a soft error."""
_LONGEST_DEPARTMENT = 60
_ID_PLACE = "-the-id-"
"""Stands for an article's id where its address is prepared; it needs no escaping."""
_LONGEST_NOTE = 60
_TITLE_LABEL = frozenset({"제목"})
_TITLES = (
    ".view_title",
    ".view_tit",
    ".board_view h3",
    ".board_view h4",
    ".bbs_view h3",
    ".view_head h3",
    ".title_view",
)
_PUBLISHED = ('meta[property="article:published_time"]', 'meta[name="article:published_time"]')
_LIST_PARTS: tuple[Part, ...] = ("title", "date", "department")


Selectors = Mapping[Part, tuple[str, ...]]


class NotAnArticleError(ValueError):
    """A page that answered 200 and holds no release: an error page, a gate, the front page."""


class RefusedError(ValueError):
    """An answer of status 200 that says that we are not let in, such as a key that is not accepted."""


class LayoutChangedError(ValueError):
    """A page of a release whose body the family's selectors do not find."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list. By `native_id` the board asks for its article; `url` is canonical and identifies nothing."""

    native_id: str
    url: str
    title: str
    published_on: date | None = None
    department: str | None = None
    pinned: bool = False
    inline: ArticlePage | None = None
    """The release itself, where the list carries it whole."""

    @property
    def listed(self) -> str:
        """A fingerprint of headline, date and what else the list carries, which changes when an office edits it."""
        shown = f"{self.title}\n{self.published_on or ''}"
        if self.inline is not None:
            shown += f"\n{self.inline.body_html}"
        return hashlib.blake2s(shown.encode("utf-8", "replace"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as linked: its name and the request that fetches it."""

    filename: str
    request: Request


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What the page of a release shows; None or "" where it shows nothing. `by_shape`: no selector found the body."""

    title: str
    published_on: date | None
    department: str | None
    license: str | None
    body_html: str
    files: tuple[File, ...] = ()
    by_shape: bool = False


class Board:
    """A board of one source. Subclasses describe a CMS family; instances add the declaration."""

    family: ClassVar[str] = ""
    required: ClassVar[tuple[str, ...]] = ()
    id_param: ClassVar[str] = ""
    calls: ClassVar[Mapping[str, int]] = {}
    id_patterns: ClassVar[tuple[re.Pattern[str], ...]] = ()
    file_calls: ClassVar[Mapping[str, str]] = {"fn_egov_downFile": "/cmm/fms/FileDown.do?atchFileId={0}&fileSn={1}"}
    same_board: ClassVar[tuple[str, ...]] = ()
    article_path: ClassVar[str] = ""
    keep: ClassVar[tuple[str, ...]] = ()
    page_param: ClassVar[str] = "pageIndex"
    first_page: ClassVar[int] = 1
    usual: ClassVar[tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]] = ()
    id_params: ClassVar[tuple[str, ...]] = ()
    page_fields: ClassVar[Mapping[str, str]] = {}
    selectors: ClassVar[Selectors] = {}
    whole: ClassVar[bool] = False
    """Whether the list carries each release whole, so that none can be asked for by its id."""
    newest_first: ClassVar[bool] = True
    """Whether lists begin with the newest; others are read to their end in every run."""
    least_unknown: ClassVar[int] = 300
    """Letters of markup from which on a text in no known place is believed beside attached files."""
    newest: date | None = None
    """The last day that is asked for, where pages are spans of days; set by `begin`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._query = query_of(source.list_url)
        shaped = (params for pattern, params in self.usual if pattern.search(source.list_url))
        self._usual: Mapping[str, str] = next(shaped, {})
        script = self.option("script")
        self._calls = {**({script: int(self.option("script_argument", "0"))} if script else {}), **self.calls}
        file_script = self.option("file_script")
        self._file_calls = {**({file_script: self.option("file_path")} if file_script else {}), **self.file_calls}
        for part, selectors in source.select.items():
            for selector in selectors:
                if not is_selector(selector):
                    raise SourceError(f"source {source.id}: select.{part}: {selector!r} is no CSS selector")
        missing = [name for name in self.required if not self.option(name)]
        if missing:
            raise SourceError(f"source {source.id}: family {self.family} needs {', '.join(missing)}")

    def option(self, name: str, default: str = "") -> str:
        """What the declaration gives for `name`: in `params`, the query of `list_url`, or its shape; else `default`."""
        return self.source.params.get(name) or self._query.get(name) or self._usual.get(name) or default

    def css(self, part: Part) -> tuple[str, ...]:
        """The selectors for one part: the source's own, then the family's."""
        return (*self.source.select.get(part, ()), *self.selectors.get(part, ()))

    def begin(self, newest: date) -> None:
        """Start a walk: `newest` is the day of the run, or the last day of the window that is asked for."""
        self.newest = newest

    @property
    def patience(self) -> int:
        """Pages in a row without anything new to see that end a walk."""
        return 1

    # Requests

    def page_request(self, page: int) -> Request | None:
        """The request of list page `page`, counted from 1; None where there is no such page."""
        parameter = self.option("page_param", self.page_param)
        number = page - 1 + self.first_page
        url = self.source.list_url if page == 1 else with_query(self.source.list_url, {parameter: str(number)})
        return Request(without_session(url))

    def article_url(self, native_id: str) -> str:
        """The canonical URL of an article."""
        if self.source.detail_url:
            return self.source.detail_url.replace("{id}", quote(native_id, safe=""))
        before, _, after = self._article_template.partition(_ID_PLACE)
        return f"{before}{quote_plus(native_id, errors='surrogateescape')}{after}"

    @cached_property
    def _article_template(self) -> str:
        """The address of this board's articles with `_ID_PLACE` for the id."""
        given = {name: self.option(name) for name in self.keep} | {self.option("id_param", self.id_param): _ID_PLACE}
        base = urljoin(self.source.list_url, self.option("article_path", self.article_path))
        return with_query(
            without_session(base).partition("?")[0], {name: value for name, value in given.items() if value}
        )

    def article_request(self, native_id: str) -> Request:
        """The request that fetches an article known by its id only."""
        return Request(self.article_url(native_id))

    # Lists

    def identify(self, link: str) -> str | None:
        """The id of the post that a link or script leads to; None when it leads to something else."""
        if native_id := called_id(link, self._calls):
            return native_id
        for pattern in self.id_patterns:
            if match := pattern.search(link):
                return match["id"]
        parameter = self.option("id_param", self.id_param)
        if not parameter or f"{parameter}=" not in link or link.startswith("data-"):
            return None
        if _NO_ARTICLE.search(link.partition("?")[0].rpartition("/")[2]):
            return None
        query = query_of(link)
        if any(query.get(name, self.option(name)) != self.option(name) for name in self.same_board):
            return None
        return query.get(parameter) or None

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The rows of a list page in its order, each post once; `today` is the date of rows that show only a time."""
        root = self._root(response)
        found = find_rows(root, self.identify, select(root, self.css("row")))
        numbered = sum(row.is_numbered() for row in found) * 2 > len(found)
        return [row for row in (self._row(line, today, numbered=numbered) for line in found) if row.title]

    def _row(self, found: Found, today: date | None, *, numbered: bool) -> Row:
        declared = {part: next(select(found.element, self.source.select.get(part, ())), None) for part in _LIST_PARTS}
        told = {part: text_of(element) if element is not None else "" for part, element in declared.items()}
        return Row(
            native_id=found.native_id,
            url=self.article_url(found.native_id),
            title=clean_title(told["title"]) or found.title(),
            published_on=find_date(told["date"], today) or found.published_on(today),
            department=told["department"] or found.department(),
            pinned=found.pinned(numbered),
        )

    def says_empty(self, response: HtmlResponse) -> bool:
        """Whether a list page without rows says itself that it has none."""
        told = (" ".join(element.text.split()) for element in outside_furniture(self._root(response)) if element.text)
        return any(len(text) <= _LONGEST_NOTE and _EMPTY.search(text) for text in told)

    def heading(self, response: HtmlResponse) -> str:
        """What the page calls itself: its title, breadcrumb and first headings. Tells a board from the wrong one."""
        named = response.css("title, h1, h2, h3, .location, .breadcrumb, #location")
        return " ".join(text_of(element.root) for element in named[:12])

    # Articles

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The parts of a release. By `listed_title`, its headline in the list, an unknown layout is known to show it.

        Raises NotAnArticleError for error pages that answered 200, LayoutChangedError when the release is there and
        its body is not found.
        """
        root = self._root(response)
        title = self._title(root)
        container = self._container(root)
        files = tuple(self.files(response, root))
        if container is not None and articles.says_something(container):
            body = articles.body_markup(container)
        else:
            body = self.told_to_machines(root, title or listed_title)
        if container is None and not body and not (title and files):
            return self._by_shape(response, root, title, listed_title, files)
        # Where files are attached the text may be in them only, unless the page shows a good deal of it.
        unselected = "" if body or (container is not None and files) else body_by_shape(root, response.text, title)
        if files and len(unselected) < self.least_unknown:
            unselected = ""
        # A release may speak of other dates and offices, so its body is not searched for them.
        around = list(outside_furniture(root, without=container))
        return ArticlePage(
            title=title,
            published_on=self._published_on(root, around),
            department=self._department(around),
            license=articles.license_mark(around) or self._license_inside(container),
            body_html=body or unselected,
            files=files,
            by_shape=bool(unselected),
        )

    def told_to_machines(self, root: HtmlElement, title: str) -> str:
        """The markup of the text where the page tells it to machines only; "" where it does not."""
        return metadata.article_body(root, title)

    def files(self, response: HtmlResponse, root: HtmlElement) -> Iterator[File]:
        """The attachments that the page links."""
        for name, url in articles.file_links(root, response.url):
            yield File(name, Request(url, headers={"Referer": response.url}))
        seen: set[str] = set()
        for element in outside_furniture(root):
            script = f"{element.get('href', '')} {element.get('onclick', '')}"[:2000]
            called = called_url(script, self._file_calls)
            if called and called not in seen and not articles.is_viewer(element):
                seen.add(called)
                url = urljoin(response.url, called)
                yield File(articles.file_name(element, url), Request(url, headers={"Referer": response.url}))

    def _title(self, root: HtmlElement) -> str:
        for element in select(root, (*self.selectors.get("title", ()), *_TITLES)):
            if title := clean_title(badgeless(element)):
                return title
        return next((clean_title(value) for value in articles.labelled(outside_furniture(root), _TITLE_LABEL)), "")

    def _container(self, root: HtmlElement) -> HtmlElement | None:
        """The body's element: the first that says something, else the first that is there."""
        label = self.option("body_label")
        matches = list(articles.beside_label(root, label)) if label else []
        matches += select(root, self.css("body"))
        speaking = (element for element in matches if articles.says_something(element))
        return next(
            (element for element in speaking if not articles.is_license_box(element)), matches[0] if matches else None
        )

    def _published_on(self, root: HtmlElement, around: list[HtmlElement]) -> date | None:
        for value in articles.labelled(around, articles.DATE_LABELS):
            if found := find_date(value):
                return found
        for meta in select(root, _PUBLISHED):
            if found := find_date((meta.get("content") or "")[:10]):
                return found
        for element in select(root, (*self.selectors.get("date", ()), "time[datetime]")):
            if found := find_date(element.get("datetime") or text_of(element)):
                return found
        return None

    @staticmethod
    def _license_inside(container: HtmlElement | None) -> str | None:
        return articles.license_mark(outside_furniture(container)) if container is not None else None

    def _department(self, around: list[HtmlElement]) -> str | None:
        named = articles.labelled(around, articles.DEPARTMENT_LABELS)
        return next((value for value in named if len(value) <= _LONGEST_DEPARTMENT and not find_date(value)), None)

    def _by_shape(
        self, response: HtmlResponse, root: HtmlElement, title: str, listed_title: str, files: tuple[File, ...]
    ) -> ArticlePage:
        """The net under the selectors: takes the body by its shape, when the page shows the listed headline."""
        text = text_of(root)
        if not title and not (listed_title and same_headline(listed_title, text)):
            if len(response.body) < _SMALL_PAGE:
                raise NotAnArticleError(f"a small page that holds no release: {text[:80]!r}")
            raise NotAnArticleError("the page does not show the headline of the release")
        around = list(outside_furniture(root))
        body = body_by_shape(root, response.text, title or listed_title)
        if not body and not files:
            raise LayoutChangedError("no selector finds the body of the release")
        return ArticlePage(
            title=title or clean_title(listed_title),
            published_on=self._published_on(root, around),
            department=self._department(around),
            license=articles.license_mark(around),
            body_html=body,
            files=files,
            by_shape=True,
        )

    @staticmethod
    def _root(response: HtmlResponse) -> HtmlElement:
        root = response.selector.root
        if not isinstance(root, HtmlElement):
            raise NotAnArticleError("the page is not HTML")
        return root


def form_request(url: str, fields: Mapping[str, str], referer: str | None = None) -> Request:
    """A POST of `fields`, which are kept in `meta["form"]` for the record of the fetch."""
    headers = {"Referer": referer} if referer else {}
    return FormRequest(url, formdata=dict(fields), headers=headers, meta={"form": dict(fields)})


def canonical_with(url: str, fields: Mapping[str, str], keep: Iterable[str]) -> str:
    """The canonical URL of a POST: the same call as a GET, with the fields `keep`."""
    return canonical(with_query(url, dict(fields)), keep)
