"""Files of the 새올 civil-service portal, which are fetched by POST from any page that shows its posts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_CALL = re.compile(
    r"goDownLoad\(\s{0,3}(?P<q>['\"])(?P<shown>[^'\"]{1,300})(?P=q)\s{0,3},\s{0,3}(?P=q)(?P<stored>[^'\"]{1,300})(?P=q)"
    r"\s{0,3},\s{0,3}(?P=q)(?P<folder>[^'\"]{0,300})(?P=q)"
)


def posted_files(root: HtmlElement) -> Iterator[dict[str, str]]:
    """The form fields (`user_file_nm`, `sys_file_nm`, `file_path`) of each file that a script call names, once."""
    seen: set[str] = set()
    for element in root.iter("a", "input", "button", "span", "img"):
        match = _CALL.search(f"{element.get('href') or ''} {element.get('onclick') or ''}"[:2000])
        if match and match["stored"] not in seen:
            seen.add(match["stored"])
            yield {"user_file_nm": match["shown"], "sys_file_nm": match["stored"], "file_path": match["folder"]}
