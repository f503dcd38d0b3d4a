"""The names that may stand on a sheet for a street."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.models import Consent, Door, Street
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.queries.shared_names import shared_names
from tests.making import TODAY, Maker, making

BOTH = (ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM)


def agree(make: Maker, resident: UUID, *purposes: ConsentPurpose, given: bool = True) -> None:
    for purpose in purposes:
        make.put(Consent, subject_id=resident, purpose=purpose, given=given, on=TODAY)


def names(log: Log, street: UUID) -> dict[UUID, tuple[str, ...]]:
    return log.read(lambda connection: shared_names(connection, street))


def test_records_of_one_person_are_one_name_and_what_any_of_them_agreed_to_counts(
    log: Log,
) -> None:
    with making(log) as make:
        street = make.put(Street, patch_id=make.patch, name="Elm Row")
        door, other = (
            make.put(Door, street_id=street, label=label, position=1) for label in ("1", "2")
        )
        will = make.resident("Will Huges", door_id=door)
        bill = make.resident("Bill Hughes", door_id=door)
        billy = make.resident("Billy", door_id=other)
        jotted = make.resident("W.")
        agree(make, jotted, *BOTH)
        make.resident("Mary", door_id=door)
    assert names(log, street) == {}
    for each in (will, billy, jotted):
        same_person(log.work(), bill, each, TODAY)
    assert names(log, street) == {door: ("Bill Hughes",), other: ("Billy",)}
    with making(log) as make:
        agree(make, will, ConsentPurpose.KEEP, given=False)
    assert names(log, street) == {}
