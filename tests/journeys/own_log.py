"""The program on a log that is made here, driven by its keys alone; and that log, before and after.

A log that is made here has a passphrase that is cheap to guess, and so opens faster.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from organiser_app.cli.passphrase import VARIABLE
from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, create_log, open_log
from tests.journeys.screen import Home, Program
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings

NOW = datetime.now(UTC)
"""The program goes by the machine's clock, and the log that it is given must not be ahead of it."""
TODAY = NOW.date()
MAIN = "Larkmoor – Organiser"
"""The title of the window, which names the log."""
NAME = "Larkmoor.olog"


@contextmanager
def log_of(home: Home) -> Iterator[Log]:
    """The log in that home while no program has it; where there is none, Nadia Karim’s is made."""
    around = surroundings(SettableClock(NOW))
    path = home.folder / NAME
    there = path.exists()
    with (open_log if there else create_log)(path, PASSPHRASE, around) as log:
        if not there:
            set_up(log.work(), SetUpInput(organiser="Nadia Karim", patch="Larkmoor"))
        yield log


@contextmanager
def window_on(home: Home, display: str) -> Iterator[Program]:
    """The program on the log in that home, with the keyboard; it is closed by its own key."""
    with Program(home, display, home.folder / NAME, **{VARIABLE: PASSPHRASE}) as program:
        program.until(f"window: {MAIN}", "Backed up")
        program.take_keyboard(MAIN)
        yield program
        program.press("ctrl+q")
        assert program.ended() == 0


@contextmanager
def dialog(program: Program, title: str, told: str, focused: str) -> Iterator[None]:
    """Take the keyboard of a dialog, and once it is accepted and `told` is said, give it back.

    It has to come back to where it was, by the name `focused`. There is no window manager here
    that would pass it on.
    """
    program.until(f"window: {title}")
    program.take_keyboard(title)
    yield
    program.press("ctrl+Return")
    program.until(told)
    program.take_keyboard(MAIN)
    program.until(f"keyboard: {focused}")


def take(program: Program, name: str, whole: str) -> None:
    """Type the beginning of a name, and take whom the log offers."""
    program.write(name)
    program.until(whole)
    program.press("Down", "Return")
