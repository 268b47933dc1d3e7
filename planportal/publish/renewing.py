"""Notes what a look at an unchanged site found, so that the next look is quicker, and clears what a kill left beside it."""

from pathlib import Path

from ..model.messages import Message
from .folder import clear_leavings, home_of, leavings
from .locks import Busy, sole
from .state import State
from .survey import Survey


def renew(output: Path, found: Survey) -> None:
    """Note the stamps of files that only their bytes could vouch for, unless another command is at work."""
    inputs = {
        name: {
            path: one for path, one in files.items() if one.stamp and one.stamp != found.last.inputs[name][path].stamp
        }
        for name, files in found.noted.items()
    }
    home = home_of(output)
    if not found.site.renewed and not any(inputs.values()) and not leavings(home):
        return
    try:
        with sole(home, "build", _silent, seconds=0):
            clear_leavings(home)
            state = State(output)
            try:
                state.renew(found.site.renewed or {}, found.last.files)
                state.renew_inputs(inputs)
            finally:
                state.close()
    except (Busy, OSError):
        return


def _silent(_message: Message) -> None:
    pass
