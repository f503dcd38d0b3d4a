"""Whatever the log holds, a report of it can be laid out."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser_app.domain.figures import (
    DoorFigures,
    IndicatorFigures,
    MatchFigures,
    MoneyFigures,
    OpenStep,
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
from organiser_app.reports import phrases
from organiser_app.reports.render import Document, render
from tests.reports import builders
from tests.reports.reading import pages_of

_LONG = st.sampled_from(["W" * 400, "wall " * 80, "ŵ" * 300, "x" * 61])
_TEXT = st.text(max_size=20) | _LONG
_COUNT = st.integers(0, 12) | st.integers(0, 3_000_000)
_DAY = st.dates(date(1999, 1, 1), date(2100, 1, 1))
_VALUE = st.floats(-1e7, 1e7)

_QUOTES = st.lists(
    st.builds(
        QuoteFigure,
        words=_TEXT,
        kind=st.sampled_from(StatementKind),
        permission=st.sampled_from(QuotePermission),
        where=_TEXT,
        listening_kind=st.sampled_from(ListeningKind),
        said_on=_DAY,
        name=_TEXT,
    ),
    max_size=5,
).map(tuple)
_STEPS = st.lists(st.builds(OpenStep, _TEXT, st.none() | _DAY, _TEXT), max_size=15).map(tuple)
_MONEY = st.builds(
    MoneyFigures,
    granted_pence=_COUNT,
    spent_pence=_COUNT,
    match=st.lists(
        st.builds(MatchFigures, st.sampled_from(ContributionKind), _COUNT, _COUNT, _TEXT),
        max_size=4,
        unique_by=lambda part: part.kind,
    ).map(tuple),
    funders=st.lists(_TEXT, max_size=6).map(tuple),
)
_INDICATOR = st.builds(
    IndicatorFigures,
    outcome=_TEXT,
    indicator=_TEXT,
    unit=_TEXT,
    aim=st.none() | _VALUE,
    readings=st.lists(st.builds(Reading, _DAY, _VALUE, _COUNT), max_size=4).map(tuple),
)
_PROJECT = st.builds(
    ProjectFigures,
    project_id=st.uuids(),
    name=_TEXT,
    summary=_TEXT,
    stage=st.sampled_from(ProjectStage),
    begun_on=st.none() | _DAY,
    people=_COUNT,
    leading=_COUNT,
    statements=st.lists(st.tuples(st.sampled_from(StatementKind), _COUNT), max_size=6).map(tuple),
    born_of=_QUOTES,
    steps_done=_COUNT,
    next_steps=_STEPS,
    promises_kept=_COUNT,
    promises_open=_COUNT,
    promises_lapsed=_COUNT,
    money=_MONEY,
    indicators=st.lists(_INDICATOR, max_size=3).map(tuple),
    stories=st.lists(st.builds(StoryFigures, _TEXT, _TEXT, _TEXT, _TEXT), max_size=2).map(tuple),
)
_RANKED = st.lists(
    st.builds(RankedTheme, _TEXT, _COUNT, st.integers(1, 5000), st.none() | st.integers(1, 5000)),
    max_size=9,
).map(tuple)


@st.composite
def _trends(draw: st.DrawFn) -> tuple[ThemeTrend, ...]:
    months = tuple(date(2025 + i // 12, i % 12 + 1, 1) for i in range(draw(st.integers(0, 30))))
    shares = st.lists(st.floats(0, 100), min_size=len(months), max_size=len(months)).map(tuple)
    return tuple(draw(st.lists(st.builds(ThemeTrend, _TEXT, st.just(months), shares), max_size=7)))


_STATISTICS = st.builds(
    Statistics,
    patch=_TEXT,
    host=_TEXT,
    organiser=_TEXT,
    period=st.just(builders.YEAR),
    wave=_TEXT,
    wave_before=_TEXT,
    doors=st.builds(DoorFigures, _COUNT, _COUNT, _COUNT, _COUNT, _COUNT),
    listenings=_COUNT,
    listenings_by_kind=st.tuples(*[st.tuples(st.just(kind), _COUNT) for kind in ListeningKind]),
    listenings_by_quarter=st.lists(st.tuples(_DAY, _COUNT), max_size=9).map(tuple),
    anonymous_listenings=_COUNT,
    residents_heard=_COUNT,
    statements=_COUNT,
    statements_by_kind=st.tuples(*[st.tuples(st.just(kind), _COUNT) for kind in StatementKind]),
    volunteers=_COUNT,
    volunteer_minutes=_COUNT,
    projects_begun=_COUNT,
    promises_kept=_COUNT,
    promises_settled=_COUNT,
    money=_MONEY,
    loves=_RANKED,
    concerns=_RANKED,
    quotes=_QUOTES,
    quotes_permitted=_COUNT,
    trends=_trends(),
    projects=st.lists(_PROJECT, max_size=2, unique_by=lambda project: project.project_id).map(
        tuple
    ),
    next_steps=_STEPS,
    wave_began=st.none() | _DAY,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(_STATISTICS)
def test_a_listening_report_can_always_be_made(figures: Statistics) -> None:
    pages = pages_of(render(Document.LISTENING, figures))
    assert len(pages) >= 5
    assert f"{len(pages)} of {len(pages)}" in pages[-1]
    for page in pages[1:]:
        below_the_running_head = page.partition(phrases.period(figures.period))[2]
        assert below_the_running_head.strip()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(_PROJECT)
def test_a_project_report_can_always_be_made(project: ProjectFigures) -> None:
    pages = pages_of(render(Document.PROJECT, builders.nothing(projects=(project,))))
    assert len(pages) >= 2


def test_very_long_texts_everywhere_are_cut_and_laid_out() -> None:
    wide = "W" * 5000
    step = OpenStep(wide, date(2026, 4, 1), wide)
    project = builders.project(
        name=wide,
        summary=wide,
        next_steps=(step,) * 40,
        born_of=(builders.quote(wide),) * 5,
        stories=(StoryFigures(wide, wide, "a word " * 3000, wide),),
    )
    figures = builders.full_year(
        patch=wide,
        host=wide,
        wave=wide,
        wave_before=wide,
        loves=(RankedTheme(wide, 5, 1, None),),
        quotes=(builders.quote(wide, where=wide),) * 7,
        projects=(project,),
        next_steps=(step,) * 40,
        trends=(ThemeTrend(wide, builders.TRENDS[0].months, builders.TRENDS[0].percent),),
    )
    pages = pages_of(render(Document.LISTENING, figures))
    assert "28 other steps" in " ".join(pages)


def test_many_projects_make_a_page_each_and_a_longer_table() -> None:
    projects = tuple(
        builders.project(number, f"Project {number}", stories=(), project_id=UUID(int=number))
        for number in range(1, 13)
    )
    pages = pages_of(render(Document.LISTENING, builders.full_year(projects=projects)))
    for number in range(1, 13):
        assert sum(f"Project {number} is running" in page for page in pages) == 1
