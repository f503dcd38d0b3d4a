"""Statistics as a report may meet them: none at all, three doors' worth, and a full year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from organiser_app.domain.figures import (
    DoorFigures,
    IndicatorFigures,
    MatchFigures,
    MoneyFigures,
    OpenStep,
    Period,
    ProjectFigures,
    QuoteFigure,
    RankedTheme,
    Reading,
    Statistics,
    StoryFigures,
    ThemeTrend,
)
from organiser_app.domain.values import (
    ContributionKind,
    ListeningKind,
    ProjectStage,
    QuotePermission,
    StatementKind,
)

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
_MONTHS = tuple(date(2025 + (3 + i) // 12, (3 + i) % 12 + 1, 1) for i in range(12))


def quote(
    words: str = "They said it was condensation.",
    kind: StatementKind = StatementKind.CONCERN,
    *,
    permission: QuotePermission = QuotePermission.UNNAMED,
    where: str = "Kendal Road",
    listening_kind: ListeningKind = ListeningKind.DOORSTEP,
    name: str = "",
) -> QuoteFigure:
    """A quote that may be published unless told otherwise."""
    return QuoteFigure(words, kind, permission, where, listening_kind, date(2025, 5, 14), name)


def project(
    number: int = 1,
    name: str = "Larkmoor Kitchen",
    stage: ProjectStage = ProjectStage.RUNNING,
    **changes: object,
) -> ProjectFigures:
    """A project with something of everything."""
    made = ProjectFigures(
        project_id=UUID(int=number),
        name=name,
        summary="Neighbours cook, eat and shop together at the hall, on Fridays and on one Sunday.",
        stage=stage,
        begun_on=date(2025, 6, 20),
        people=14,
        leading=2,
        statements=(
            (StatementKind.CONCERN, 9),
            (StatementKind.DREAM, 4),
            (StatementKind.GIFT, 1),
        ),
        born_of=(
            quote("A kitchen where nobody asks why you’re there.", StatementKind.DREAM),
            quote("By the third week of the month it’s toast.", StatementKind.CONCERN),
            quote("I cooked for two hundred at the mill canteen.", StatementKind.GIFT),
        ),
        steps_done=11,
        next_steps=(
            OpenStep("Three prices for the cooker", date(2026, 4, 17), "Bill"),
            OpenStep("First open kitchen, thirty plates", date(2026, 4, 25)),
            OpenStep("A key to the hall on Tuesdays", None),
        ),
        promises_kept=9,
        promises_open=6,
        promises_lapsed=1,
        money=MoneyFigures(
            480_000,
            213_000,
            (
                MatchFigures(ContributionKind.HOURS, 384_300, 16_260, "at £14.18 an hour"),
                MatchFigures(ContributionKind.SPACE, 132_000, 0, "the hall, 44 hours at £30"),
                MatchFigures(ContributionKind.GOODS, 74_200, 0, "pans and a fridge, at receipt"),
                MatchFigures(ContributionKind.CASH, 31_000, 0, "a raffle"),
            ),
            ("Community Chest",),
        ),
        indicators=(
            IndicatorFigures(
                "Neighbours know one another",
                "Eat together each week",
                "%",
                50.0,
                (
                    Reading(date(2025, 6, 1), 18, 46),
                    Reading(date(2025, 10, 1), 29, 48),
                    Reading(date(2026, 3, 1), 41, 46),
                ),
            ),
            IndicatorFigures(
                "Nobody is left alone",
                "Can ring someone in a crisis",
                "%",
                75.0,
                (Reading(date(2025, 6, 1), 52, 46), Reading(date(2026, 3, 1), 64, 46)),
            ),
            IndicatorFigures("Work near by", "Jobs held by residents", "jobs", None, ()),
        ),
        stories=(
            StoryFigures(
                "Now they ring me first",
                "She had rung about the damp for two winters and had stopped asking people in.",
                "An organiser knocked in May and listened. She offered her filing, and at the "
                "house meeting she took on the damp log.",
                "She keeps the books of the kitchen, and was asked to sit on the repairs panel.",
            ),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field may be changed


def _ranked(kind: str, rows: tuple[tuple[str, int, int | None], ...]) -> tuple[RankedTheme, ...]:
    del kind
    return tuple(
        RankedTheme(name, count, place, before)
        for place, (name, count, before) in enumerate(rows, start=1)
    )


LOVES = _ranked(
    "love",
    (
        ("Neighbours who look out for you", 121, 1),
        ("Friday lunch at the hall", 84, 4),
        ("The green and its big trees", 71, 2),
        ("Growing beds behind the flats", 52, None),
        ("The number 9 bus into town", 39, 3),
        ("The primary school", 34, 6),
        ("Quiet, near the moor", 20, 5),
        ("The library van", 11, None),
    ),
)
CONCERNS = _ranked(
    "concern",
    (
        ("Damp and mould", 148, 1),
        ("Nowhere for teenagers to go", 97, 5),
        ("Repairs promised and not done", 88, 2),
        ("Speeding on Kendal Road", 67, 3),
        ("The cost of food and heating", 59, 8),
        ("Litter and dumped furniture", 41, 4),
        ("Street lights out", 12, None),
    ),
)
TRENDS = (
    ThemeTrend("housing", _MONTHS, (14, 17, 16, 18, 22, 26, 29, 33, 34, 33, 35, 34)),
    ThemeTrend("young people", _MONTHS, (31, 30, 28, 27, 26, 24, 25, 26, 26, 25, 26, 26)),
    ThemeTrend("food", _MONTHS, (6, 7, 8, 9, 12, 13, 15, 17, 18, 17, 18, 18)),
    ThemeTrend("traffic", _MONTHS, (24, 25, 22, 21, 19, 20, 21, 18, 14, 15, 14, 17)),
)
QUOTES = (
    quote("You asked what we would do, and then you came back and asked when we start."),
    quote(
        "I wipe the wall on Sunday and by Wednesday it is black again.", where="14 Hawkshead Close"
    ),
    quote(
        "If my curtains are still shut at ten, somebody knocks. You can’t buy that.",
        StatementKind.LOVE,
        listening_kind=ListeningKind.HOUSE_MEETING,
    ),
    quote(
        "I drove a van for twenty years. Give me a Tuesday and a list.",
        StatementKind.GIFT,
        listening_kind=ListeningKind.STREET,
    ),
)


def nothing(**changes: object) -> Statistics:
    """A log in which nothing has been written down yet."""
    made = Statistics(
        patch="Larkmoor",
        host="Larkmoor Neighbours",
        organiser="Nadia Karim",
        period=YEAR,
        wave="",
        wave_before="",
        doors=DoorFigures(0, 0, 0, 0, 0),
        listenings=0,
        listenings_by_kind=tuple((kind, 0) for kind in ListeningKind),
        listenings_by_quarter=(),
        anonymous_listenings=0,
        residents_heard=0,
        statements=0,
        statements_by_kind=tuple((kind, 0) for kind in StatementKind),
        volunteers=0,
        volunteer_minutes=0,
        projects_begun=0,
        promises_kept=0,
        promises_settled=0,
        money=MoneyFigures(0, 0),
        loves=(),
        concerns=(),
        quotes=(),
        quotes_permitted=0,
        trends=(),
        projects=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field may be changed


def first_evening(**changes: object) -> Statistics:
    """One listening at one of three doors."""
    made = nothing(
        doors=DoorFigures(1, 0, 2, 0, 3),
        listenings=1,
        listenings_by_kind=tuple((k, int(k is ListeningKind.DOORSTEP)) for k in ListeningKind),
        listenings_by_quarter=((date(2025, 4, 1), 1),),
        residents_heard=1,
        statements=1,
        statements_by_kind=tuple((k, int(k is StatementKind.CONCERN)) for k in StatementKind),
        concerns=(RankedTheme("housing", 1, 1, None),),
        quotes=(quote(),),
        quotes_permitted=1,
        trends=(ThemeTrend("housing", (date(2025, 4, 1),), (100.0,)),),
        next_steps=(OpenStep("Ring back by Tuesday", date(2025, 4, 8)),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field may be changed


def full_year(**changes: object) -> Statistics:
    """A year on an estate, whose parts add up."""
    made = Statistics(
        patch="Larkmoor",
        host="Larkmoor Neighbours",
        organiser="Nadia Karim",
        period=YEAR,
        wave="Spring 2026",
        wave_before="Autumn 2024",
        doors=DoorFigures(297, 158, 457, 328, 1683),
        listenings=512,
        listenings_by_kind=tuple(
            zip(ListeningKind, (318, 86, 64, 14, 12, 18, 0), strict=True),
        ),
        listenings_by_quarter=(
            (date(2025, 4, 1), 96),
            (date(2025, 7, 1), 148),
            (date(2025, 10, 1), 121),
            (date(2026, 1, 1), 147),
        ),
        anonymous_listenings=131,
        residents_heard=428,
        statements=1874,
        statements_by_kind=tuple(zip(StatementKind, (498, 612, 187, 241, 204, 132), strict=True)),
        volunteers=58,
        volunteer_minutes=2316 * 60,
        projects_begun=3,
        promises_kept=139,
        promises_settled=197,
        money=MoneyFigures(
            4_800_000,
            4_618_000,
            (
                MatchFigures(ContributionKind.CASH, 940_000, 0, "housing association, ward fund"),
                MatchFigures(ContributionKind.GOODS, 327_000, 0, "timber and paint, at receipt"),
                MatchFigures(ContributionKind.SPACE, 432_000, 0, "the hall, 144 hours at £30"),
                MatchFigures(ContributionKind.HOURS, 2_895_000, 2316 * 60, "at £12.50 an hour"),
            ),
            ("Three Rivers Community Fund",),
        ),
        loves=LOVES,
        concerns=CONCERNS,
        quotes=QUOTES,
        quotes_permitted=37,
        trends=TRENDS,
        projects=(
            project(1),
            project(2, "Safer Kendal Road", ProjectStage.GETTING_GOING, stories=(), leading=6),
            project(3, "Forms table", ProjectStage.RESIDENTS_OWN, indicators=(), people=3),
        ),
        next_steps=(
            OpenStep("Ring the council about the damp survey", date(2026, 4, 2)),
            OpenStep("House meeting in the tower", date(2026, 4, 9), "Terri"),
            OpenStep("A second round on Hawkshead Close", None),
        ),
        wave_began=date(2026, 1, 5),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field may be changed
