"""What the log says of itself."""

from __future__ import annotations

from uuid import UUID

from organiser_app.services.drafts import keep_draft
from organiser_app.store.log import Log
from organiser_app.store.queries.home import DraftRow, Home, drafts, home
from tests.making import making
from tests.store_fixtures import START, SettableClock


def test_a_log_that_was_not_set_up_says_nothing(log: Log) -> None:
    with log.reading() as connection:
        assert home(connection) == Home(None, "", None, "", "", None)
        assert drafts(connection) == ()


def test_a_log_says_whose_it_is_and_when_it_last_changed(log: Log, clock: SettableClock) -> None:
    with making(log):
        pass
    clock.advance(hours=1)
    with making(log) as make:
        make.resident()
        mine = (make.organiser, make.patch)
    with log.reading() as connection:
        found = home(connection)
    assert (found.organiser_id, found.patch_id) == mine
    assert (found.organiser, found.patch, found.host) == ("Terri Ashworth", "Larkmoor", "The Hall")
    assert found.changed_at == clock()


def test_the_latest_draft_comes_first(log: Log, clock: SettableClock) -> None:
    keep_draft(log, UUID(int=1), "listen", "concern: damp")
    clock.advance(minutes=1)
    keep_draft(log, UUID(int=2), "listen", "love: lunch")
    with log.reading() as connection:
        assert drafts(connection) == (
            DraftRow(UUID(int=2), "listen", "love: lunch", clock()),
            DraftRow(UUID(int=1), "listen", "concern: damp", START),
        )
