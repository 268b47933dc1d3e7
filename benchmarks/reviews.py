"""How long a release and reviews of the shipped portal take, and how large they are: python benchmarks/reviews.py

Whole processes, as a user starts them, on a copy of the content: a release; then reviews against it after nothing, one
flipped status and another day of the data; then the proof of the site. Reviews build first, and what they build is built
before they are timed. Medians of three, beside a cold build of the same run.
"""

import shutil
import tempfile
from pathlib import Path

from builds import ROOT, report, timed_anyway

ROUNDS = 3
FLIPPED = ("plans/changzhou-hrss-13/indicators.toml", 'result = "（63.14）"', 'result = "（41.14）"')
LATER = ("portal.toml", "as_of = 2026-11-22", "as_of = 2026-12-22")


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        content, output, page = Path(home, "content"), Path(home, "site"), Path(home, "review.html")
        shutil.copytree(ROOT / "content", content)
        places = ["--content", content, "--output", output]
        cold = [timed_anyway("build", *places)]
        report("build, cold", cold)
        report("release", [timed_anyway("release", *places, "--date", "2026-11-22")], cold)
        snapshot = sum(path.stat().st_size for path in (content / "releases").rglob("*") if path.is_file())
        print(f"{'what a release keeps':24}{snapshot / 1e3:8.0f} kB")
        report("verify", [timed_anyway("verify", output, "--content", content) for _ in range(ROUNDS)], cold)
        for name, change in (("nothing changed", None), ("a status flipped", FLIPPED), ("another day", LATER)):
            if change:
                replace(content, *change)
            timed_anyway("build", *places)
            report(f"review, {name}", [timed_anyway("review", *places, "-o", page) for _ in range(ROUNDS)], cold)
            print(
                f"{'':24}{page.stat().st_size / 1e3:8.0f} kB, JSON {page.with_suffix('.json').stat().st_size / 1e3:.0f} kB"
            )
            if change:
                replace(content, change[0], change[2], change[1])


def replace(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{file} does not hold {old}")
    path.write_text(text.replace(old, new, 1), "utf-8")


if __name__ == "__main__":
    main()
