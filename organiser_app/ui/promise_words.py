"""Promises in the words of the window: how one was asked, its name, and what it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.rules.waiting import Waiting
from organiser_app.domain.rules.waiting_words import Promised, waiting_words, words_alone
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.language import tr
from organiser_app.store.queries.promises import PromiseRow
from organiser_app.ui.days import dated


def asked_word(asked: AskedHow | None) -> str:
    """How a promise came to be made."""
    if asked is None:
        return tr("not written down")
    return {
        AskedHow.OFFERED: tr("offered unasked"),
        AskedHow.FACE_TO_FACE: tr("asked face to face"),
        AskedHow.IN_A_GROUP: tr("asked in a group"),
        AskedHow.BY_MESSAGE: tr("asked by message"),
    }[asked]


def state_word(state: CommitmentState | StepState) -> str:
    """What became of a promise or a step."""
    return {
        CommitmentState.OPEN: tr("open"),
        CommitmentState.KEPT: tr("kept"),
        CommitmentState.PART_KEPT: tr("part kept"),
        CommitmentState.LAPSED: tr("lapsed"),
        CommitmentState.RENEWED: tr("renewed"),
        CommitmentState.RELEASED: tr("released"),
        StepState.OPEN: tr("open"),
        StepState.DONE: tr("done"),
        StepState.DROPPED: tr("dropped"),
    }[state]


def named_promise(row: PromiseRow) -> str:
    """A promise as others name it."""
    return tr("{who}: {what}", who=row.who, what=row.what) if row.who else row.what


def what_it_waits_for(waits: Waiting | None, others: Mapping[UUID, PromiseRow], today: date) -> str:
    """What a conditional promise waits for; of one that hangs on words alone, just that."""
    if waits is None:
        return words_alone()
    return waiting_words(waits, {each: _promised(row, today) for each, row in others.items()})


def _promised(row: PromiseRow, today: date) -> Promised:
    state = row.state if isinstance(row.state, CommitmentState) else CommitmentState.OPEN
    return Promised(row.who, row.what, state, dated(row.due_on, today) if row.due_on else "")
