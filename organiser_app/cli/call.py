"""One call of a command: what was asked for, and the surroundings it is asked in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the store takes a while to import, and --help does not need it
    from organiser_app.store.log import Surroundings

LOG_SUFFIX = ".olog"


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of one command; `around` is given by tests, else it is the world."""

    arguments: Namespace
    around: Surroundings | None = None

    @property
    def log_path(self) -> Path:
        """The log that is meant; its name may have been given without the `.olog`."""
        return log_path(self.arguments.log)

    @property
    def as_json(self) -> bool:
        """Whether a program reads the answer."""
        return bool(self.arguments.json)


Run = Callable[[Call], int | None]
"""A command: it answers through `output`, and raises where it cannot; an exit code is optional."""


def log_path(given: Path) -> Path:
    """The folder that is meant by `given`, with or without its `.olog`."""
    named_whole = given.suffix == LOG_SUFFIX or given.name in ("", "..", "log.db")
    if named_whole or (given / "log.db").exists():
        return given
    return given.with_name(given.name + LOG_SUFFIX)
