"""A page of an unknown family → its title, main text, date of publication and language. Pure, like `crawler.texts`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from crawler.texts import parse_html, read_element

READER = "iljari-page 1"

_PRUNED = [
    "//*[contains(@class, 'satis') or contains(@id, 'satis')]",
    "//*[contains(@class, 'kogl') or contains(@class, 'nuri') or contains(@class, 'copyright')]",
    "//*[self::div or self::form or self::fieldset or self::p][string-length(.) < 160][contains(., '만족하')"
    " or contains(., '만족도')]",
    "//*[self::div or self::p or self::dl][string-length(.) < 160][contains(., '공공누리') and contains(., '유형')]",
]
"""Satisfaction forms and 공공누리 licence marks, which stand inside the main part of office pages."""
_TAGS = {"row": "tr", "cell": "td", "lb": "br", "head": "h3", "item": "li", "list": "ul", "quote": "blockquote"}
_LEAST_LETTERS = 100
_LANGUAGE_SAMPLE = 4000

_DECLARES = SoupStrainer(["meta", "title", "h1", "h2", "h3", "h4", "script"])
"""Where a page tells its own title and date; nothing else of it is made into a tree for that."""
_PUBLISHED_META = (
    "meta[property='article:published_time'], meta[name='article:published_time'], meta[itemprop='datePublished'],"
    " meta[name='pubdate'], meta[name='DC.date.issued']"
)
_JSON_LD_DATE = re.compile(r'"datePublished"\s{0,3}:\s{0,3}"([0-9]{4}-[0-9]{2}-[0-9]{2})')
_LABELLED_DATE = re.compile(
    r"(?:등록|작성|게시|게재|배포|보도|입력|승인)(?:일자|일시|일|시간)?[\s:：|]{0,6}"
    r"((?:19|20)[0-9]{2})\s?[.년/-]\s?([0-9]{1,2})\s?[.월/-]\s?([0-9]{1,2})(?![0-9])"
)
_ISO_DATE = re.compile(r"\s{0,5}([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HANGUL, _LATIN = re.compile("[가-힣]"), re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class PageText:
    """`text` is the main part of a page, tables as tab-separated rows, "" if there is none. `lang`: ko, en or None."""

    title: str
    text: str
    published_on: date | None
    lang: str | None


def page_text(html: str) -> PageText:
    """What a page says, without its navigation and furniture.

    The date is one that the page declares or labels (등록일, 입력 ...), never one that is guessed from elsewhere.
    Raises ValueError where the page is nested too deeply to be read.
    """
    root = parse_html(html)
    if root is None:
        return PageText("", "", None, None)
    everything = read_element(root).text
    text = _main_text(html) or everything
    declares = BeautifulSoup(html, "lxml", parse_only=_DECLARES)
    return PageText(_title(declares), text, _published_on(declares, everything), language_of(text))


def language_of(text: str) -> str | None:
    """`ko` or `en` by the letters at the beginning of the text, None where there are hardly any."""
    sample = text[:_LANGUAGE_SAMPLE]
    hangul, latin = len(_HANGUL.findall(sample)), len(_LATIN.findall(sample))
    if hangul + latin < 10:
        return None
    return "ko" if hangul * 5 >= latin else "en"


def _main_text(html: str) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(
        html, include_tables=True, include_comments=False, favor_recall=True, deduplicate=False, prune_xpath=_PRUNED
    )
    body = getattr(found, "body", None)
    if body is None:
        return ""
    for element in body.iter(*_TAGS):
        element.tag = _TAGS[element.tag]
    text = read_element(body).text
    # Next to nothing is a caption or a button taken for the article.
    return text if sum(map(str.isalnum, text)) >= _LEAST_LETTERS else ""


def _title(declared: BeautifulSoup) -> str:
    titles = [
        str(meta.get("content", "")) for meta in declared.select("meta[property='og:title'], meta[name='og:title']")
    ]
    in_head = _line(declared.title.get_text()) if declared.title else ""
    headings = [_line(heading.get_text()) for heading in declared.select("h1, h2, h3, h4")]
    # A site's name stands beside the headline in <title>, the headline alone on the page.
    shared = [heading for heading in headings if len(heading) >= 8 and heading in in_head]
    return next(filter(None, [*map(_line, titles), *shared, in_head]), "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _published_on(declares: BeautifulSoup, text: str) -> date | None:
    declared = [str(meta.get("content", "")) for meta in declares.select(_PUBLISHED_META)]
    for script in declares.select("script[type='application/ld+json']"):
        declared += [match[1] for match in _JSON_LD_DATE.finditer(script.string or "")]
    matches = [match for content in declared if (match := _ISO_DATE.match(content))]
    matches += islice(_LABELLED_DATE.finditer(text), 3)
    for match in matches:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None
