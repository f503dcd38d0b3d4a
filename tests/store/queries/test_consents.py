"""Of all answers in any of a person's records the latest counts, wherever consent is asked for."""

from __future__ import annotations

from datetime import timedelta

from organiser_app.domain.models import Consent, SamePerson
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import (
    consents,
    kept_and_shared_with_team,
    latest_answers,
    shared_with_team,
    who_answered,
)
from tests.making import TODAY, making

TEAM, KEEP = ConsentPurpose.SHARE_WITH_TEAM, ConsentPurpose.KEEP
DAY = timedelta(days=1)


def test_the_latest_answer_in_any_record_of_a_person_counts(log: Log) -> None:
    with making(log) as make:
        bill, again, ann, never = (make.resident(name) for name in ("Bill", "B.", "Ann", "Never"))
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
        make.put(Consent, subject_id=bill, purpose=TEAM, given=True, on=TODAY)
        make.put(Consent, subject_id=again, purpose=TEAM, given=False, on=TODAY + DAY)
        make.put(Consent, subject_id=ann, purpose=TEAM, given=False, on=TODAY)
        make.put(Consent, subject_id=ann, purpose=TEAM, given=True, on=TODAY)
        make.put(Consent, subject_id=ann, purpose=KEEP, given=True, on=TODAY)
        gone = make.put(Consent, subject_id=ann, purpose=TEAM, given=False, on=TODAY + DAY)
        make.hide(Consent, gone)
    with log.reading() as connection:
        assert latest_answers(connection) == {bill: {TEAM: False}, ann: {TEAM: True, KEEP: True}}
        assert latest_answers(connection, purposes=(KEEP,)) == {ann: {KEEP: True}}
        assert never not in latest_answers(connection)
        assert who_answered(connection, TEAM, given=True) == {ann}
        assert who_answered(connection, TEAM, given=False) == {bill}
        of_ann = t.consent.c.subject_id == ann
        assert who_answered(connection, TEAM, of_ann, given=False) == frozenset()
        assert [(row.purpose, row.given) for row in consents(connection, (bill, again))] == [
            (TEAM, False)
        ]


def test_to_be_shared_with_the_team_is_one_answer_and_to_be_kept_as_well_two(log: Log) -> None:
    with making(log) as make:
        both, team, kept, took_back = (make.resident(name) for name in "ABCD")
        given = ((both, (TEAM, KEEP)), (team, (TEAM,)), (kept, (KEEP,)), (took_back, (TEAM, KEEP)))
        for who, purposes in given:
            for purpose in purposes:
                make.put(Consent, subject_id=who, purpose=purpose, given=True, on=TODAY)
        make.put(Consent, subject_id=took_back, purpose=KEEP, given=False, on=TODAY + DAY)
        again = make.resident("A.")
        make.put(SamePerson, subject_id=both, other_subject_id=again, same=True, on=TODAY)
    everybody = (both, team, kept, took_back)
    with log.reading() as connection:
        assert shared_with_team(connection, everybody) == {both, team, took_back}
        assert kept_and_shared_with_team(connection, everybody) == {both}
        assert kept_and_shared_with_team(connection, (team, kept)) == frozenset()
