from __future__ import annotations

from functools import partial
from itertools import pairwise
from uuid import UUID

import pytest

from organiser_app.domain.change import Change
from organiser_app.domain.codebook_inputs import SplitInput, ThemeInput, ThemeNameInput
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.values import CodebookOperation
from organiser_app.services.codebook import (
    add_theme,
    archive_theme,
    describe_theme,
    merge_themes,
    nest_theme,
    rename_theme,
    restore_theme,
    split_theme,
)
from organiser_app.services.coding import code_statement
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.codebook import (
    Branch,
    codebook_at,
    how_coded,
    theme_detail,
    tree,
)
from organiser_app.store.queries.themes import themes_of
from tests.making import making


def branches(log: Log) -> dict[str, Branch]:
    return {branch.name: branch for branch in log.read(tree).branches}


def add(log: Log, name: str, under: UUID | None = None) -> UUID:
    made = add_theme(log.work(), ThemeInput(name=name, parent_id=under)).record_id
    assert made is not None
    return made


def rename(log: Log, theme: UUID, name: str) -> Change:
    return rename_theme(log.work(), theme, ThemeNameInput(name=name))


def coded(log: Log, statement: UUID, name: str) -> None:
    code_statement(log.work(), statement, (name,))


@pytest.fixture
def statements(owned_log: Log) -> tuple[UUID, UUID]:
    """Two statements that bear no theme."""
    with making(owned_log) as make:
        listening = make.listening()
        return make.statement(listening, "damp again"), make.statement(listening, "no lift")


def test_a_name_is_kept_as_it_was_typed_without_its_tag(owned_log: Log) -> None:
    add(owned_log, "  #NHS   dentists ")
    assert list(branches(owned_log)) == ["NHS dentists"]


@pytest.mark.parametrize("name", ["", "  ", "#", "damp, mould"])
def test_a_theme_needs_a_name_without_a_comma(name: str) -> None:
    with pytest.raises(InvalidInput):
        checked(lambda: ThemeInput(name=name))


def test_a_name_is_taken_whatever_its_case_and_offers_to_merge(owned_log: Log) -> None:
    add(owned_log, "Éclairage")
    other = add(owned_log, "lamps")
    for act in (lambda: add(owned_log, "éCLAIRAGE"), lambda: rename(owned_log, other, "éclairage")):
        with pytest.raises(InvalidInput, match="“Éclairage” already"):
            act()


def test_a_code_keeps_the_name_and_version_under_which_it_was_given(
    owned_log: Log, statements: tuple[UUID, UUID]
) -> None:
    first, second = statements
    theme = add(owned_log, "housing repairs")
    coded(owned_log, first, "housing repairs")
    rename(owned_log, theme, "repairs")
    coded(owned_log, second, "Repairs")
    (before,) = owned_log.read(lambda connection: how_coded(connection, first))
    (after,) = owned_log.read(lambda connection: how_coded(connection, second))
    assert (before.name_then, before.version, before.name_now) == ("housing repairs", 2, "repairs")
    assert (after.name_then, after.version, after.name_now) == ("repairs", 3, "repairs")


def test_merged_themes_count_as_one_and_come_apart_again(
    owned_log: Log, statements: tuple[UUID, UUID]
) -> None:
    first, second = statements
    for statement, names in ((first, ("damp", "mould")), (second, ("damp",))):
        code_statement(owned_log.work(), statement, names)
    damp, mould = branches(owned_log)["damp"].id, branches(owned_log)["mould"].id
    merge_themes(owned_log.work(), mould, damp)
    assert {name: one.statements for name, one in branches(owned_log).items()} == {"damp": 2}
    assert owned_log.read(lambda c: themes_of(c, [first])) == {first: ("damp",)}
    restore_theme(owned_log.work(), mould)
    counts = {name: one.statements for name, one in branches(owned_log).items()}
    assert counts == {"damp": 2, "mould": 1}


def test_merges_follow_one_another_to_the_last(
    owned_log: Log, statements: tuple[UUID, UUID]
) -> None:
    themes = [add(owned_log, name) for name in ("a", "b", "c")]
    coded(owned_log, statements[0], "a")
    for theme, into in pairwise(themes):
        merge_themes(owned_log.work(), theme, into)
    coded(owned_log, statements[1], "A")
    assert {name: one.own for name, one in branches(owned_log).items()} == {"c": 2}
    detail = owned_log.read(lambda connection: theme_detail(connection, themes[2]))
    assert detail is not None
    assert [one.name for one in detail.merged] == ["a", "b"]
    assert owned_log.read(lambda connection: theme_detail(connection, themes[0])) is None


def test_a_theme_is_not_merged_into_itself_nor_into_one_under_it(owned_log: Log) -> None:
    housing = add(owned_log, "housing")
    damp = add(owned_log, "damp", housing)
    with pytest.raises(InvalidInput, match="into itself"):
        merge_themes(owned_log.work(), housing, housing)
    with pytest.raises(InvalidInput, match="Merge “damp” into “housing” instead"):
        merge_themes(owned_log.work(), housing, damp)
    merge_themes(owned_log.work(), damp, housing)
    with pytest.raises(InvalidInput, match="was merged into “housing”"):
        archive_theme(owned_log.work(), damp)


