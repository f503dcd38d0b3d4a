"""Where people stand on the map, from one opening to the next."""

from __future__ import annotations

from uuid import UUID

from organiser_app.services.web_places import keep_web_places, kept_web_places
from organiser_app.store.log import Log

BILL, MEI = UUID(int=1), UUID(int=2)


def test_places_are_kept_to_a_tenth_of_a_unit(log: Log) -> None:
    keep_web_places(log, {BILL: (1.26, -7.0), MEI: (0.0, 3.14)})
    assert log.read(kept_web_places) == {BILL: (1.3, -7.0), MEI: (0.0, 3.1)}


def test_where_nothing_was_kept_nobody_has_a_place(log: Log) -> None:
    assert log.read(kept_web_places) == {}


def test_those_who_are_gone_are_let_go(log: Log) -> None:
    keep_web_places(log, {BILL: (1.0, 1.0), MEI: (2.0, 2.0)})
    keep_web_places(log, {MEI: (2.0, 2.0)})
    assert log.read(kept_web_places) == {MEI: (2.0, 2.0)}


def test_keeping_places_is_no_change_of_the_log(log: Log) -> None:
    keep_web_places(log, {BILL: (1.0, 1.0)})
    with log.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM change").scalar() == 0
