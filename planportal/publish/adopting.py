"""Puts a site that was built apart in the place of another, whole and with its state."""

from .folder import aside_path, move, new_stage_name, state_folder
from .journal import carry_out_journal, swap_steps
from .state import State, state_path
from .survey import BuildFolders, survey


def adopt(apart: BuildFolders, folders: BuildFolders) -> None:
    """Put the site that was built in ``apart`` in the place of that in ``folders``; only for who holds the lock of the latter.
    From the moment its state is in place, the next command would finish the rest.

    :raises OSError: if something cannot be moved.
    """
    own_files = sorted(survey(folders).site.intact)
    stage = state_folder(folders.output) / new_stage_name()
    move(apart.output, stage)
    state = State(apart.output)
    try:
        state.note_steps(swap_steps(stage, aside_path(folders.output), own_files))
    finally:
        state.close()
    move(state_path(apart.output), state_path(folders.output))
    state = State(folders.output)
    try:
        carry_out_journal(state, folders.output)
    finally:
        state.close()
