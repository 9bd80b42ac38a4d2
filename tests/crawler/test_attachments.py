"""Attachments become text with tables that can be quoted, and every file that does not has a reason."""

import io
import os
import threading
import time
import zipfile
import zlib
from contextlib import suppress

import pytest
from dochan.model.document import Paragraph, TextRun
from dochan.model.header_footer import Footnote
from dochan.model.table import Cell
from dochan.model.table import Table as DochanTable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler import attachments, extractors
from crawler import media_types as media
from crawler.attachments import ExtractionError, Reason, extract, sniff
from crawler.blocks import Composer, Table
from iljari.demo.hwpx import build_hwpx, pack_hwpx
from tests.crawler import make_files as make

PARAGRAPHS = ["○ 가람구, 어르신 일자리 1,250개", "올해 사업비는 48억 원이다 & <끝>"]
TABLE = [["구분", "인원(명)", "예산"], ["공익형", "1,000", "30억 원"], ["시장형", "250", "18억 원"]]
TEXT = "○ 가람구, 어르신 일자리 1,250개\n올해 사업비는 48억 원이다 & <끝>"
ROWS = "구분\t인원(명)\t예산\n공익형\t1,000\t30억 원\n시장형\t250\t18억 원"
PRESENTATION = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}


def reason_of(data, **caps):
    with pytest.raises(ExtractionError) as raised:
        extract(data, filename="붙임.hwp", **caps)
    assert raised.value.sentence.startswith("붙임.hwp ")
    assert raised.value.sentence.endswith(".")
    assert "\n" not in raised.value.sentence
    return raised.value.reason


FILES = {
    media.HWP: make.hwp(PARAGRAPHS, TABLE),
    media.HWPX: build_hwpx(PARAGRAPHS, TABLE),
    media.HWPML: make.hwpml(PARAGRAPHS, TABLE),
    media.DOCX: make.docx(PARAGRAPHS, TABLE),
}


@pytest.mark.parametrize("media_type", FILES)
def test_paragraphs_and_tables_are_read_in_order(media_type):
    document = extract(FILES[media_type])
    assert document.text == f"{TEXT}\n{ROWS}"
    assert document.media_type == media_type
    assert document.extractor_version.split()[0] in {"dochan", "iljari-hwpml"}
    assert not document.problems


@pytest.mark.parametrize("media_type", FILES)
def test_every_cell_can_be_quoted_from_the_text(media_type):
    document = extract(FILES[media_type])
    quoted = {(cell.row, cell.column): document.text[cell.start : cell.end] for cell in document.cells}
    assert quoted == {(y, x): cell for y, row in enumerate(TABLE) for x, cell in enumerate(row)}


def test_the_lines_of_a_pdf_are_read():
    document = extract(make.pdf(["가람구", "○ 어르신 일자리 1,250개를 만든다"]))
    assert "어르신 일자리 1,250개를 만든다" in document.text
    assert document.media_type == media.PDF


def test_numbers_of_two_lines_of_a_pdf_are_not_joined_into_one():
    text = extract(make.pdf(["올해 어르신 일자리 1,250", "300명은 청년이다"])).text
    assert "1,250300" not in text
    assert "1,250" in text


def test_a_sheet_is_read_as_it_is_shown():
    rows = [["구", "참여율", "인원"], ["가람구", 0.153, 1250]]
    data = make.xlsx({"2024년": rows, "2025년": [["나래구", 7]]}, formats={(1, 1): 1, (1, 2): 2})
    assert extract(data).text == "2024년\n구\t참여율\t인원\n가람구\t15.3%\t1,250\n2025년\n나래구\t7"


def test_a_long_sheet_is_read_to_its_end():
    document = extract(make.xlsx({"시트": [["가람구", number] for number in range(1000)]}))
    assert document.text.endswith("가람구\t999")


def test_a_sheet_too_long_for_the_first_reader_is_read_by_the_second(tmp_path, monkeypatch):
    monkeypatch.setattr(extractors, "_MOST_SHEET_CELLS", 100)
    path = tmp_path / "sheet"
    path.write_bytes(make.xlsx({"시트": [["가람구", number] for number in range(200)]}))
    answer = extractors.read(path, media.XLSX, 100_000)
    assert answer["text"].endswith("가람구\t199")
    assert answer["extractor"].startswith("python-calamine")
    assert not answer["problems"]


def test_deleted_words_of_a_revision_are_no_text():
    body = (
        "<w:p><w:r><w:t>올해 </w:t></w:r><w:del w:id='1'><w:r><w:delText>900</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>500명</w:t></w:r></w:ins></w:p>"
    )
    assert extract(make.docx([], body=body)).text == "올해 500명"


def test_a_release_framed_by_a_table_keeps_its_paragraphs():
    inner = "<w:p><w:r><w:t>첫 문단</w:t></w:r></w:p><w:p><w:r><w:t>둘째 문단</w:t></w:r></w:p>"
    body = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert extract(make.docx([], body=body)).text == "첫 문단\n둘째 문단"


