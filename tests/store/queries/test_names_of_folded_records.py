"""What a folded record said, promised and was promised stands under the name of its person."""

from __future__ import annotations

from organiser_app.domain.models import SamePerson
from organiser_app.store.log import Log
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
