"""What a record is called, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

import pytest

from organiser_app.domain.models import (
    Ask,
    Companionship,
    Group,
    Listening,
    Meeting,
    Organiser,
    Partner,
)
from organiser_app.domain.relationship_values import CompanionKind, MeetingKind, PartnerKind
from organiser_app.store.log import Log
from organiser_app.store.queries.named import NAMELESS, named
from tests.making import TODAY, Maker, making, noon


def ask(make: Maker) -> UUID:
    partner = make.put(Partner, name="Moor Housing", kind=PartnerKind.LANDLORD)
    return make.put(Ask, patch_id=make.patch, partner_id=partner, what="mend the lift")


def walk(make: Maker) -> UUID:
    ada = make.put(Organiser, name="Ada")
    return make.put(
        Companionship,
        subject_id=make.resident("Bill"),
        organiser_id=ada,
        kind=CompanionKind.KEY_WORKER,
        begun_on=TODAY,
    )


def group_meeting(make: Maker) -> UUID:
    group = make.put(Group, patch_id=make.patch, name="Tenants")
    return make.put(
        Meeting,
        patch_id=make.patch,
        kind=MeetingKind.GROUP,
        organiser_id=make.put(Organiser, name="Ada"),
        group_id=group,
        at=noon(TODAY),
    )


@pytest.mark.parametrize(
    ("make_one", "names"),
    [
        (lambda make: make.resident("Bill"), ("Bill",)),
        (lambda make: make.resident(None, pseudonym="the baker"), ("the baker",)),
        (lambda make: make.project("Kitchen"), ("Kitchen",)),
        (lambda make: make.theme("damp"), ("damp",)),
        (lambda make: make.wave("Spring", TODAY, TODAY), ("Spring",)),
        (lambda make: make.place("school gate"), ("school gate",)),
        (lambda make: make.door("14", "Kendal Road"), ("14 Kendal Road",)),
        (lambda make: make.listening(place_id=make.place("the hall")), ("the hall",)),
        (lambda make: make.tie(make.resident("Bill"), make.resident("Terri")), ("Bill", "Terri")),
        (ask, ("mend the lift",)),
        (walk, ("Bill", "Ada")),
        (group_meeting, ("Tenants",)),
    ],
)
def test_a_record_is_called_by_its_names(
    log: Log, make_one: Callable[[Maker], UUID], names: tuple[str, ...]
) -> None:
    with making(log) as make:
        record_id = make_one(make)
    assert log.read(partial(named, record_id=record_id)).names == names


def test_a_statement_is_called_by_its_words(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening(), "damp in the back bedroom")
    assert log.read(partial(named, record_id=said)).names == ("damp in the back bedroom",)


def test_what_is_hidden_is_still_called_by_its_name(log: Log) -> None:
    with making(log) as make:
        heard = make.listening(place_id=make.place("the hall"))
        make.hide(Listening, heard)
    assert log.read(partial(named, record_id=heard)).names == ("the hall",)


def test_what_is_nowhere_in_the_log_has_no_name(log: Log) -> None:
    assert log.read(partial(named, record_id=uuid4())) == NAMELESS
