"""The period and the project that a command is asked about."""

from __future__ import annotations

from argparse import Namespace
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.clock import Clock
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.services.statistics import default_period
from organiser_app.store.queries.projects import board


def asked_period(connection: Connection, said: Namespace, clock: Clock) -> Period:
    """From `--from` to `--to`; for want of either, the days that the window would offer."""
    return named_period(said, default_period(connection, said.ends or clock().date()))


def named_period(said: Namespace, offered: Period) -> Period:
    """From `--from` to `--to`; for want of either, as `offered`."""
    period = Period(said.begins or offered.begins, said.ends or offered.ends)
    if period.begins > period.ends:
        raise InvalidInput(
            tr(
                "The period ends before it begins: from {begins} to {ends}.",
                begins=period.begins,
                ends=period.ends,
            )
        )
    return period


def project_called(connection: Connection, name: str, clock: Clock) -> UUID:
    """The project of that name, or the one whose name begins so."""
    wanted = name.strip().casefold()
    projects = _projects(connection, clock)
    same = [each for each in projects if each.casefold() == wanted]
    alike = same or [each for each in projects if each.casefold().startswith(wanted)]
    if len(alike) != 1:
        raise NotFound(
            tr(
                "“{name}” is not the name of one project. The projects are: {names}.",
                name=name,
                names=", ".join(projects),
            )
        )
    return projects[alike[0]]


def only_project(connection: Connection, clock: Clock) -> UUID:
    """The log's one project, for who named none."""
    projects = _projects(connection, clock)
    if len(projects) != 1:
        raise InvalidInput(
            tr("Name one of the projects with --project: {names}.", names=", ".join(projects))
        )
    return next(iter(projects.values()))


def _projects(connection: Connection, clock: Clock) -> dict[str, UUID]:
    """The projects by their names, in the order of the board."""
    projects = {row.name: row.id for row in board(connection, clock().date())}
    if not projects:
        raise NotFound(tr("There is no project in this log yet."))
    return projects
