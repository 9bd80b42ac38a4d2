"""The command line: each command is a few lines over a module, and loads what it needs only when it runs."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from iljari.rendering import Format

app = typer.Typer(
    name="iljari",
    help="Reads Korean job press releases into figures that a researcher can query, check and cite.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Rich would make every --help and every slip of the finger wait for a third of a second.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
sources_app = typer.Typer(help="What can be crawled.", no_args_is_help=True)
app.add_typer(sources_app, name="sources")

DAY = "YYYY-MM-DD"

Database = Annotated[
    Path,
    typer.Option("--db", envvar="ILJARI_DB", help="Database file.", show_default="iljari.db"),
]
Declarations = Annotated[
    list[Path] | None,
    typer.Option("--sources", help="A TOML file with sources of your own (may be given several times)."),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")]

DEFAULT_DATABASE = Path("iljari.db")


@app.command()
def demo(
    db: Annotated[Path, typer.Option("--db", help="Database of the demo.")] = Path("demo.db"),
    export: Annotated[Path, typer.Option(help="Folder that the exported files go to.")] = Path("demo-export"),
) -> None:
    """Walk the whole road over an embedded site.

    A small board site is served on this machine and crawled, read, queried and exported like a live one.
    """
    from iljari.demo.walk import walk

    raise typer.Exit(walk(db, export))


@app.command()
def crawl(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Ids or names of sources; see `iljari sources list`.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar=DAY, help="Oldest day of publication.")] = None,
    until: Annotated[str | None, typer.Option(metavar=DAY, help="Newest day of publication.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most releases of each source.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All sources that are ready.")] = False,
    region: Annotated[str | None, typer.Option(help="The sources of a province or district, such as 서울.")] = None,
    deep: Annotated[bool, typer.Option("--deep", help="Read releases again that are known.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be fetched, and keep nothing.")] = False,
    if_free: Annotated[
        bool, typer.Option("--if-free", help="Leave quietly where another crawl of the database is running.")
    ] = False,
    declared_in: Declarations = None,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Read the press releases of declared boards.

    robots.txt and Crawl-delay are obeyed. The exit code is 1 where a source got worse since its last
    finished run, 130 after Ctrl-C.
    """
    from iljari import crawling
    from iljari.errors import UserError

    chosen = crawling.choose(sources or [], region=region, everything=everything, declared_in=declared_in or [])
    first, last = _day("--since", since), _day("--until", until)
    if first and last and first > last:
        raise UserError(f"--since {first} lies after --until {last}; no day is in both")
    window = crawling.Window(first, last, limit, deep=deep, dry_run=dry_run)
    raise typer.Exit(crawling.crawl(chosen, db, window, if_free=if_free))


@app.command()
def add(
    paths: Annotated[
        list[Path], typer.Argument(help="Files and folders: text, HTML, HWP, HWPX, PDF, DOCX, JSON Lines.")
    ],
    published: Annotated[str | None, typer.Option(metavar=DAY, help="Day of publication of these files.")] = None,
    source: Annotated[str, typer.Option(help="Name that these files are kept under.")] = "files",
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Put files of your own on the same road.

    The exit code is 2 where a file or a line could not be read; all others are kept.
    """
    from iljari import adding

    raise typer.Exit(adding.add(paths, db, published=_day("--published", published), source=source))


@app.command()
def derive(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell the difference and change nothing.")] = False,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Read stored texts again with the rules of today.

    What that adds, loses and alters is told before it replaces anything.
    """
    from iljari import deriving

    deriving.derive(db, dry_run=dry_run)


@app.command()
def extract(
    documents: Annotated[
        Path, typer.Argument(help='JSON Lines of {"id", "text", "published", "lang"}; - is standard input.')
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if none.")
    ] = None,
) -> None:
    """Turn documents into figures without a database.

    One JSON object a line, in input order. Broken lines are named and left out; the exit code is 2 then.
    """
    from iljari import extracting

    raise typer.Exit(extracting.extract_file(documents, output))


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or a whole release.")],
    published: Annotated[str | None, typer.Option(metavar=DAY, help="Day of publication.")] = None,
    form: Form = Format.table,
) -> None:
    """Show what the rules see in a sentence, and why."""
    from iljari import explaining

    explaining.explain(sentence, _day("--published", published), form)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words that the releases contain.")],
    since: Annotated[str | None, typer.Option(metavar=DAY, help="Oldest day of publication.")] = None,
    until: Annotated[str | None, typer.Option(metavar=DAY, help="Newest day of publication.")] = None,
    region: Annotated[str | None, typer.Option(help="Place or office: a region code or part of a name.")] = None,
    source: Annotated[str | None, typer.Option(help="Id of a source.")] = None,
    originals: Annotated[bool, typer.Option("--originals", help="Leave copies of other releases out.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Most releases to list.")] = 20,
    form: Form = Format.table,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Find releases by their words."""
    from iljari import searching

    narrowed = searching.Narrowed(_day("--since", since), _day("--until", until), region, source, originals)
    searching.search(" ".join(words), db, narrowed, limit, form)


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="A named query; none lists them.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("--with", "-w", metavar="NAME=VALUE", help="Narrow it: --with region=서울 ...")
    ] = None,
    sql: Annotated[str | None, typer.Option(help="Any read-only SQL in place of a named query.")] = None,
    form: Form = Format.table,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Ask a named question, or any read-only SQL."""
    from iljari import answering

    answering.query(name, sql, parameters or [], db, form)


