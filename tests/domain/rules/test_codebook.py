from __future__ import annotations

from uuid import UUID

from organiser_app.domain.rules.codebook import (
    Past,
    ThemeLinks,
    ThemeNow,
    as_it_stood,
    by_level,
    counted_for,
    in_order,
    lies_under,
    name_at,
    parents,
    roots,
)
from organiser_app.domain.values import CodebookOperation as Op

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_a_chain_of_merges_counts_as_its_end() -> None:
    assert roots([ThemeLinks(A, B), ThemeLinks(B, C), ThemeLinks(C)]) == {A: C, B: C, C: C}


def test_a_circle_of_merges_is_broken_at_the_least_id_wherever_one_enters() -> None:
    circle = [ThemeLinks(B, C), ThemeLinks(C, D), ThemeLinks(D, B), ThemeLinks(A, D)]
    assert set(roots(circle).values()) == {B}
    assert roots(reversed(circle)) == roots(circle)
    assert roots([ThemeLinks(A, A)]) == {A: A}


def test_a_merge_into_a_theme_that_is_gone_leaves_the_theme_standing() -> None:
    assert roots([ThemeLinks(A, B), ThemeLinks(B, D)]) == {A: B, B: B}


def test_what_lay_under_a_merged_theme_lies_under_its_root() -> None:
    themes = [ThemeLinks(A, merged_into_id=B), ThemeLinks(B), ThemeLinks(C, parent_id=A)]
    assert parents(themes) == {C: B}
    assert lies_under(parents(themes), C, B)
    assert not lies_under(parents(themes), B, C)


def test_a_theme_that_absorbed_the_one_above_it_lies_under_nothing() -> None:
    assert parents([ThemeLinks(A, merged_into_id=B), ThemeLinks(B, parent_id=A)]) == {}


def test_a_circle_of_nesting_is_broken_at_the_least_id() -> None:
    assert parents([ThemeLinks(A, parent_id=B), ThemeLinks(B, parent_id=A)]) == {B: A}


def test_a_theme_counts_for_itself_and_for_all_above_it() -> None:
    counts_as, above = {A: A, B: B, C: B}, {B: A}
    assert sorted(counted_for(counts_as, above)) == [(A, A), (A, B), (A, C), (B, B), (B, C)]
    assert by_level(counts_as, above) == [{A: A, B: A, C: A}]
    assert by_level({A: A, B: B}, {}) == []


def test_a_tree_is_read_by_name_with_what_lies_under_each_after_it() -> None:
    names = {A: "housing", B: "Buses", C: "lifts", D: "damp"}
    assert in_order(names, {C: A, D: A}) == [(B, 0), (A, 0), (D, 1), (C, 1)]


def test_a_theme_has_under_a_version_the_name_that_the_next_rename_took_away() -> None:
    renames = [Past(3, Op.RENAME, A, "housing repairs"), Past(5, Op.RENAME, A, "repairs")]
    told = [name_at("mending", renames, version) for version in (1, 2, 3, 4, 5, 9)]
    assert told == ["housing repairs"] * 2 + ["repairs"] * 2 + ["mending"] * 2


def test_a_version_has_what_was_made_and_not_merged_by_then() -> None:
    themes = [ThemeNow(A, "damp"), ThemeNow(B, "mould"), ThemeNow(C, "buses", archived=True)]
    past = [
        Past(2, Op.ADD, B),
        Past(3, Op.MERGE, B),
        Past(4, Op.ARCHIVE, C),
        Past(5, Op.RESTORE, B),
    ]
    stood = [as_it_stood(themes, past, version) for version in (1, 2, 3, 4, 5)]
    assert [[theme.name for theme in each] for each in stood] == [
        ["buses", "damp"], ["buses", "damp", "mould"], ["buses", "damp"], ["buses", "damp"],
        ["buses", "damp", "mould"],
    ]  # fmt: skip
    assert [each[0].archived for each in stood] == [False, False, False, True, True]
