"""The commands that keep a log: make one, back it up, make one from a backup."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_file, expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.cli.passphrase import new_passphrase, passphrase
from organiser_app.domain.errors import LogExists
from organiser_app.domain.inputs import SetUpInput, checked
from organiser_app.language import tr
from organiser_app.services.new_log import new_log
from organiser_app.sync.opening import restore_log


def new(call: Call) -> None:
    """Make a log, and print the key that opens it when the passphrase is forgotten."""
    said, path = call.arguments, call.log_path
    given = checked(lambda: SetUpInput(organiser=said.name, patch=said.patch, host=said.host))
    _expect_nothing_there(call)
    with new_log(path, new_passphrase(), given, call.around) as log:
        key = log.recovery_key
    facts = {
        "log": path,
        "organiser": given.organiser,
        "patch": given.patch,
        "host": given.host,
        "recovery_key": key,
    }
    lines = [
        tr("Made the log of {patch} at {path}.", patch=given.patch, path=path),
        tr("Its recovery key:"),
        "",
        f"    {key}",
        "",
        tr(
            "Write it on paper and keep it away from this machine. It opens the log when the"
            " passphrase is forgotten; nothing else does."
        ),
    ]
    answer(call, facts, lines)


def backup(call: Call) -> None:
    """Copy the whole log into one encrypted file, and see that the copy is whole."""
    file = expect_writable(call.arguments.file, force=call.arguments.force)
    with opened(call) as log:
        log.back_up(file)
    facts = {"log": call.log_path, "file": file, "bytes": file.stat().st_size}
    line = tr("Wrote the backup {path}. The log's own passphrase opens it.", path=file)
    answer(call, facts, [line])


def restore(call: Call) -> None:
    """Make a log from a backup, where nothing is yet."""
    file, path = expect_file(call.arguments.file), call.log_path
    _expect_nothing_there(call)
    restore_log(file, path, passphrase(), call.around).close()
    line = tr("Made the log {path} from the backup {file}.", path=path, file=file)
    answer(call, {"log": path, "file": file}, [line])


def _expect_nothing_there(call: Call) -> None:
    """Say so before anybody is asked for a passphrase."""
    path = call.log_path
    if path.exists():
        raise LogExists(tr("There is something at {path} already.", path=path))
