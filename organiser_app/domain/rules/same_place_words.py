"""Why two patches, streets, doors, places, waves or themes are likely one, in words."""

from __future__ import annotations

from organiser_app.domain.rules.agreeing import Sort
from organiser_app.domain.rules.same_places import Called, LikelyPlace
from organiser_app.language import plural, tr

_METRES_IN_A_KILOMETRE = 1_000
_MOST_WORDS = 4


def sort_word(sort: Sort) -> str:
    """What such a thing is called."""
    return {
        Sort.PATCH: tr("patch"),
        Sort.STREET: tr("street"),
        Sort.DOOR: tr("door"),
        Sort.PLACE: tr("place"),
        Sort.WAVE: tr("wave"),
        Sort.THEME: tr("theme"),
    }[sort]


def reason_words(likely: LikelyPlace, still_named: int = 0) -> str:
    """All that speaks for it, as one line; `still_named` counts the rows that name a hidden one."""
    said = "; ".join(filter(None, _reasons(likely, still_named)))
    return said[:1].upper() + said[1:]


def called_words(called: Called) -> str:
    """How two names stand to each other."""
    return {
        Called.SAME: tr("same name"),
        Called.WRITTEN: tr("same name, written otherwise"),
        Called.ALIKE: tr("names alike"),
        Called.PART: tr("one name is part of the other"),
        Called.OTHER: tr("names differ"),
    }[called]


def _reasons(likely: LikelyPlace, still_named: int) -> list[str]:
    shared = ", ".join(likely.shared[:_MOST_WORDS])
    return [
        tr("brought together before") if likely.before else "",
        plural(
            "{count} record names the other one still",
            "{count} records name the other one still",
            still_named,
        )
        if still_named
        else "",
        called_words(likely.called),
        _apart(likely.metres) if likely.metres is not None else "",
        tr("from the same line of an imported file") if likely.same_source else "",
        tr("both described with: {words}", words=shared) if shared else "",
    ]


def _apart(metres: float) -> str:
    if metres >= _METRES_IN_A_KILOMETRE:
        return tr("{count} km apart", count=f"{metres / _METRES_IN_A_KILOMETRE:.1f}")
    return tr("{count} m apart", count=f"{metres:.0f}")
