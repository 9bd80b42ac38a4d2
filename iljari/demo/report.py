"""What the demo prints: numbers for a first look, each taken from the named queries that anybody can ask again."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iljari import answering
from iljari.rendering import table
from store import exports, queries

if TYPE_CHECKING:
    from rich.console import Console
    from sqlite_utils import Database

    from crawler.run import Summary

COUNTS = ("jobs_target", "jobs_planned", "jobs_achieved", "people_planned", "people_recruited")
MONEY = {"announced": "budget (억 원)", "national": "국비", "province": "시·도비", "district_own": "구·군비"}
EOK = 100_000_000
"""억, the unit in which public budgets are read."""
LEDGER = ("source", "office", "verdict", "listed", "new", "changed", "failed", "newest", "releases", "detail")


def crawled(out: Console, summary: Summary, base_url: str) -> int:
    """What this run brought; returns how many releases had been edited."""
    new = sum(row.new for row in summary.coverage)
    changed = sum(row.changed for row in summary.coverage)
    out.rule("Crawled", align="left")
    out.print(
        f"{len(summary.coverage)} sources on {base_url}, {summary.requests} requests: "
        f"{new} new, {changed} changed releases." + ("" if new or changed else " Nothing new.")
    )
    return changed


def edited(out: Console, db: Database, changed: int) -> None:
    """What offices changed after publishing in this run."""
    for edit in _objects(queries.run_query(db, "changed-after-publishing", limit=changed)) if changed else ():
        out.print(f"{edit['office']} edited a release after publishing; both revisions are kept:")
        out.print(f"  before: {edit['title_before']} ({edit['only_before']})", markup=False)
        out.print(f"  after:  {edit['title_after']} ({edit['only_after']})", markup=False)


def jobs_and_budget(out: Console, db: Database) -> None:
    """Announced jobs and budget by district and year: distinct facts, totals without their parts."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for name in ("jobs-by-district-year", "budget-by-district-year-and-source"):
        for row in _objects(queries.run_query(db, name)):
            rows.setdefault((row["district"] or "", row["year"] or ""), {}).update(row)
    counts = [column for column in COUNTS if any(row.get(column) for row in rows.values())]
    shown = [
        (district, year, *(row.get(column) for column in counts), *(_eok(row.get(column)) for column in MONEY))
        for (district, year), row in sorted(rows.items())
    ]
    out.rule("Announced jobs and budget by district and year", align="left")
    out.print("Each quantity is counted once, however often it is mentioned, and totals without their parts.")
    out.print(table(("district", "year", *counts, *MONEY.values()), shown))


def one_figure(out: Console, db: Database) -> str:
    """The newest planned number of jobs in its sentence; returns its id."""
    (figure,) = _objects(queries.run_query(db, "facts", kind="jobs", role="planned", limit=1))
    out.rule("One figure in its sentence", align="left")
    answering.print_figure(db, figure["figure"])
    return str(figure["figure"])


def coverage(out: Console, db: Database) -> None:
    """The newest ledger row of each source."""
    out.rule("Coverage: what each source gave, and what it did not", align="left")
    out.print(
        table(LEDGER, [[row[column] for column in LEDGER] for row in _objects(queries.run_query(db, "coverage"))])
    )


def exported(out: Console, db: Database, folder: Path) -> None:
    """Write the data set into `folder` and name its files."""
    out.rule("Exported", align="left")
    answering.print_files(folder, exports.export(db, folder))


def next_commands(out: Console, path: Path, figure: str) -> None:
    """Three commands to try now."""
    out.rule("Try next", align="left")
    db = shlex.quote(str(path))
    for command in (
        f"iljari search 노인일자리 --db {db}",
        f"iljari show {figure} --db {db}",
        f"iljari query budget-by-district-year-and-source --with region=성동구 --db {db}",
    ):
        out.print(f"  $ {command}", markup=False, soft_wrap=True)


def _objects(result: queries.Result) -> list[dict[str, Any]]:
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def _eok(amount: int | None) -> float | None:
    return amount / EOK if amount is not None else None
