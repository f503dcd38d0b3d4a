"""The window itself, where there is a display to show it on."""

from __future__ import annotations

import os
import sys

from organiser_app import logs
from organiser_app.cli.call import Call
from organiser_app.cli.parser import command_names
from organiser_app.domain.errors import EnvironmentProblem, LogMissing
from organiser_app.language import tr

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(call: Call) -> int:
    """Open the window, on a log if one was named, and stay until it is closed."""
    path = call.log_path if call.arguments.log else None
    if path and not path.exists():
        raise LogMissing(
            tr(
                "There is no log at {path}, and no command “{word}”. The commands are: {names}.",
                path=path,
                word=call.arguments.log,
                names=", ".join(command_names()),
            )
        )
    _expect_display()
    from organiser_app.ui.starting import nothing_collected, python_imports  # noqa: PLC0415 - for the window alone

    with nothing_collected(), python_imports():
        from organiser_app.ui.app import run  # noqa: PLC0415 - and so is Qt

    logs.catch_faults()
    return run(path, quit_after_paint=call.arguments.quit_after_paint)


def _expect_display() -> None:
    """Say so where Qt would abort the program."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise EnvironmentProblem(
            tr(
                "There is no display here, so the window cannot open."
                " These commands need none: {names}.",
                names=", ".join(command_names()),
            )
        )
