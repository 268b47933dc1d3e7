"""Notes the stamps of files in an unchanged site, so that the next look is quicker, and clears what a kill left beside it."""

from pathlib import Path

from ..model.messages import Message
from .folder import clear_leftovers, has_leftovers, state_folder
from .locks import Busy, exclusive_lock
from .state import State
from .survey import Survey


def note_stamps(output: Path, before: Survey) -> None:
    """Note new stamps of unchanged files and clear leftovers beside the site, unless another command is at work."""
    inputs = {
        name: {
            path: noted
            for path, noted in files.items()
            if noted.stamp and noted.stamp != before.last.inputs[name][path].stamp
        }
        for name, files in before.noted.items()
    }
    home = state_folder(output)
    if not before.site.renewed and not any(inputs.values()) and not has_leftovers(home):
        return
    try:
        with exclusive_lock(home, "build", _silent, seconds=0):
            clear_leftovers(home)
            state = State(output)
            try:
                state.note_stamps(before.site.renewed or {}, before.last.files)
                state.note_input_stamps(inputs)
            finally:
                state.close()
    except (Busy, OSError):
        return


def _silent(_message: Message) -> None:
    pass
