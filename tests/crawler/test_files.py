"""What a user adds is read whatever it is, and what cannot be read is told in a sentence while the rest goes on."""

import json
import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import media_types as media
from crawler.files import Added, Problem, read_files
from iljari.demo.hwpx import build_hwpx
from tests.crawler import make_files as make

SENTENCE = "가람구는 올해 어르신 일자리 1,250개를 만든다."


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path):
    (found,) = read_files([path])
    return found


def lines(*records):
    return "\n".join(
        record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_text_file_is_read_in_any_charset(tmp_path, encoding):
    added = one(write(tmp_path, "구보.txt", f"{SENTENCE}\r\n둘째 줄".encode(encoding)))
    assert (added.text, added.title, added.lang) == (f"{SENTENCE}\n둘째 줄", "", "ko")
    assert added.published is None
    assert added.filename == "구보.txt"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.hwp", make.hwp([SENTENCE]), media.HWP),
        ("a.hwpx", build_hwpx([SENTENCE]), media.HWPX),
        ("a.docx", make.docx([SENTENCE]), media.DOCX),
        ("a.pdf", make.pdf([SENTENCE]), media.PDF),
        ("a.xlsx", make.xlsx({"표": [[SENTENCE]]}), media.XLSX),
        ("a.html", f"<body><p>{SENTENCE}</p></body>", media.HTML),
        ("a.hwp", SENTENCE.encode("cp949"), media.TEXT),
    ],
)
def test_documents_are_read_with_their_bytes_and_type(tmp_path, name, content, media_type):
    path = write(tmp_path, name, content)
    added = one(path)
    assert added.text == SENTENCE
    assert added.raw == path.read_bytes()
    assert added.media_type == media_type
    assert added.extractor_version


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path):
    write(tmp_path, "나/둘.txt", "둘째 글은 여기에 있다")
    write(tmp_path, "가/하나.txt", "첫째 글은 여기에 있다")
    write(tmp_path, ".git/config", "숨김")
    write(tmp_path, ".DS_Store", b"\x00\x01")
    found = list(read_files([tmp_path]))
    assert [added.filename for added in found] == ["하나.txt", "둘.txt"]
    assert found[0].native_id == (tmp_path / "가/하나.txt").as_posix()


def test_a_file_keeps_its_id_in_its_folder_and_by_name(tmp_path, monkeypatch):
    write(tmp_path, "자료/글.txt", SENTENCE)
    monkeypatch.chdir(tmp_path)
    relative = type(tmp_path)
    by_folder, by_name = one(relative("자료")), one(relative("./자료/../자료/글.txt"))
    assert by_folder.native_id == by_name.native_id == "자료/글.txt"


PAGE = f"""<html lang="en"><head><title>가람구 어르신 일자리 1,250개 만든다 | 가람구청</title></head><body>
<nav><ul><li><a href="/">처음으로</a></li><li><a href="/news">구정 소식</a></li></ul></nav>
<div id="content"><h3>가람구 어르신 일자리 1,250개 만든다</h3><p>작성일 : 2024-03-05 조회수 : 512</p>
<div class="body"><p>{SENTENCE} 사업비는 모두 48억 원이며 국비와 시비가 절반씩이다.</p>
<p>공익형은 1,000명이고 시장형은 250명이다. 구는 삼월부터 십일월까지 사업을 벌이고 참여자를 동주민센터에서 모집한다.</p>
<table><tr><th>구분</th><th>인원(명)</th></tr><tr><td>공익형</td><td>1,000</td></tr></table></div>
<div class="satisfaction"><p>이 페이지의 정보에 만족하십니까? 매우만족</p></div>
<div><p>공공누리 제1유형 : 출처표시</p></div></div>
<footer>Copyright 2026 가람구청</footer></body></html>"""


def test_a_page_gives_its_title_date_and_main_text(tmp_path):
    added = one(write(tmp_path, "page.html", PAGE.encode("cp949")))
    assert added.title == "가람구 어르신 일자리 1,250개 만든다"
    assert added.published == date(2024, 3, 5)
    assert added.lang == "ko"
    assert SENTENCE in added.text
    assert "구분\t인원(명)\n공익형\t1,000" in added.text
    for furniture in ("만족하십니까", "공공누리", "Copyright", "처음으로"):
        assert furniture not in added.text


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        ('<meta property="article:published_time" content="2023-07-01T09:00:00+09:00">', date(2023, 7, 1)),
        ('<script type="application/ld+json">{"datePublished": "2022-02-03T01:00"}</script>', date(2022, 2, 3)),
        ("<p>입력 2021.12.31 18:00</p>", date(2021, 12, 31)),
        ("<p>등록일 2021년 2월 30일</p>", None),
        ("<p>Copyright 2026. 2025-01-01 행사</p>", None),
    ],
)
def test_a_date_is_taken_where_the_page_says_what_it_is(tmp_path, markup, published):
    assert (
        one(write(tmp_path, "page.html", f"<html><body>{markup}<p>{SENTENCE}</p></body></html>")).published == published
    )


