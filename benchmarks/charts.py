"""How fast charts and briefing packs are made: python benchmarks/charts.py

First the pictures of the whole shipped portal, one process, nothing kept: charts per second and the share of each form.
Then whole commands as a user starts them: one chart, and each pack, with its size; medians of three.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
ROUNDS = 3
PLANS = ("changzhou-hrss-13", "zhuzhou-hrss-14")


def main() -> None:
    pictures()
    with tempfile.TemporaryDirectory() as home:
        chart = ["chart", PLANS[0], "urban-new-jobs"]
        for kind in ("png", "svg", "pdf", "csv"):
            command(f"one chart, {kind}", [*chart, "--format", kind], Path(home, f"chart.{kind}"))
        for plan in PLANS:
            for kind in ("docx", "pptx", "pdf", "xlsx"):
                command(f"{plan}, {kind}", ["brief", plan, "--format", kind], Path(home, f"pack.{kind}"))


def pictures() -> None:
    """Every form of every exhibit of all plans, timed one by one."""
    from planportal.charts import render_inline
    from planportal.commands.reading import judged_plans
    from planportal.exhibits.files import chart_csv, chart_json, oembed
    from planportal.exhibits.gather import plan_exhibits
    from planportal.exhibits.pictures import card, half, picture, vector
    from planportal.words.language import languages

    _shared, plans = judged_plans(ROOT / "content")
    exhibits = [e for judged in plans for speech in languages() for e in plan_exhibits(judged, speech).values()]
    forms = {
        "in pages, wide and narrow": lambda e: (render_inline(e.chart, "c"), render_inline(e.chart, "c", narrow=True)),
        "svg": vector, "png": picture, "half png": half, "card": card, "csv": chart_csv, "json": chart_json, "oembed": oembed,
    }  # fmt: skip
    picture(exhibits[0])  # loads the font, once for a whole build
    spent = {}
    for name, make in forms.items():
        began = time.perf_counter()
        for exhibit in exhibits:
            make(exhibit)
        spent[name] = time.perf_counter() - began
    whole = sum(spent.values())
    print(
        f"{len(exhibits)} charts, every form: {whole:.2f} s, {len(exhibits) / whole:.0f} charts a second on one core"
    )
    for name, seconds in sorted(spent.items(), key=lambda entry: -entry[1]):
        print(f"  {name:28}{1000 * seconds / len(exhibits):8.1f} ms a chart{seconds / whole:8.0%}")


def command(said: str, arguments: list[str], file: Path) -> None:
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, ROOT / "build.py", *arguments, "-o", file], check=True, stdout=subprocess.DEVNULL
        )
        spent.append(time.perf_counter() - began)
    print(f"{said:32}{median(spent):8.2f} s{file.stat().st_size:12,} bytes")


if __name__ == "__main__":
    main()
