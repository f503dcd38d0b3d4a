"""The command that makes a report."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.cli.period import asked_period, only_project, project_called
from organiser_app.domain.clock import Clock
from organiser_app.domain.figures import Statistics
from organiser_app.language import tr
from organiser_app.reports.render import Document, render
from organiser_app.services.statistics import statistics
from organiser_app.store.files import write_whole


def report(call: Call) -> None:
    """Write the report as a PDF, wholly or not at all."""
    said = call.arguments
    file = expect_writable(said.file, force=said.force)
    with opened(call) as log, log.reading() as connection:
        figures = _figures(call, connection, log.clock)
    pdf = render(Document(said.template), figures)
    write_whole(file, pdf)
    facts = {
        "log": call.log_path,
        "file": file,
        "template": said.template,
        "bytes": len(pdf),
        "from": figures.period.begins,
        "to": figures.period.ends,
    }
    lines = [
        tr("Wrote the report {path}.", path=file),
        tr("It is not encrypted. Of residents' own words it holds only those they let be quoted."),
    ]
    answer(call, facts, lines)


def _figures(call: Call, connection: Connection, clock: Clock) -> Statistics:
    period = asked_period(connection, call.arguments, clock)
    project_id = _project(call, connection, clock)
    return statistics(connection, period, project_id=project_id)


def _project(call: Call, connection: Connection, clock: Clock) -> UUID | None:
    """The project that is named; a project report needs one, where there are several."""
    name = call.arguments.project
    if name is not None:
        return project_called(connection, name, clock)
    if Document(call.arguments.template) is Document.PROJECT:
        return only_project(connection, clock)
    return None
