"""The codebook: no sequence of its changes loses a code of any statement."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import insert, select, update

from organiser_app.domain.codebook_inputs import SplitInput, ThemeInput, ThemeNameInput
from organiser_app.domain.errors import UserError
from organiser_app.domain.models import CodebookChange, Statement, StatementTheme, Theme, table_of
from organiser_app.domain.rules.codebook import ThemeLinks, parents, roots, wider
from organiser_app.services.codebook import (
    add_theme,
    archive_theme,
    merge_themes,
    nest_theme,
    rename_theme,
    restore_theme,
    split_theme,
)
from organiser_app.services.coding import code_statement, uncode_statement
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log, open_log
from organiser_app.store.queries.codebook import codebook_at, how_coded, tree
from organiser_app.store.queries.themes import codebook, themes, themes_of
from organiser_app.store.unit_of_work import UnitOfWork
from tests.making import making
from tests.store_fixtures import PASSPHRASE, surroundings

NAMES = ("damp", "Repairs", "buses", "the hall", "food", "Éva", "dogs")
names = st.sampled_from(NAMES)
places = st.integers(0, 3)
Drawn = list[tuple[UUID | None, UUID | None, bool]]


@dataclass(frozen=True)
class Dot:
    """A row of `statement_theme`; nothing of it but `hidden` may ever change."""

    id: UUID
    statement: UUID
    theme: UUID
    version: int
    hidden: bool


@pytest.fixture
def heard_log(log_path: Path) -> Path:
    """A closed log with four statements that are not coded."""
    with open_log(log_path, PASSPHRASE, surroundings()) as log, making(log) as make:
        listening = make.listening()
        for number in range(4):
            make.statement(listening, f"thing {number}")
    return log_path


class Keeping(RuleBasedStateMachine):
    """Somebody keeps a codebook and codes by it, on a real log, and changes their mind."""

    template: Path
    path: Path
    tried: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(self.template, self.path)
        self._log: Log = open_log(self.path, PASSPHRASE, surroundings())
        self.called: dict[UUID, str] = {}
        self.stood: dict[int, list[str]] = {}

    def teardown(self) -> None:
        self._log.close()

    @rule(name=names, under=st.none() | places)
    def add(self, name: str, under: int | None) -> None:
        parent = None if under is None else self._theme(under)
        self._keep(lambda work: add_theme(work, ThemeInput(name=name, parent_id=parent)))

    @rule(place=places, name=names)
    def rename(self, place: int, name: str) -> None:
        self._with(place, lambda work, it: rename_theme(work, it, ThemeNameInput(name=name)))

    @rule(place=places, into=places)
    def merge(self, place: int, into: int) -> None:
        other = self._theme(into)
        if other is not None:
            self._with(place, lambda work, it: merge_themes(work, it, other))

    @rule(place=places, parts=st.lists(names, min_size=1, max_size=2))
    def split(self, place: int, parts: list[str]) -> None:
        self._with(place, lambda work, it: split_theme(work, it, SplitInput(names=tuple(parts))))

    @rule(place=places, under=st.none() | places)
    def nest(self, place: int, under: int | None) -> None:
        other = None if under is None else self._theme(under)
        self._with(place, lambda work, it: nest_theme(work, it, other))

    @rule(place=places)
    def archive(self, place: int) -> None:
        self._with(place, archive_theme)

    @rule(place=places)
    def restore(self, place: int) -> None:
        self._with(place, restore_theme)

    @rule(place=places, name=names)
    def code(self, place: int, name: str) -> None:
        self._try(lambda work: code_statement(work, self._statements()[place], (name,)))
        now = {theme.id: theme.name for theme in self._themes()}
        fresh = [dot for dot in self._dots() if dot.id not in self.called]
        self.called |= {dot.id: now[dot.theme] for dot in fresh}
        self.tried["codes"] += len(fresh)

    @rule(place=places, name=names)
    def uncode(self, place: int, name: str) -> None:
        self._try(lambda work: uncode_statement(work, self._statements()[place], name))

    @rule()
    def undo(self) -> None:
        before = self._dots()
        self._try(undo)
        assert [fixed(dot) for dot in self._dots()] == [fixed(dot) for dot in before]

    @rule()
    def redo(self) -> None:
        self._try(redo)

    @invariant()
    def every_code_counts_for_one_theme_that_stands(self) -> None:
        links = [ThemeLinks(t.id, t.merged_into_id, t.parent_id) for t in self._themes()]
        counts_as = roots(links)
        assert self._read_roots() == counts_as
        bearing: dict[UUID, set[UUID]] = {root: set() for root in counts_as.values()}
        for dot in self._dots():
            if not dot.hidden:
                bearing[counts_as[dot.theme]].add(dot.statement)
        shown = {row.id: row.statements for row in self._log.read(themes)}
        assert shown == {root: len(statements) for root, statements in bearing.items()}
        above = parents(links)
        whole = {root: set(statements) for root, statements in bearing.items()}
        for root, statements in bearing.items():
            for over in wider(above, root):
                whole[over] |= statements
        branches = {row.id: row.statements for row in self._log.read(tree).branches}
        assert branches == {root: len(statements) for root, statements in whole.items()}

    @invariant()
    def every_code_is_still_told_as_it_was_given(self) -> None:
        by_statement = self._log.read(lambda connection: themes_of(connection, self._statements()))
        for statement in self._statements():
            dots = [dot for dot in self._dots() if dot.statement == statement]
            told = self._log.read(partial(how_coded, statement_id=statement))
            assert [(one.theme_id, one.version, one.taken_off) for one in told] == [
                (dot.theme, dot.version, dot.hidden) for dot in dots
            ]
            kept = [(dot, one) for dot, one in zip(dots, told, strict=True) if not dot.hidden]
            assert [one.name_then for _, one in kept] == [self.called[dot.id] for dot, _ in kept]
            now = dict.fromkeys(one.name_now for _, one in kept)
            assert by_statement.get(statement, ()) == tuple(now)

    @invariant()
    def every_version_is_still_told_as_it_stood(self) -> None:
        change = table_of(CodebookChange).c
        live = self._log.read(
            lambda connection: connection.scalars(
                select(change.version).where(change.deleted.is_(False)).distinct()
            ).all()
        )
        for version in {1, *live}:
            told = self._log.read(partial(codebook_at, version=version))
            stood = [f"{theme.name}{'-' * theme.archived}" for theme in told]
            assert self.stood.setdefault(version, stood) == stood
        latest = self._log.read(partial(codebook_at, version=max(live, default=1)))
        assert set(self._read_roots().values()) == {theme.id for theme in latest}

    def _with(self, place: int, act: Callable[[UnitOfWork, UUID], object]) -> None:
        theme_id = self._theme(place)
        if theme_id is not None:
            self._keep(lambda work: act(work, theme_id))

    def _keep(self, act: Callable[[UnitOfWork], object]) -> None:
        """Change the codebook, which touches no code."""
        before = self._dots()
        self._try(act)
        assert self._dots() == before
        self.tried["changes while coded"] += bool(before)

    def _try(self, act: Callable[[UnitOfWork], object]) -> None:
        with suppress(UserError):
            act(self._log.work())

    def _theme(self, place: int) -> UUID | None:
        known = self._themes()
        return known[place % len(known)].id if known else None

    def _themes(self) -> list[Theme]:
        with self._log.reading() as connection:
            table = table_of(Theme)
            rows = connection.execute(table.select().where(~table.c.deleted).order_by(table.c.id))
            return [Theme(**row._mapping) for row in rows]

    def _statements(self) -> list[UUID]:
        ids = select(table_of(Statement).c.id).order_by(table_of(Statement).c.id)
        return self._log.read(lambda connection: list(connection.scalars(ids)))

    def _dots(self) -> list[Dot]:
        link = table_of(StatementTheme).c
        query = select(link.id, link.statement_id, link.theme_id, link.codebook, link.deleted)
        with self._log.reading() as connection:
            return [Dot(*row) for row in connection.execute(query.order_by(link.id))]

    def _read_roots(self) -> dict[UUID, UUID]:
        book = codebook()
        query = select(book.c.id, book.c.root_id)
        return self._log.read(lambda connection: dict(connection.execute(query).all()))


def fixed(dot: Dot) -> tuple[UUID, UUID, UUID, int]:
    return dot.id, dot.statement, dot.theme, dot.version


def test_no_sequence_of_codebook_changes_loses_a_code(heard_log: Path, tmp_path: Path) -> None:
    class Kept(Keeping):
        template, path = heard_log, tmp_path / "Kept.olog"
        tried: ClassVar[Counter[str]] = Counter()

    run_state_machine_as_test(
        Kept, settings=settings(max_examples=12, stateful_step_count=20, deadline=None)
    )
    assert Kept.tried["codes"]  # the laws above were asked of codes that were there
    assert Kept.tried["changes while coded"]


ids = [UUID(int=number) for number in range(1, 7)]
links = st.lists(
    st.tuples(st.none() | st.sampled_from(ids), st.none() | st.sampled_from(ids), st.booleans()),
    min_size=len(ids),
    max_size=len(ids),
)


def put_themes(log: Log, drawn: Drawn) -> None:
    """Let the log have these themes, whatever it had before."""
    table = table_of(Theme)
    plain = {"name": "x", "description": "", "archived": False, "deleted": False}
    with log.work() as work:
        for theme_id, (merged, parent, gone) in zip(ids, drawn, strict=True):
            given = {"merged_into_id": merged, "parent_id": parent, "deleted": gone}
            work.connection.execute(
                insert(table).prefix_with("OR IGNORE").values(id=theme_id, **plain)
            )
            work.connection.execute(update(table).where(table.c.id == theme_id).values(given))
        work.commit("make")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(links)
def test_whatever_two_logs_merged_the_store_and_the_rule_name_the_same_theme(
    log: Log, drawn: Drawn
) -> None:
    put_themes(log, drawn)
    known = [
        ThemeLinks(theme_id, merged, parent)
        for theme_id, (merged, parent, gone) in zip(ids, drawn, strict=True)
        if not gone
    ]
    book = codebook()
    with log.reading() as connection:
        found = connection.execute(select(book.c.id, book.c.root_id)).all()
        shown = {branch.id for branch in tree(connection).branches}
    assert len(found) == len(known)
    assert dict(found) == roots(known)
    assert shown == set(roots(known).values())
    for theme_id in roots(known).values():
        assert theme_id not in list(wider(parents(known), theme_id))
