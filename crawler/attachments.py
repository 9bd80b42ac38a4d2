"""Bytes of HWP, HWPX, PDF, DOCX, XLSX, HTML or text → plain text with tables, read in a child process with caps.

Other people's files crash parsers, fill memory and never end. So no file is opened here: a warm child process reads
many files one after the other, and is replaced when it dies, runs out of time or memory, or has read its share.
"""

from __future__ import annotations

import atexit
import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from crawler import media_types as media
from crawler.blocks import CellSpan
from crawler.extract_child import receive, send
from crawler.extractors import READABLE
from crawler.media_types import sniff

__all__ = ["CellSpan", "Document", "ExtractionError", "Reason", "extract", "sniff"]

TIMEOUT = 30.0
MEMORY = 1 << 30
MOST_BYTES = 200 << 20
MOST_CHARACTERS = 20_000_000
INCOMPLETE = "incomplete"
"""Stands behind the version of an extractor that could not read a part of a file, so that no gap is silent."""
_FILES_PER_WORKER = 500
_MOST_IDLE_WORKERS = 2
_BYTES_PER_CHARACTER = 40
"""What a character may take in an answer: six bytes escaped, and its share of the cells."""


class Reason(StrEnum):
    """Why a file gave no text."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 - the reason, not a secret
    DRM = "drm"
    UNKNOWN_TYPE = "unknown_type"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    IMAGE_ONLY = "image_only"


_SENTENCES = {
    Reason.EMPTY: "{name} is empty: there is no text in it.",
    Reason.DAMAGED: "{name} is damaged and could not be read.",
    Reason.PASSWORD: "{name} is protected by a password.",
    Reason.DRM: "{name} is locked by rights management (DRM) of the office that made it.",
    Reason.UNKNOWN_TYPE: "{name} is of a type that is not read ({detail}).",
    Reason.TOO_LARGE: "{name} is too large to be read.",
    Reason.TIMEOUT: "{name} took too long to read.",
    Reason.MEMORY: "{name} needs more memory than is allowed for one file.",
    Reason.IMAGE_ONLY: "{name} holds only images, no text.",
}


class ExtractionError(Exception):
    """A file that gives no text: `reason` for counting, `sentence` for people, `detail` as the parser said it."""

    def __init__(self, reason: Reason, name: str, detail: str = "", media_type: str = media.UNKNOWN) -> None:
        self.reason, self.detail, self.media_type = reason, detail, media_type
        self.sentence = _SENTENCES[reason].format(name=name, detail=detail)
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file. Tables are tab-separated rows in their place; `cells` are the spans of their cells in `text`.

    `problems` are parts that could not be read although others could: not empty means that text is missing.
    """

    text: str
    media_type: str
    extractor_version: str
    cells: tuple[CellSpan, ...] = ()
    problems: tuple[str, ...] = ()


def extract(
    data: bytes,
    *,
    filename: str = "",
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    max_output: int = MOST_CHARACTERS,
) -> Document:
    """The text of a file, by its content; `filename` only names it in sentences.

    `timeout` in seconds, `memory` in bytes, `max_output` in characters. Raises ExtractionError.
    Safe to call from several threads.
    """
    name = filename or "The file"
    media_type = sniff(data)

    def error(reason: Reason, detail: str = "") -> ExtractionError:
        return ExtractionError(reason, name, detail, media_type)

    if media_type == media.EMPTY:
        raise error(Reason.EMPTY)
    if media_type == media.DRM:
        raise error(Reason.DRM)
    if media_type.startswith("image/"):
        raise error(Reason.IMAGE_ONLY)
    if media_type == media.OLE or (media_type == media.ZIP and not zipfile.is_zipfile(io.BytesIO(data))):
        raise error(Reason.DAMAGED, "its directory is missing")
    if media_type not in READABLE:
        raise error(Reason.UNKNOWN_TYPE, media_type)
    if len(data) > MOST_BYTES:
        raise error(Reason.TOO_LARGE)
    answer = _ask(data, media_type, timeout, memory, max_output)
    if "reason" in answer:
        raise error(Reason(answer["reason"]), answer["detail"])
    cells = tuple(CellSpan(*cell) for cell in answer["cells"])
    problems = tuple(answer["problems"])
    version = f"{answer['extractor']} ({INCOMPLETE})" if problems else answer["extractor"]
    return Document(answer["text"], media_type, version, cells, problems)


def _ask(data: bytes, media_type: str, timeout: float, memory: int, max_output: int) -> dict[str, Any]:
    # The parent writes the file under a name of its own and takes it away, whatever becomes of the child.
    with tempfile.TemporaryDirectory(prefix="iljari-") as directory:
        path = Path(directory, "file")
        path.write_bytes(data)
        worker = _pool.take(memory)
        try:
            answer = worker.ask(path, media_type, timeout, max_output)
        except BaseException:
            worker.close()
            raise
        if answer.get("reason") in {Reason.MEMORY, Reason.TIMEOUT} or not worker.fit:
            worker.close()
        else:
            _pool.give_back(worker)
    return answer


class _Worker:
    """One child process."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.left = _FILES_PER_WORKER
        package_root = str(Path(__file__).resolve().parent.parent)
        inherited = os.environ.get("PYTHONPATH")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "crawler.extract_child", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [package_root, inherited]))},
            # Ctrl-C is for the parent, which finishes the file in hand.
            start_new_session=True,
        )

    @property
    def fit(self) -> bool:
        return self.left > 0 and self.process.poll() is None

    def ask(self, path: Path, media_type: str, timeout: float, max_output: int) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.left -= 1
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self.process.kill()

        request = {"path": str(path), "media_type": media_type, "timeout": timeout, "most_characters": max_output}
        timer = threading.Timer(timeout, expire)
        timer.start()
        try:
            send(self.process.stdin, request)
            answer = receive(self.process.stdout, most=max_output * _BYTES_PER_CHARACTER + 65_536)
        except BrokenPipeError:
            answer = None
        except ValueError:
            return {"reason": Reason.TOO_LARGE, "detail": ""}
        finally:
            timer.cancel()
        if answer is not None and not expired.is_set():
            return answer
        if expired.is_set():
            return {"reason": Reason.TIMEOUT, "detail": ""}
        return self._death()

    def _death(self) -> dict[str, Any]:
        """Native code aborts where it gets no memory, and the kernel kills what takes too much; the rest is damage."""
        code = self.process.wait()
        out_of_memory = code in {-signal.SIGABRT, -signal.SIGKILL}
        return {
            "reason": Reason.MEMORY if out_of_memory else Reason.DAMAGED,
            "detail": f"the reading process ended with {code}",
        }

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue


class _Pool:
    """Idle workers of this process; a forked child starts its own, since a pipe has one reader."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.idle: list[_Worker] = []
        self.owner = os.getpid()

    def take(self, memory: int) -> _Worker:
        with self.lock:
            if self.owner != os.getpid():
                self.owner, self.idle = os.getpid(), []
            for worker in self.idle:
                if worker.memory == memory:
                    self.idle.remove(worker)
                    if worker.fit:
                        return worker
                    worker.close()
                    break
        return _Worker(memory)

    def give_back(self, worker: _Worker) -> None:
        with self.lock:
            self.idle.append(worker)
            surplus = self.idle.pop(0) if len(self.idle) > _MOST_IDLE_WORKERS else None
        if surplus is not None:
            surplus.close()

    def close(self) -> None:
        with self.lock:
            if self.owner == os.getpid():
                for worker in self.idle:
                    worker.close()
            self.idle = []


_pool = _Pool()
atexit.register(_pool.close)
