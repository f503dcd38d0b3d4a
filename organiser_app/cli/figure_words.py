"""How the commands tell the figures of a programme: as lines, and as facts for another program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from organiser_app.cli.words import kind_name
from organiser_app.language import plural, tr
from organiser_app.sync.adding_up import Sum, ThemeSum
from organiser_app.sync.figure_words import between_words, figure_name
from organiser_app.sync.figures import Figure

_SHOWN_THEMES = 10


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
    width = max(len(figure_name(figure)) for figure in Figure)
    for figure, count in total.counts.items():
        yield f"  {figure_name(figure):<{width}}  {between_words(figure, count)}"
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


def _theme_words(theme: ThemeSum) -> str:
    """A theme with about how many statements bear it."""
    return tr(
        "{theme}, {kind}: about {count}",
        theme=theme.theme,
        kind=kind_name(theme.kind),
        count=f"{theme.statements:,}",
    )
