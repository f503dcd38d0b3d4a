"""How the commands tell the figures of a programme: their names, counts between bounds, sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from organiser_app.cli.words import kind_name
from organiser_app.language import plural, tr
from organiser_app.sync.adding_up import Sum, ThemeSum
from organiser_app.sync.figures import Between, Figure

_PENCE = 100
_SHOWN_THEMES = 10
_OF_MONEY = frozenset({Figure.PENCE_GRANTED, Figure.PENCE_SPENT, Figure.PENCE_OF_MATCH})


def sum_lines(total: Sum) -> Iterator[str]:
    """A table of all that was told of a period, with whose figures they are."""
    yield plural(
        "{begins} to {ends}, {count} log: {names}",
        "{begins} to {ends}, {count} logs: {names}",
        len(total.given),
        begins=total.period.begins,
        ends=total.period.ends,
        names=", ".join(each.name for each in total.given),
    )
    width = max(len(_figure_name(figure)) for figure in Figure)
    for figure, count in total.counts.items():
        yield f"  {_figure_name(figure):<{width}}  {_between_words(figure, count)}"
    for theme in total.themes[:_SHOWN_THEMES]:
        yield f"  {_theme_words(theme)}"
    if len(total.given) > 1:
        yield "  " + tr(
            "Whoever is known to two organisers counts twice, and so does what one log holds of"
            " another."
        )


def sum_facts(total: Sum) -> dict[str, object]:
    """The same as facts for a program, each count between its bounds."""
    return {
        "begins": total.period.begins,
        "ends": total.period.ends,
        "organisers": [{"name": each.name, "made_at": each.made_at} for each in total.given],
        "figures": total.counts,
        "months": {first.isoformat(): counts for first, counts in total.months.items()},
        "themes": [asdict(theme) for theme in total.themes],
    }


def _figure_name(figure: Figure) -> str:
    """The field's words for what is counted."""
    names = {
        Figure.DOORS: tr("doors of the patch"),
        Figure.DOORS_KNOCKED: tr("doors knocked"),
        Figure.ATTEMPTS: tr("attempts"),
        Figure.LISTENINGS: tr("listenings"),
        Figure.RESIDENTS: tr("different residents heard"),
        Figure.LOVES: tr("loves"),
        Figure.CONCERNS: tr("concerns"),
        Figure.DREAMS: tr("dreams"),
        Figure.IDEAS: tr("ideas"),
        Figure.NEEDS: tr("needs"),
        Figure.GIFTS: tr("gifts"),
        Figure.VOLUNTEERS: tr("residents who volunteered"),
        Figure.HOURS: tr("hours given"),
        Figure.PROJECTS: tr("projects"),
        Figure.PROJECTS_BEGUN: tr("projects begun"),
        Figure.PROMISES_SETTLED: tr("promises settled"),
        Figure.PROMISES_KEPT: tr("promises kept"),
        Figure.PENCE_GRANTED: tr("pounds granted"),
        Figure.PENCE_SPENT: tr("pounds spent"),
        Figure.PENCE_OF_MATCH: tr("pounds of match"),
    }
    return names[figure]


def _between_words(figure: Figure, count: Between) -> str:
    """A count as far as it is known; money in whole pounds."""
    unit = _PENCE if figure in _OF_MONEY else 1
    least, most = f"{count.least // unit:,}", f"{count.most // unit:,}"
    if count.least == count.most:
        return least
    if count.least == 0:
        return tr("{most} at most", most=most)
    return tr("{least} to {most}", least=least, most=most)


def _theme_words(theme: ThemeSum) -> str:
    """A theme with about how many statements bear it."""
    return tr(
        "{theme}, {kind}: about {count}",
        theme=theme.theme,
        kind=kind_name(theme.kind),
        count=f"{theme.statements:,}",
    )
