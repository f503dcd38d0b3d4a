"""A change is kept whole, or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from organiser_app.domain.models import Host
from organiser_app.store.log import Log


def hosts(log: Log) -> list[str]:
    with log.reading() as connection:
        return list(connection.execute(text("SELECT name FROM host ORDER BY id")).scalars())


def test_a_change_is_kept_once_it_is_committed(log: Log) -> None:
    with log.work() as work:
        work.add(Host(id=work.new_id(), name="Well House"))
        work.commit("add_host")
    assert hosts(log) == ["Well House"]


def test_a_change_that_is_not_committed_is_rolled_back(log: Log) -> None:
    with log.work() as work:
        work.add(Host(id=work.new_id(), name="Well House"))
    assert hosts(log) == []


def test_a_change_that_fails_is_rolled_back(log: Log) -> None:
    def fail() -> None:
        with log.work() as work:
            work.add(Host(id=work.new_id(), name="Well House"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert hosts(log) == []
