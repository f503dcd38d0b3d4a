"""Who is said to be new is who the service makes new, and what is offered begins as it is typed."""

from __future__ import annotations

import pytest

from organiser_app.domain.inputs import ListeningInput, PersonInput, TieHeardInput
from organiser_app.domain.rules.quick_capture import Completion, Wanted
from organiser_app.services.listenings import record_listening
from organiser_app.store.log import Log
from organiser_app.store.queries.people import names
from organiser_app.ui.pages.listen.known import Known, read_known
from tests.store_fixtures import START


@pytest.fixture
def peopled(owned_log: Log) -> Log:
    """Terri and two of one name live at 14 Kendal Road, Pauline at 18."""
    for where, name in (
        ("14 Kendal Road", "Terri Ashworth"),
        ("14 Kendal Road", "Bill Hughes"),
        ("20 Kendal Road", "Bill Hughes"),
        ("18 Kendal Road", "Pauline Fisk"),
    ):
        record_listening(owned_log.work(), meeting(where, PersonInput(name=name, is_new=True)))
    return owned_log


def meeting(where: str, *people: PersonInput) -> ListeningInput:
    return ListeningInput(at=START, where=where, people=people)


@pytest.mark.parametrize("where", ["14 Kendal Road", "18 kendal road", "", "school gate"])
@pytest.mark.parametrize(
    "name", ["Terri", "terri ashworth", "Terri Ashworth", "Bill Hughes", "Pauline", "Nadia"]
)
def test_who_is_said_to_be_new_is_made_new(peopled: Log, where: str, name: str) -> None:
    person = PersonInput(name=name)
    said = peopled.read(read_known()).is_new(person, where)
    before = len(peopled.read(names))
    record_listening(peopled.work(), meeting(where, person))
    assert (len(peopled.read(names)) > before) is said


@pytest.mark.parametrize("where", ["14 Kendal Road", "18 kendal road", "", "school gate"])
@pytest.mark.parametrize(
    "name", ["Terri", "terri ashworth", "Bill Hughes", "Pauline", "Nadia", "Joyce"]
)
def test_who_is_said_to_be_tied_is_tied(peopled: Log, where: str, name: str) -> None:
    told = TieHeardInput(other=PersonInput(name=name), kind="friend")
    given = meeting(where, PersonInput(name="Joyce May", is_new=True))
    given = given.model_copy(update={"ties": (told,)})
    said = peopled.read(read_known()).can_be_tied(told.other, given)
    record_listening(peopled.work(), given)
    with peopled.reading() as connection:
        made = connection.exec_driver_sql("SELECT count(*) FROM tie").scalar_one()
    assert bool(made) is (said and name != "Joyce")


def test_who_is_new_in_one_listening_is_known_to_the_next(peopled: Log) -> None:
    new = PersonInput(name="Joyce May", is_new=True)
    sister = TieHeardInput(other=PersonInput(name="Shirley Day", is_new=True))
    first = meeting("school gate", new).model_copy(update={"ties": (sister,)})
    before = peopled.read(read_known())
    after = before.with_new_of(first)
    later = meeting("hall", PersonInput(name="Terri"))
    for name in ("Joyce", "Shirley"):
        assert not before.can_be_tied(PersonInput(name=name), later)
        assert after.can_be_tied(PersonInput(name=name), later)
    assert before.is_new(PersonInput(name="Joyce May"), "hall")
    assert not after.is_new(PersonInput(name="Joyce May"), "hall")
    assert not after.is_new(PersonInput(name="Joyce"), "school gate")


def test_the_sorts_of_tie_that_were_used_are_offered(peopled: Log) -> None:
    told = TieHeardInput(other=PersonInput(name="Shirley", is_new=True), kind="cooks with")
    given = meeting("", PersonInput(name="Joyce", is_new=True))
    record_listening(peopled.work(), given.model_copy(update={"ties": (told,)}))
    known = peopled.read(read_known())
    offered = known.offers(Completion(Wanted.TIE, "co", 6, 8))
    assert [(offer.shown, offer.text) for offer in offered] == [("cooks with", "cooks with)")]
    assert known.offers(Completion(Wanted.TIE, "", 6, 6)) == []


def test_a_name_is_offered_by_the_beginning_of_any_of_its_words(peopled: Log) -> None:
    known = peopled.read(read_known())
    offered = known.offers(Completion(Wanted.PERSON, "hu", 6, 8))
    assert [(offer.text, offer.note) for offer in offered] == [
        ("Bill Hughes", "14 Kendal Road"),
        ("Bill Hughes", "20 Kendal Road"),
    ]


def test_nobody_is_offered_before_a_letter_is_typed() -> None:
    assert Known().offers(Completion(Wanted.PERSON, "", 6, 6)) == []


def test_a_lone_figure_behind_what_was_heard_is_offered_as_its_strength() -> None:
    offered = Known().offers(Completion(Wanted.STRENGTH, "4", 26, 27))
    assert [(offer.text, offer.note) for offer in offered] == [("!4", "how strong")]
