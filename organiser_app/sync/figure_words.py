"""The figures of a programme in words: what each is called, and how far it is known."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.sync.figures import OF_PEOPLE, Between, Figure

_PENCE = 100
_OF_MONEY = frozenset({Figure.PENCE_GRANTED, Figure.PENCE_SPENT, Figure.PENCE_OF_MATCH})


def figure_name(figure: Figure) -> str:
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


def told_words(figure: Figure, told: int | None) -> str:
    """A count just as it is told."""
    if told is None:
        return tr("fewer than five: not told")
    if figure in OF_PEOPLE:
        return tr("about {count}", count=f"{told:,}")
    return between_words(figure, Between(told, told))


def between_words(figure: Figure, count: Between) -> str:
    """A count as far as it is known; money in whole pounds."""
    unit = _PENCE if figure in _OF_MONEY else 1
    least, most = f"{count.least // unit:,}", f"{count.most // unit:,}"
    if count.least == count.most:
        return least
    if count.least == 0:
        return tr("{most} at most", most=most)
    return tr("{least} to {most}", least=least, most=most)
