"""What had left before anybody noted of whom it is goes elsewhere too, once they are forgotten."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from organiser_app.domain.models import Presence, Statement
from organiser_app.domain.values import WordingPart
from organiser_app.services.erasing import erase
from tests.builders import web
from tests.store.everywhere import tables_with
from tests.sync.devices import Device, Three
from tests.sync.neighbourhood import Neighbourhood
from tests.sync.sharing import handed, withdrawn

NUMBERS = {"erased", "erased_versions", "forgotten"}


def meeting(device: Device) -> Neighbourhood:
    """One person is known to have been at a meeting; there is a note of it, and what was said."""
    lived = Neighbourhood(device)
    lived.settle()
    for person in range(2):
        lived.agree(person, given=True, day=0)
    for act in (("listening", [0]), ("words", 0, WordingPart.NOTE), ("statement", 0, None)):
        lived.act(act)
    return lived


def note_who_was_there(lived: Neighbourhood) -> str:
    """Another one was there as well; the words that are about both of them then."""
    listening = next(row.id for row in lived.rows if row.table == "listening")
    plain = {name: value for name, value in web()[Presence].items() if name != "id"}
    there = {"listening_id": UUID(listening), "subject_id": UUID(lived.residents[1])}
    lived.device.write(Presence, **{**plain, **there})
    return next(row.id for row in lived.rows if row.table == "wording")


def note_who_said_it(lived: Neighbourhood) -> str:
    """What was said was said by them."""
    statement = next(row.id for row in lived.rows if row.table == "statement")
    lived.device.clock.advance(minutes=1)
    lived.device.change(Statement, statement, subject_id=UUID(lived.residents[1]))
    return statement


def erased(device: Device, resident: str) -> None:
    """Let somebody be forgotten."""
    erase(device.log.work(), UUID(resident))


@pytest.mark.parametrize("forget", [erased, withdrawn])
@pytest.mark.parametrize("note", [note_who_was_there, note_who_said_it])
def test_what_was_noted_later_of_somebody_goes_with_them_elsewhere(
    devices: Three,
    note: Callable[[Neighbourhood], str],
    forget: Callable[[Device, str], object],
) -> None:
    one, other, _ = devices
    lived = meeting(one)
    other.merge(handed(one))
    about = note(lived)
    assert about in {row for _, row, _ in other.state()}
    forget(one, lived.residents[1])
    other.merge(handed(one))
    assert tables_with(other.log, about) <= NUMBERS


def test_what_named_them_from_the_first_is_not_numbered_with_them(devices: Three) -> None:
    one, *_ = devices
    lived = meeting(one)
    lived.act(("statement", 0, 1))
    handed(one)
    withdrawn(one, lived.residents[1])
    with one.log.reading() as connection:
        numbers = connection.exec_driver_sql("SELECT count(*) FROM erased").scalar_one()
    assert numbers == len({lived.residents[1], "the note"})
