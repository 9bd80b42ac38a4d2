"""Small real files of the formats that offices attach, made byte by byte. Each returns the bytes of one file."""

import hashlib
import io
import itertools
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

Rows = list[list[str]]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _office(parts: dict[str, str | bytes], main: str, main_type: str, types: dict[str, str] | None = None) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in {main: main_type, **(types or {})}.items()
    )
    return pack(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="{main}"/></Relationships>',
            **parts,
        }
    )


def docx(paragraphs: list[str], table: Rows = [], *, body: str = "", prologue: str = "") -> bytes:  # noqa: B006
    """A Word document; `body` is further WordprocessingML, `prologue` stands before the root element."""
    texts = "".join(_word_paragraph(text) for text in paragraphs)
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{_word_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in table)
    grid = f"<w:tbl>{rows}</w:tbl>" if table else ""
    document = f'{prologue}<w:document xmlns:w="{_WORD}"><w:body>{texts}{grid}{body}</w:body></w:document>'
    return _office({"word/document.xml": document}, "word/document.xml", "wordprocessingml.document.main")


def _word_paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def xlsx(sheets: dict[str, list[list[str | float]]], *, formats: dict[tuple[int, int], int] | None = None) -> bytes:
    """A workbook; `formats` gives cells of the first sheet, by (row, column), style 1 (0.0%) or 2 (#,##0)."""
    styles = (
        f'<styleSheet xmlns="{_SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
        '<xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    listed, related, parts = "", "", {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        listed += f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        related += (
            f'<Relationship Id="rId{number}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        drawn = "".join(
            f'<row r="{y + 1}">'
            + "".join(_sheet_cell(x, y, value, (formats or {}).get((y, x), 0)) for x, value in enumerate(row))
            + "</row>"
            for y, row in enumerate(rows)
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_SHEET}"><sheetData>{drawn}</sheetData></worksheet>'
        )
    related += f'<Relationship Id="rId99" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    return _office(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
            "xl/styles.xml": styles,
            **parts,
        },
        "xl/workbook.xml",
        "spreadsheetml.sheet.main",
        {"xl/styles.xml": "spreadsheetml.styles", **dict.fromkeys(parts, "spreadsheetml.worksheet")},
    )


