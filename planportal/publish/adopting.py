"""Puts a site that was built apart in the place of another, whole and with its state."""

from .folder import beside, home_of, move, new_stage_name
from .journal import carry_out, swap_of
from .state import State, path_for
from .survey import BuildFolders, survey


def adopt(apart: BuildFolders, places: BuildFolders) -> None:
    """Make the site at ``apart`` that at ``places``; only for who holds the lock of the latter. From the moment its state
    is in place, the next command would finish the rest.

    :raises OSError: if something cannot be moved.
    """
    known = sorted(survey(places).site.intact)
    stage = home_of(places.output) / new_stage_name()
    move(apart.output, stage)
    state = State(apart.output)
    try:
        state.plan(swap_of(stage, beside(places.output), known))
    finally:
        state.close()
    move(path_for(apart.output), path_for(places.output))
    state = State(places.output)
    try:
        carry_out(state, places.output)
    finally:
        state.close()
