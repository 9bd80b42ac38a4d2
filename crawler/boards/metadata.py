"""What a page says of its release to machines: the whole text in JSON-LD, a description for shares. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from lxml.html import HtmlElement

from crawler.boards.titles import same_headline

_LONGEST = 500_000
_SHORTEST_TEXT = 80
_MOST_VALUES = 5_000
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")


def article_body(root: HtmlElement, title: str) -> str:
    """The markup of the text that JSON-LD gives for the release `title`; "" where it gives none, or other items'."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        for item in _articles(script.text[:_LONGEST]):
            body = item.get("articleBody")
            headline = item.get("headline") or item.get("name") or ""
            if isinstance(body, str) and body.strip() and isinstance(headline, str) and same_headline(title, headline):
                return _paragraphs(body)
    return ""


def description(root: HtmlElement) -> str:
    """The markup of `og:description`, which some boards fill with the whole text; "" where it is a mere motto."""
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        if (meta.get("property") or "").lower() == "og:description" and len(content) >= _SHORTEST_TEXT:
            return _paragraphs(content)
    return ""


def _articles(text: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < _MOST_VALUES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            kinds = value.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield value
            waiting += [held for held in value.values() if isinstance(held, (dict, list))]


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in unescape(text).splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
