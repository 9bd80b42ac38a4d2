"""Roles of figures in English releases and translations, by the same precedence as in Korean (guideline section 5)."""

from __future__ import annotations

from nlp.english_changes import rule_change
from nlp.english_count_roles import rule_count
from nlp.english_money_roles import rule_money, rule_money_change
from nlp.english_rate_roles import rule_rate
from nlp.ruling import Ruling, View


def rule_english(view: View) -> Ruling | None:
    """The role of a figure in an English sentence; None where nothing in it decides."""
    ruling = rule_change(view)
    if view.quantity.kind == "money":
        return rule_money(view) if ruling is None else rule_money_change(view, ruling)
    if ruling is None and view.quantity.kind == "rate":
        return rule_rate(view)
    return ruling or rule_count(view)
