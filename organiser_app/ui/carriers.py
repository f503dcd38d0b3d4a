"""By what a log syncs while the window is open: a folder, a hub; how a turn of each is taken.

What a turn needs is loaded on its worker, with the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Generic, TypeVar

from organiser_app.domain.change import Change
from organiser_app.store.log import Log, Query
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.sync.folder import standing as folder
from organiser_app.sync.hub import standing as hub
from organiser_app.sync.pace import USUAL, USUAL_AT_A_HUB
from organiser_app.ui.desk import Desk
from organiser_app.ui.tasks import Tasks

Stands = TypeVar("Stands", bound=CarrierStanding)
Steps = Iterator[Change | None]
IsWanted = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Carrier(Generic[Stands]):
    """How a carrier stands, a turn of it step by step, and the worker that takes it.

    A turn ends soon where it is not wanted any more, as when another `place` was chosen. `watched`
    is a folder whose changes call for a turn; without any a turn is taken each `usual`.
    """

    standing: Query[Stands]
    turn: Callable[[Log, Stands, IsWanted], Steps]
    worker: Tasks
    usual: timedelta
    place: Callable[[Stands], object]
    watched: Callable[[Stands], Path | None] = lambda _: None


def through_folder(desk: Desk) -> Carrier[folder.Standing]:
    """The folder that was chosen, gone through between what is typed and read."""
    return Carrier(folder.standing, _folder_turn, desk.tasks, USUAL, _folder_of, _folder_of)


def through_hub(desk: Desk) -> Carrier[hub.Standing]:
    """The hub whose address was given, reached while what is typed and read goes on."""
    return Carrier(hub.standing, _hub_turn, desk.away, USUAL_AT_A_HUB, lambda stands: stands.place)


def _folder_of(stands: folder.Standing) -> Path | None:
    return stands.folder


def _folder_turn(log: Log, stands: folder.Standing, is_wanted: IsWanted) -> Steps:
    from organiser_app.sync.folder.turn import Turn  # noqa: PLC0415 - slow to load, often off

    assert stands.folder is not None  # noqa: S101 - it is on
    for change in Turn(log, stands.folder).steps():
        yield change
        if not is_wanted():
            return


def _hub_turn(log: Log, _stands: hub.Standing, is_wanted: IsWanted) -> Steps:
    from organiser_app.sync.hub.turn import steps_of_turn  # noqa: PLC0415 - slow to load, often off

    return steps_of_turn(log, is_wanted)
