"""Partners are added, said anew, placed on the map and taken away where nothing names them."""

from __future__ import annotations

import pytest

from organiser_app.domain.ask_inputs import AskInput, PartnerInput
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Partner
from organiser_app.domain.relationship_values import PartnerKind, Stance
from organiser_app.services.asks import begin_ask
from organiser_app.services.partners import (
    add_partner,
    edit_partner,
    place_partner,
    remove_partner,
)
from organiser_app.store.log import Log
from organiser_app.store.queries.partners import PartnerRow, partners
from tests.making import TODAY, making

COUNCIL = PartnerInput(
    name=" Larkmoor   Council ",
    kind=PartnerKind.COUNCIL,
    person="ward officer",
    phone="01632 960001",
    power=4,
    interest=2,
    stance=Stance.UNDECIDED,
)


def listed(log: Log) -> tuple[PartnerRow, ...]:
    with log.reading() as connection:
        return partners(connection)


def test_a_partner_is_added_with_all_that_is_known(log: Log) -> None:
    add_partner(log.work(), COUNCIL)
    (row,) = listed(log)
    assert (row.name, row.kind, row.person) == (
        "Larkmoor Council",
        PartnerKind.COUNCIL,
        "ward officer",
    )
    assert (row.phone, row.email, row.power, row.interest) == ("01632 960001", "", 4, 2)
    assert (row.stance, row.placed) == (Stance.UNDECIDED, True)


def test_two_partners_do_not_have_one_name(log: Log) -> None:
    add_partner(log.work(), COUNCIL)
    clinic = add_partner(log.work(), PartnerInput(name="Clinic")).record_id
    assert clinic is not None
    with pytest.raises(InvalidInput, match="already"):
        add_partner(log.work(), PartnerInput(name="larkmoor council"))
    with pytest.raises(InvalidInput, match="already"):
        edit_partner(log.work(), clinic, PartnerInput(name="Larkmoor Council"))
    edit_partner(log.work(), clinic, PartnerInput(name="CLINIC"))
    assert {row.name for row in listed(log)} == {"Larkmoor Council", "CLINIC"}


def test_a_place_on_the_map_is_held_between_one_and_five(log: Log) -> None:
    with making(log) as make:
        school = make.put(Partner, name="School")
    place_partner(log.work(), school, 1, 0)
    (row,) = listed(log)
    assert (row.power, row.interest) == (3, 3)
    place_partner(log.work(), school, 6, -6)
    (row,) = listed(log)
    assert (row.power, row.interest) == (5, 1)


def test_those_on_the_map_come_first_with_the_most_power(log: Log) -> None:
    with making(log) as make:
        for name, power, interest in (
            ("Clinic", None, None),
            ("School", 2, 5),
            ("Council", 5, 1),
            ("Police", 5, 3),
            ("Bakery", 4, None),
        ):
            make.put(Partner, name=name, power=power, interest=interest)
    assert [row.name for row in listed(log)] == ["Police", "Council", "School", "Bakery", "Clinic"]


def test_a_partner_of_whom_something_was_asked_stays(log: Log) -> None:
    with making(log) as make:
        unused = make.put(Partner, name="Bakery")
    begin_ask(log.work(), AskInput(what="A crossing", of_whom="Council"), TODAY)
    council = next(row for row in listed(log) if row.name == "Council")
    assert (council.asks, council.referrals) == (1, 0)
    with pytest.raises(InvalidInput, match="Council stays"):
        remove_partner(log.work(), council.id)
    remove_partner(log.work(), unused)
    assert [row.name for row in listed(log)] == ["Council"]
