"""Search as you type."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.models import (
    Commitment,
    Listening,
    Project,
    Resident,
    Statement,
    Wording,
)
from organiser_app.domain.values import StatementKind, WordingPart
from organiser_app.services.listenings import record_listening
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.queries.search import HitKind, SearchHit, search
from tests.making import TODAY, making
from tests.store_fixtures import START

OUR_OWN = "A kitchen of our own."


def found(log: Log, typed: str, limit: int = 30) -> list[SearchHit]:
    with log.reading() as connection:
        return list(search(connection, typed, limit))


def kinds(log: Log, typed: str) -> list[HitKind]:
    return [hit.kind for hit in found(log, typed)]


def test_every_kind_of_record_is_found_and_says_what_it_is(log: Log) -> None:
    dream = StatementKind.DREAM
    with making(log) as make:
        bill = make.resident("Bill Kitchener")
        listening = make.listening(bill)
        said = make.statement(
            listening,
            "no kitchen",
            quote="A kitchen of our own.",
            by=bill,
            kind=StatementKind.DREAM,
        )
        make.wording(listening, "talked of the kitchen", WordingPart.NOTE)
        make.wording(bill, "cooked in a kitchen", WordingPart.NOTE)
        project = make.project("Larkmoor Kitchen", summary="Neighbours cook.")
        story = make.story(project)
        make.wording(story, "no kitchen at all", WordingPart.BEFORE)
        theme, place = make.theme("kitchens"), make.place("Kitchen hall")
        step = make.step("see the kitchen", subject_id=bill)
        promise = make.promise("a kitchen key", promised_by="Wenbury Homes", project_id=project)
    hits = found(log, "kitchen")
    assert hits == [
        SearchHit(
            HitKind.COMMITMENT, promise, "Wenbury Homes", "a kitchen key", project_id=project
        ),
        SearchHit(HitKind.NEXT_STEP, step, "Bill Kitchener", "see the kitchen", bill),
        SearchHit(HitKind.PLACE, place, "Kitchen hall", ""),
        SearchHit(HitKind.THEME, theme, "kitchens", ""),
        SearchHit(
            HitKind.STORY, project, "Larkmoor Kitchen", "no kitchen at all", project_id=project
        ),
        SearchHit(
            HitKind.PROJECT, project, "Larkmoor Kitchen", "Neighbours cook.", project_id=project
        ),
        SearchHit(HitKind.NOTE, bill, "Bill Kitchener", "cooked in a kitchen", bill),
        SearchHit(HitKind.NOTE, listening, "", "talked of the kitchen"),
        SearchHit(HitKind.QUOTE, said, "Bill Kitchener", OUR_OWN, bill, None, dream),
        SearchHit(HitKind.STATEMENT, said, "Bill Kitchener", "no kitchen", bill, None, dream),
        SearchHit(HitKind.RESIDENT, bill, "Bill Kitchener", "", bill),
    ]


@pytest.mark.parametrize(
    "typed", ["ho", "hou", "hous", "housi", "housin", "housing", "HOUSING", "house", "housed"]
)
def test_a_word_is_found_at_every_letter_of_it(log: Log, typed: str) -> None:
    with making(log) as make:
        make.statement(make.listening(), "the housing is bad")
    assert kinds(log, typed) == [HitKind.STATEMENT]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bus", {"bus", "buses", "business"}),
        ("hous", {"housing", "household"}),
        ("gas", {"gas"}),
        ("play", {"play", "playground", "playscheme"}),
        ("day", {"daytime"}),
        ("any", {"anything"}),
        ("bed", {"bedroom", "bedsit"}),
        ("evening", {"evenings"}),
        ("being", {"being"}),
    ],
)
def test_a_short_word_begins_no_word_but_its_own(log: Log, typed: str, found: set[str]) -> None:
    others = {"bulk", "building", "hour", "garden", "dairy", "animal", "event", "because"}
    own = {"bus", "buses", "business", "housing", "household", "gas", "play", "playground"}
    own |= {"playscheme", "daytime", "anything", "bedroom", "bedsit", "evenings", "being"}
    with making(log) as make:
        for word in sorted(own | others):
            make.theme(word)
    with log.reading() as connection:
        assert {hit.title for hit in search(connection, typed)} == found


@pytest.mark.parametrize("typed", ["cafe", "café", "Cafe clo", "close café", "  closed  "])
def test_accents_order_and_spaces_do_not_matter(log: Log, typed: str) -> None:
    with making(log) as make:
        make.statement(make.listening(), "the café closed early")
    assert kinds(log, typed) == [HitKind.STATEMENT]


@pytest.mark.parametrize("typed", ["", " ", "d", "!!", "damp roof", "amp"])
def test_too_little_or_what_is_not_there_finds_nothing(log: Log, typed: str) -> None:
    with making(log) as make:
        make.statement(make.listening(), "damp")
    assert kinds(log, typed) == []


def test_the_words_before_a_letter_just_begun_still_find(log: Log) -> None:
    with making(log) as make:
        make.statement(make.listening(), "damp in the bedroom")
    assert kinds(log, "damp b") == [HitKind.STATEMENT]


def test_what_was_deleted_or_superseded_is_passed_over(log: Log) -> None:
    with making(log) as make:
        listening, gone = make.listening(), make.listening()
        make.hide(Statement, make.statement(listening, "damp one"))
        make.statement(gone, "damp two")
        make.wording(gone, "damp note", WordingPart.NOTE)
        make.hide(Listening, gone)
        said = make.statement(listening, "")
        first = make.wording(said, "damp three", WordingPart.QUOTE)
        make.wording(said, "mould", WordingPart.QUOTE, instead=first)
        make.hide(Resident, make.resident("Damp Bill"))
        project = make.project("Damp")
        make.hide(Project, project)
        make.hide(Commitment, make.promise("damp"))
        dry = make.statement(listening, "dry")
        make.hide(Wording, make.wording(dry, "damp", WordingPart.QUOTE))
    assert found(log, "damp") == []
    assert kinds(log, "mould") == [HitKind.QUOTE]


def test_the_search_goes_on_behind_what_it_passes_over(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        wanted = make.statement(listening, "damp, the oldest")
        said = make.statement(listening, "dry")
        before = make.wording(said, "damp 0", WordingPart.QUOTE)
        for number in range(1, 6):
            before = make.wording(said, f"damp {number}", WordingPart.QUOTE, instead=before)
    assert [(hit.record_id, hit.excerpt) for hit in found(log, "damp", limit=2)] == [
        (said, "damp 5"),
        (wanted, "damp, the oldest"),
    ]


def test_the_newest_come_first_and_no_more_than_asked(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        said = [make.statement(listening, f"damp {number}") for number in range(4)]
    assert [hit.record_id for hit in found(log, "damp", limit=2)] == [said[3], said[2]]


@given(typed=st.text(alphabet="damp AND OR NEAR(\"'*^:-+){}é\0,", max_size=20))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_that_is_typed_is_taken_for_a_command(log: Log, typed: str) -> None:
    assert found(log, typed) == []


def test_words_that_are_their_own_quote_are_found_once(owned_log: Log) -> None:
    said = StatementInput(kind=StatementKind.IDEA, words="more buses", quote="more buses")
    record_listening(owned_log.work(), ListeningInput(at=START, statements=(said,)))
    with owned_log.reading() as connection:
        (hit,) = search(connection, "buses")
    assert hit.kind is HitKind.QUOTE


def test_what_is_found_of_a_record_that_is_read_as_another_s_leads_to_the_person(
    log: Log,
) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        will = make.resident("Wilberforce Hughes")
        said = make.statement(make.listening(will), "the lift is broken", by=will)
    same_person(log.work(), bill, will, TODAY)
    (hit,) = found(log, "wilberforce")
    assert (hit.kind, hit.record_id, hit.resident_id) == (HitKind.RESIDENT, bill, bill)
    assert (hit.title, hit.excerpt) == ("Bill Hughes", "also Wilberforce Hughes")
    (hit,) = found(log, "lift")
    assert (hit.record_id, hit.resident_id) == (said, bill)
