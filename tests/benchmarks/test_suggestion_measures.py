"""The measures of the benchmark of suggestions, on cases worked by hand."""

from __future__ import annotations

from tests.benchmarks.suggestion_measures import (
    Coded,
    NaiveBayes,
    Score,
    by_frequency,
    by_keyword,
    score,
)

OFFERED = [["housing", "buses", "money"], ["food"], []]
RIGHT = [("buses", "housing"), ("money",), ("food", "money")]


def test_the_first_of_each_are_held_against_all_codes() -> None:
    """Of "housing" and "food" the first is right; there are five codes."""
    assert score(OFFERED, RIGHT, 1) == Score(precision=1 / 2, recall=1 / 5)


def test_the_first_three_of_each_are_held_against_all_codes() -> None:
    """Of "housing", "buses", "money" and "food" the first two are right."""
    assert score(OFFERED, RIGHT, 3) == Score(precision=2 / 4, recall=2 / 5)


def test_silence_is_neither_right_nor_wrong_but_costs_recall() -> None:
    assert score([[], ["food"]], [("money",), ("food",)], 1) == Score(1.0, 1 / 2)
    assert score([[]], [("money",)], 3) == Score(0.0, 0.0)


def test_the_most_frequent_come_first_then_by_name() -> None:
    assert by_frequency({"money": 2, "food": 3, "buses": 2}) == ["food", "buses", "money"]


def test_a_keyword_is_a_word_of_the_theme_s_name() -> None:
    names = {"damp and repairs": frozenset({"damp", "repair"}), "buses": frozenset({"bus"})}
    assert by_keyword(frozenset({"bus", "repair", "damp"}), names, {}) == [
        "damp and repairs",
        "buses",
    ]
    assert by_keyword(frozenset({"garden"}), names, {}) == []


def test_naive_bayes_goes_by_the_words_that_a_theme_is_said_in() -> None:
    learnt = [
        Coded(frozenset({"damp", "wall"}), ("housing",)),
        Coded(frozenset({"damp", "cold"}), ("housing",)),
        Coded(frozenset({"late", "bus"}), ("buses",)),
    ]
    bayes = NaiveBayes(learnt)
    assert bayes.ranked(frozenset({"damp"})) == ["housing", "buses"]
    assert bayes.ranked(frozenset({"bus", "late"})) == ["buses", "housing"]
    assert bayes.ranked(frozenset({"unheard"})) == ["housing", "buses"]
