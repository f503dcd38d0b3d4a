"""What the cards of a resident show, as painted rows."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.queries.gave_and_asked import CameOf
from organiser_app.store.queries.households import Housemate
from organiser_app.store.queries.people import PersonRow as Person
from organiser_app.store.queries.person import TieRow
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.ui.days import short_day, since_words
from organiser_app.ui.pages.people.words import standing
from organiser_app.ui.tables import PersonRow, SimpleRow


def listed(person: Person, today: date, *, by_day: bool) -> PersonRow:
    """A resident in the column, with what the order is by under the name."""
    return PersonRow(
        key=str(person.id),
        name=person.name,
        under=_heard(person, today) if by_day else person.where or tr("no address"),
        circle=person.circle,
    )


def tied(tie: TieRow) -> PersonRow:
    """A tie, as seen from the resident in hand."""
    since = tr("since {month}", month=since_words(tie.since)) if tie.since else ""
    kind = tr("organiser") if tie.with_organiser and not tie.kind else tie.kind
    known = ", ".join(part for part in (kind, since) if part)
    return PersonRow(key=str(tie.id), name=tie.other, under=known, tie=tie.strength)


def offered_or_needed(heard: Heard, came: CameOf, today: date) -> SimpleRow:
    """A gift or a need, and how it stands."""
    again = heard.kind is StatementKind.NEED and heard.asked_before
    facts = (
        kind_word(heard.kind),
        tr("asked before") if again else "",
        standing(heard.id, came, today) or short_day(heard.said_on, today),
    )
    return SimpleRow(
        key=str(heard.id),
        title=heard.words or heard.quote,
        kind=heard.kind,
        under=", ".join(fact for fact in facts if fact),
    )


def lives_there(mate: Housemate) -> SimpleRow:
    """Somebody who shares their door."""
    return SimpleRow(str(mate.id), mate.name, icon="door")


def _heard(person: Person, today: date) -> str:
    if person.last_heard is None:
        return tr("not heard yet")
    return tr("heard {day}", day=short_day(person.last_heard, today))
