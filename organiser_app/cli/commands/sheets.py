"""The command that prints round sheets and blank listening forms."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.values import StreetSide
from organiser_app.language import plural
from organiser_app.services.sheets import round_sheet
from organiser_app.store.files import write_whole
from organiser_app.store.queries.home import home


def sheets(call: Call) -> None:
    """Write a round sheet of a street, or blank forms, wholly or not at all."""
    expect_writable(call.arguments.file, force=call.arguments.force)
    if call.arguments.forms is not None:
        _write_forms(call)
    else:
        _write_round(call)


def _write_forms(call: Call) -> None:
    from organiser_app.reports.documents.listening_form import listening_forms  # noqa: PLC0415

    count, file = call.arguments.forms, call.arguments.file
    with opened(call) as log:
        patch = log.read(home).patch
    pdf = listening_forms(count, patch)
    write_whole(file, pdf)
    facts = {"log": call.log_path, "file": file, "forms": count, "bytes": len(pdf)}
    answer(call, facts, [_wrote_forms(count, str(file))])


def _wrote_forms(count: int, path: str) -> str:
    return plural(
        "Wrote {count} blank form into {path}.",
        "Wrote {count} blank forms into {path}.",
        count,
        path=path,
    )


def _write_round(call: Call) -> None:
    from organiser_app.reports.documents import round_sheet as document  # noqa: PLC0415

    said = call.arguments
    with opened(call) as log:
        today = log.clock().astimezone().date()
        side = StreetSide(said.side)
        sheet = log.read(lambda c: round_sheet(c, said.street, side, today=today))
    pdf = document.round_sheet(sheet)
    write_whole(said.file, pdf)
    named = sum(len(door.names) for door in sheet.doors)
    facts = {
        "log": call.log_path,
        "file": said.file,
        "street": sheet.street,
        "side": sheet.side,
        "doors": len(sheet.doors),
        "names": named,
        "bytes": len(pdf),
    }
    lines = [
        plural(
            "Wrote the sheet of {street} with {count} door into {path}.",
            "Wrote the sheet of {street} with {count} doors into {path}.",
            len(sheet.doors),
            street=sheet.street,
            path=said.file,
        ),
        plural(
            "It is not encrypted. It says what came of the last knocks, and {count} first name"
            " of somebody who agreed.",
            "It is not encrypted. It says what came of the last knocks, and {count} first names"
            " of people who agreed.",
            named,
        ),
    ]
    answer(call, facts, lines)
