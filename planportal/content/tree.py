"""Finds what should not be in the content folder: links, pipes, files under a wrong name, folders in the wrong place.

Only the wrong name of a file is reported then; the file it stands for does not count as missing too.
"""

import errno
from collections.abc import Iterable, Iterator, Mapping

from ..model.messages import Message
from ..model.refusal import reason_of
from .files import Files
from .problems import Problem, did_you_mean, nearest_word

PLANS = "plans/"
ENDING = ".toml"


def problem_at(name: str, message: str) -> Problem:
    """A problem of a file or folder as a whole; undecodable bytes in its name are written as escapes."""
    return Problem(name.encode("utf-8", "backslashreplace").decode(), 1, 1, "", message)


def stray_problems(files: Files, known: Iterable[str]) -> list[Problem]:
    """What should not be in the content folder, outside the folders of plans; ``known`` are the files at its top."""
    problems = [*_unreadable(files, (name for name in files.irregular() if not _in_a_plan(name)))]
    names = {*files.names(), *files.folders}
    problems += [problem for name in sorted(names) if not _in_a_plan(name) for problem in _no_text(name)]
    for name in files.names():
        if "/" not in name and is_misnamed(name, known):
            hint = did_you_mean(intended_name(name), known)
            problems.append(problem_at(name, Message("is not a file of the content folder.%(hint)s", hint=hint)))
        elif name.startswith(PLANS) and not _in_a_plan(name) and ENDING in name.lower():
            problems.append(problem_at(name, Message("lies in no folder of a plan; move it into one")))
    named_like_files = (name for name in sorted(files.folders) if name.endswith((ENDING, ".md")))
    problems += [_in_the_way(name) for name in named_like_files if not _in_a_plan(name)]
    plans = PLANS.rstrip("/")
    if plans in files:
        problems.append(problem_at(plans, Message("cannot be read: %(reason)s", reason=_reason(errno.ENOTDIR))))
    elif plans not in files.folders and plans not in files.irregular():
        others = [name for name in files.folders if "/" not in name and name not in ("pages", "releases")]
        message = Message(
            "is missing; every portal needs this folder, though it may be empty.%(hint)s",
            hint=did_you_mean(plans, others),
        )
        problems.append(problem_at(plans, message))
    return problems


def stray_problems_of_plan(files: Files, home: str, known: Mapping[str, object]) -> list[Problem]:
    """What should not lie in the folder of a plan, ``home``; ``known`` are the files it can hold."""
    problems = [*_unreadable(files, files.irregular(home))]
    folders = [folder.rstrip("/") for folder in files.folders_and_irregular(home) if folder.endswith("/")]
    for path in (*files.names(home), *folders):
        name = path.removeprefix(home)
        if "/" in name:
            continue
        problems += _no_text(path)
        if path in files.folders:
            problems.append(_in_the_way(path) if name in known else problem_at(
                path, Message("is a folder; the folder of a plan holds files only, so move it away")
            ))  # fmt: skip
        elif is_misnamed(name, known):
            hint = did_you_mean(intended_name(name), known)
            problems.append(problem_at(path, Message("is not a file of a plan folder.%(hint)s", hint=hint)))
    return problems


def is_misplaced(files: Files, home: str, name: str, known: Iterable[str]) -> bool:
    """Whether a missing file is there under another name, or as a folder, link or pipe: that is reported by itself."""
    path = home + name
    if path in files.folders or path in files.irregular(home):
        return True
    others = (other.removeprefix(home) for other in files.names(home))
    return any(
        "/" not in other and is_misnamed(other, known) and nearest_word(intended_name(other), known, 0.6) == name
        for other in others
    )


def is_misnamed(name: str, known: Iterable[str]) -> bool:
    """Whether the name of a file is likely a slip for a known one. Windows hides endings, so that a whole table may be lost
    in "indicators.toml.txt"; notes and tables of other programs may stay."""
    if name in known:
        return False
    stem, point, ending = name.lower().rpartition(".")
    if ENDING in name.lower():
        return True
    stems = [one.removesuffix(ENDING) for one in known]
    if not point:
        return bool(nearest_word(ending, stems, 0.8))
    return bool(nearest_word(ending, [ENDING[1:]], 0.7) and nearest_word(stem, stems, 0.8))


def intended_name(name: str) -> str:
    """The name with ".toml" as its ending, whatever follows that or stands in its place."""
    return name.lower().partition(ENDING)[0].partition(".")[0] + ENDING


def _in_a_plan(name: str) -> bool:
    return name.startswith(PLANS) and name.count("/") > 1


def _no_text(path: str) -> Iterator[Problem]:
    if any("\ud800" <= character <= "\udfff" for character in path.rpartition("/")[2]):
        yield problem_at(path, Message("has a name that is not UTF-8; rename it in ASCII letters"))


def _unreadable(files: Files, names: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        if name in files.links:
            yield problem_at(name, Message(
                "is a link, which could publish what lies elsewhere on this machine; put the file itself there"
            ))  # fmt: skip
        else:
            yield problem_at(name, Message("is no file but a pipe or a device; move it away"))


def _in_the_way(name: str) -> Problem:
    return problem_at(name, Message("cannot be read: %(reason)s", reason=_reason(errno.EISDIR)))


def _reason(number: int) -> str:
    return reason_of(OSError(number, ""))
