"""Files of the user on the same road as crawled releases: kept with their bytes, given revisions, read for figures."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from crawler.files import JSON_LINES, Added, Problem, read_files
from crawler.items import Article, Coverage, Failure, Fetch
from iljari import deriving
from iljari.errors import UserError
from iljari.rendering import console
from nlp import gazetteer
from store import articles, keys, ledger, regions
from store.schema import open_database
from store.times import KOREAN_TIME, korean_time

if TYPE_CHECKING:
    from sqlite_utils import Database


def add(paths: Sequence[Path], path: Path, *, published: date | None, source: str) -> int:
    """Keep the texts of `paths` and read them; the exit code is 2 where one of them could not be read."""
    if not source.strip():
        raise UserError("--source needs a name")
    if path.exists():
        # A wrong database is refused before the files, which may be many, are read.
        open_database(path, demo=False).conn.close()
    found = read_files(paths)
    problems, first = _until_a_text(found)
    if first is None:
        return 2
    db = open_database(path, create=True, demo=False)
    with closing(db.conn):
        counts = _keep_all(db, first, found, problems, published, source)
    told = ", ".join(f"{counts[what]:,} {words}" for what, words in _WORDS.items() if counts[what])
    console().print(f"{told or 'nothing'} (source {source})", markup=False)
    deriving.derive(path)
    return 2 if counts["problems"] else 0


_WORDS = {"new": "new", "changed": "changed", "same": "as before", "problems": "not read"}


def _until_a_text(found: Iterator[Added | Problem]) -> tuple[list[Problem], Added | None]:
    """What stands before the first text, so that a command without one leaves no database behind."""
    problems: list[Problem] = []
    for item in found:
        if isinstance(item, Added):
            return problems, item
        _complain(item)
        problems.append(item)
    return problems, None


def _keep_all(
    db: Database,
    first: Added,
    found: Iterator[Added | Problem],
    problems: Sequence[Problem],
    published: date | None,
    source: str,
) -> Counter[str]:
    _own_source(db, source)
    regions.load(db, gazetteer.regions(), gazetteer.changes())
    counts: Counter[str] = Counter()
    started = _now()
    run = ledger.begin_run(db, shlex.join(["iljari", *sys.argv[1:]]), korean_time(started))
    for problem in problems:
        _keep_problem(db, problem, source, counts)
    with Console(stderr=True).status("reading files") as status:
        for item in chain([first], found):
            if isinstance(item, Problem):
                _complain(item)
                _keep_problem(db, item, source, counts)
            else:
                counts[_keep(db, item, published, source)] += 1
                status.update(f"reading files: {counts.total():,}")
    ledger.record_coverage(
        db,
        run,
        Coverage(
            source=source,
            day=started.date(),
            listed=counts.total(),
            new=counts["new"],
            changed=counts["changed"],
            failed=counts["problems"],
            verdict="failed" if counts.total() == counts["problems"] else "ok",
            detail="files that were added by hand",
        ),
        korean_time(_now()),
    )
    ledger.end_run(db, run, "finished", korean_time(_now()))
    return counts


def _own_source(db: Database, source: str) -> None:
    """Make the source of these files; a name that a crawled board bears is refused, because their ids would mix."""
    known = db.execute("SELECT kind FROM sources WHERE id = ?", (source,)).fetchone()
    if known and known[0] != "files":
        raise UserError(f"{source} is a source that is crawled; name another with --source")
    ledger.declare_source(db, source, name=source, kind="files")


def _keep(db: Database, added: Added, published: date | None, source: str) -> str:
    url = _url(added)
    known = db.execute(
        "SELECT 1 FROM fetches WHERE source = ? AND url = ? AND page = ?", (source, url, keys.sha256(added.raw))
    ).fetchone()
    if not known:
        articles.store_fetch(db, Fetch(source=source, url=url, status=200, headers={}, at=_now(), body=added.raw))
    article = Article(
        source=source,
        native_id=added.native_id,
        url=url,
        title=added.title,
        published_on=added.published or published,
        body=added.text,
        seen_at=_now(),
    )
    return articles.store_article(db, article, body_version=added.extractor_version)


def _url(added: Added) -> str:
    """The address of a file is its path as given: where it lies on somebody's disk is nobody else's business."""
    place = f"{added.filename}#{added.native_id}" if added.media_type == JSON_LINES else added.native_id
    return f"file:{place}"


def _complain(problem: Problem) -> None:
    print(f"iljari: {problem.sentence}", file=sys.stderr)


def _keep_problem(db: Database, problem: Problem, source: str, counts: Counter[str]) -> None:
    line = f"#line-{problem.line}" if problem.line else ""
    url = f"file:{problem.path.as_posix()}{line}"
    articles.store_failure(db, Failure(source=source, url=url, stage="text", error=problem.sentence, at=_now()))
    counts["problems"] += 1


def _now() -> datetime:
    return datetime.now(KOREAN_TIME)
