"""Figures as rows of a list: as they leave, and as they are added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.sync.adding_up import Sum
from organiser_app.sync.figure_words import between_words, figure_name, told_words
from organiser_app.sync.figures import Figure, Figures
from organiser_app.ui.days import month_words
from organiser_app.ui.tables import SimpleRow


def told_rows(figures: Figures) -> Iterator[SimpleRow]:
    """All that is told in figures, each count just as it is told."""
    whose = ", ".join(filter(None, (figures.organiser, figures.patch)))
    yield SimpleRow("whose", whose, icon="person")
    yield from _counts({each: told_words(each, told) for each, told in figures.counts.items()})
    if figures.months:
        yield SimpleRow("months", tr("Month by month"), heading=True)
    for month in figures.months:
        told = ", ".join(
            f"{figure_name(each)} {told_words(each, count)}" for each, count in month.counts.items()
        )
        yield SimpleRow(f"month {month.first}", month_words(month.first), under=told)
    yield from _themes((each.kind, each.theme, each.statements) for each in figures.themes)


def sum_rows(total: Sum) -> Iterator[SimpleRow]:
    """What figures come to together, as far as that is known."""
    yield from _counts({each: between_words(each, count) for each, count in total.counts.items()})
    yield from _themes((each.kind, each.theme, each.statements) for each in total.themes)


def _counts(words: Mapping[Figure, str]) -> Iterator[SimpleRow]:
    for figure, count in words.items():
        name = figure_name(figure)
        yield SimpleRow(figure.value, name[:1].upper() + name[1:], note=count)


def _themes(told: Iterable[tuple[StatementKind, str, int]]) -> Iterator[SimpleRow]:
    themes = tuple(told)
    if themes:
        yield SimpleRow("themes", tr("Themes"), note=str(len(themes)), heading=True)
    for place, (kind, theme, statements) in enumerate(themes):
        note = tr("about {count}", count=f"{statements:,}")
        yield SimpleRow(f"theme {place}", theme, kind=kind, note=note)
