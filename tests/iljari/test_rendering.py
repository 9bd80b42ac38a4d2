"""Tables for people: whatever the width of the terminal, no value is cut."""

from __future__ import annotations

import io

import pytest

from iljari import rendering
from iljari.rendering import quotation, shown_value, table

ROWS = [("강원특별자치도 양양군", 2026, 1234567, "abcdefghijklmnopqrstuvwxyz"), ("서울특별시 구로구", 2025, 24.5, None)]


@pytest.mark.parametrize("width", [30, 45, 50, 60, 80, 200])
def test_no_value_is_cut_at_any_width(monkeypatch, width):
    from rich.console import Console

    monkeypatch.setattr(rendering, "console", lambda: Console(width=width))
    out = io.StringIO()
    Console(width=width, file=out).print(table(("district", "year", "jobs", "words"), ROWS))
    printed = "".join(character for character in out.getvalue() if not character.isspace())
    for character in "abcdefghijklmnopqrstuvwxyz":
        assert character in printed
    digits = "".join(character for character in printed if character.isdigit())
    assert len(digits) == len("2026" + "1234567" + "2025" + "245")


def test_numbers_have_thousands_and_years_do_not():
    assert shown_value(1234567) == "1,234,567"
    assert shown_value(2026, year=True) == "2026"
    assert shown_value(24.5) == "24.5"
    assert shown_value(None) == ""


def test_a_quotation_marks_its_words_and_nothing_in_a_text_is_markup():
    from rich.text import Text

    marked = Text.from_markup(quotation("값은 [red]12개[/]다", 8, 3))
    assert marked.plain == "값은 [red]12개[/]다"
    (span,) = marked.spans
    assert marked.plain[span.start : span.end] == "12개"
