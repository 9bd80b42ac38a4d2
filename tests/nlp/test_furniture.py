import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.furniture import left_out

CORPUS = Path(__file__).parent.parent / "corpora" / "furniture.tsv"


def rows() -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["why"])
def test_only_what_is_no_part_of_the_article_is_left_out(row: dict[str, str]) -> None:
    text, expected = row["text"].replace("\\n", "\n"), row["left"].replace("\\n", "\n")
    lang = "en" if text.isascii() else "ko"
    left = [text[start:end].strip() for start, end in left_out(text, lang)]
    # a bar within an expected line parts no lines: compare what was left out as one string
    assert "|".join(left) == expected


def test_after_a_copyright_line_prose_is_still_read() -> None:
    text = "\n".join(
        (
            "가온시는 300명을 뽑는다고 4일 밝혔다.",
            "저작권자 © 가온신문 무단전재 금지",
            "다른 소식",
            "나래시는 청년 200명을 뽑는다고 함께 밝혔다.",
        )
    )
    kept = [text[start:end] for start, end in left_out(text)]
    assert kept == ["저작권자 © 가온신문 무단전재 금지", "다른 소식"]


def test_a_dateline_keeps_its_place() -> None:
    text = "(가온=나래통신) 한누리 기자 = 가온시는 300명을 뽑는다고 4일 밝혔다."
    assert left_out(text) == []


@given(st.text(alphabet="가나다시군 기자댓글승인저작권자©ⓒ무단전재@.a1:|<>[]()=#*•\n\t", max_size=300))
def test_spans_lie_in_the_text_in_order_and_do_not_touch(text: str) -> None:
    spans = left_out(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "unit", ["가", "a@", "<ⓒ ", "홈 > ", "[", "1 ", "• ", "기자 ", "@" * 7 + " ", "댓글 1 ", "관련 "]
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    started = time.perf_counter()
    left_out(unit * (200_000 // len(unit)))
    left_out((unit * (390 // len(unit)) + "\n") * 400)
    assert time.perf_counter() - started < 5
