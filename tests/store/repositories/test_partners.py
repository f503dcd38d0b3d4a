"""Partners are found by what they are called, or made."""

from __future__ import annotations

from organiser_app.domain.models import Partner
from organiser_app.domain.relationship_values import PartnerKind
from organiser_app.store.log import Log
from organiser_app.store.queries.partners import PartnerName, partner_names
from organiser_app.store.repositories.partners import partner_called
from tests.making import making


def named(log: Log) -> tuple[PartnerName, ...]:
    with log.reading() as connection:
        return partner_names(connection)


def test_a_partner_is_found_by_name_whatever_its_case_and_spaces(log: Log) -> None:
    with making(log) as make:
        council = make.put(Partner, name="Larkmoor Council", kind=PartnerKind.COUNCIL)
        clinic = make.put(Partner, name="Église Clinic", kind=PartnerKind.HEALTH)
    with log.work() as work:
        assert partner_called(work, "  larkmoor   COUNCIL ") == council
        assert partner_called(work, "église clinic") == clinic


def test_a_partner_of_a_new_name_is_made_once_and_says_not_what_it_is(log: Log) -> None:
    with making(log):
        pass
    with log.work() as work:
        made = partner_called(work, " Moor  Housing ")
        assert partner_called(work, "moor housing") == made
        work.commit("make")
    assert named(log) == (PartnerName(made, "Moor Housing", PartnerKind.OTHER),)


def test_a_removed_partner_is_neither_offered_nor_found(log: Log) -> None:
    with making(log) as make:
        gone = make.put(Partner, name="Moor Housing")
        make.hide(Partner, gone)
    assert named(log) == ()
    with log.work() as work:
        assert partner_called(work, "Moor Housing") != gone


def test_partners_are_offered_by_name(log: Log) -> None:
    with making(log) as make:
        for name in ("school", "Clinic", "Police"):
            make.put(Partner, name=name)
    assert [known.name for known in named(log)] == ["Clinic", "Police", "school"]
