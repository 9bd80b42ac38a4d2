from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from tests.store import releases


@pytest.fixture
def db() -> Iterator[Database]:
    """A new database with a small gazetteer."""
    with releases.new_database() as database:
        yield database
