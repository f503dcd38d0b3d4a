"""Who knows whom, as it is typed in passing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from organiser_app.domain.rules.quick_capture import ParsedListening, parse, render

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))
Told = tuple[str, str, str, int | None]


def read(*lines: str, heard: str = "Bill Hughes") -> ParsedListening:
    (parsed,) = parse("\n".join([f"with: {heard}", *lines]), NOW).listenings
    return parsed


def told(*lines: str, heard: str = "Bill Hughes") -> list[Told]:
    return [
        (tie.who.name if tie.who else "they", tie.other.name, tie.kind, tie.strength)
        for tie in read(*lines, heard=heard).listening.ties
    ]


@pytest.mark.parametrize(
    ("line", "ties"),
    [
        ("knows: Terri", [("they", "Terri", "", None)]),
        ("knows: Terri (neighbour)", [("they", "Terri", "neighbour", None)]),
        ("knows: Terri, neighbour", [("they", "Terri", "neighbour", None)]),
        ("knows: Terri (cooks with) !2", [("they", "Terri", "cooks with", 2)]),
        ("knows: Terri !2 (cooks with)", [("they", "Terri", "cooks with", 2)]),
        (
            "knows: Terri (neighbour), Joyce May (sister) !3",
            [("they", "Terri", "neighbour", None), ("they", "Joyce May", "sister", 3)],
        ),
        (
            "knows: Terri, neighbour, Joyce, sister !3",
            [("they", "Terri", "neighbour", None), ("they", "Joyce", "sister", 3)],
        ),
        (
            "knows: Terri and Joyce (neighbours) !1",
            [("they", "Terri", "neighbours", 1), ("they", "Joyce", "neighbours", 1)],
        ),
        ("knows: terri; joyce", [("they", "terri", "", None), ("they", "joyce", "", None)]),
        ("knows: Joyce - Terri (cooks with) !2", [("Joyce", "Terri", "cooks with", 2)]),
        ("knows: Joyce knows Terri", [("Joyce", "Terri", "", None)]),
        ("tie: Joyce and Terri, sisters", [("Joyce", "Terri", "sisters", None)]),
        ("knows: Bill and Terri, sisters", [("Bill", "Terri", "sisters", None)]),
        ('knows: "the man with the pigeons"', [("they", "the man with the pigeons", "", None)]),
        (
            "knows: Terri (neighbour)\n  Joyce (cousin)",
            [("they", "Terri", "neighbour", None), ("they", "Joyce", "cousin", None)],
        ),
    ],
)
def test_a_line_says_who_knows_whom(line: str, ties: list[Told]) -> None:
    parsed = read(line)
    assert told(line) == ties
    assert parsed.listening.note == ""


def test_two_who_were_there_are_meant_where_two_are_named() -> None:
    assert told("knows: Bill and Terri, sisters", heard="Bill, Terri") == [
        ("Bill", "Terri", "sisters", None)
    ]


def test_who_was_there_may_be_said_further_down() -> None:
    (parsed,) = parse("knows: Terri (neighbour)\nwith: Bill", NOW).listenings
    assert len(parsed.listening.ties) == 1


def test_somebody_who_is_known_may_be_new_and_an_id_is_kept() -> None:
    bill = UUID(int=1)
    (parsed,) = parse(
        "with: Joyce\nknows: Bill Hughes - Shirley (new) (sister)",
        NOW,
        residents={"Bill Hughes": bill},
    ).listenings
    (tie,) = parsed.listening.ties
    assert tie.who is not None
    assert (tie.who.resident_id, tie.other.name, tie.other.is_new) == (bill, "Shirley", True)


@pytest.mark.parametrize(
    ("line", "heard", "sentence"),
    [
        ("knows: Terri", "Bill, Joyce", "say who knows Terri"),
        ("knows: Terri, sister", "", "say who knows Terri"),
        ("knows: Bill", "Bill Hughes", "nobody is tied to themselves"),
        ("knows: Joyce - joyce", "Bill", "nobody is tied to themselves"),
        ("knows: Terri !4", "Bill", "does not say who knows whom"),
        ("knows: Terri (", "Bill", "does not say who knows whom"),
        ("knows: A - B - C", "Bill", "does not say who knows whom"),
        ("knows: Terri !1 (x) !2", "Bill", "does not say who knows whom"),
        ("knows: (neighbour)", "Bill", "does not say who knows whom"),
        ("knows: " + "x" * 300, "Bill", "does not say who knows whom"),
    ],
)
def test_what_cannot_be_placed_stays_in_the_note_and_is_pointed_at(
    line: str, heard: str, sentence: str
) -> None:
    parsed = read(line, heard=heard)
    assert parsed.listening.ties == ()
    assert sentence in "; ".join(str(problem) for problem in parsed.problems)
    kept = parsed.listening.note.replace("\n", ", ").replace("knows: ", "")
    assert kept == line.removeprefix("knows: ")


@pytest.mark.parametrize(
    ("line", "who", "kind"),
    [
        ("knows: Joyce (new, neighbour)", [("Joyce", True)], "neighbour"),
        ("knows: Joyce (New resident; cooks with) !2", [("Joyce", True)], "cooks with"),
        ("knows: Terri - Joyce (new, sister)", [("Terri", False), ("Joyce", True)], "sister"),
        ('knows: "Terri" - "Joyce" (new, sister)', [("Terri", False), ("Joyce", True)], "sister"),
        ("knows: Joyce (\\new, sister)", [("Joyce", False)], "new, sister"),
        ("knows: Joyce (newsagent, neighbour)", [("Joyce", False)], "newsagent, neighbour"),
    ],
)
def test_somebody_may_be_new_and_something_else_in_one_pair_of_brackets(
    line: str, who: list[tuple[str, bool]], kind: str
) -> None:
    heard = read(line).listening
    (tie,) = heard.ties
    assert [(each.name, each.is_new) for each in (tie.who, tie.other) if each] == who
    assert tie.kind == kind
    (again,) = parse(render(heard, NOW), NOW).listenings
    assert again.listening == heard


def test_what_can_be_placed_is_though_the_rest_cannot() -> None:
    parsed = read("knows: Terri (neighbour), ((, Joyce")
    assert [tie.other.name for tie in parsed.listening.ties] == ["Terri", "Joyce"]
    assert parsed.listening.note == "knows: (("


def test_what_may_mean_either_is_pointed_at() -> None:
    parsed = read("knows: Terri and Joyce, sisters")
    (problem,) = parsed.problems
    assert problem.notice
    assert "read as known by Bill Hughes" in problem.sentence
    assert "“Bill - Terri”" in problem.done
    assert not read("knows: Terri and Joyce").problems


def test_ties_are_written_one_on_a_line() -> None:
    parsed = read("knows: Terri (neighbour) !2, Joyce - “Ann - Marie” (new) (cooks with)")
    assert render(parsed.listening, NOW).split("\n")[1:] == [
        "knows: Terri (neighbour) !2",
        'knows: Joyce - "Ann - Marie" (new) (cooks with)',
    ]


def test_a_quote_does_not_go_on_with_what_was_heard_before_a_tie() -> None:
    parsed = read("love: lunch", "knows: Terri", '"It is warm there."')
    assert parsed.listening.statements[0].quote == ""