def test_a_theme_takes_the_name_of_one_that_was_merged_into_it(owned_log: Log) -> None:
    long, short = add(owned_log, "housing repairs"), add(owned_log, "repairs")
    merge_themes(owned_log.work(), short, long)
    with pytest.raises(InvalidInput, match="was merged into “housing repairs”"):
        add(owned_log, "repairs")
    rename(owned_log, long, "repairs")
    with pytest.raises(InvalidInput, match="Another theme is called “repairs” now"):
        restore_theme(owned_log.work(), short)


def test_a_statement_of_two_narrower_themes_counts_once_for_the_wider(
    owned_log: Log, statements: tuple[UUID, UUID]
) -> None:
    housing = add(owned_log, "housing")
    coded(owned_log, statements[0], "housing")
    split_theme(owned_log.work(), housing, SplitInput(names=("damp", "lifts")))
    code_statement(owned_log.work(), statements[0], ("damp", "lifts"))
    coded(owned_log, statements[1], "lifts")
    seen = branches(owned_log)
    assert [(one.name, one.depth) for one in seen.values()] == [
        ("housing", 0), ("damp", 1), ("lifts", 1),
    ]  # fmt: skip
    assert (seen["housing"].own, seen["housing"].statements) == (1, 2)
    detail = owned_log.read(lambda connection: theme_detail(connection, housing))
    assert detail is not None
    assert sum(count for _, count in detail.kinds) == 2
    assert [row.id for row in detail.latest] == [statements[1], statements[0]]


def test_a_split_is_one_version_and_refuses_a_name_given_twice(owned_log: Log) -> None:
    housing = add(owned_log, "housing")
    with pytest.raises(InvalidInput, match="a name of its own"):
        split_theme(owned_log.work(), housing, SplitInput(names=("damp", "Damp")))
    split_theme(owned_log.work(), housing, SplitInput(names=("damp", "lifts")))
    assert owned_log.read(tree).version == 3


def test_a_theme_is_not_nested_in_a_circle(owned_log: Log) -> None:
    top = add(owned_log, "top")
    middle = add(owned_log, "middle", top)
    low = add(owned_log, "low", middle)
    for under in (top, middle, low):
        with pytest.raises(InvalidInput, match="cannot stand under itself"):
            nest_theme(owned_log.work(), top, under)
    nest_theme(owned_log.work(), low, None)
    assert branches(owned_log)["low"].parent_id is None
    with pytest.raises(InvalidInput, match="there already"):
        nest_theme(owned_log.work(), low, None)


def test_an_archived_theme_keeps_its_statements_and_is_coded_by_its_name(
    owned_log: Log, statements: tuple[UUID, UUID]
) -> None:
    buses = add(owned_log, "buses")
    coded(owned_log, statements[0], "buses")
    archive_theme(owned_log.work(), buses)
    coded(owned_log, statements[1], "buses")
    assert (branches(owned_log)["buses"].own, branches(owned_log)["buses"].archived) == (2, True)
    restore_theme(owned_log.work(), buses)
    assert not branches(owned_log)["buses"].archived
    with pytest.raises(InvalidInput, match="in use already"):
        restore_theme(owned_log.work(), buses)


def test_a_description_makes_no_version_and_an_undone_one_is_not_given_again(
    owned_log: Log,
) -> None:
    theme = add(owned_log, "damp")
    describe_theme(owned_log.work(), theme, " Wet walls. ")
    assert branches(owned_log)["damp"].description == "Wet walls."
    assert owned_log.read(tree).version == 2
    rename(owned_log, theme, "wet")
    undo(owned_log.work())
    assert owned_log.read(tree).version == 2
    rename(owned_log, theme, "mould")
    assert owned_log.read(tree).version == 4


def test_every_version_is_told_by_the_names_that_it_had(
    owned_log: Log, statements: tuple[UUID, UUID]
) -> None:
    coded(owned_log, statements[0], "damp")
    damp = branches(owned_log)["damp"].id
    rename(owned_log, damp, "wet")
    housing = add(owned_log, "housing")
    merge_themes(owned_log.work(), damp, housing)
    told = [
        [theme.name for theme in owned_log.read(partial(codebook_at, version=version))]
        for version in range(1, 6)
    ]
    assert told == [[], ["damp"], ["wet"], ["housing", "wet"], ["housing"]]


def test_the_past_of_a_theme_tells_what_was_merged_into_it(owned_log: Log) -> None:
    damp, housing = add(owned_log, "damp"), add(owned_log, "housing")
    merge_themes(owned_log.work(), damp, housing)
    detail = owned_log.read(lambda connection: theme_detail(connection, housing))
    assert detail is not None
    assert [(one.operation, one.theme, one.other, one.version) for one in detail.history] == [
        (CodebookOperation.MERGE, "damp", "housing", 4),
        (CodebookOperation.ADD, "housing", "", 3),
        (CodebookOperation.ADD, "damp", "", 2),
    ]
