"""XML of strangers → elements, without entities of its own, external files or unbounded size. Pure."""

from __future__ import annotations

import re
from html import escape, unescape

from lxml import etree

from crawler.boards.base import NotAnArticleError

_PROLOGUE = re.compile(r"^\s{0,99}<\?xml[^>]{0,200}\?>|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,100000}\])?[^>]{0,100}>")
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{0,30};")
"""HTML's names (&nbsp;), which XML does not know."""


def xml_root(text: str) -> etree._Element:
    """The root element. Raises NotAnArticleError where `text` is no XML or declares entities of its own."""
    plain = _NAMED_ENTITY.sub(lambda match: escape(unescape(match[0])), _PROLOGUE.sub("", text, count=2).strip())
    if "<!ENTITY" in plain:
        raise NotAnArticleError("the feed declares entities of its own")
    parser = etree.XMLParser(no_network=True, huge_tree=False, recover=True, load_dtd=False)
    root = etree.fromstring(plain.encode("utf-8", "replace") or b"<x/>", parser)
    if root is None:
        raise NotAnArticleError("the feed is not XML")
    return root


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; "" for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
