"""What a numeral is: its place, value and limits, and the digits, spaces and range marks that all scripts share."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from nlp.figures import Amount

SPACE = "[ \\t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
"""A space that may stand inside a figure; never a line break."""

MAX_DIGITS = 32
"""A longer run of digits is no number but a serial, and would cost quadratic time to convert."""

_EXACT_DIGITS = 15
"""So many digits a float holds without a loss."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
DIGIT = "[0-9０-９]"
"""A digit, also of full width."""
DIGITS = rf"(?:{DIGIT}{{1,3}}(?:[,，]{DIGIT}{{3}})+(?![0-9０-９])|{DIGIT}+)(?:[.．]{DIGIT}+)?"
"""Digits, with commas or without, and decimals."""
RANGE = re.compile(rf"{SPACE}?[~∼〜～˜–—−]{SPACE}?|-(?={DIGIT})|{SPACE}?내지{SPACE}")
"""What stands between the two ends of a range."""


class Number(NamedTuple):
    """A numeral at text[start:end] with its value (low == high unless it is a range).

    `approx` tells that 여, 수 or 몇 stands inside; `scale` is the last multiplier written (억 → 10^8), 1 if none;
    `words` that it holds no digit; `digits` how its first digits are written ("" for words).
    """

    start: int
    end: int
    low: Amount
    high: Amount
    approx: bool = False
    scale: int = 1
    words: bool = False
    digits: str = ""


def amount(value: Fraction | int) -> Amount:
    """The exact integer where `value` is one, else the nearest float."""
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


def amount_of(digits: str) -> Amount:
    """The exact value of digits like `decimal`, as an amount."""
    if len(digits) > _EXACT_DIGITS or not digits.isascii():
        return amount(decimal(digits))
    plain = digits.replace(",", "")
    if "." not in plain:
        return int(plain)
    value = float(plain)  # a Fraction would take ten times as long
    return int(value) if value.is_integer() else value


def scaled(value: Amount, factor: int) -> Amount:
    """`value` times `factor` without the error of binary fractions (8.5 × 10^9)."""
    return amount(Fraction(str(value)) * factor)


def decimal(digits: str) -> Fraction | int:
    """The exact value of digits with commas, full-width ones too."""
    plain = (digits if digits.isascii() else digits.translate(_FULL_WIDTH)).replace(",", "")
    return Fraction(plain) if "." in plain else int(plain)
