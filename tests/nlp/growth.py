"""How much longer a longer text takes, measured so that a busy machine does not decide."""

from __future__ import annotations

import time
import timeit
from collections.abc import Callable


def least_seconds(call: Callable[[], object]) -> float:
    """The processor seconds of the fastest of three calls, without the garbage collector: neighbours on the machine
    and what earlier tests left in memory only lengthen a measurement (the `timeit` documentation says the same)."""
    return min(timeit.repeat(call, number=1, repeat=3, timer=time.process_time))