def test_a_footnote_in_a_cell_does_not_become_part_of_its_value():
    footnote = Footnote(type="footnote", paragraphs=[Paragraph([TextRun("시비 포함")])])
    comment = Footnote(type="comment", paragraphs=[Paragraph([TextRun("검토 바람")])])
    cells = [Cell([Paragraph([TextRun("가람구")])]), Cell([Paragraph([TextRun("30억")]), footnote, comment])]
    composer = Composer(room=1000)
    composer.write(extractors._blocks([DochanTable([cells])]))
    assert composer.text == "가람구\t30억\n시비 포함"


def test_a_table_inside_a_table_keeps_its_rows():
    def cell(content):
        return f"<w:tc>{content}</w:tc>"

    def line(text):
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    inner = f"<w:tbl><w:tr>{cell(line('국비'))}{cell(line('3억'))}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell(line('바깥') + inner)}</w:tr></w:tbl>"
    document = extract(make.docx([], body=body))
    assert document.text == "바깥\n국비\t3억"
    assert [document.text[span.start : span.end] for span in document.cells] == ["국비", "3억"]


def test_merged_cells_keep_their_columns():
    table = Table([[["구분"], ["예산"], []], [[], ["국비"], ["시비"]], [["가람"], ["1"], ["2"]]])
    composer = Composer(room=1000)
    composer.write(["앞", table, "뒤"])
    assert composer.text == "앞\n구분\t예산\n\t국비\t시비\n가람\t1\t2\n뒤"
    assert [composer.text[cell.start : cell.end] for cell in composer.cells if cell.column == 1] == [
        "예산",
        "국비",
        "1",
    ]


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("공고.hwp", "올해 300명을 뽑는다\n".encode("cp949"), "올해 300명을 뽑는다"),
        ("공고.pdf", "<html><body><p>올해 300명</p></body></html>".encode(), "올해 300명"),
        ("공고.doc", make.docx(["올해 300명"]), "올해 300명"),
        ("공고.txt", make.hwp(["올해 300명"]), "올해 300명"),
        ("공고.hwp", build_hwpx(["올해 300명"]), "올해 300명"),
        ("공고.hwp", b"\n\n" + make.pdf(["300"]), "300"),
        ("../../etc/passwd", make.hwpml(["올해 300명"]), "올해 300명"),
    ],
)
def test_the_bytes_tell_the_type_and_the_name_does_not(name, data, text):
    assert extract(data, filename=name).text == text


def test_tabs_of_a_text_file_stay():
    assert extract("구분\t인원\n가람\t12".encode()).text == "구분\t인원\n가람\t12"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", media.EMPTY),
        (b" \n\x00", media.EMPTY),
        (b"\xff\xd8\xff\xe0" + bytes(50), "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png"),
        (b"\x9b DRMONE  This Document is encrypted", media.DRM),
        (b"SCDSA004" + bytes(100), media.DRM),
        (make.pack({"a.txt": "x"}), media.ZIP),
        (make.pack(PRESENTATION), media.PPTX),
        (make.ole({"WordDocument": b"x" * 5000}), media.DOC),
        (make.ole({"Workbook": b"x" * 5000}), media.XLS),
        (make.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), media.ENCRYPTED_OFFICE),
        (b"HWP Document File V3.00 \x1a\1\2\3\4\5" + bytes(200), media.HWP3),
        (b"MZ\x90\x00\x03" + bytes(100), "application/x-msdownload"),
        (b"BMW plant opens", media.TEXT),
        ("일자리 300".encode("utf-16"), media.TEXT),
        (bytes(range(256)) * 4, media.UNKNOWN),
        (zlib.compress(os.urandom(500)), media.UNKNOWN),
    ],
)
def test_types_are_told_by_content(data, media_type):
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (make.docx([]), Reason.EMPTY),
        (b"<html><body></body></html>", Reason.EMPTY),
        (make.hwp(PARAGRAPHS, flags=2), Reason.PASSWORD),
        (make.pdf(PARAGRAPHS, password="saram"), Reason.PASSWORD),
        (make.ole({"EncryptionInfo": b"x" * 300, "EncryptedPackage": b"y" * 5000}), Reason.PASSWORD),
        (make.hwp(PARAGRAPHS, flags=16), Reason.DRM),
        (b"\x9b DRMONE  This Document is encrypted", Reason.DRM),
        (make.pdf([], image_only=True), Reason.IMAGE_ONLY),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), Reason.IMAGE_ONLY),
        (b"<p><img src=a.jpg></p>", Reason.IMAGE_ONLY),
        (make.pack({"a.txt": "x"}), Reason.UNKNOWN_TYPE),
        (bytes(range(256)) * 4, Reason.UNKNOWN_TYPE),
        (pack_hwpx("<not closed"), Reason.DAMAGED),
    ],
)
def test_a_file_without_text_has_its_reason(data, reason):
    assert reason_of(data) is reason


