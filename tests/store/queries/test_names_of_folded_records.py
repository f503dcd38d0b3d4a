"""What a folded record said, promised and was promised stands under the name of its person."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from organiser_app.domain.figures import Period
from organiser_app.domain.models import (
    Companionship,
    Door,
    Organiser,
    Round,
    RoundCompanion,
    SamePerson,
    Street,
)
from organiser_app.domain.relationship_values import CompanionKind
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.assets import own_assets
from organiser_app.store.queries.doings import BesideEntry
from organiser_app.store.queries.doors import doors_of
from organiser_app.store.queries.group_choices import known_by_name
from organiser_app.store.queries.listenings import listening
from organiser_app.store.queries.organisers import organisers
from organiser_app.store.queries.person import person
from organiser_app.store.queries.project import project
from organiser_app.store.queries.project_figures import project_figures
from organiser_app.store.queries.projects import board
from organiser_app.store.queries.promises import commitments, next_steps
from organiser_app.store.queries.quotes import publishable
from organiser_app.store.queries.rounds import round_counts, round_in_hand
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import statement_rows
from organiser_app.store.queries.story import ListeningEntry, story
from organiser_app.store.queries.ties import tie_between, tie_detail
from tests.making import TODAY, Maker, making, noon


def twice(make: Maker) -> tuple[UUID, UUID]:
    """Bill Hughes, and the record of him that was jotted down once."""
    bill, jotted = make.resident("Bill Hughes"), make.resident("Hughes, B.")
    make.put(SamePerson, subject_id=bill, other_subject_id=jotted, same=True, on=TODAY)
    return bill, jotted


def test_promises_steps_and_statements_name_the_record_by_which_a_person_goes(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        bill, jotted = twice(make)
        make.promise("three prices", subject_id=jotted, to_subject_id=jotted)
        make.step("ring back", subject_id=jotted)
        said = make.statement(make.listening(jotted), "the lift is out", by=jotted)
    with owned_log.reading() as connection:
        (promise,) = commitments(connection)
        (step,) = next_steps(connection)
        (statement,) = statement_rows(connection, [said])
    assert (promise.who, promise.to_whom, promise.resident_id) == ("Bill Hughes",) * 2 + (bill,)
    assert (step.resident, step.resident_id) == ("Bill Hughes", bill)
    assert (statement.resident, statement.resident_id) == ("Bill Hughes", bill)


def test_ties_members_and_those_present_are_named_so_too(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, jotted = twice(make)
        terri, kitchen = make.resident("Terri"), make.project()
        make.tie(terri, jotted)
        make.member(kitchen, jotted)
        heard = make.listening(jotted)
    with owned_log.reading() as connection:
        seen, carried = person(connection, terri), project(connection, kitchen, TODAY)
        conversation = listening(connection, heard)
    assert seen is not None
    assert carried is not None
    assert conversation is not None
    assert [(tie.other_id, tie.other) for tie in seen.ties] == [(bill, "Bill Hughes")]
    assert [(one.person_id, one.name) for one in carried.people] == [(bill, "Bill Hughes")]
    assert "Bill Hughes" in conversation.people


def test_the_form_for_a_tie_names_them_so_and_keeps_the_records_it_was_written_in(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        bill, jotted = twice(make)
        terri, joyce = make.resident("Terri"), make.resident("Joyce")
        tie = make.tie(jotted, terri)
        brought = make.tie(terri, joyce, introduced_by_id=jotted)
    with owned_log.reading() as connection:
        known, between = tie_detail(connection, tie), tie_between(connection, bill, terri)
        introduced = tie_detail(connection, brought)
    assert known is not None
    assert known == between
    assert (known.resident, known.resident_id, known.other) == ("Bill Hughes", jotted, "Terri")
    assert introduced is not None
    assert (introduced.introduced_by, introduced.introduced_by_id) == ("Bill Hughes", jotted)


def test_a_door_names_each_person_once_and_two_of_one_name_twice(owned_log: Log) -> None:
    with making(owned_log) as make:
        street = make.put(Street, patch_id=make.patch, name="Elm Row")
        first, second = (
            make.put(Door, street_id=street, label=label, position=1) for label in ("1", "2")
        )
        bill = make.resident("Bill Hughes", door_id=first)
        for door in (first, second):
            jotted = make.resident("Hughes, B.", door_id=door)
            make.put(SamePerson, subject_id=bill, other_subject_id=jotted, same=True, on=TODAY)
        make.resident("Bill Hughes", door_id=first)
    rows = owned_log.read(lambda connection: doors_of(connection, street, today=TODAY))
    named = {row.label: row.residents for row in rows}
    assert named == {"1": ("Bill Hughes", "Bill Hughes"), "2": ("Bill Hughes",)}


def test_a_round_names_its_companion_so_and_counts_one_person_once(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, jotted = twice(make)
        where = {"patch_id": make.patch, "place_id": make.place()}
        out = make.put(Round, **where, organiser_id=make.organiser, out_at=noon(TODAY))
        make.put(RoundCompanion, round_id=out, subject_id=jotted)
        heard = make.listening(bill, jotted, round_id=out)
        make.statement(heard, by=jotted)
    on = owned_log.read(round_in_hand)
    assert on is not None
    assert on.companions == ("Bill Hughes",)
    assert owned_log.read(lambda connection: round_counts(connection, out)).residents == 1


def test_whoever_walks_beside_them_is_told_so_and_so_are_gifts_and_organisers(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        _, jotted = twice(make)
        terri = make.resident("Terri")
        make.put(
            Companionship,
            subject_id=terri,
            other_subject_id=jotted,
            kind=CompanionKind.BEFRIENDER,
            begun_on=TODAY,
        )
        make.statement(make.listening(jotted), "a van", kind=StatementKind.GIFT, by=jotted)
        make.put(Organiser, name="Bill", subject_id=jotted)
    with owned_log.reading() as connection:
        beside = [one for one in story(connection, terri) if isinstance(one, BesideEntry)]
        gifts = own_assets(connection, TODAY).gifts
        residents = {row.name: row.resident for row in organisers(connection)}
    assert [one.other for one in beside] == ["Bill Hughes"]
    assert [gift.who for gift in gifts] == ["Bill Hughes"]
    assert residents["Bill"] == "Bill Hughes"


def test_a_quote_by_name_is_by_the_name_they_go_by(owned_log: Log) -> None:
    with making(owned_log) as make:
        _, jotted = twice(make)
        make.statement(
            make.listening(jotted),
            quote="They said it was condensation.",
            by=jotted,
            permission=QuotePermission.NAMED,
        )
    quotes = owned_log.read(lambda connection: publishable(connection, Span(), 5))
    assert [quote.name for quote in quotes.shown] == ["Bill Hughes"]


def test_one_person_is_counted_once_among_those_who_carry_a_project_or_were_there(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        bill, jotted = twice(make)
        kitchen = make.project()
        for record in (bill, jotted):
            make.member(kitchen, record, joined_on=TODAY)
        make.listening(bill, jotted)
    period = Period(TODAY - timedelta(days=30), TODAY)
    with owned_log.reading() as connection:
        (row,), (figures,) = board(connection, TODAY), project_figures(connection, period)
        (heard,) = (one for one in story(connection, bill) if isinstance(one, ListeningEntry))
    assert (row.people, figures.people, heard.people) == (1, 1, 1)


def test_a_name_that_two_records_of_one_person_bear_is_known(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, again = make.resident("Bill Hughes"), make.resident("Bill Hughes")
    names = ["Bill Hughes", "Bill"]
    assert owned_log.read(lambda connection: known_by_name(connection, names)) == frozenset()
    with making(owned_log) as make:
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
    assert owned_log.read(lambda connection: known_by_name(connection, names)) == {"bill hughes"}
