"""What a folded record said, promised and was promised stands under the name of its person."""

from __future__ import annotations

from organiser_app.domain.models import SamePerson
from organiser_app.store.log import Log
from organiser_app.store.queries.listenings import listening
from organiser_app.store.queries.person import person
from organiser_app.store.queries.project import project
from organiser_app.store.queries.promises import commitments, next_steps
from organiser_app.store.queries.statements import statement_rows
from tests.making import TODAY, making


def test_promises_steps_and_statements_name_the_record_by_which_a_person_goes(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        bill, jotted = make.resident("Bill Hughes"), make.resident("Hughes, B.")
        make.put(SamePerson, subject_id=bill, other_subject_id=jotted, same=True, on=TODAY)
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
        bill, jotted = make.resident("Bill Hughes"), make.resident("Hughes, B.")
        terri, kitchen = make.resident("Terri"), make.project()
        make.put(SamePerson, subject_id=bill, other_subject_id=jotted, same=True, on=TODAY)
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
