"""`iljari demo`: the same crawl, reading and export as live ones, over the embedded site; then what came of it."""

from __future__ import annotations
