"""Engines on encrypted databases: what they share, and what they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import event, literal, select

from organiser_app.store.connection import make_engine
from organiser_app.store.keys import new_data_key


def test_what_is_compiled_for_one_log_serves_the_next(tmp_path: Path) -> None:
    compiled: list[Any] = []
    found: list[int] = []
    for number in range(2):
        engine = make_engine(tmp_path / f"{number}.db", new_data_key())

        @event.listens_for(engine, "before_cursor_execute")
        def see(*given: Any) -> None:
            compiled.append(given[4].compiled)

        with engine.connect() as connection:
            found.append(connection.execute(select(literal(number))).scalar_one())
        engine.dispose()
    assert found == [0, 1]
    assert compiled[0] is compiled[1] is not None
