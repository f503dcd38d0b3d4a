"""The groups and meetings of the sample stand on the listenings and the people that are there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from organiser_app.domain import models
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import OrganiserRole, WordingPart
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.gathering_content import gathered
from organiser_app.services.sample.sizes import Extent
from tests.services.sample.rows import SMALL, TODAY, patch_rows, words
from tests.services.sample.rows import gathered as sample
from tests.services.sample.test_content import PLACES


def templates() -> Iterator[str]:
    for entry in gathered().group:
        yield from (entry.name, entry.purpose, *entry.names_elsewhere, *entry.promises)
    yield from gathered().words.preparation
    yield from gathered().words.reflection


def test_every_sentence_can_be_said() -> None:
    for template in templates():
        said = Chance(1).say(template, PLACES)
        assert not re.search(r"[\[\]{}|]", said), template


def test_the_patch_has_groups_of_several_sorts_with_members_and_one_that_ended() -> None:
    rows = patch_rows()
    groups = rows[models.Group]
    assert len(groups) == 5
    assert len({row["kind"] for row in groups}) == 5
    assert sum(row["ended_on"] is not None for row in groups) == 1
    members = Counter(row["group_id"] for row in rows[models.GroupMember])
    assert all(members[row["id"]] >= 5 for row in groups)
    leading = [row for row in rows[models.GroupMember] if row["leads"]]
    assert {row["group_id"] for row in leading} == {row["id"] for row in groups}
    assert any(row["left_on"] for row in rows[models.GroupMember])
    assert any(row.get("to_group_id") for row in rows[models.Commitment])
    assert any(row.get("group_id") for row in rows[models.Ask])


def test_nobody_belongs_to_a_group_twice() -> None:
    for rows in (patch_rows(), sample(SMALL)):
        pairs = [
            (row["group_id"], row["subject_id"] or row["organiser_id"])
            for row in rows[models.GroupMember]
        ]
        assert len(set(pairs)) == len(pairs)


def test_a_held_meeting_has_its_listening_and_those_who_came_were_present() -> None:
    rows = patch_rows()
    heard = {row["id"]: row for row in rows[models.Listening]}
    present = {(row["listening_id"], row["subject_id"]) for row in rows[models.Presence]}
    guests = defaultdict(list)
    for guest in rows[models.MeetingGuest]:
        guests[guest["meeting_id"]].append(guest)
    held = [row for row in rows[models.Meeting] if row["state"] is MeetingState.HELD]
    assert len(held) >= 12
    for meeting in held:
        listening = heard[meeting["listening_id"]]
        assert meeting["at"] == listening["at"]
        assert meeting["kind"].value == listening["kind"].value
        for guest in guests[meeting["id"]]:
            was_there = (listening["id"], guest["subject_id"]) in present
            assert was_there is (guest["attendance"] is Attendance.CAME)


def test_a_guest_is_asked_once_and_never_to_what_they_host() -> None:
    rows = patch_rows()
    hosts = {row["id"]: row["subject_id"] for row in rows[models.Meeting]}
    asked = [(row["meeting_id"], row["subject_id"]) for row in rows[models.MeetingGuest]]
    assert len(set(asked)) == len(asked)
    assert all(hosts[meeting] != who for meeting, who in asked)


def test_meetings_of_each_kind_are_planned_and_one_waits_for_a_word() -> None:
    rows = patch_rows()
    planned = [row for row in rows[models.Meeting] if row["state"] is MeetingState.PLANNED]
    assert {row["kind"] for row in planned} == set(MeetingKind)
    days = [row["at"].date() for row in planned]
    assert TODAY in days
    assert sum(day < TODAY for day in days) == 1


def test_preparations_and_reflections_are_about_whom_the_meeting_is_with() -> None:
    rows = patch_rows()
    with_whom = {row["id"]: row["subject_id"] for row in rows[models.Meeting]}
    prepared = words(rows, WordingPart.PREPARATION)
    reflected = {of for of in words(rows, WordingPart.REFLECTION) if of in with_whom}
    assert len(prepared) > 5
    assert len(reflected) > 5
    for row in rows[models.Wording]:
        if row["of_id"] in with_whom:
            assert row["subject_id"] == with_whom[row["of_id"]]


def test_a_volunteer_organiser_is_a_resident_of_the_same_name() -> None:
    rows = patch_rows()
    names = {row["id"]: row["name"] for row in rows[models.Resident]}
    known = [row for row in rows[models.Organiser] if row.get("subject_id")]
    assert len(known) == 1
    assert known[0]["role"] is OrganiserRole.VOLUNTEER
    assert names[known[0]["subject_id"]] == known[0]["name"]


def test_a_hamlet_has_fewer_groups() -> None:
    rows = sample(Extent(2, 2, 50, 2, 1.2, 2.0))
    groups = Counter(row["patch_id"] for row in rows[models.Group])
    assert sorted(groups.values()) == [3, 5]
