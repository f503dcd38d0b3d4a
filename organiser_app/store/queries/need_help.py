"""What somebody wants to know before they pass a need on or tell it as a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.rules.need_story import names_in
from organiser_app.domain.values import ConsentPurpose, ProjectStage
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import consents
from organiser_app.store.queries.partners import partner_names
from organiser_app.store.queries.same_people import records_of

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class PartnerConsent:
    """What a resident last said to partners knowing of them, and when."""

    given: bool
    on: date


@dataclass(frozen=True, slots=True)
class PassingOn:
    """The partners by name, and whether the resident agreed that partners know of them.

    `consent` is None where they were never asked.
    """

    partners: tuple[str, ...] = ()
    consent: PartnerConsent | None = None


@dataclass(frozen=True, slots=True)
class StoryAnswers:
    """What may answer a need, each with its name; `joined` are the names of what does already."""

    projects: tuple[tuple[UUID, str], ...] = ()
    asks: tuple[tuple[UUID, str], ...] = ()
    joined: tuple[str, ...] = ()


def passing_on(connection: Connection, resident_id: UUID | None) -> PassingOn:
    """What is to be known before a need of a resident is passed to a partner."""
    partners = tuple(partner.name for partner in partner_names(connection))
    if resident_id is None:
        return PassingOn(partners)
    answers = consents(connection, records_of(connection, resident_id))
    latest = next(
        (one for one in answers if one.purpose is ConsentPurpose.SHARE_WITH_PARTNERS), None
    )
    return PassingOn(partners, PartnerConsent(latest.given, latest.on) if latest else None)


def story_answers(connection: Connection, need_id: UUID) -> StoryAnswers:
    """The projects that go on and the asks, and those of them that answer the need already."""
    project, ask = t.project.c, t.ask.c
    going_on = (t.live(t.project), project.stage != ProjectStage.ENDED)
    projects = connection.execute(select(project.id, project.name).where(*going_on)).all()
    asks = connection.execute(select(ask.id, ask.what).where(t.live(t.ask))).all()
    link, other = t.project_statement, t.ask_statement
    born = select(link.c.project_id).where(link.c.statement_id == need_id, t.live(link))
    asked = select(other.c.ask_id).where(other.c.statement_id == need_id, t.live(other))
    joined = {*connection.scalars(born), *connection.scalars(asked)}
    return StoryAnswers(
        projects=tuple(sorted(((row[0], row[1]) for row in projects), key=lambda row: row[1])),
        asks=tuple(sorted(((row[0], row[1]) for row in asks), key=lambda row: row[1])),
        joined=tuple(row[1] for row in (*projects, *asks) if row[0] in joined),
    )


def names_told(connection: Connection, text: str) -> tuple[str, ...]:
    """The first few names or pseudonyms in the log that stand in a text that should name nobody.

    They are those of residents, and of organisers.
    """
    columns = t.resident.c
    rows = connection.execute(select(columns.name, columns.pseudonym).where(t.live(t.resident)))
    organisers = connection.scalars(select(t.organiser.c.name).where(t.live(t.organiser)))
    called = dict.fromkeys(name for row in rows for name in row if name)
    called.update(dict.fromkeys(filter(None, organisers)))
    return names_in(text, called)[:_MOST_NAMES]
