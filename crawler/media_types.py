"""What a file is, told from its bytes: names and Content-Type headers of attachments lie."""

from __future__ import annotations

import io
import re
import zipfile

from crawler.texts import decode

HWP = "application/x-hwp"
HWP3 = "application/x-hwp-v3"
HWPML = "application/x-hwpml"
HWPX = "application/hwp+zip"
PDF = "application/pdf"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
DRM = "application/x-drm-container"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
HTML = "text/html"
TEXT = "text/plain"
XML = "application/xml"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    # The order matters: protected packages carry a stub WordDocument stream as well.
    ("DRMEncryptedDataSpace", DRM),
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("HwpSummaryInformation", HWP),
    ("FileHeader", HWP),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)
_DRM_HEADERS = (b"\x9b DRMONE", b"<!-- FasooSecureContainer", b"SCDSA0", b"<DOCUMENT SAFER", b"<## NASCA DRM")
"""Fasoo twice, Softcamp, MarkAny, Nasca: documents wrapped by the rights management of the office that wrote them."""
_SIGNATURES = (
    (b"HWP Document File V3", HWP3),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"Rar!\x1a", "application/x-rar-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"EGGA", "application/x-egg"),
    (b"ALZ\x01", "application/x-alz"),
    (b"MZ", "application/x-msdownload"),
)
_ZIP_PARTS = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", XLSX),
    ("ppt/presentation.xml", PPTX),
    ("Contents/section0.xml", HWPX),
    ("Contents/content.hpf", HWPX),
)
_MOST_ZIP_PARTS = 10_000
_SAMPLE = 65_536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.005
_MOST_REPLACED = 0.1
_HTML_TAG = re.compile(
    r"<(?:!doctype html|(?:html|head|body|meta|title|div|p|br|table|span|script|article|h[1-6])[\s>/])", re.I
)


def sniff(data: bytes) -> str:
    """The media type of `data` by its content: `UNKNOWN` where nothing fits, `EMPTY` where there are only blanks."""
    if not data.strip(b"\x00 \t\r\n"):
        return EMPTY
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.lstrip(b"\xef\xbb\xbf")[:64].startswith(_DRM_HEADERS):
        return DRM
    # Readers accept a PDF header within the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature) and not (len(signature) == 2 and _is_text(data)):
            return media_type
    return _sniff_text(data)


def _sniff_ole(data: bytes) -> str:
    for name, media_type in _OLE_STREAMS:
        # A directory entry holds the name in UTF-16, ended by a NUL.
        if (name.encode("utf-16-le") + b"\x00\x00") in data:
            return media_type
    return OLE


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:_MOST_ZIP_PARTS])
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 128:
                declared = archive.read("mimetype").strip().decode("ascii", "replace")
                if declared == HWPX:
                    return HWPX
    except Exception:  # a damaged archive raises half a dozen types; what its parts were called is still to be seen
        names = {name for name, _ in _ZIP_PARTS if name.encode() in data}
        names |= {"Contents/content.hpf"} if HWPX.encode() in data[:256] else set()
    for name, media_type in _ZIP_PARTS:
        if name in names:
            return media_type
    return ZIP


def _sniff_text(data: bytes) -> str:
    if not _is_text(data):
        return UNKNOWN
    head = decode(data[:_SAMPLE]).lstrip("\ufeff \t\r\n")[:4096]
    if "<HWPML" in head:
        return HWPML
    if head.startswith("<") and _HTML_TAG.search(head):
        return HTML
    return XML if head.startswith("<?xml") else TEXT


def _is_text(data: bytes) -> bool:
    text = decode(data[:_SAMPLE])
    if len(text) * 2 > len(data[:_SAMPLE]) * 0.9 and _CONTROLS.search(data[:_SAMPLE]):
        controls = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in text)
        if controls > _MOST_CONTROLS * len(text):
            return False
    return text.count("\ufffd") <= max(1, _MOST_REPLACED * len(text))
