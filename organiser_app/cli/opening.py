"""Opening the log that a command is about."""

from __future__ import annotations

import shlex

from organiser_app.cli.call import Call
from organiser_app.cli.passphrase import passphrase
from organiser_app.domain.errors import LogMissing
from organiser_app.language import tr
from organiser_app.store.folder import log_folder
from organiser_app.store.log import Log
from organiser_app.sync.opening import open_log


def opened(call: Call) -> Log:
    """The log, opened; nobody is asked for the passphrase of what is missing or no log."""
    expect_log(call)
    return open_log(call.log_path, passphrase(), call.around)


def expect_log(call: Call) -> None:
    """Say what is wrong where the log is missing, or is none."""
    path = call.log_path
    if not path.exists():
        raise LogMissing(
            tr(
                "There is no log at {path}. Make one with: {command}",
                path=path,
                command=shlex.join(("organiser", "new", str(path), "--name", "…", "--patch", "…")),
            )
        )
    log_folder(path).expect_log()
