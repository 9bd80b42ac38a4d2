"""`extract`: JSON Lines in, JSON Lines out, in input order, whatever stands in the file."""

from __future__ import annotations

import json

TEXT = "가람시가 올해 노인일자리 사업에 25억 원을 들여 일자리 1,200개를 만든다."


def line(identity: object = "a", **fields: object) -> str:
    return json.dumps({"id": identity, "text": TEXT, "published": "2024-02-01", "lang": "ko", **fields}) + "\n"


def objects(text: str) -> list[dict]:
    return [json.loads(row) for row in text.splitlines()]


def test_every_figure_quotes_its_text(iljari, tmp_path):
    (tmp_path / "docs.jsonl").write_text(line(), encoding="utf-8")
    answer = iljari("extract", "docs.jsonl")
    assert answer.code == 0
    (row,) = objects(answer.out)
    assert row["id"] == "a"
    assert {"1,200개", "25억 원"} <= {figure["text"] for figure in row["figures"]}
    for figure in row["figures"]:
        assert TEXT[figure["start"] : figure["end"]] == figure["text"]
        assert {"kind", "low", "high", "unit", "qualifier", "role", "region", "year", "program"} <= set(figure)


def test_results_come_in_input_order_and_keep_their_ids(iljari, tmp_path):
    (tmp_path / "docs.jsonl").write_text("".join(line(n) for n in (3, "둘", 1)), encoding="utf-8")
    iljari("extract", "docs.jsonl", "-o", "out.jsonl")
    assert [row["id"] for row in objects((tmp_path / "out.jsonl").read_text(encoding="utf-8"))] == [3, "둘", 1]


def test_broken_lines_are_named_by_number_and_the_others_go_on(iljari, tmp_path):
    rows = [
        line(1),
        "{broken\n",
        "\n",
        '{"id": 2}\n',
        '["list"]\n',
        line(3, published="2024-02-31"),
        line(4, lang="fr"),
        line(5),
    ]
    (tmp_path / "docs.jsonl").write_bytes("".join(rows).encode() + b'{"id": "\xff"}\n' + line(6).encode())
    answer = iljari("extract", "docs.jsonl")
    assert answer.code == 2
    assert [row["id"] for row in objects(answer.out)] == [1, 5, 6]
    told = answer.err.splitlines()
    assert [int(text.split("line ")[1].split()[0]) for text in told] == [2, 4, 5, 6, 7, 9]
    assert "2024-02-31" in told[3]


def test_a_text_without_figures_gives_an_empty_list(iljari, tmp_path):
    (tmp_path / "docs.jsonl").write_text(line(text="") + line(text="수치가 없는 글이다."), encoding="utf-8")
    assert [row["figures"] for row in objects(iljari("extract", "docs.jsonl").out)] == [[], []]


def test_unstorable_characters_do_not_move_offsets(iljari, tmp_path):
    (tmp_path / "docs.jsonl").write_text(line(text="\ud800\x00" + TEXT), encoding="utf-8")
    (row,) = objects(iljari("extract", "docs.jsonl").out)
    for figure in row["figures"]:
        assert ("??" + TEXT)[figure["start"] : figure["end"]] == figure["text"]


def test_a_missing_file_is_one_sentence(iljari):
    assert iljari("extract", "nowhere.jsonl").complaint == "there is no nowhere.jsonl"


def test_an_empty_file_is_one_sentence(iljari, tmp_path):
    (tmp_path / "docs.jsonl").touch()
    assert iljari("extract", "docs.jsonl").complaint == "docs.jsonl is empty"


def test_the_input_is_never_overwritten(iljari, tmp_path):
    (tmp_path / "docs.jsonl").write_text(line(), encoding="utf-8")
    assert "another" in iljari("extract", "docs.jsonl", "-o", "docs.jsonl").complaint
    assert (tmp_path / "docs.jsonl").read_text(encoding="utf-8") == line()


def test_explain_shows_each_figure_and_what_decided_it(iljari):
    answer = iljari("explain", TEXT, "--published", "2024-02-01", "--format", "json")
    explained = json.loads(answer.out)
    assert {"1,200개", "25억 원"} <= {figure["text"] for figure in explained["figures"]}
    assert all("evidence" in figure for figure in explained["figures"])
    assert "1,200개" in iljari("explain", TEXT).out
    assert "no figure" in iljari("explain", "수치가 없는 글이다.").out