def _sheet_cell(column: int, row: int, value: str | float, style: int) -> str:
    place = f"{chr(65 + column)}{row + 1}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr" s="{style}"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def pdf(lines: list[str], *, password: str | None = None, image_only: bool = False) -> bytes:
    """A one-page PDF whose Korean font is a CID font with a ToUnicode map; a password encrypts it with RC4."""
    characters = sorted({character for line in lines for character in line})
    codes = {character: number for number, character in enumerate(characters, 1)}
    shown = "".join(
        f"1 0 0 1 50 {780 - 18 * number} Tm <{''.join(f'{codes[c]:04x}' for c in line)}> Tj\n"
        for number, line in enumerate(lines)
    )
    content = f"BT /F1 12 Tf {shown}ET" if not image_only else "q 400 0 0 400 50 300 cm /I1 Do Q"
    mapped = "\n".join(f"<{code:04x}> <{ord(character):04x}>" for character, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    streams = {4: content.encode(), 7: to_unicode.encode(), 9: b"\x80" * 64}
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> /XObject << /I1 9 0 R >> >> >>",
        5: "<< /Type /Font /Subtype /Type0 /BaseFont /Batang /Encoding /Identity-H /DescendantFonts [6 0 R]"
        " /ToUnicode 7 0 R >>",
        6: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Batang /FontDescriptor 8 0 R /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        8: "<< /Type /FontDescriptor /FontName /Batang /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        " /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
    }
    image = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
    file_id, encrypt, key = b"0123456789abcdef", "", b""
    if password is not None:
        owner, user, key = _pdf_secrets(password, file_id)
        encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in range(1, 10):
        places[number] = len(out)
        if number in streams:
            data = streams[number]
            if key:
                salted = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\x00\x00").digest()[: len(key) + 5]
                data = _rc4(salted, data)
            head = f"<< /Length {len(data)} {image if number == 9 else ''} >>\nstream\n".encode()
            out += f"{number} 0 obj\n".encode() + head + data + b"\nendstream\nendobj\n"
        else:
            out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode()
    table = "".join(f"{places[number]:010d} 00000 n \n" for number in range(1, 10))
    trailer = f"<< /Size 10 /Root 1 0 R /ID [<{file_id.hex()}> <{file_id.hex()}>] {encrypt} >>"
    return bytes(out) + (
        f"xref\n0 10\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def _pdf_secrets(password: str, file_id: bytes) -> tuple[bytes, bytes, bytes]:
    """Owner entry, user entry and key of the standard security handler, revision 2."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    padded = (password.encode() + padding)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", -4) + file_id).digest()[:5]
    return owner, _rc4(key, padding), key


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def hwp(paragraphs: list[str], table: Rows = [], *, flags: int = 0) -> bytes:  # noqa: B006
    """A HWP 5 file; `flags` are further bits of its header (2 password, 16 DRM)."""
    header = b"HWP Document File".ljust(32, b"\x00") + struct.pack("<II", 0x05000500, 1 | flags)
    section = b"".join(_hwp_paragraph(text, 0) for text in paragraphs) + (_hwp_table(table) if table else b"")
    mappings = _record(16, 0, struct.pack("<7H3I", 1, *[1] * 6, 0, 0, 0)) + _record(17, 0, bytes(72))
    return ole(
        {
            "FileHeader": header.ljust(256, b"\x00"),
            "DocInfo": _deflate(mappings),
            "BodyText/Section0": _deflate(section),
        }
    )


def _deflate(data: bytes) -> bytes:
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    return raw.compress(data) + raw.flush()


def _record(tag: int, level: int, data: bytes) -> bytes:
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data


def _hwp_paragraph(text: str, level: int, control: bytes = b"", mask: int = 0) -> bytes:
    characters = text.encode("utf-16-le") + control + b"\r\x00"
    head = struct.pack("<IIHBBHHHI", len(characters) // 2 | 1 << 31, mask, 0, 0, 0, 1, 0, 1, 0)
    return (
        _record(66, level, head)
        + _record(67, level + 1, characters)
        + _record(68, level + 1, bytes(8))
        + _record(69, level + 1, bytes(36))
    )


def _hwp_table(rows: Rows) -> bytes:
    placed = struct.pack("<H", 11) + b" lbt" + bytes(8) + struct.pack("<H", 11)
    made = _hwp_paragraph("", 0, placed, 1 << 11)
    made += _record(71, 1, b" lbt" + bytes(42))
    sizes = struct.pack(f"<{len(rows)}H", *[len(row) for row in rows])
    made += _record(77, 2, struct.pack("<IHHH4H", 0, len(rows), len(rows[0]), 0, 0, 0, 0, 0) + sizes + bytes(4))
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            cell = struct.pack("<HHHHII4HH", x, y, 1, 1, 8000, 1000, 0, 0, 0, 0, 1)
            made += _record(72, 2, struct.pack("<HIH", 1, 0, 0) + cell) + _hwp_paragraph(text, 2)
    return made


def hwpml(paragraphs: list[str], table: Rows = [], *, prologue: str = "") -> bytes:  # noqa: B006
    """A HWPML 2 file."""
    texts = "".join(f"<P><TEXT><CHAR>{escape(text)}</CHAR></TEXT></P>" for text in paragraphs)
    rows = "".join(
        "<ROW>"
        + "".join(f"<CELL><PARALIST><P><TEXT><CHAR>{escape(cell)}</CHAR></TEXT></P></PARALIST></CELL>" for cell in row)
        + "</ROW>"
        for row in table
    )
    grid = f"<P><TEXT><TABLE>{rows}</TABLE><CHAR/></TEXT></P>" if table else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<HWPML Version="2.8"><HEAD/><BODY><SECTION Id="0">'
        f"{texts}{grid}</SECTION></BODY><TAIL/></HWPML>"
    ).encode()


_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams; a path with a slash puts a stream into a storage. At most 64 KB."""
    entries: list[dict] = [{"name": "Root Entry", "kind": 5, "child": _FREE, "start": _END, "size": 0}]
    folders: dict[str, int] = {"": 0}
    children: dict[int, list[int]] = {0: []}
    sectors: list[bytes] = []
    chain: list[int] = []
    mini, mini_chain = bytearray(), []

    def store(data: bytes) -> int:
        first = len(sectors)
        count = -(-len(data) // 512)
        for number in range(count):
            sectors.append(data[number * 512 : (number + 1) * 512].ljust(512, b"\x00"))
            chain.append(first + number + 1 if number + 1 < count else _END)
        return first if count else _END

    for path, data in streams.items():
        folder, _, name = path.rpartition("/")
        if folder not in folders:
            folders[folder] = len(entries)
            children[0].append(len(entries))
            children[len(entries)] = []
            entries.append({"name": folder, "kind": 1, "child": _FREE, "start": 0, "size": 0})
        children[folders[folder]].append(len(entries))
        if len(data) < 4096:
            start, count = len(mini) // 64, -(-len(data) // 64)
            mini += data.ljust(count * 64, b"\x00")
            mini_chain += [start + number + 1 for number in range(count - 1)] + [_END] * bool(count)
        else:
            start = store(data)
        entries.append({"name": name, "kind": 2, "child": _FREE, "start": start, "size": len(data)})
    entries[0] |= {"start": store(bytes(mini)), "size": len(mini)}
    right: dict[int, int] = {}
    for parent, inside in children.items():
        inside.sort(key=lambda number: (len(entries[number]["name"]), entries[number]["name"].upper()))
        if inside:
            entries[parent]["child"] = inside[0]
        right |= dict(itertools.pairwise(inside))
    listed = b"".join(_ole_entry(entry, right.get(number, _FREE)) for number, entry in enumerate(entries))
    directory = store(listed.ljust(-(-len(listed) // 512) * 512, b"\x00"))
    mini_fat = store(struct.pack(f"<{len(mini_chain)}I", *mini_chain).ljust(512, b"\xff"))
    fat_sector = len(sectors)
    chain.append(_FAT)
    assert len(chain) <= 128
    sectors.append(struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff"))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, 4096, mini_fat, 1, _END, 0, fat_sector)
    return header.ljust(512, b"\xff") + b"".join(sectors)


def _ole_entry(entry: dict, right: int) -> bytes:
    name = (entry["name"] + "\x00").encode("utf-16-le")
    return (
        name.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(name), entry["kind"], 1, _FREE, right, entry["child"])
        + bytes(36)
        + struct.pack("<IQ", entry["start"], entry["size"])
    )
