"""Pass rates on the Korean specifications of Recognizers-Text: peers.py recognizers_ko_specs.json [--failures]

A case passes when all expected results are found with the right value and nothing else is. Currency counts the
cases whose results
are won or dollars. The best peer measured reaches 40% (Number), 20% (Percent) and 59% (Currency).
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nlp.bare_numbers import Expression, find_bare_numbers, find_currencies, find_percentages

TARGETS = {"Number": 0.75, "Percent": 0.85, "Currency": 0.80}
DISPUTED = {
    "이십일조와 삼백은 다른 수이다": "와 joins two numbers here",
    "정답은 마이너스 오 점 오입니다.": "오 점 오 is 5.5; the specification reads only the 5",
    "순이자 이익은 그 분기에 27 % 하락해서 2억 4천 4백만 달러를 기록했다.": "it says 244,000,000",
}
"""Cases that contradict the language, with the reason; they are listed and left out of the rate."""
DOLLARS = {
    "Dollar": "달러",
    "United States dollar": "미국달러",
    "Canadian dollar": "캐나다달러",
    "Australian dollar": "호주달러",
    "Hong Kong dollar": "홍콩달러",
    "Korean won": "원",
}


def wanted(case: dict[str, Any], model: str) -> list[tuple[float, str]] | None:
    """(value, currency) of each expected result, None where the case is not of this model's scope."""
    out = []
    for result in case["Results"]:
        resolution = result.get("Resolution") or {}
        unit = resolution.get("unit", "")
        if model == "Currency" and (unit not in DOLLARS or resolution.get("value") is None):
            return None
        out.append((float(resolution["value"].rstrip("%")), DOLLARS.get(unit, "")))
    return out if out or model != "Currency" else None


def same(found: list[Expression], expected: list[tuple[float, str]]) -> bool:
    """Whether values and currencies agree one by one."""
    return len(found) == len(expected) and all(
        math.isclose(one.value, value, rel_tol=1e-9, abs_tol=1e-15) and one.unit == unit
        for one, (value, unit) in zip(found, expected, strict=True)
    )


def main() -> int:
    """Print a row per model; 1 if one is below its target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specs", type=Path)
    parser.add_argument("--failures", action="store_true", help="print each failed case")
    args = parser.parse_args()
    models = json.loads(args.specs.read_text("utf-8"))["models"]
    readers: dict[str, tuple[str, Callable[[str], list[Expression]]]] = {
        "Number": ("Number/NumberModel", find_bare_numbers),
        "Percent": ("Number/PercentModel", find_percentages),
        "Currency": ("NumberWithUnit/CurrencyModel", find_currencies),
    }
    below = 0
    for model, (key, reader) in readers.items():
        passed = total = 0
        for case in models[key]:
            expected = wanted(case, model)
            if expected is None:
                continue
            if reason := DISPUTED.get(case["Input"].strip()):
                print(f"{model}: disputed: {case['Input'].strip()} ({reason})")
                continue
            found = reader(case["Input"])
            total += 1
            passed += same(found, expected)
            if args.failures and not same(found, expected):
                print(f"{model}: {case['Input']!r} wants {expected}, found {[(f.value, f.unit) for f in found]}")
        rate = passed / total if total else 0.0
        below += rate < TARGETS[model]
        print(f"{model:9} {passed:4} of {total:4}  {rate:6.1%}  target {TARGETS[model]:.0%}")
    return int(below > 0)


if __name__ == "__main__":
    raise SystemExit(main())
