"""The process that opens other people's files: takes one request at a time from its parent, and answers with text.

It is started by `crawler.attachments`, which gives it caps on memory and time and replaces it when it dies.
Requests and answers are JSON, each after its length in four bytes.
"""

from __future__ import annotations

import json
import signal
import struct
import sys
from pathlib import Path
from typing import IO, Any

from crawler.extractors import read

_LENGTH = struct.Struct(">I")


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one message after its length. Lone surrogates of a broken file travel as escapes."""
    data = json.dumps(message).encode()
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> dict[str, Any] | None:
    """The next message, None at the end of the stream. ValueError when it claims more than `most` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ValueError("the message is too long")
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None


def _limit(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> None:
    """Answer requests until the parent closes the stream. The first argument is the cap on memory in bytes."""
    # Parsers may print: only messages go to the parent.
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _limit(int(sys.argv[1]))
    while (request := receive(requests, 65_536)) is not None:
        if hasattr(signal, "setitimer"):
            # Ends this process even where the parent is gone and native code does not return.
            signal.setitimer(signal.ITIMER_REAL, request["timeout"] + 1)
        answer = read(Path(request["path"]), request["media_type"], request["most_characters"])
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        send(answers, answer)


if __name__ == "__main__":
    main()
