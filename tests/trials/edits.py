"""Sequences of edits, each followed by a build of what changed, held against a cold build of the same content."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from commands import ROOT

from .homes import WHOLE, Cold, Home, assert_ended, assert_healed
from .kills import replaced

Edit = Callable[[Random, Home], None]


def _plans(home: Home) -> list[Path]:
    return sorted((home.content / "plans").iterdir())


def _swapped(path: Path, *texts: str) -> None:
    """Go from one of several texts that a file may hold to the next."""
    text = path.read_text("utf-8")
    for old, new in zip(texts, (*texts[1:], texts[0]), strict=True):
        if old in text:
            replaced(path, old, new)
            return


def _value(random: Random, home: Home) -> None:
    plan = random.choice(_plans(home))
    _swapped(
        plan / "indicators.toml", *random.choice([("〔50〕", "〔51〕"), ('"9.5"', '"9.6"', '"9.71"'), ("≥95", "≥96")])
    )


def _name(random: Random, home: Home) -> None:
    texts = random.choice(
        [('short.zh = "示例"', 'short.zh = "新例"'), ('region.en = "Example City"', 'region.en = "Other City"')]
    )
    _swapped(random.choice(_plans(home)) / "plan.toml", *texts)


def _more(random: Random, home: Home) -> None:
    target = home.content / "plans" / random.choice(["another", "third"])
    if not target.exists():
        shutil.copytree(_plans(home)[0], target)


def _fewer(random: Random, home: Home) -> None:
    if len(_plans(home)) > 1:
        shutil.rmtree(random.choice(_plans(home)))


def _renamed(random: Random, home: Home) -> None:
    plan = random.choice(_plans(home))
    target = plan.with_name(f"renamed-{random.randrange(3)}")
    if not target.exists():
        plan.rename(target)


def _indicator(random: Random, home: Home) -> None:
    _swapped(random.choice(_plans(home)) / "indicators.toml", 'id = "closed-cases"', 'id = "cases-closed"')


def _another_indicator(random: Random, home: Home) -> None:
    path = random.choice(_plans(home)) / "indicators.toml"
    text = path.read_text("utf-8")
    more = '\n[[indicator]]\nid = "more"\ntable = "t1"\nrow = 3\nname.zh = "又一"\nname.en = "One more"\nunit = "%"\ntarget = "≥5"\n'
    path.write_bytes((text.removesuffix(more) if text.endswith(more) else text + more).encode())


def _draft(random: Random, home: Home) -> None:
    _swapped(random.choice(_plans(home)) / "plan.toml", "[plan]\ntitle", "[plan]\ndraft = true\ntitle")


def _draft_indicator(random: Random, home: Home) -> None:
    path = random.choice(_plans(home)) / "indicators.toml"
    _swapped(path, "row = 2\npart_of", "row = 2\ndraft = true\npart_of")


def _template(random: Random, home: Home) -> None:
    _swapped(_own(random, home, "templates", ["method.html", "goals.html"]), "<h1>", '<h1 class="edited">')


def _static(random: Random, home: Home) -> None:
    style = _own(random, home, "static", ["site.css", "chart.css"])
    style.write_bytes(style.read_bytes() + b"/* edited */\n")


def _given_up(random: Random, home: Home) -> None:
    """A file of the portal's own goes, so that the one that comes with the program stands again."""
    if own := sorted(path for name in ("templates", "static") for path in (home.root / name).glob("*")):
        random.choice(own).unlink()


def _own(random: Random, home: Home, folder: str, names: list[str]) -> Path:
    """A file of the portal's own, made from the one that comes with the program if it is new."""
    own = home.root / folder / random.choice(names)
    if not own.exists():
        own.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / folder / own.name, own)
    return own


def _portal(random: Random, home: Home) -> None:
    texts = [
        ("Tagline", "Another line"),
        ('faster_from = "5"', 'faster_from = "6"'),
        ("2024-03-31", "2024-05-31"),
        ("Editors", "Others"),
    ]
    _swapped(home.content / "portal.toml", *random.choice(texts))


def _unit(_random: Random, home: Home) -> None:
    _swapped(home.content / "units.toml", 'one = "organization"', 'one = "employer"')


def _concept(_random: Random, home: Home) -> None:
    _swapped(home.content / "concepts.toml", 'name.en = "New jobs"', 'name.en = "Jobs"')


def _about(random: Random, home: Home) -> None:
    (home.content / "pages" / "about.en.md").write_text(f"# About {random.randrange(3)}\n", "utf-8")


def _deleted(random: Random, home: Home) -> None:
    random.choice([path for path in home.site.rglob("*") if path.is_file()]).unlink() if home.site.is_dir() else None
    # Without its mark a site is nobody's, and no build touches it.
    if home.site.is_dir() and not (home.site / ".planportal").exists():
        shutil.rmtree(home.site)


def _stray(random: Random, home: Home) -> None:
    (home.site / random.choice(["stray.txt", "zh/stray.html"])).write_text("mine", "utf-8")


def _altered(random: Random, home: Home) -> None:
    path = random.choice([path for path in home.site.rglob("*") if path.is_file() and path.name != ".planportal"])
    path.unlink()
    path.write_bytes(b"altered")


def _touched(random: Random, home: Home) -> None:
    for path in random.sample(
        [path for path in home.root.rglob("*.*") if path.is_file() and "state" not in path.name], 5
    ):
        os.utime(path)


EDITS: tuple[Edit, ...] = (
    _value, _value, _name, _more, _fewer, _renamed, _indicator, _another_indicator, _draft, _draft_indicator, _template,
    _static, _given_up, _portal, _unit, _concept, _about, _deleted, _stray, _altered, _touched,
)  # fmt: skip


def sequence(seed: int, length: int, folder: Path, cold: Cold) -> None:
    """Edits one after the other, one or two at once, and a build after each."""
    random = Random(seed)
    home = Home(folder / "home")
    shutil.copytree(WHOLE, home.content)
    assert_ended(home.run("build"), 0)
    done: list[str] = []
    try:
        for _number in range(length):
            for edit in random.sample(EDITS, random.choice((1, 1, 2))):
                edit(random, home)
                done.append(edit.__name__)
            assert_healed(home, cold, aside=True)
    except AssertionError as failure:
        raise AssertionError(f"edits of seed {seed} ({', '.join(done)}): {failure}") from failure
    finally:
        shutil.rmtree(folder)
