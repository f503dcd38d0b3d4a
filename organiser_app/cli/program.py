"""From the words of the command line to an exit code.

0 all went well; 1 what was asked for cannot be, which one sentence explains; 2 the command was
not used rightly; 70 the fault is ours (`EX_SOFTWARE` of BSD's sysexits); 130 the user said stop.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from organiser_app import logs, paths
from organiser_app.cli.call import Call
from organiser_app.cli.loading import run_of
from organiser_app.cli.output import warn
from organiser_app.cli.parser import parse
from organiser_app.domain.errors import Cancelled, OrganiserError
from organiser_app.language import speak, tr

if TYPE_CHECKING:
    from organiser_app.store.log import Surroundings

WELL, CANNOT_BE, OUR_FAULT, STOPPED = 0, 1, 70, 130
_log = logging.getLogger(__name__)


def main(words: Sequence[str] | None = None, around: Surroundings | None = None) -> int:
    """Do what the command line says and give the exit code.

    Raises `SystemExit` as argparse does: 2 for wrong usage, 0 after `--help` or `--version`.
    """
    speak(paths.resource("translations"))
    arguments = parse(sys.argv[1:] if words is None else words)
    diagnostics = logs.start(paths.state_folder())
    try:
        return _run(Call(arguments, around))
    finally:
        logs.stop(diagnostics)


def _run(call: Call) -> int:
    try:
        code = run_of(call.arguments.command)(call)
        sys.stdout.flush()
    except (KeyboardInterrupt, Cancelled):
        warn(tr("Stopped."))
        return STOPPED
    except BrokenPipeError:
        _let_go_of_output()
        return WELL
    except OrganiserError as problem:
        warn(problem.message)
        return CANNOT_BE
    except Exception:  # noqa: BLE001 - a fault of ours is kept where it can be copied
        _log.critical("A command failed.", exc_info=True)
        _own_up()
        return OUR_FAULT
    else:
        return code or WELL


def _own_up() -> None:
    warn(
        tr(
            "Organiser made a mistake; what was not yet saved is not in the log."
            " The detail, without anybody's words or names, is kept in {path}.",
            path=paths.state_folder() / logs.FILE_NAME,
        )
    )


def _let_go_of_output() -> None:
    """Whoever read our answer had enough of it; keep Python from trying once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
