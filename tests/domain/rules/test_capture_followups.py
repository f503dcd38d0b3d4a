"""Next steps and promises in quick capture, told on Thursday 7 May 2026."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from organiser_app.domain.inputs import CommitmentInput, NextStepInput, PersonInput
from organiser_app.domain.rules.quick_capture import ParsedListening, parse, render

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))
FRIDAY = date(2026, 5, 8)


def read(text: str) -> ParsedListening:
    (parsed,) = parse(text, NOW).listenings
    return parsed


def step(words: str) -> NextStepInput:
    (found,) = read(f"next: {words}").listening.next_steps
    return found


def promise(words: str) -> CommitmentInput:
    (found,) = read(f"will: {words}").listening.commitments
    return found


@pytest.mark.parametrize(
    ("words", "what", "due_on"),
    [
        ("ring back by Tue", "ring back", date(2026, 5, 12)),
        ("ring back Tue", "ring back", date(2026, 5, 12)),
        ("by 15/5 ring the council", "ring the council", date(2026, 5, 15)),
        ("ring by Tue about damp", "ring about damp", date(2026, 5, 12)),
        ("bring it by hand", "bring it by hand", None),
        ("by Tue", "by Tue", date(2026, 5, 12)),
        ("ring \\by Tue", "ring by", date(2026, 5, 12)),
        ("ring \\by \\Tue", "ring by Tue", None),
    ],
)
def test_a_next_step_has_its_day(words: str, what: str, due_on: date | None) -> None:
    assert step(words) == NextStepInput(what=what, due_on=due_on)


def test_a_misspelt_day_is_pointed_at_and_stays_in_the_words() -> None:
    parsed = read("love: bingo\nfollow up: ring back by Tuseday please")
    assert parsed.listening.next_steps == (NextStepInput(what="ring back by Tuseday please"),)
    (problem,) = parsed.problems
    assert str(problem) == 'Line 2: "Tuseday" is not a date. The words stay as they are.'
    assert (problem.start, problem.end, problem.suggestion) == (24, 31, "Tuesday")


def test_days_count_from_the_day_of_the_listening() -> None:
    heard = read("next: ring back by Tue\nwhen: Mon 4 May 18:04").listening
    assert heard.next_steps[0].due_on == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("Bill gets three prices", "Bill", "gets three prices"),
        ("Bill Hughes gets three prices", "Bill Hughes", "gets three prices"),
        ("Bill and Terri will get prices", "Bill and Terri", "get prices"),
        ("Mrs Khan to ring", "Mrs Khan", "ring"),
        ("the council sends someone", "the council", "sends someone"),
        ("bill will get prices", "bill", "get prices"),
        ("they bring cake", "they", "bring cake"),
        ("I ring back", "I", "ring back"),
        ("“the lady at five” bakes", "the lady at five", "bakes"),
        ("شاهدة تتصل", "شاهدة", "تتصل"),
    ],
)
def test_a_promise_begins_with_who_makes_it(words: str, who: str, what: str) -> None:
    assert promise(words) == CommitmentInput(who=who, what=what)


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("come to the meeting", "Saima Malik", "come to the meeting"),
        ("Come to the meeting", "Saima Malik", "Come to the meeting"),
        ("to bring cake", "Saima Malik", "bring cake"),
        ("saima brings cake", "saima", "brings cake"),
        ("Terri comes to the meeting", "Terri", "comes to the meeting"),
    ],
)
def test_whoever_was_there_alone_promised_what_nobody_is_named_for(
    words: str, who: str, what: str
) -> None:
    parsed = read(f"will: {words} by Fri if Terri comes too\nwith: Saima Malik")
    promised = CommitmentInput(who=who, what=what, due_on=FRIDAY, condition="Terri comes too")
    assert parsed.listening.commitments == (promised,)
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "will: come to the meeting",
        "with: Bill, Terri\nwill: come to the meeting",
        "with: Bill\nwill: bill",
        "with: Bill\nwill: Terri",
        "with: Bill if free\nwill: come to the meeting",
        "with: Bill\nwill: “come to",
    ],
)
def test_a_promise_of_whom_nobody_knows_is_pointed_at(text: str) -> None:
    parsed = read(text)
    assert parsed.listening.commitments == ()
    assert [str(problem)[8:] for problem in parsed.problems] == [
        "a promise says who will do what. It stays in the note."
    ]


def test_a_promise_of_one_whose_name_holds_quotation_marks_is_written_back() -> None:
    heard = read('with: Bill "Bud" Hughes\nwill: come to the meeting').listening
    assert heard.commitments == (
        CommitmentInput(who='Bill "Bud" Hughes', what="come to the meeting"),
    )
    assert read(render(heard, NOW)).listening == heard


@pytest.mark.parametrize(
    ("words", "what", "condition"),
    [
        ("Bill bakes by Friday if Terri comes", "bakes", "Terri comes"),
        ("if Terri comes, Bill bakes by Friday", "bakes", "Terri comes"),
        ("Bill bakes Friday provided that it is dry", "bakes", "it is dry"),
        ("Bill asks if the hall is free by Friday", "asks if the hall is free", ""),
        ("Bill asks Terri if she is free by Fri", "asks Terri if she is free", ""),
    ],
)
def test_a_promise_may_hang_on_another(words: str, what: str, condition: str) -> None:
    assert promise(words) == CommitmentInput(
        who="Bill", what=what, due_on=FRIDAY, condition=condition
    )


@pytest.mark.parametrize(
    ("words", "due_on", "condition"),
    [
        ("Bill comes if Saima Malik comes too by Fri", FRIDAY, "Saima Malik comes too"),
        ("Bill comes by Fri if Saima comes by Thu", FRIDAY, "Saima comes by Thu"),
        ("Bill comes if Saima rings by Fri about it", None, "Saima rings by Fri about it"),
        ("Bill comes if Saima rings on Fri", None, "Saima rings on Fri"),
        ("if Saima comes by Fri, Bill comes", None, "Saima comes by Fri"),
        ("Bill comes if Saima comes \\by Fri", None, "Saima comes by Fri"),
        ("Bill comes if by Fri", None, "by Fri"),
    ],
)
def test_a_day_that_ends_the_condition_is_that_of_the_promise(
    words: str, due_on: date | None, condition: str
) -> None:
    found = promise(words)
    assert (found.what, found.due_on, found.condition) == ("comes", due_on, condition)


@pytest.mark.parametrize("words", ["Bill", "if Terri", "B" * 201 + " bakes"])
def test_a_promise_of_nobody_or_nothing_stays_in_the_note(words: str) -> None:
    parsed = read(f"will: {words}")
    assert parsed.listening.commitments == ()
    assert parsed.listening.note == f"will: {words}"
    assert [problem.line for problem in parsed.problems] == [1]


def test_a_promise_may_go_on_over_indented_lines() -> None:
    heard = read("with: Bill\nwill: Bill gets prices\n  for a van by Friday").listening
    assert heard.people == (PersonInput(name="Bill"),)
    assert heard.commitments == (
        CommitmentInput(who="Bill", what="gets prices\nfor a van", due_on=FRIDAY),
    )