def test_a_hwpx_file_of_pictures_alone_or_with_a_password_says_so():
    names = "http://www.hancom.co.kr/hwpml/2011"
    picture = "<hp:p><hp:run><hp:pic/></hp:run></hp:p>"
    section = f'<hs:sec xmlns:hs="{names}/section" xmlns:hp="{names}/paragraph">{picture}</hs:sec>'
    assert reason_of(pack_hwpx(section)) is Reason.IMAGE_ONLY
    with zipfile.ZipFile(io.BytesIO(build_hwpx(PARAGRAPHS))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    locked = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry full-path="Contents/section0.xml" size="100"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    assert reason_of(make.pack({**parts, "META-INF/manifest.xml": locked})) is Reason.PASSWORD


@pytest.mark.parametrize("media_type", [media.HWP, media.HWPX, media.DOCX])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_damaged_or_says_that_text_may_be_missing(media_type, share):
    data = FILES[media_type]
    cut = data[: int(len(data) * share)]
    if media_type == media.HWP and share > 0.8:
        assert extract(cut).problems
        assert extract(cut).extractor_version.endswith("(incomplete)")
    else:
        assert reason_of(cut) is Reason.DAMAGED


def test_hwpml_cut_short_gives_what_is_left_and_says_so():
    document = extract(FILES[media.HWPML][:-150])
    assert document.text.startswith(TEXT)
    assert document.problems


def test_a_pdf_cut_short_is_damaged_or_gives_its_text():
    data = make.pdf(PARAGRAPHS)
    assert reason_of(data[:400]) is Reason.DAMAGED
    assert "1,250" in extract(data[:-200]).text


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "900명 ">'
    + "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True))
    + '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("entity", ["&i;", "&file;"])
def test_xml_entities_are_neither_multiplied_nor_fetched(entity):
    body = f"<w:p><w:r><w:t>{entity}</w:t></w:r></w:p>"
    assert extract(make.docx(["올해"], body=body, prologue=ENTITIES)).text == "올해"
    hwpml = make.hwpml(["올해", "MARK"], prologue=ENTITIES).replace(b"MARK", entity.encode())
    assert extract(hwpml).text == "올해"
    assert reason_of(pack_hwpx(f"{ENTITIES}<x>{entity}</x>")) in {Reason.DAMAGED, Reason.EMPTY}


@pytest.mark.parametrize(
    "data",
    [
        pack_hwpx(f"<a>{' ' * (100 << 20)}</a>"),
        make.docx([], body="<w:p/>" * 2_000_000),
        make.docx(["일" * 1000] * 20_000),
    ],
    ids=["spaces", "elements", "text"],
)
def test_a_zip_bomb_is_too_large(data):
    assert len(data) < 1 << 20
    began = time.perf_counter()
    assert reason_of(data) is Reason.TOO_LARGE
    assert time.perf_counter() - began < 10


def test_a_deflate_bomb_is_too_large():
    data = make.hwp(["일" * 30_000] * 150)
    assert len(data) < 1 << 16
    assert reason_of(data, max_output=1_000_000) is Reason.TOO_LARGE


def test_output_is_capped():
    assert reason_of(make.docx(["일자리 " * 100] * 10), max_output=1000) is Reason.TOO_LARGE
    assert reason_of(b"jobs " * 1000, max_output=1000) is Reason.TOO_LARGE


HEAVY = make.docx([], body="<w:p><w:r><w:t>일</w:t></w:r></w:p>" * 15_000)


def test_a_file_that_takes_too_long_is_left_and_the_next_is_read():
    assert reason_of(HEAVY, timeout=0.5) is Reason.TIMEOUT
    assert extract(FILES[media.HWP]).text.startswith(TEXT)


def test_a_file_that_takes_too_much_memory_is_left_and_the_next_is_read():
    long = "어르신 일자리 300개\n" * 1_000_000
    assert reason_of(long.encode(), memory=80 << 20) is Reason.MEMORY
    assert extract(FILES[media.HWP]).text.startswith(TEXT)


def test_one_process_reads_many_files_and_is_replaced_when_it_dies():
    extract(b"first")
    (worker,) = attachments._pool.idle[-1:]
    extract(b"second")
    assert attachments._pool.idle[-1] is worker
    worker.process.kill()
    worker.process.wait()
    assert extract(b"third").text == "third"
    assert attachments._pool.idle[-1] is not worker


def test_threads_read_side_by_side():
    texts = {}

    def read(number):
        texts[number] = extract(build_hwpx([f"일자리 {number}개"])).text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {number: f"일자리 {number}개" for number in range(6)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([*FILES.values(), make.pdf(PARAGRAPHS), make.xlsx({"표": TABLE})]),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(max_size=8)), min_size=1, max_size=6),
)
def test_a_file_with_any_bytes_changed_gives_text_or_a_reason(data, changes):
    changed = bytearray(data)
    for place, piece in changes:
        start = place % len(changed)
        changed[start : start + len(piece)] = piece
    with suppress(ExtractionError):
        document = extract(bytes(changed))
        assert document.text.strip()
        assert all(0 <= cell.start < cell.end <= len(document.text) for cell in document.cells)
