"""Which folder may be an output: every folder is refused whose change could harm anything but a site of ours."""

from pathlib import Path

from ..model.messages import Message
from ..model.refusal import Refusal
from .fingerprints import PACKAGE
from .folder import LITTER, is_ours, site_around
from .survey import BuildFolders


def check_output(folders: BuildFolders) -> None:
    """Check that a build may change its output folder.

    :raises Refusal: if a build could destroy anything but a site that this program made.
    """
    output = folders.output
    if output.is_symlink():
        raise Refusal(Message("%(folder)s is a link; name the folder itself with --output", folder=output))
    if not output.name or _holds_home(output):
        raise Refusal(
            Message("%(folder)s holds more than a site; choose another folder with --output", folder=output)
        )
    for folder in (*folders.sources, PACKAGE):
        if folder.is_relative_to(output):
            raise Refusal(
                Message(
                    "%(folder)s holds %(inner)s; choose another folder with --output", folder=output, inner=folder
                )
            )
        if output.is_relative_to(folder):
            raise Refusal(
                Message(
                    "%(folder)s lies in %(outer)s; choose another folder with --output", folder=output, outer=folder
                )
            )
    if site := site_around(output.parent):
        raise Refusal(
            Message(
                "%(folder)s lies in the site %(outer)s; choose another folder with --output",
                folder=output,
                outer=site,
            )
        )
    if output.exists() and not output.is_dir():
        raise Refusal(Message("%(folder)s is a file; choose another folder with --output", folder=output))
    names = {path.name for path in output.iterdir()} - LITTER if output.is_dir() else set()
    if names and not is_ours(output):
        raise Refusal(Message(
            "%(folder)s holds files that this program did not make; empty it or choose another folder with --output",
            folder=output,
        ))  # fmt: skip


def _holds_home(output: Path) -> bool:
    """Whether the home of the user lies in a folder."""
    try:
        return Path.home().resolve().is_relative_to(output)
    except RuntimeError:  # the user has no home
        return False
