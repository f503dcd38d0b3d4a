from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.models import (
    GroupMember,
    Organiser,
)
from organiser_app.domain.relationship_values import (
    AskState,
    GroupKind,
)
from organiser_app.domain.values import Circle, CommitmentState
from organiser_app.store.log import Log
from organiser_app.store.queries.group_choices import (
    group_names,
    known_by_name,
    organiser_names,
    project_names,
)
from organiser_app.store.queries.groups import group, group_of_member, groups
from tests.making import TODAY, making, noon


@pytest.fixture
def ids(log: Log) -> dict[str, UUID]:
    """Tenants of two residents and an organiser, who met twice, and a club that has ended."""
    with making(log) as make:
        bill, terri = make.resident("Bill Hughes"), make.resident("Terri Pell")
        make.move(bill, Circle.LEADER)
        kitchen = make.project("Kitchen")
        tenants = make.group(
            kind=GroupKind.TENANTS,
            purpose="Dry walls.",
            meets="first Tuesdays",
            place_id=make.place("hall"),
            project_id=kitchen,
        )
        make.group("Allotment club", ended_on=TODAY)
        make.put(GroupMember, group_id=tenants, subject_id=terri, joined_on=date(2025, 1, 1))
        chair = make.put(GroupMember, group_id=tenants, subject_id=bill, role="chairs", leads=True)
        make.put(GroupMember, group_id=tenants, organiser_id=make.organiser, role="takes notes")
        make.group_meeting(tenants, TODAY - timedelta(days=40), came=(bill,), away=(terri,))
        make.group_meeting(tenants, TODAY - timedelta(days=10), came=(bill, terri))
        make.group_meeting(tenants, TODAY + timedelta(days=3))
        make.promise("bring the list", subject_id=terri, to_group_id=tenants)
        make.promise("the key", subject_id=terri, to_group_id=tenants, state=CommitmentState.KEPT)
        asked = ((date(2026, 2, 1), AskState.UNDERWAY), (date(2026, 2, 2), AskState.STALLED))
        make.ask("a survey", "Brightholme Homes", *asked, group_id=tenants)
        return {"tenants": tenants, "chair": chair, "kitchen": kitchen}


@pytest.mark.usefixtures("ids")
def test_groups_that_go_on_come_first_with_their_members_and_next_meeting(log: Log) -> None:
    rows = log.read(groups)
    assert [(row.name, row.members) for row in rows] == [("Tenants", 3), ("Allotment club", 0)]
    assert rows[0].next_at == noon(TODAY + timedelta(days=3))


def test_a_group_is_seen_whole(log: Log, ids: dict[str, UUID]) -> None:
    found = log.read(lambda connection: group(connection, ids["tenants"]))
    assert found is not None
    assert (found.purpose, found.meets, found.where) == ("Dry walls.", "first Tuesdays", "hall")
    assert (found.project_id, found.project) == (ids["kitchen"], "Kitchen")
    assert [row.what for row in found.promised] == ["bring the list"]
    assert [(ask.what, ask.partner, ask.state) for ask in found.asks] == [
        ("a survey", "Brightholme Homes", AskState.STALLED)
    ]
    assert [row.came for row in found.held] == [2, 1]
    assert len(found.planned) == 1


def test_members_say_their_part_and_how_often_they_came(log: Log, ids: dict[str, UUID]) -> None:
    found = log.read(lambda connection: group(connection, ids["tenants"]))
    assert found is not None
    told = [(each.name, each.leads, each.came, each.of_meetings) for each in found.members]
    assert told == [
        ("Bill Hughes", True, 2, 2),
        ("Terri Pell", False, 1, 2),
        ("Terri Ashworth", False, 0, 0),
    ]
    assert found.members[0].circle is Circle.LEADER


def test_a_group_that_is_not_there_is_none(log: Log, ids: dict[str, UUID]) -> None:
    assert log.read(lambda connection: group(connection, ids["chair"])) is None
    assert log.read(lambda c: group_of_member(c, ids["chair"])) == ids["tenants"]


@pytest.mark.usefixtures("ids")
def test_forms_offer_what_goes_on_by_name(log: Log) -> None:
    with making(log) as make:
        make.project("Old fair", ended_on=TODAY)
        make.put(Organiser, name="Ann", left_on=TODAY)
    assert [each.name for each in log.read(group_names)] == ["Tenants"]
    assert [each.name for each in log.read(project_names)] == ["Kitchen"]
    assert [each.name for each in log.read(organiser_names)] == ["Terri Ashworth"]


def test_a_name_of_several_words_that_one_resident_has_is_known(log: Log) -> None:
    with making(log) as make:
        for name in ("Bill Hughes", "Ann Lee", "Ann Lee", "Terri"):
            make.resident(name)
        make.resident(None, pseudonym="the pigeon man")
    names = ("bill hughes", "Ann Lee", "Terri", "The pigeon man", "Nell Avery")
    known = log.read(lambda connection: known_by_name(connection, names))
    assert known == {"bill hughes", "the pigeon man"}
