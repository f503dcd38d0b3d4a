"""What was done with a resident stands in their story, each sort as an entry of its own."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.models import (
    CompanionMeeting,
    Companionship,
    Contribution,
    GiftMatch,
    Group,
    GroupMember,
    KeeperMove,
    Meeting,
    MeetingGuest,
    Partner,
    Referral,
    SamePerson,
)
from organiser_app.domain.relationship_values import (
    Attendance,
    CompanionEnd,
    CompanionKind,
    MatchState,
    MeetingKind,
    MeetingState,
    ReferralOutcome,
)
from organiser_app.domain.values import ContributionKind, ListeningKind, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.doings import (
    BesideEntry,
    GaveEntry,
    JoinedEntry,
    KeeperEntry,
    MatchEntry,
    MeetingEntry,
    MetBesideEntry,
    NeedMetEntry,
    ReferralEntry,
)
from organiser_app.store.queries.gave_and_asked import CameOf, Settled
from organiser_app.store.queries.organisers import KeeperRow
from organiser_app.store.queries.person import person
from organiser_app.store.queries.story import ListeningEntry, StoryEntry, story
from tests.making import TODAY, making, noon

LATER = TODAY + timedelta(days=1)


def told(log: Log, resident: UUID) -> tuple[StoryEntry, ...]:
    return log.read(lambda connection: story(connection, resident))


def came_of(log: Log, resident: UUID) -> list[CameOf]:
    seen = log.read(lambda connection: person(connection, resident))
    assert seen is not None
    return [seen.came_of[row.id] for row in seen.gifts_and_needs]


def test_groups_and_projects_are_joined_and_left(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        lunch = make.put(Group, patch_id=make.patch, name="Friday lunch")
        make.put(
            GroupMember,
            group_id=lunch,
            subject_id=bill,
            role="cooks",
            joined_on=TODAY,
            left_on=LATER,
        )
        make.member(make.project("Kitchen"), bill, role="treasurer", joined_on=TODAY)
        make.hide(GroupMember, make.put(GroupMember, group_id=lunch, subject_id=bill))
    assert set(told(log, bill)) == {
        JoinedEntry(TODAY, "Friday lunch", "cooks", left=False, is_project=False),
        JoinedEntry(LATER, "Friday lunch", "cooks", left=True, is_project=False),
        JoinedEntry(TODAY, "Kitchen", "treasurer", left=False, is_project=True),
    }


def test_a_meeting_is_told_to_its_host_and_to_whoever_was_asked(log: Log) -> None:
    with making(log) as make:
        joyce, bill = make.resident("Joyce"), make.resident("Bill")
        held = make.put(
            Meeting,
            patch_id=make.patch,
            kind=MeetingKind.HOUSE_MEETING,
            organiser_id=make.organiser,
            subject_id=joyce,
            place_id=make.place("the hall"),
            at=noon(TODAY),
            state=MeetingState.HELD,
        )
        came = Attendance.STAYED_AWAY
        make.put(MeetingGuest, meeting_id=held, subject_id=bill, attendance=came)
    entry = MeetingEntry(TODAY, MeetingKind.HOUSE_MEETING, MeetingState.HELD, "the hall", None)
    assert told(log, joyce) == (entry,)
    assert [e.attendance for e in told(log, bill) if isinstance(e, MeetingEntry)] == [came]


def test_a_meeting_that_is_told_as_a_listening_is_not_told_twice(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        listening = make.listening(bill, kind=ListeningKind.ONE_TO_ONE)
        make.put(
            Meeting,
            patch_id=make.patch,
            kind=MeetingKind.ONE_TO_ONE,
            organiser_id=make.organiser,
            subject_id=bill,
            at=noon(TODAY),
            state=MeetingState.HELD,
            listening_id=listening,
        )
    (entry,) = told(log, bill)
    assert isinstance(entry, ListeningEntry)


def test_walking_side_by_side_is_told_to_both_from_its_beginning_to_its_end(log: Log) -> None:
    with making(log) as make:
        bill, ann = make.resident("Bill"), make.resident("Ann")
        pair = make.put(
            Companionship,
            subject_id=bill,
            other_subject_id=ann,
            kind=CompanionKind.BEFRIENDER,
            why="both keep pigeons",
            begun_on=TODAY,
            ended_on=LATER,
            ended=CompanionEnd.FRIENDS_NOW,
        )
        met = {"companionship_id": pair, "subject_id": bill, "on": TODAY}
        make.put(CompanionMeeting, minutes=30, what="tea", **met)
    kind = CompanionKind.BEFRIENDER
    for resident, other in ((bill, "Ann"), (ann, "Bill")):
        assert set(told(log, resident)) == {
            BesideEntry(TODAY, kind, other, "both keep pigeons"),
            BesideEntry(LATER, kind, other, "", ended=True, how=CompanionEnd.FRIENDS_NOW),
            MetBesideEntry(TODAY, other, 30, "tea"),
        }


def test_a_need_is_passed_on_matched_and_met(log: Log) -> None:
    with making(log) as make:
        bill, ann = make.resident("Bill"), make.resident("Ann")
        heard = make.listening(bill, ann)
        need = make.statement(
            heard, "a lift", kind=StatementKind.NEED, by=bill, met_on=LATER, satisfied=4
        )
        gift = make.statement(heard, "a van", kind=StatementKind.GIFT, by=ann)
        council = make.put(Partner, name="the council")
        helped = ReferralOutcome.HELPED
        given = {"statement_id": need, "partner_id": council}
        make.put(Referral, on=TODAY, outcome=helped, came_of_it="a taxi", **given)
        pair = {"need_id": need, "gift_id": gift}
        make.put(GiftMatch, state=MatchState.HELPED, on=TODAY, **pair)
        make.put(GiftMatch, state=MatchState.SET_ASIDE, on=TODAY, **pair)
    entries = told(log, bill)
    assert NeedMetEntry(LATER, "a lift", 4) in entries
    (passed,) = (entry for entry in entries if isinstance(entry, ReferralEntry))
    assert (passed.need, passed.referral.partner, passed.referral.outcome) == (
        "a lift",
        "the council",
        helped,
    )
    for resident, other, words in ((bill, "Ann", "a lift"), (ann, "Bill", "a van")):
        (entry,) = (each for each in told(log, resident) if isinstance(each, MatchEntry))
        assert (entry.match.beside(entry.statement.id), entry.statement.words) == (other, words)
    (came,) = came_of(log, bill)
    assert came.settled == Settled(met_on=LATER, satisfied=4)
    assert [one.came_of_it for one in came.referrals] == ["a taxi"]
    assert [one.gives for one in came.matches] == ["Ann"]


def test_the_same_given_again_in_a_month_is_told_once(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        kitchen = make.project("Kitchen")
        for day in (date(2026, 3, 2), date(2026, 3, 9), date(2026, 4, 6)):
            make.hours(kitchen, 90, day, subject_id=bill)
        make.hide(Contribution, make.hours(kitchen, 60, TODAY, subject_id=bill))
    hours = ContributionKind.HOURS
    assert told(log, bill) == (
        GaveEntry(date(2026, 4, 6), hours, "cooking", 90, "Kitchen"),
        GaveEntry(date(2026, 3, 9), hours, "cooking", 180, "Kitchen", times=2),
    )


def test_the_way_from_keeper_to_keeper_is_told_of_every_record_of_the_person(log: Log) -> None:
    with making(log) as make:
        bill, pigeons = make.resident(), make.resident(None, pseudonym="pigeons")
        make.put(SamePerson, subject_id=bill, other_subject_id=pigeons, same=True, on=TODAY)
        kept = {"organiser_id": make.organiser, "on": TODAY, "why": "lives nearer"}
        make.put(KeeperMove, subject_id=pigeons, **kept)
    move = KeeperRow("Terri Ashworth", TODAY, "lives nearer")
    assert told(log, bill) == told(log, pigeons) == (KeeperEntry(TODAY, move),)
