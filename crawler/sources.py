"""The declared sources: reads `crawler/sources/*.toml` and a user's own files, validates them, and picks from them.

A file holds one table per source; its key is the source's id:

    [seongbuk]
    name = "서울특별시 성북구"
    kind = "basic"                      # metropolitan, basic, ministry, portal, education, press
    region = "11290"                    # code of the region table; "" where the source has none
    family = "si_ntt"                   # a module of crawler/boards
    list_url = "https://www.example.go.kr/www/selectBbsNttList.do?bbsNo=46&key=6356"
    status = "ready"                    # or "planned" or "closed", both with a `reason`

Everything else is optional: see `Source`. What a family needs in `params` stands in the docstring of its module.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

Kind = Literal["metropolitan", "basic", "ministry", "portal", "education", "press"]
Status = Literal["ready", "planned", "closed"]
Part = Literal["row", "title", "date", "department", "body", "files"]

PROVINCES: Mapping[str, tuple[str, ...]] = {
    "11": ("서울", "서울특별시"),
    "12": ("전남광주", "전남광주통합특별시"),
    "26": ("부산", "부산광역시"),
    "27": ("대구", "대구광역시"),
    "28": ("인천", "인천광역시"),
    "29": ("광주", "광주광역시"),
    "30": ("대전", "대전광역시"),
    "31": ("울산", "울산광역시"),
    "36": ("세종", "세종특별자치시"),
    "41": ("경기", "경기도"),
    "43": ("충북", "충청북도"),
    "44": ("충남", "충청남도"),
    "46": ("전남", "전라남도"),
    "47": ("경북", "경상북도"),
    "48": ("경남", "경상남도"),
    "50": ("제주", "제주도", "제주특별자치도"),
    "51": ("강원", "강원도", "강원특별자치도"),
    "52": ("전북", "전라북도", "전북특별자치도"),
}
"""First two digits of a region code → the names that people type for it."""


class SourceError(ValueError):
    """A declaration that cannot be used; its text is one sentence for the user."""


class UnknownSourceError(SourceError):
    """No source has this id or name; `closest` are the ids that look most like it."""

    def __init__(self, asked: str, closest: tuple[str, ...]) -> None:
        self.asked = asked
        self.closest = closest
        hint = f"; did you mean {', '.join(closest)}?" if closest else "; `iljari sources list` has them all"
        super().__init__(f"unknown source {asked!r}{hint}")


class Source(BaseModel):
    """One board, feed or API of one office, as declared. Frozen; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str = Field(min_length=1)
    kind: Kind
    region: str = Field(default="", pattern=r"^(\d{2}|\d{5}|KR|)$")
    family: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    list_url: str
    detail_url: str = ""
    """Template of an article's URL with `{id}`, where it cannot be derived from `list_url`."""
    params: Mapping[str, str] = Field(default_factory=dict)
    """What the family asks for; its module says which names it knows."""
    select: Mapping[Part, tuple[str, ...]] = Field(default_factory=dict)
    """CSS selectors of this skin, tried before the family's own: `body` of an article, the others of the list."""
    hosts: tuple[str, ...] = ()
    """Hosts besides those of the URLs above that redirects and attachments may lead to."""
    feed_url: str = ""
    key_from: str = Field(default="", pattern=r"^(ILJARI_KEY_[A-Z0-9_]{1,60})?$")
    """The environment variable that holds the key for `{KEY}` in the URLs above; ILJARI_KEY_<ID> where it is ""."""
    unverified_certificate: str = ""
    """Why the certificate of these hosts cannot be verified, such as an incomplete chain; "" verifies it."""
    id_space: str = ""
    """Changed when a redesign begins to number articles anew, so that old and new ids stay apart."""
    status: Status = "ready"
    reason: str = ""
    closed_on: date | None = None
    successor: str = ""
    verified_at: date | None = None
    """Day of the last live run that succeeded; None means that nobody has checked."""
    warnings: tuple[str, ...] = ()
    evidence: str = ""
    licence: str = ""

    @field_validator("list_url", "detail_url", "feed_url")
    @classmethod
    def _is_a_web_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("must be an http or https URL")
        return url

    @field_validator("params", mode="before")
    @classmethod
    def _params_are_text(cls, params: Any) -> Any:
        if not isinstance(params, Mapping):
            return params
        return {name: str(value) if isinstance(value, int) else value for name, value in params.items()}

    @model_validator(mode="after")
    def _says_why_it_is_not_read(self) -> Source:
        if not self.list_url:
            raise ValueError("list_url is missing")
        if self.detail_url and "{id}" not in self.detail_url:
            raise ValueError("detail_url must contain {id}")
        if self.status != "ready" and not self.reason:
            raise ValueError(f"status {self.status!r} needs a reason")
        return self

    @property
    def key_variable(self) -> str:
        """The environment variable that holds the key of an API; "" where the source needs none."""
        if not any("{KEY}" in url for url in (self.list_url, self.detail_url, self.feed_url)):
            return ""
        return self.key_from or f"ILJARI_KEY_{self.id.upper()}"

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """The host names that requests of this source may go to, in lower case."""
        named = (urlsplit(url).hostname for url in (self.list_url, self.detail_url, self.feed_url) if url)
        return frozenset(host for host in named if host) | frozenset(host.lower() for host in self.hosts)

    def in_region(self, region: str) -> bool:
        """Whether the source belongs to `region`: a region code or its beginning, a province, or a part of the name."""
        wanted = region.strip()
        if wanted.isdigit():
            return self.region.startswith(wanted)
        codes = tuple(code for code, names in PROVINCES.items() if wanted in names)
        if codes:
            return self.region.startswith(codes)
        return wanted in self.name.split() or self.name.endswith(wanted)


