"""The one boundary between what goes wrong and the person who reads it: a sentence on stderr, exit code 2."""

from __future__ import annotations

import errno


class UserError(Exception):
    """Something that the user asked for cannot be done; its text is one sentence."""


def sentence_for(error: BaseException) -> str | None:
    """What to tell the user about `error`, None where it is a mistake of the program and deserves its traceback."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, OSError):
        return _about_files(error)
    # Imported here: these packages take time to load, and `iljari --help` needs none of them.
    from crawler.run import CrawlError
    from crawler.sources import SourceError
    from store.errors import StoreError

    if isinstance(error, (CrawlError, SourceError, StoreError)):
        return str(error)
    return None


def _about_files(error: OSError) -> str | None:
    place = f" {error.filename}" if error.filename else ""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"no room left to write{place}; free some disk space and run the same command again"
        case errno.ENOENT:
            return f"there is no{place or ' such file'}"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"no permission to read or write{place}"
        case errno.EISDIR | errno.ENOTDIR:
            return f"{error.filename} is {'a' if error.errno == errno.EISDIR else 'not a'} folder"
        case _:
            return None
