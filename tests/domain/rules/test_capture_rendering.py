"""A listening of the form written as quick capture text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
)
from organiser_app.domain.rules.quick_capture import parse, render, render_all
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
)

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))

LISTENING = ListeningInput(
    at=NOW,
    where="14 Kendal Road",
    people=(PersonInput(name="Bill Hughes", is_new=True), PersonInput(name="Terri")),
    statements=(
        StatementInput(
            kind=StatementKind.CONCERN,
            words="damp in the back bedroom",
            strength=5,
            themes=("housing", "young people"),
            quote="They said it was condensation.",
            permission=QuotePermission.NAMED,
        ),
        StatementInput(kind=StatementKind.NEED, words="a ramp", asked_before=True),
    ),
    next_steps=(NextStepInput(what="ring back", due_on=date(2026, 5, 12)),),
    commitments=(
        CommitmentInput(
            who="Bill",
            what="gets three prices",
            due_on=date(2028, 5, 8),
            condition="Terri brings the list",
        ),
    ),
    note="Works nights.\n\nlove: is a word",
    privacy_notice=True,
    entered=EntryRoad.AT_THE_DOOR,
)

TEXT = """\
at: 14 Kendal Road    kind: doorstep    with: Bill Hughes (new), Terri    privacy notice: given
concern: damp in the back bedroom #housing #young-people !5
“They said it was condensation.” (may quote, named)
need: a ramp again
next: ring back by 12 May
will: Bill gets three prices by 2028-05-08 if Terri brings the list
Works nights.

\\love: is a word"""


def test_a_listening_is_written_as_people_would_type_it() -> None:
    assert render(LISTENING, NOW) == TEXT
    assert parse(TEXT, NOW).listenings[0].listening == LISTENING


def test_an_empty_form_says_at_least_its_kind() -> None:
    assert render(ListeningInput(at=NOW, entered=EntryRoad.AT_THE_DOOR), NOW) == "kind: doorstep"


def test_another_moment_is_written_with_as_much_as_it_takes() -> None:
    yesterday = ListeningInput(at=datetime(2026, 5, 6, 17, 4, tzinfo=UTC))
    long_ago = ListeningInput(at=datetime(2019, 5, 6, 18, 4, 5, tzinfo=NOW.tzinfo))
    assert render(yesterday, NOW) == "kind: doorstep    when: Wed 6 May 18:04"
    assert render(long_ago, NOW) == "kind: doorstep    when: Mon 6 May 2019 18:04:05"
    for listening in (yesterday, long_ago):
        assert parse(render(listening, NOW), NOW).listenings[0].listening == listening


def test_several_listenings_are_parted_by_hyphens() -> None:
    street = ListeningInput(at=NOW, kind=ListeningKind.STREET, entered=EntryRoad.AT_THE_DOOR)
    written = render_all([LISTENING, street], NOW)
    assert written == f"{TEXT}\n---\nkind: street"
    assert [each.listening for each in parse(written, NOW).listenings] == [LISTENING, street]


def test_names_that_would_be_divided_are_put_in_quotation_marks() -> None:
    pair = ListeningInput(
        at=NOW, people=(PersonInput(name="Ann and Co"),), entered=EntryRoad.AT_THE_DOOR
    )
    assert render(pair, NOW) == 'kind: doorstep    with: "Ann and Co"'
