from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.models import Group, GroupMember, Organiser
from organiser_app.domain.rules.carrying import MOST_KEPT, Load, TooMuch
from organiser_app.domain.values import ListeningKind, OrganiserRole
from organiser_app.store.log import Log
from organiser_app.store.queries.volunteer_organisers import CarrierRow, carrier, carriers
from tests.making import TODAY, making

LATE = TODAY - timedelta(days=1)


@pytest.fixture
def ids(log: Log) -> dict[str, UUID]:
    """Nell, a volunteer who is a resident; Sam, one who carries nothing; Bill, who leads."""
    with making(log) as make:
        nell, bill = make.resident("Nell Avery"), make.resident("Bill Hughes")
        volunteer = {"role": OrganiserRole.VOLUNTEER}
        as_organiser = make.put(Organiser, name="Nell Avery", subject_id=nell, **volunteer)
        sam = make.put(Organiser, name="Sam Tully", **volunteer)
        make.put(Organiser, name="Gone", left_on=TODAY, **volunteer)
        make.resident("Terri", keeper_id=as_organiser)
        make.promise("ring the council", organiser_id=as_organiser, due_on=LATE)
        make.promise("bring the tea", subject_id=nell)
        make.promise("three prices", subject_id=bill, due_on=LATE)
        tenants = make.put(Group, patch_id=make.patch, name="Tenants")
        make.put(GroupMember, group_id=tenants, subject_id=nell, role="chairs", leads=True)
        make.put(GroupMember, group_id=tenants, subject_id=bill, role="leads the singing")
        make.member(make.project("Kitchen"), bill, leads=True, role="cooks")
        make.member(make.project("Old fair", ended_on=TODAY), bill, leads=True)
        kind = ListeningKind.ONE_TO_ONE
        make.listening(nell, on=date(2026, 2, 1), kind=kind)
        make.listening(nell, on=date(2026, 2, 20))
        return {"nell": as_organiser, "sam": sam, "bill": bill, "as_resident": nell}


def by_name(log: Log) -> dict[str, CarrierRow]:
    return {row.name: row for row in log.read(lambda c: carriers(c, TODAY))}


def test_each_is_told_with_what_they_keep_owe_and_lead(log: Log, ids: dict[str, UUID]) -> None:
    rows = by_name(log)
    assert set(rows) == {"Nell Avery", "Bill Hughes", "Sam Tully"}
    assert rows["Nell Avery"].load == Load(kept=1, open=2, late=1, led=1)
    assert rows["Bill Hughes"].load == Load(open=1, late=1, led=1)
    assert rows["Sam Tully"].load.is_nothing
    assert rows["Nell Avery"].resident_id == ids["as_resident"]
    assert (rows["Bill Hughes"].id, rows["Sam Tully"].id) == (ids["bill"], ids["sam"])


@pytest.mark.usefixtures("ids")
def test_the_last_one_to_one_is_with_somebody_paid(log: Log) -> None:
    rows = by_name(log)
    assert rows["Nell Avery"].last_one_to_one == date(2026, 2, 1)
    assert rows["Bill Hughes"].last_one_to_one is None


def test_who_carries_too_much_comes_first_and_who_carries_nothing_last(
    log: Log, ids: dict[str, UUID]
) -> None:
    with making(log) as make:
        for number in range(MOST_KEPT):
            make.resident(f"Neighbour {number}", keeper_id=ids["nell"])
    rows = log.read(lambda connection: carriers(connection, TODAY))
    assert [row.name for row in rows] == ["Nell Avery", "Bill Hughes", "Sam Tully"]
    assert rows[0].too_much == (TooMuch.KEPT,)


def test_one_of_them_is_seen_whole(log: Log, ids: dict[str, UUID]) -> None:
    nell = by_name(log)["Nell Avery"]
    assert nell.id == ids["nell"]
    found = log.read(lambda connection: carrier(connection, nell))
    assert [row.what for row in found.open] == ["ring the council", "bring the tea"]
    assert [(led.name, led.is_group) for led in found.led] == [("Tenants", True)]
    assert [each.name for each in found.kept] == ["Terri"]
