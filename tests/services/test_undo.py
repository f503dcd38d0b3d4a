from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput, NothingToUndo
from organiser_app.domain.inputs import (
    ListeningInput,
    ProjectInput,
    ResidentInput,
    StatementEdit,
    StatementInput,
)
from organiser_app.domain.models import synced_tables
from organiser_app.domain.rules.undoing import Past, possible
from organiser_app.domain.tie_inputs import TieInput
from organiser_app.domain.values import Circle, ProjectStage, QuotePermission, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.projects import join_project, move_project, start_project
from organiser_app.services.residents import add_resident, edit_resident, move_circle
from organiser_app.services.statements import edit_statement, remove_statement
from organiser_app.services.ties import make_tie
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.people import people
from organiser_app.store.queries.statements import statements
from tests.store_fixtures import START

ON = date(2026, 3, 2)


def visible(log: Log) -> dict[str, list[tuple[object, ...]]]:
    """Every synced row that is not deleted, as the database holds it."""
    with log.reading() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.exec_driver_sql(
                    f'SELECT * FROM "{table.name}" WHERE NOT deleted ORDER BY id'
                )
            ]
            for table in synced_tables()
        }


def test_undo_and_redo_of_every_sort_of_change_are_the_identity(owned_log: Log) -> None:
    log = owned_log
    person = ResidentInput(name="Bill Hughes", where="14 Kendal Road")
    resident = add_resident(log.work(), person).record_id
    other = add_resident(log.work(), ResidentInput(pseudonym="pigeons")).record_id
    heard = ListeningInput(
        at=START, statements=(StatementInput(kind=StatementKind.IDEA, words="a kitchen"),)
    )
    record_listening(log.work(), heard)
    statement = log.read(statements).rows[0].id
    project = start_project(log.work(), ProjectInput(name="Kitchen")).record_id
    assert resident
    assert other
    assert project
    edit = StatementEdit(
        words="a shared kitchen", themes=("food",), permission=QuotePermission.NAMED
    )
    acts: list[Callable[[], Change]] = [
        lambda: edit_resident(log.work(), resident, ResidentInput(name="William Hughes")),
        lambda: move_circle(log.work(), resident, Circle.ACTIVE, ON, "chaired a meeting"),
        lambda: make_tie(
            log.work(), TieInput(resident_id=resident, other_id=other, kind="neighbour")
        ),
        lambda: edit_statement(log.work(), statement, edit),
        lambda: move_project(log.work(), project, ProjectStage.RUNNING, ON),
        lambda: join_project(log.work(), project, resident, on=ON, leads=True),
        lambda: remove_statement(log.work(), statement),
    ]
    states = [visible(log)]
    for act in acts:
        act()
        states.append(visible(log))
    for before in reversed(states[:-1]):
        undo(log.work())
        assert visible(log) == before
    for after in states[1:]:
        redo(log.work())
        assert visible(log) == after


def test_an_edit_of_words_keeps_the_words_before_it(owned_log: Log) -> None:
    heard = ListeningInput(
        at=START, statements=(StatementInput(kind=StatementKind.LOVE, words="lunch"),)
    )
    record_listening(owned_log.work(), heard)
    statement = owned_log.read(statements).rows[0].id
    for words in ("Friday lunch", "Friday lunch at the hall"):
        edit = StatementEdit(words=words, permission=QuotePermission.ASK_FIRST)
        edit_statement(owned_log.work(), statement, edit)
    with owned_log.reading() as connection:
        kept = connection.exec_driver_sql("SELECT body FROM wording ORDER BY id").scalars().all()
    assert kept == ["lunch", "Friday lunch", "Friday lunch at the hall"]
    assert owned_log.read(statements).rows[0].words == "Friday lunch at the hall"
    undo(owned_log.work())
    assert owned_log.read(statements).rows[0].words == "Friday lunch"


def test_setting_a_log_up_is_not_undone(owned_log: Log) -> None:
    with pytest.raises(NothingToUndo):
        undo(owned_log.work())


def test_a_fresh_change_leaves_nothing_to_redo(owned_log: Log) -> None:
    add_resident(owned_log.work(), ResidentInput(name="Bill"))
    undo(owned_log.work())
    add_resident(owned_log.work(), ResidentInput(name="Terri"))
    with pytest.raises(NothingToUndo):
        redo(owned_log.work())
    assert [person.name for person in owned_log.read(people).rows] == ["Terri"]


def test_a_circle_is_not_moved_without_evidence(owned_log: Log) -> None:
    resident = add_resident(owned_log.work(), ResidentInput(name="Bill")).record_id
    assert resident
    with pytest.raises(InvalidInput, match="evidence"):
        move_circle(owned_log.work(), resident, Circle.LEADER, ON, "  ")


@given(
    st.lists(
        st.sampled_from(["do", "undo", "redo", "merge", "unmerge", "load", "folder"]), max_size=40
    )
)
def test_what_can_be_undone_follows_the_two_stacks(roads: list[str]) -> None:
    history: list[Past] = []
    done: list[int] = []
    undone: list[int] = []
    halted_by = ""
    for sequence, road in enumerate(roads, 1):
        if road in {"merge", "unmerge", "load", "folder"}:
            history.append(Past(sequence, road, None))
        if road in {"merge", "unmerge"}:
            halted_by = road
            done, undone = [], []
        elif road == "do":
            history.append(Past(sequence, "do", None))
            done.append(sequence)
            undone.clear()
        elif road == "undo" and done:
            undone.append(done.pop())
            history.append(Past(sequence, "undo", undone[-1]))
        elif road == "redo" and undone:
            done.append(undone.pop())
            history.append(Past(sequence, "redo", done[-1]))
    now = possible(history)
    assert now.undo == (done[-1] if done else None)
    assert now.redo == (undone[-1] if undone else None)
    assert now.halted_by == ("" if done else halted_by)
