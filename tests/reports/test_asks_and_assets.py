"""What was asked for, and what is strong here, in the listening report; figures from the log."""

from __future__ import annotations

import re
from datetime import date, timedelta

from organiser_app.domain.ask_inputs import AskInput, AskMoveInput
from organiser_app.domain.asset_figures import AskFigure, AskFigures, AssetFigures
from organiser_app.domain.figures import Period
from organiser_app.domain.models import Group, Place
from organiser_app.domain.relationship_values import AskState, GiftKind
from organiser_app.domain.values import PlaceKind, StatementKind
from organiser_app.reports import evidence
from organiser_app.reports.render import Document, render
from organiser_app.services.asks import begin_ask, move_ask
from organiser_app.services.statistics import statistics
from organiser_app.store.log import Log
from tests.making import TODAY, making
from tests.reports import builders
from tests.reports.charts.test_assets import STRONG
from tests.reports.reading import outline_of, pages_of, text_of

ASKS = AskFigures(
    (
        AskFigure(
            "Both lifts mended",
            "Moor Housing",
            AskState.REFUSED,
            AskState.WON,
            date(2025, 3, 1),
            "Last time: refused in March. This time: won in May. A date for the lifts.",
        ),
        AskFigure(
            "A crossing",
            "Highways",
            None,
            AskState.UNDERWAY,
            date(2025, 9, 1),
            "Not asked last time. This time: underway since September.",
        ),
    )
)
TOLD = builders.full_year(asks=ASKS, assets=STRONG)


def page_of(words: str) -> str:
    (page,) = (page for page in pages_of(render(Document.LISTENING, TOLD)) if words in page)
    return page


def test_asks_are_told_as_last_time_and_this_time() -> None:
    page = page_of("Of 2 asks, 1 is won")
    for told in (
        "Both lifts mended",
        "Moor Housing",
        "A date for the lifts.",
        "1 won · 1 underway · 0 stalled · 0 refused",
    ):
        assert told in page


def test_what_is_strong_is_told_without_small_counts() -> None:
    page = page_of("31 gifts are offered in Larkmoor")
    for told in ("Skills", "Tools · Time", "11", "Choir", "7 of 31 were taken up"):
        assert told in page
    assert not re.search(r"Tools\s+2\b", page)
    assert "few" in page
    assert "nor of gifts and who offers them" in page_of("What we cannot say")


def test_each_part_stands_only_where_there_is_something_to_say() -> None:
    plain = outline_of(render(Document.LISTENING, builders.full_year()))
    told = outline_of(render(Document.LISTENING, TOLD))
    assert [title for title in told if title not in plain] == [
        "Of 2 asks, 1 is won",
        "31 gifts are offered in Larkmoor",
    ]


def test_their_figures_are_rows_of_the_evidence_and_printed() -> None:
    text = text_of(render(Document.LISTENING, TOLD))
    rows = {row.figure: row.value for row in evidence.of_listening(TOLD).rows}
    assert rows["Asks"] == "2"
    assert rows["How asks stood"] == "1 · 1 · 0 · 0"
    assert rows["Gifts offered"] == "31"
    for value in rows.values():
        assert value in text


def test_few_givers_are_not_told_as_a_number() -> None:
    few = AssetFigures("Larkmoor", ((GiftKind.TOOL, 3),), givers=3, taken_up=1)
    figures = builders.full_year(assets=few)
    rows = {row.figure: row.value for row in evidence.of_listening(figures).rows}
    told = {rows[figure] for figure in ("Gifts offered", "Who offer gifts", "Gifts taken up")}
    assert told == {"fewer than 5"}
    assert "Too few to tell" in text_of(render(Document.LISTENING, figures))


def test_the_same_figures_give_the_same_bytes() -> None:
    assert render(Document.LISTENING, TOLD) == render(Document.LISTENING, TOLD)


def test_many_long_asks_run_over_pages() -> None:
    many = AskFigures(tuple(ASKS.asks[place % 2] for place in range(60)))
    pages = pages_of(render(Document.LISTENING, builders.nothing(asks=many)))
    assert any("36 other asks" in page for page in pages)


PERIOD = Period(TODAY - timedelta(days=90), TODAY)


def test_the_figures_are_counted_from_the_log(log: Log) -> None:
    with making(log) as make:
        for words in ("bakes", "drives"):
            make.statement(
                make.listening(make.resident()), words, kind=StatementKind.GIFT,
                gift_kind=GiftKind.SKILL,
            )  # fmt: skip
        make.put(Place, patch_id=make.patch, name="Hall", kind=PlaceKind.HALL)
        make.place("Bill’s kitchen")
        make.put(Group, patch_id=make.patch, name="Choir", meets="Tuesday evenings")
    for what, days, won in (("lifts", 200, 20), ("bins", 200, 120), ("lamps", 30, None)):
        ask_id = begin_ask(
            log.work(), AskInput(what=what, of_whom="Council"), TODAY - timedelta(days=days)
        ).record_id
        if won is not None:
            assert ask_id is not None
            on = TODAY - timedelta(days=won)
            move_ask(log.work(), ask_id, AskMoveInput(on=on, state=AskState.WON, what="yes"))
    with log.reading() as connection:
        figures = statistics(connection, PERIOD)
    told = {ask.what: (ask.then, ask.now) for ask in figures.asks.asks}
    assert told == {
        "lifts": (AskState.UNDERWAY, AskState.WON),
        "lamps": (None, AskState.UNDERWAY),
    }
    strong = figures.assets
    assert (strong.patch, strong.all_gifts, strong.givers) == ("Larkmoor", 2, 0)
    assert [space.name for space in strong.spaces] == ["Hall"]
    assert [group.name for group in strong.groups] == ["Choir"]


def test_a_log_that_is_nobodys_yet_has_nothing_strong(log: Log) -> None:
    with log.reading() as connection:
        assert statistics(connection, PERIOD).assets == AssetFigures()
