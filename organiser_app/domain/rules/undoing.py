"""Which change an undo takes back, and which a redo brings back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_HALTING = frozenset({"merge", "unmerge"})
CARRIED = frozenset({"folder", "hub"})
"""The roads by which the changes of others come unasked; an undo passes them by."""


@dataclass(frozen=True, slots=True)
class Past:
    """One change as history tells it: its road says how it came, as `UnitOfWork.commit` has it.

    An undo or redo has the change it was about as its `target`.
    """

    sequence: int
    road: str
    target: int | None


@dataclass(frozen=True, slots=True)
class Possible:
    """What can be done now: the change to undo; the one to redo, and the undo that hid it.

    Where nothing can be undone since a merge came, or one was taken back, `halted_by` is its road.
    """

    undo: int | None = None
    redo: int | None = None
    redo_of: int | None = None
    halted_by: str = ""


def possible(history: Iterable[Past]) -> Possible:
    """What can be undone and redone after `history`, the oldest first.

    A fresh change clears what could be redone. A bulk load is no change of a user's and stays.
    Nothing is taken back past a merge that somebody asked for, or past the taking back of one:
    whoever asks for an undo then means the merge. What a carrier brought meanwhile was asked for by
    nobody, and is passed by.
    """
    done: list[int] = []
    undone: list[tuple[int, int]] = []
    halted_by = ""
    for past in history:
        if past.road in _HALTING:
            halted_by = past.road
            done.clear()
            undone.clear()
        elif past.road == "do":
            done.append(past.sequence)
            undone.clear()
        elif past.road == "undo" and past.target in done:
            done.remove(past.target)
            undone.append((past.target, past.sequence))
        elif past.road == "redo" and undone:
            done.append(undone.pop()[0])
    target, by = undone[-1] if undone else (None, None)
    return Possible(done[-1] if done else None, target, by, "" if done else halted_by)
