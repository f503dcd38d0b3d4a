"""One resident, seen whole, and their story."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.models import (
    CircleMove,
    Commitment,
    Consent,
    KeeperMove,
    Listening,
    NextStep,
    Organiser,
    Resident,
    SamePerson,
    Statement,
    Tie,
)
from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ConsentPurpose,
    ListeningKind,
    StatementKind,
    StepState,
    WordingPart,
)
from organiser_app.services.keeping import change_keeper
from organiser_app.store.log import Log
from organiser_app.store.queries.person import CircleRow, PersonDetail, person
from organiser_app.store.queries.story import (
    CircleEntry,
    ListeningEntry,
    PromiseEntry,
    StepEntry,
    StoryEntry,
    story,
)
from tests.making import TODAY, Maker, making

YESTERDAY = TODAY - timedelta(days=1)


def seen(log: Log, resident: UUID) -> PersonDetail:
    with log.reading() as connection:
        found = person(connection, resident)
    assert found is not None
    return found


def told(log: Log, resident: UUID) -> tuple[StoryEntry, ...]:
    with log.reading() as connection:
        return story(connection, resident)


def test_a_resident_who_is_not_there_is_none(log: Log) -> None:
    with making(log) as make:
        gone = make.resident()
        make.hide(Resident, gone)
    with log.reading() as connection:
        assert person(connection, gone) is None


def test_a_new_resident_has_blanks_and_no_story(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
    detail = seen(log, bill)
    assert (detail.pseudonym, detail.phone, detail.email) == ("", "", "")
    assert (detail.best_time, detail.note) == ("", "")
    assert (detail.moves, detail.ties, detail.gifts_and_needs) == ((), (), ())
    assert (detail.consents, detail.next_steps) == ((), ())
    assert told(log, bill) == ()


def test_how_to_reach_a_resident_and_the_note_on_them_are_shown(log: Log) -> None:
    with making(log) as make:
        bill = make.resident(phone="01", email="b@example.org", best_time="after ten")
        make.wording(bill, "keeps pigeons", WordingPart.NOTE)
    detail = seen(log, bill)
    assert (detail.phone, detail.email, detail.best_time, detail.note) == (
        "01",
        "b@example.org",
        "after ten",
        "keeps pigeons",
    )


def test_moves_run_from_the_latest(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.move(bill, Circle.ACTIVE, TODAY, "came to two lunches")
        make.move(bill, Circle.CONTACT, YESTERDAY, "met at the door")
        make.hide(CircleMove, make.move(bill, Circle.LEADER, TODAY))
    assert seen(log, bill).moves == (
        CircleRow(Circle.ACTIVE, TODAY, "came to two lunches"),
        CircleRow(Circle.CONTACT, YESTERDAY, "met at the door"),
    )


def test_ties_are_seen_from_either_side_the_strongest_first(log: Log) -> None:
    with making(log) as make:
        bill, joyce, terri = (make.resident(name) for name in ("Bill", "Joyce", "Terri"))
        make.tie(bill, joyce, strength=1, kind="neighbour")
        make.tie(terri, bill, strength=3, kind="sister-in-law", since=date(1988, 1, 1))
        make.put(Tie, subject_id=bill, organiser_id=make.organiser, kind="keeper", strength=2)
        make.hide(Tie, make.tie(bill, terri, strength=3))
        gone = make.resident("Gone")
        make.tie(bill, gone)
        make.hide(Resident, gone)
    ties = [(tie.other, tie.with_organiser, tie.kind, tie.strength) for tie in seen(log, bill).ties]
    assert ties == [
        ("Terri", False, "sister-in-law", 3),
        ("Terri Ashworth", True, "keeper", 2),
        ("Joyce", False, "neighbour", 1),
    ]
    assert [tie.other for tie in seen(log, joyce).ties] == ["Bill"]


def test_gifts_and_needs_alone_stand_apart_from_the_rest(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        listening = make.listening(bill)
        need = make.statement(listening, "a lift", kind=StatementKind.NEED, by=bill)
        gift = make.statement(listening, "a van", kind=StatementKind.GIFT, by=bill)
        make.statement(listening, by=bill)
        make.statement(listening, kind=StatementKind.GIFT)
        gone = make.statement(listening, kind=StatementKind.GIFT, by=bill)
        make.hide(Statement, gone)
    assert [row.id for row in seen(log, bill).gifts_and_needs] == [gift, need]


def test_the_latest_answer_counts_for_each_purpose(log: Log) -> None:
    def answer(make: Maker, purpose: ConsentPurpose, on: date, *, given: bool) -> UUID:
        return make.put(Consent, subject_id=bill, purpose=purpose, given=given, on=on)

    with making(log) as make:
        bill = make.resident()
        answer(make, ConsentPurpose.QUOTE_BY_NAME, TODAY, given=False)
        answer(make, ConsentPurpose.QUOTE_BY_NAME, YESTERDAY, given=True)
        answer(make, ConsentPurpose.KEEP, YESTERDAY, given=True)
        make.hide(Consent, answer(make, ConsentPurpose.KEEP, TODAY, given=False))
    consents = [(row.purpose, row.given, row.on) for row in seen(log, bill).consents]
    assert consents == [
        (ConsentPurpose.KEEP, True, YESTERDAY),
        (ConsentPurpose.QUOTE_BY_NAME, False, TODAY),
    ]


def test_open_next_steps_run_by_due_day_those_without_one_last(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.step("some day", subject_id=bill)
        make.step("soon", subject_id=bill, due_on=TODAY)
        make.step("late", subject_id=bill, due_on=YESTERDAY)
        make.step("done", subject_id=bill, state=StepState.DONE)
        make.hide(NextStep, make.step("gone", subject_id=bill))
    steps = seen(log, bill).next_steps
    assert [step.what for step in steps] == ["late", "soon", "some day"]
    assert [step.is_late(TODAY) for step in steps] == [True, False, False]


def test_a_story_tells_everything_the_newest_first(log: Log) -> None:
    with making(log) as make:
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
        listening = make.listening(bill, joyce, on=YESTERDAY, kind=ListeningKind.HOUSE_MEETING)
        make.wording(listening, "seven people", WordingPart.NOTE)
        his = make.statement(listening, by=bill)
        make.statement(listening, by=joyce)
        ours = make.statement(listening)
        make.step(subject_id=bill, listening_id=listening, agreed_on=YESTERDAY)
        make.move(bill, Circle.ACTIVE, TODAY)
        make.promise(subject_id=bill)
    first, second, third, fourth = told(log, bill)
    assert isinstance(first, CircleEntry)
    assert first.move.circle is Circle.ACTIVE
    assert isinstance(second, PromiseEntry)
    assert second.on == TODAY
    assert isinstance(third, StepEntry)
    assert third.on == YESTERDAY
    assert isinstance(fourth, ListeningEntry)
    assert (fourth.people, fourth.note, fourth.organiser) == (2, "seven people", "Terri Ashworth")
    assert [row.id for row in fourth.statements] == [his, ours]


def test_a_listening_is_in_the_story_of_who_spoke_in_it_too(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.statement(make.listening(), by=bill)
    (entry,) = told(log, bill)
    assert isinstance(entry, ListeningEntry)
    assert entry.people == 0


def test_what_was_deleted_is_no_part_of_a_story(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.hide(Listening, make.listening(bill))
        make.hide(CircleMove, make.move(bill, Circle.ACTIVE))
        make.hide(Commitment, make.promise(subject_id=bill))
        make.hide(NextStep, make.step(subject_id=bill))
        listening = make.listening(bill)
        make.hide(Statement, make.statement(listening, by=bill))
    (entry,) = told(log, bill)
    assert isinstance(entry, ListeningEntry)
    assert entry.statements == ()


def test_a_promise_tells_on_what_it_hangs_and_whether_that_came(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        kitchen = make.project("Kitchen")
        brought = make.promise("the list", state=CommitmentState.KEPT, settled_on=TODAY)
        waiting = make.promise("the key")
        make.hangs(make.promise("one", subject_id=bill, project_id=kitchen), brought)
        two = make.promise("two", subject_id=bill, condition="if the key comes")
        make.hangs(two, waiting)
        make.promise("three", subject_id=bill, condition="if it is dry")
    promises = [entry.promise for entry in told(log, bill) if isinstance(entry, PromiseEntry)]
    assert {row.what: (row.condition, row.condition_met, row.project) for row in promises} == {
        "one": ("", True, "Kitchen"),
        "two": ("if the key comes", False, ""),
        "three": ("if it is dry", None, ""),
    }
    assert {row.who for row in promises} == {"Bill Hughes"}


def test_all_records_of_a_person_are_read_as_theirs(log: Log) -> None:
    with making(log) as make:
        bill, again, ann = (
            make.resident("Bill", email="bill@here.example"),
            make.resident("William", phone="01", email="w@here.example"),
            make.resident(),
        )
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
        make.tie(again, ann)
        make.tie(bill, again)
        make.wording(bill, "deaf", WordingPart.NOTE)
        make.wording(again, "keeps pigeons", WordingPart.NOTE)
        given = {"purpose": ConsentPurpose.SHARE_WITH_TEAM, "given": True, "on": TODAY}
        make.put(Consent, subject_id=again, **given)
        make.step(subject_id=again)
    detail = seen(log, again)
    assert (detail.person.id, detail.person.name, detail.records) == (bill, "Bill", (bill, again))
    assert (detail.phone, detail.note) == ("01", "deaf\n\nkeeps pigeons")
    assert (detail.email, detail.also) == ("bill@here.example", ("William", "w@here.example"))
    assert [tie.other_id for tie in detail.ties] == [ann]
    assert detail.agreed_to == {ConsentPurpose.SHARE_WITH_TEAM}
    assert len(detail.next_steps) == 1
    assert [type(entry) for entry in told(log, again)] == [StepEntry]


def test_a_tie_that_ended_is_none_any_more(log: Log) -> None:
    with making(log) as make:
        bill, ann = make.resident("Bill"), make.resident("Ann")
        make.tie(bill, ann, ended_on=TODAY)
    assert seen(log, bill).ties == ()


def test_a_keeper_who_left_is_shown_as_gone(log: Log) -> None:
    with making(log) as make:
        gone = make.put(Organiser, name="Nadia", left_on=YESTERDAY)
        bill = make.resident(keeper_id=gone)
        make.put(KeeperMove, subject_id=bill, organiser_id=gone, on=YESTERDAY, why="met first")
    keeping = seen(log, bill).keeping
    assert (keeping.organiser_id, keeping.left_on) == (gone, YESTERDAY)
    assert [(move.organiser, move.why) for move in keeping.moves] == [("Nadia", "met first")]


def test_records_of_one_person_that_name_different_keepers_are_both_told(log: Log) -> None:
    with making(log) as make:
        ruth, samir = (make.put(Organiser, name=name) for name in ("Ruth", "Samir"))
        bill = make.resident("Bill", keeper_id=ruth)
        again = make.resident("William", keeper_id=samir)
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
    assert seen(log, again).keeping.organiser_id == ruth
    assert seen(log, again).keeping.others == ("Samir",)
    change_keeper(log.work(), [bill], samir, TODAY)
    assert (seen(log, bill).keeping.organiser_id, seen(log, bill).keeping.others) == (samir, ())


def test_what_they_promised_and_were_promised_is_open_until_it_is_settled(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.promise("theirs", subject_id=bill)
        make.promise("ours", to_subject_id=bill, organiser_id=make.organiser)
        make.promise("kept", subject_id=bill, state=CommitmentState.KEPT)
    assert {row.what for row in seen(log, bill).promises} == {"theirs", "ours"}
