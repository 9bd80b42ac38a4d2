"""A pipeline for the tests: writes what a spider yields as JSON Lines, and lends the spider a memory."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.items import Article, Failure, Fetch, Gone, Known, Unchanged, Young

_LARGE: dict[str, Any] = {"fetch": {"body"}, "article": {"attachments": {"__all__": {"content"}}}}


class Memory:
    """The history that a test gives: {"known": {source: {native_id: Known}}, "finished": {...}, "owed": {...}}."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def known(self, source: str, id_space: str, native_id: str) -> Known | None:
        held = self._told.get("known", {}).get(source, {}).get(native_id)
        return Known.model_validate(held) if held else None

    def finished(self, source: str) -> datetime | None:
        at = self._told.get("finished", {}).get(source)
        return datetime.fromisoformat(at) if at else None

    def owed(self, source: str) -> list[str]:
        return list(self._told.get("owed", {}).get(source, []))

    def young(self, source: str, id_space: str, since: datetime) -> list[Young]:
        return [Young.model_validate(held) for held in self._told.get("young", {}).get(source, [])]


class Collector:
    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler
        self._path = Path(crawler.settings["TEST_ITEMS"])
        self._fails_at = crawler.settings.get("TEST_FAILS_AT")

    @classmethod
    def from_crawler(cls, crawler: Any) -> Collector:
        return cls(crawler)

    def open_spider(self) -> None:
        self._file = self._path.open("w", encoding="utf-8")
        told = self._crawler.settings.get("TEST_MEMORY")
        if told is not None:
            self._crawler.spider.history = Memory(json.loads(told))

    def process_item(self, item: Any) -> Any:
        if self._fails_at and isinstance(item, Article) and item.native_id == self._fails_at:
            raise OSError("no space left on device")
        kind = {Article: "article", Failure: "failure", Fetch: "fetch", Gone: "gone", Unchanged: "unchanged"}[
            type(item)
        ]
        held = item.model_dump(mode="json", exclude=_LARGE.get(kind))
        if kind == "article":
            held["sizes"] = [len(file.content or b"") for file in item.attachments]
        self._file.write(json.dumps({"kind": kind, **held}, ensure_ascii=False) + "\n")
        self._file.flush()
        return item

    def close_spider(self) -> None:
        self._file.close()
