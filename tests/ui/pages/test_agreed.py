"""A promise as a row: open, kept, or over in another way, and how a key settles it."""

from __future__ import annotations

import pytest

from organiser_app.domain.values import CommitmentState
from organiser_app.store.queries.promises import commitments
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.agreed import promise_row, settle
from tests.making import making


def promised(desk: Desk, state: CommitmentState) -> None:
    with making(desk.log) as make:
        make.promise("three prices", state=state)


@pytest.mark.parametrize(
    ("state", "done", "over", "then"),
    [
        (CommitmentState.OPEN, False, False, CommitmentState.KEPT),
        (CommitmentState.KEPT, True, False, CommitmentState.OPEN),
        (CommitmentState.LAPSED, False, True, CommitmentState.OPEN),
        (CommitmentState.RELEASED, False, True, CommitmentState.OPEN),
    ],
)
def test_a_promise_that_lapsed_is_neither_ticked_nor_open_and_opens_again(
    desk: Desk, state: CommitmentState, done: bool, over: bool, then: CommitmentState
) -> None:
    promised(desk, state)
    (promise,) = desk.log.read(commitments)
    row = promise_row(promise, desk.today)
    assert (row.done, row.over) == (done, over)
    assert row.in_words().endswith("open") is (state is CommitmentState.OPEN)
    settle(desk, promise)
    (after,) = desk.log.read(commitments)
    assert after.state is then
