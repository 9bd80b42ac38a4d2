"""A minimal HWPX (OWPML) file from paragraphs and one table: what offices attach where the page holds no text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_PARAGRAPH = "http://www.hancom.co.kr/hwpml/2011/paragraph"
_SECTION = "http://www.hancom.co.kr/hwpml/2011/section"
_HEAD = "http://www.hancom.co.kr/hwpml/2011/head"
_VERSION = "http://www.hancom.co.kr/hwpml/2011/version"
_MADE_AT = (2024, 1, 1, 0, 0, 0)
"""One time for every part: the same content gives the same bytes."""


def build_hwpx(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """The bytes of a HWPX file with these paragraphs and, after them, this table (rows of cells; rows equally long)."""
    body = "".join(_paragraph(text) for text in paragraphs)
    if table:
        body += _run(_table(table))
    return pack_hwpx(f'<hs:sec xmlns:hs="{_SECTION}" xmlns:hp="{_PARAGRAPH}">{body}</hs:sec>')


def pack_hwpx(section: str) -> bytes:
    """The bytes of a HWPX file whose only section is this XML."""
    parts = {
        "mimetype": "application/hwp+zip",
        "version.xml": f'<hv:HCFVersion xmlns:hv="{_VERSION}" major="5" minor="1" micro="0" buildNumber="1"/>',
        "META-INF/container.xml": (
            '<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles>'
            '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
            "</ocf:rootfiles></ocf:container>"
        ),
        "Contents/content.hpf": (
            '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/" version=""><opf:manifest>'
            '<opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>'
            '<opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/>'
            '</opf:manifest><opf:spine><opf:itemref idref="header"/><opf:itemref idref="section0"/></opf:spine>'
            "</opf:package>"
        ),
        "Contents/header.xml": f'<hh:head xmlns:hh="{_HEAD}" version="1.4" secCnt="1"><hh:refList/></hh:head>',
        "Contents/section0.xml": section,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _MADE_AT)
            # The mark must stand uncompressed at the beginning of the file.
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            declaration = "" if name == "mimetype" else '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            archive.writestr(part, declaration + content)
    return packed.getvalue()


def _paragraph(text: str) -> str:
    return _run(f"<hp:t>{escape(text)}</hp:t>")


def _run(content: str) -> str:
    return f'<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">{content}</hp:run></hp:p>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    drawn = "".join(
        f"<hp:tr>{''.join(_cell(text, row, column) for column, text in enumerate(cells))}</hp:tr>"
        for row, cells in enumerate(rows)
    )
    return f'<hp:tbl id="1" rowCnt="{len(rows)}" colCnt="{len(rows[0])}" cellSpacing="0">{drawn}</hp:tbl>'


def _cell(text: str, row: int, column: int) -> str:
    return (
        f'<hp:tc header="0"><hp:subList id="">{_paragraph(text)}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        '<hp:cellSpan colSpan="1" rowSpan="1"/><hp:cellSz width="8000" height="1000"/></hp:tc>'
    )
