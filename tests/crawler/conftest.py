from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from crawler.children import crawl_in_child  # noqa: E402
from crawler.items import Coverage  # noqa: E402
from crawler.run import Summary  # noqa: E402
from crawler.sources import parse  # noqa: E402
from crawler.visits import Progress  # noqa: E402

NOW = datetime.fromisoformat("2026-03-20T09:00:00+09:00")


@dataclass
class Crawled:
    """What one crawl brought: items of each kind by source, and the ledger."""

    summary: Summary
    items: list[dict[str, Any]]
    progress: list[Progress] = field(default_factory=list)

    def of(self, kind: str, source: str) -> list[dict[str, Any]]:
        return [item for item in self.items if item["kind"] == kind and item["source"] == source]

    def articles(self, source: str) -> list[dict[str, Any]]:
        return self.of("article", source)

    def ids(self, source: str) -> list[int]:
        return sorted((int(item["native_id"]) for item in self.articles(source)), reverse=True)

    def failures(self, source: str) -> list[dict[str, Any]]:
        return self.of("failure", source)

    def coverage(self, source: str) -> Coverage:
        return next(row for row in self.summary.coverage if row.source == source)


Crawl = Callable[..., Crawled]


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """Crawl declarations (TOML) in a child process against loopback sites and collect what came."""

    def run(
        toml: str, *, memory: dict[str, Any] | None = None, settings: dict[str, Any] | None = None, **more: Any
    ) -> Crawled:
        path = tmp_path_factory.mktemp("crawl") / "items.jsonl"
        told: list[Progress] = []
        overrides: dict[str, Any] = {
            "ILJARI_ALLOW_LOOPBACK": True,
            "AUTOTHROTTLE_ENABLED": False,
            "DOWNLOAD_DELAY": 0,
            "DOWNLOAD_TIMEOUT": 5,
            "RETRY_TIMES": 0,
            "LOG_LEVEL": "CRITICAL",
            "ITEM_PIPELINES": {"collector.Collector": 1},
            "TEST_ITEMS": str(path),
        }
        if memory is not None:
            overrides["TEST_MEMORY"] = json.dumps(memory)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTHONPATH", f"{HERE}:{HERE.parent.parent}")
            summary = crawl_in_child(
                parse(toml, "test"),
                settings_overrides=overrides | (settings or {}),
                now=NOW,
                progress=told.append,
                **more,
            )
        lines = path.read_text(encoding="utf-8").splitlines()
        return Crawled(summary, [json.loads(line) for line in lines], told)

    return run
