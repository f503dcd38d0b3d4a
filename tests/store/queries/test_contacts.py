"""Who may leave a log as a contact, and who not and why."""

from __future__ import annotations

from datetime import timedelta

from organiser_app.domain.models import Consent
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.queries.contacts import LeftOut, contacts
from tests.making import TODAY, making

KEEP, SHARE = ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM
YESTERDAY = TODAY - timedelta(days=1)


def test_everybody_who_agreed_to_both_is_there_and_everybody_else_has_a_reason(log: Log) -> None:
    answers = {
        "agreed": ((KEEP, True), (SHARE, True)),
        "not kept": ((KEEP, False), (SHARE, True)),
        "not shared": ((KEEP, True), (SHARE, False)),
        "kept alone": ((KEEP, True),),
        "not asked": (),
    }
    with making(log) as make:
        for name, given in answers.items():
            resident = make.resident(name)
            for purpose, agreed in given:
                make.put(Consent, subject_id=resident, purpose=purpose, given=agreed, on=TODAY)
        nameless = make.resident(None, pseudonym="the man with the pigeons")
        for purpose in (KEEP, SHARE):
            make.put(Consent, subject_id=nameless, purpose=purpose, given=True, on=TODAY)
    found = log.read(contacts)
    assert [person.names[0] for person in found.agreed] == ["agreed"]
    assert {(" ".join(person.names), why) for person, why in found.left_out} == {
        ("not kept", LeftOut.NOT_KEPT),
        ("not shared", LeftOut.NOT_SHARED),
        ("kept alone", LeftOut.NOT_ASKED),
        ("not asked", LeftOut.NOT_ASKED),
        ("", LeftOut.NO_NAME),
    }


def test_what_was_withdrawn_in_any_record_of_a_person_counts(log: Log) -> None:
    with making(log) as make:
        bill, will = make.resident("Bill", phone="1"), make.resident("Will", phone="2")
        for purpose in (KEEP, SHARE):
            make.put(Consent, subject_id=bill, purpose=purpose, given=True, on=YESTERDAY)
        make.put(Consent, subject_id=will, purpose=SHARE, given=True, on=YESTERDAY)
    same_person(log.work(), bill, will, TODAY)
    (person,) = log.read(contacts).agreed
    assert (person.names, person.phones) == (("Bill", "Will"), ("1", "2"))
    with making(log) as make:
        make.put(Consent, subject_id=will, purpose=SHARE, given=False, on=TODAY)
    assert log.read(contacts).agreed == ()
