"""The command that forgets a resident for good, once it was said what that means."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.keeping_inputs import is_taken
from organiser_app.language import plural, tr
from organiser_app.services import erasing
from organiser_app.services.backups import renew_backups
from organiser_app.services.erasing_words import said_before
from organiser_app.store.queries.erasing import what_erasing_removes
from organiser_app.store.queries.people import PersonRow, people
from organiser_app.store.queries.person import person


def erase(call: Call) -> None:
    """Say what goes and what stays, let the name be typed, and forget whoever is meant."""
    agreed = call.arguments.yes
    if call.as_json and not agreed:
        raise InvalidInput(tr("With --json nobody can be asked. Add --yes if it is meant."))
    with opened(call) as log:
        who = _the_one(log.read(partial(_called, wanted=call.arguments.who)), call.arguments.who)
        found = log.read(partial(what_erasing_removes, resident_id=who.id))
        if not agreed:
            answer(call, {}, said_before(found).paragraphs)
            _let_it_be_typed(who.name)
        erasing.erase(log.work(), who.id)
        renew_backups(log)
    facts = {"log": call.log_path, "resident": who.id, "removed": asdict(found)}
    answer(call, facts, [tr("Forgotten for good. The log’s own backups are replaced.")])


def _called(connection: Connection, wanted: str) -> tuple[PersonRow, ...]:
    """The resident of an id, or all of a name, whatever its case."""
    try:
        known = person(connection, UUID(wanted))
    except ValueError:
        found = people(connection, words=wanted).rows
        return tuple(row for row in found if is_taken(wanted, [row.name]))
    return (known.person,) if known else ()


def _the_one(found: Sequence[PersonRow], wanted: str) -> PersonRow:
    if not found:
        raise NotFound(tr("No resident of this log is called {name}.", name=wanted))
    if len(found) > 1:
        raise InvalidInput(
            plural(
                "{count} resident is called {name}.",
                "{count} residents are called {name}. Give the id of the one you mean: {ids}",
                len(found),
                name=wanted,
                ids=", ".join(f"{row.id} {row.where}".strip() for row in found),
            )
        )
    return found[0]


def _let_it_be_typed(name: str) -> None:
    """Ask for the name on the standard input; anything else leaves everything as it is."""
    sys.stdout.write(tr("Type “{name}” to forget them: ", name=name))
    sys.stdout.flush()
    if not is_taken(sys.stdin.readline(), [name]):
        raise InvalidInput(tr("That is not their name. Nobody was forgotten."))
