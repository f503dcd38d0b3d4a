"""The command that writes a pack of a log for its team."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from sqlalchemy import Connection

from organiser_app.cli.call import Call
from organiser_app.cli.commands.member import called
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.cli.passphrase import new_pack_passphrase
from organiser_app.cli.period import named_period
from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.counting import figures_of, usual_period, write_figures
from organiser_app.sync.handing import PackWritten, write_pack_of
from organiser_app.sync.part import Part, PartKind, part_called
from organiser_app.sync.staying import StaysAtHome, stays_words, what_stayed
from organiser_app.sync.team import TeamMember, team
from organiser_app.sync.written_words import written_words


def pack(call: Call) -> None:
    """Write what the log may share, for the team, for some of it, or under a passphrase."""
    said = call.arguments
    file = expect_writable(said.file, force=said.force)
    _expect_what_goes_with_figures(said)
    stays = None
    with opened(call) as log:
        readers = [present(log, name) for name in said.to] or None
        passphrase = new_pack_passphrase() if said.passphrase else None
        if said.figures:
            period = named_period(said, usual_period(log.clock().date()))
            figures = log.read(partial(figures_of, period=period))
            written = write_figures(log, file, figures, readers=readers, passphrase=passphrase)
        else:
            written = write_pack_of(
                log,
                file,
                readers=readers,
                passphrase=passphrase,
                since_last=said.since_last,
                part=log.read(partial(_asked_part, said=said)),
                under_pseudonyms=said.pseudonyms,
            )
            stays = log.read(what_stayed)
    lines = [written_words(written, str(written.path))]
    if stays is not None:
        lines.append(stays_words(stays, nameless=said.pseudonyms))
    answer(call, {"log": call.log_path, **_facts(written), **_stays_facts(stays)}, lines)


def _facts(written: PackWritten) -> dict[str, object]:
    manifest = written.manifest
    return {
        "file": written.path,
        "bytes": written.path.stat().st_size,
        "readers": [each.name for each in written.readers],
        "since": manifest.since,
        "until": manifest.until,
        "kind": manifest.kind,
        "part": manifest.part,
        "lines": manifest.records,
    }


def _stays_facts(stays: StaysAtHome | None) -> dict[str, object]:
    """What did not leave for want of consent; nothing is said of it where only figures leave."""
    if stays is None:
        return {}
    counts = {
        "residents": stays.residents,
        "of_residents": stays.of_residents,
        "other_rows": stays.other_rows,
    }
    return {"stays_at_home": counts}


def _expect_what_goes_with_figures(said: Namespace) -> None:
    if (said.begins or said.ends) and not said.figures:
        raise InvalidInput(tr("Days are asked for with --figures alone."))
    if said.pseudonyms and said.figures:
        raise InvalidInput(tr("Figures name nobody: they are asked for without --pseudonyms."))


def _asked_part(connection: Connection, said: Namespace) -> Part | None:
    """The patch or project that was named, if one was."""
    if said.patch is not None:
        return part_called(connection, PartKind.PATCH, said.patch)
    if said.project is not None:
        return part_called(connection, PartKind.PROJECT, said.project)
    return None


def present(log: Log, name: str) -> TeamMember:
    """The one member of a name who has not left."""
    found = called(log.read(team), name)
    present = [each for each in found if each.left_at is None] or found
    if len(present) > 1:
        raise InvalidInput(
            tr("More than one member is called {name}. Give the id of the one you mean.", name=name)
        )
    return present[0]