class Catalogue:
    """All declared sources by id, in the order in which they were declared."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._sources: dict[str, Source] = {}
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Take `source` in. Raises SourceError when its id is taken."""
        if source.id in self._sources:
            raise SourceError(f"source {source.id!r} is declared twice")
        self._sources[source.id] = source

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def __len__(self) -> int:
        return len(self._sources)

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._sources

    def get(self, asked: str) -> Source:
        """The source with this id or exact name. Raises UnknownSourceError, which names the closest ids."""
        wanted = asked.strip()
        if wanted in self._sources:
            return self._sources[wanted]
        for source in self:
            if source.name == wanted:
                return source
        raise UnknownSourceError(asked, self._closest(wanted))

    def select(
        self, ids: Iterable[str] = (), *, region: str | None = None, everything: bool = False
    ) -> tuple[Source, ...]:
        """The sources asked for, each once, in declared order.

        Sources named in `ids` come whatever their status, so that the caller can say why one is not read; `region` and
        `everything` bring those that are ready. Raises UnknownSourceError, or SourceError when a region holds none.
        """
        chosen = {self.get(asked).id for asked in ids}
        if region is not None:
            found = {source.id for source in self if source.in_region(region)}
            if not found:
                raise SourceError(f"no source lies in region {region!r}")
            chosen |= {source_id for source_id in found if self._sources[source_id].status == "ready"}
        if everything:
            chosen |= {source.id for source in self if source.status == "ready"}
        return tuple(source for source in self if source.id in chosen)

    def _closest(self, asked: str) -> tuple[str, ...]:
        names = {source.name: source.id for source in self}
        contained = [source.id for source in self if asked and (asked in source.id or asked in source.name)]
        alike = difflib.get_close_matches(asked, self._sources, n=3, cutoff=0.6)
        alike += [names[name] for name in difflib.get_close_matches(asked, names, n=3, cutoff=0.6)]
        return tuple(dict.fromkeys(alike + contained))[:3]


def parse(text: str, origin: str) -> list[Source]:
    """The sources that one TOML text declares. Raises SourceError, which names `origin`, the source and the field."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{origin} is not valid TOML: {error}") from error
    return [_declared(source_id, table, origin) for source_id, table in tables.items()]


def _declared(source_id: str, table: object, origin: str) -> Source:
    if not isinstance(table, dict):
        raise SourceError(f"{origin}: {source_id} is no table; each source is a table [{source_id}]")
    try:
        return Source.model_validate({"id": source_id, **table})
    except ValidationError as error:
        raise SourceError(f"{origin}: source {source_id}: {_first_faults(error)}") from error


def _first_faults(error: ValidationError) -> str:
    faults = []
    for fault in error.errors()[:3]:
        field = ".".join(str(part) for part in fault["loc"])
        message = "unknown field" if fault["type"] == "extra_forbidden" else fault["msg"].removeprefix("Value error, ")
        faults.append(f"{field}: {message}" if field else message)
    return "; ".join(faults)


def load(extra: Iterable[Path] = (), *, shipped: bool = True) -> Catalogue:
    """The catalogue of the shipped declarations and of the TOML files in `extra`. Raises SourceError.

    `shipped=False` leaves the shipped ones out, which the demo and the tests need.
    """
    catalogue = Catalogue()
    for file in _shipped_files() if shipped else ():
        for source in parse(file.read_text(encoding="utf-8"), file.name):
            catalogue.add(source)
    for path in extra:
        for source in parse(_read(path), str(path)):
            catalogue.add(source)
    return catalogue


def _shipped_files() -> list[Traversable]:
    folder = resources.files("crawler").joinpath("sources")
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot read the declarations in {path}: {error}") from error