def test_json_lines_are_read_one_by_one(tmp_path):
    path = write(
        tmp_path,
        "글.jsonl",
        "\ufeff"
        + lines(
            {"id": "가-1", "text": SENTENCE, "published": "2024-03-05", "lang": "ko", "title": "제목"},
            "",
            {"id": 7, "text": "  Seoul will create 400 jobs.\n", "published": "2024-03-05T23:30:00+00:00"},
            {"text": SENTENCE, "published": None},
        ),
    )
    first, second, third = read_files([path])
    assert (first.native_id, first.title, first.published, first.lang) == ("가-1", "제목", date(2024, 3, 5), "ko")
    assert (second.native_id, second.text, second.lang) == ("7", "  Seoul will create 400 jobs.\n", "en")
    assert second.published == date(2024, 3, 6)
    assert third.native_id == one(write(tmp_path, "other.jsonl", lines({"text": SENTENCE}))).native_id
    assert json.loads(first.raw)["id"] == "가-1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "x", "text": ', "is broken JSON"),
        ("[1, 2]", "is no JSON object"),
        ("nonsense", "is broken JSON"),
        ("[" * 200_000, "JSON"),
        ('{"id": "x"}', 'has no "text"'),
        ('{"id": "x", "text": 3}', 'has a "text" that is no string'),
        ('{"id": "x", "text": " "}', 'has an empty "text"'),
        ('{"id": ["x"], "text": "a"}', 'has an "id"'),
        ('{"id": true, "text": "a"}', 'has an "id"'),
        ('{"id": "x", "text": "a", "title": 1}', 'has a "title" that is no string'),
        ('{"id": "x", "text": "a", "published": "2024-02-30"}', "that is no date like 2024-03-05: '2024-02-30'"),
        ('{"id": "x", "text": "a", "published": "0001-01-01"}', "that is no date"),
        ('{"id": "x", "text": "a", "published": 20240305}', "that is no date"),
        ('{"id": "가", "text": "다른 글"}', "of an earlier line, with another text"),
        (b'{"id": "x", "text": "\xff\xfe\x00\x01', "is broken JSON"),
    ],
)
def test_a_broken_line_is_told_by_its_number_and_the_others_go_on(tmp_path, line, said):
    good = lines({"id": "가", "text": SENTENCE}).encode()
    line = line if isinstance(line, bytes) else line.encode()
    path = write(tmp_path, "글.jsonl", good + b"\n" + line + b"\n" + good.replace("가".encode(), "나".encode(), 1))
    first, problem, last = read_files([path])
    assert isinstance(first, Added)
    assert isinstance(last, Added)
    assert problem.line == 2
    assert problem.sentence.startswith(f"{path}, line 2 ")
    assert said in problem.sentence
    assert problem.sentence.endswith(".")


def test_a_line_without_end_is_not_read_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.files._MOST_LINE_BYTES", 1000)
    path = write(tmp_path, "글.jsonl", b'{"text": "' + b"x" * 5000 + b'"}\n' + lines({"text": SENTENCE}).encode())
    problem, added = read_files([path])
    assert (problem.line, added.text) == (1, SENTENCE)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("빈글.txt", b"", "is empty"),
        ("빈글.txt", b" \n\n", "is empty"),
        ("빈글.jsonl", b"", "is empty"),
        ("그림.txt", bytes(range(256)) * 9, "is no text"),
        ("그림.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "holds only images"),
        ("묶음.zip", make.pack({"a.txt": "x"}), "is of a type that is not read (application/zip)"),
        ("글.hwp", make.hwp([SENTENCE])[:900], "is damaged"),
        ("글.docx", make.docx([SENTENCE])[:300], "is damaged"),
        ("글.hwp", make.hwp([SENTENCE], flags=2), "is protected by a password"),
        ("글.pdf", make.pdf([SENTENCE], password="saram"), "is protected by a password"),
        ("글.hwp", b"\x9b DRMONE  This Document", "is locked by rights management"),
        ("글.html", "<table><tr><td>" * 5000 + "a", "nested too deeply"),
        ("글.json", "[]", "is JSON and not JSON Lines"),
    ],
)
def test_every_problem_is_one_clear_sentence(tmp_path, name, content, said):
    path = write(tmp_path, name, content)
    good = write(tmp_path, "good.txt", SENTENCE)
    problem, added = read_files([path, good])
    assert isinstance(problem, Problem)
    assert problem.sentence.startswith(f"{path} ")
    assert said in problem.sentence
    assert problem.sentence.endswith(".")
    assert "\n" not in problem.sentence
    assert added.text == SENTENCE


def test_missing_paths_empty_folders_and_pipes_are_told(tmp_path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    found = list(read_files([tmp_path / "none.txt", tmp_path / "folder", tmp_path / "pipe"]))
    assert [problem.sentence.removeprefix(str(tmp_path)) for problem in found] == [
        "/none.txt does not exist.",
        "/folder is a folder without files.",
        "/pipe is not a file.",
    ]


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    path = write(tmp_path, "글.txt", SENTENCE)

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert one(path).sentence == f"{path} could not be opened: Permission denied."


def test_a_partly_damaged_file_gives_its_text_and_a_problem(tmp_path):
    whole = make.hwp([SENTENCE])
    added, problem = read_files([write(tmp_path, "글.hwp", whole[:-60])])
    assert SENTENCE in added.text
    assert "some of its text may be missing" in problem.sentence


@given(st.binary(max_size=300))
def test_any_bytes_in_json_lines_end_in_texts_and_problems(tmp_path_factory, content):
    path = write(tmp_path_factory.mktemp("any"), "any.jsonl", content)
    for found in read_files([path]):
        assert isinstance(found, Added | Problem)
