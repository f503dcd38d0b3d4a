"""Counts of residents count people, however many records each of them has."""

from __future__ import annotations

from organiser_app.domain.figures import Period
from organiser_app.services.same_person import not_same_after_all, same_person
from organiser_app.services.statistics import statistics
from organiser_app.store.log import Log
from tests.making import TODAY, making


def test_records_of_one_person_count_once_while_they_are_one(log: Log) -> None:
    with making(log) as make:
        bill, will = make.resident("Bill"), make.resident("Will")
        project = make.project()
        make.listening(bill)
        make.listening(will)
        make.member(project, bill)
        make.hours(project, 60, subject_id=will)

    def counted() -> tuple[int, int]:
        with log.reading() as connection:
            figures = statistics(connection, Period(TODAY, TODAY))
        return figures.residents_heard, figures.volunteers

    assert counted() == (2, 2)
    same_person(log.work(), bill, will, TODAY)
    assert counted() == (1, 1)
    not_same_after_all(log.work(), bill, will)
    assert counted() == (2, 2)
