"""Records of one person are read as theirs, and as two people's again once taken apart."""

from __future__ import annotations

from sqlalchemy import select

from organiser_app.domain.models import SamePerson
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import goes_by_itself, person_of, records_of
from tests.making import TODAY, making


def test_records_of_one_person_are_found_from_each_of_them(log: Log) -> None:
    with making(log) as make:
        bill, pigeons, other = make.resident(), make.resident("Pigeons"), make.resident("Terri")
        link = {"subject_id": bill, "on": TODAY}
        made = make.put(SamePerson, other_subject_id=pigeons, same=True, **link)
        make.put(SamePerson, other_subject_id=other, same=False, **link)
    with log.reading() as connection:
        assert records_of(connection, pigeons) == records_of(connection, bill) == (bill, pigeons)
        assert records_of(connection, other) == (other,)
        themselves = select(t.resident.c.id).where(goes_by_itself(t.resident))
        assert set(connection.execute(themselves).scalars()) == {bill, other}
        people = select(person_of(t.resident.c.id)).where(t.resident.c.id == pigeons)
        assert connection.execute(people).scalar_one() == bill
    with making(log) as make:
        make.hide(SamePerson, made)
    with log.reading() as connection:
        assert records_of(connection, pigeons) == (pigeons,)