@app.command()
def show(
    figure: Annotated[
        str, typer.Argument(help="Id of a figure, as queries and exports give it; its beginning is enough.")
    ],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Print a figure in its sentence, with its release."""
    from iljari import answering

    answering.show(figure, db)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write; made if it is not there.")],
    formats: Annotated[
        str, typer.Option("--format", "-f", help="Any of csv, jsonl, parquet, xlsx, sqlite, with commas between.")
    ] = "csv,jsonl",
    texts: Annotated[bool, typer.Option("--texts", help="Whole texts too.")] = False,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Write a described, checkable data set.

    Every table in the formats asked for, a codebook, a data package, a manifest with checksums. Contact details are
    masked. Parquet and Excel need an extra: pip install "iljari[parquet,excel]".
    """
    from iljari import answering

    names = [name.strip() for name in formats.split(",") if name.strip()]
    answering.export(folder, db, formats=names, texts=texts)


@app.command()
def coverage(
    source: Annotated[str | None, typer.Argument(help="One source; none means all.")] = None,
    by_day: Annotated[
        int | None, typer.Option("--by-day", min=1, max=366, help="Show this many days beside the sources.")
    ] = None,
    form: Form = Format.table,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Say what each source gave and what it did not.

    No data must never look like no jobs.
    """
    from iljari import answering

    if by_day is not None:
        answering.coverage_by_day(source, by_day, db, form)
    else:
        answering.coverage(source, db, form)


@sources_app.command("list")
def sources_list(
    region: Annotated[str | None, typer.Option(help="Those of a province or district, such as 서울.")] = None,
    declared_in: Declarations = None,
    form: Form = Format.table,
) -> None:
    """List the declared sources."""
    from iljari import sources_cli

    sources_cli.list_sources(region, declared_in or [], form)


@sources_app.command("show")
def sources_show(
    source: Annotated[str, typer.Argument(help="Id or name.")],
    declared_in: Declarations = None,
) -> None:
    """Show one declaration in full."""
    from iljari import sources_cli

    sources_cli.show_source(source, declared_in or [])


@sources_app.command("check")
def sources_check(
    sources: Annotated[list[str], typer.Argument(help="Ids or names.")],
    declared_in: Declarations = None,
    form: Form = Format.table,
) -> None:
    """Ask sources live for their list and newest release, and keep nothing.

    The exit code is 1 where one does not answer as it should.
    """
    from iljari import sources_cli

    raise typer.Exit(sources_cli.check(sources, declared_in or [], form))


@sources_app.command("identify")
def sources_identify(
    url: Annotated[str, typer.Argument(help="Address of a list of releases.")],
    name: Annotated[str | None, typer.Option(help="What the source is to be called.")] = None,
) -> None:
    """Name the family of a list, show its first releases and print a declaration to paste."""
    from iljari import sources_cli

    sources_cli.identify(url, name)


@sources_app.command("record")
def sources_record(
    source: Annotated[str, typer.Argument(help="Id or name.")],
    folder: Annotated[Path, typer.Option(help="Folder to write.")] = Path("recorded"),
    declared_in: Declarations = None,
) -> None:
    """Save a source's list and newest release with what is read from them, for review and tests."""
    from iljari import sources_cli

    sources_cli.record(source, folder, declared_in or [])


@app.command()
def schedule(
    sources: Annotated[
        list[str] | None, typer.Argument(help="What to crawl, as for `iljari crawl`; all sources if none.")
    ] = None,
    every: Annotated[str | None, typer.Option(help="Span between runs: 30m, 6h, 1d.")] = None,
    at: Annotated[str | None, typer.Option(help="Time of day, such as 03:30.")] = None,
    region: Annotated[str | None, typer.Option(help="The sources of a province or district, such as 서울.")] = None,
    install: Annotated[bool, typer.Option("--install", help="Install it for this user instead of printing.")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="A crontab line even where systemd is there.")] = False,
    declared_in: Declarations = None,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Crawl at set times, by a systemd timer or cron.

    Two crawls of a database never overlap; the log goes to logs/ beside the database as JSON Lines. A run where a
    source got worse fails, so that the scheduler can tell.
    """
    from iljari import scheduling

    times = scheduling.parse_times(every, at)
    arguments = scheduling.arguments_of(sources or [], region, declared_in or [])
    scheduling.schedule(times, db, arguments, install=install, cron=cron)


def main() -> None:
    """Run the command line; what goes wrong becomes one sentence on standard error and exit code 2."""
    try:
        app()
    except KeyboardInterrupt:
        print("iljari: interrupted", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe (head, less) has what it wanted; closing quietly is what it expects.
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        from iljari.errors import sentence_for

        sentence = sentence_for(error)
        if sentence is None:
            raise
        print(f"iljari: {sentence}", file=sys.stderr)
        sys.exit(2)


def _day(option: str, value: str | None) -> date | None:
    from iljari.errors import UserError

    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(f"{option} is {value!r}, which is no date ({DAY})") from error
