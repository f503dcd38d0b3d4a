"""A place says in words when residents may use it."""

from __future__ import annotations

import pytest

from organiser_app.domain.errors import NotFound
from organiser_app.services.places import say_when_open
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.place_times import own_places
from tests.making import making


def open_when(log: Log) -> dict[str, str]:
    with log.reading() as connection:
        return {place.name: place.open_when for place in own_places(connection)}


def test_a_place_says_when_it_is_open_until_that_is_taken_back(log: Log) -> None:
    with making(log) as make:
        hall = make.place("Hall")
        make.place("Green")
    say_when_open(log.work(), hall, "  weekdays   9 to 5 ")
    assert open_when(log) == {"Green": "", "Hall": "weekdays 9 to 5"}
    undo(log.work())
    assert open_when(log) == {"Green": "", "Hall": ""}


def test_nothing_is_said_of_a_place_that_is_not_there(log: Log) -> None:
    with making(log) as make:
        nobody = make.resident()
    with pytest.raises(NotFound):
        say_when_open(log.work(), nobody, "weekdays")
