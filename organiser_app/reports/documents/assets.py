"""What is strong here: gifts, groups, places and times of the patch, and what is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.rules.asset_words import times_words
from organiser_app.language import plural, tr
from organiser_app.reports import blocks, phrases, theme
from organiser_app.reports.blocks import gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from organiser_app.domain.asset_figures import AssetFigures, UsedAsset
    from organiser_app.domain.figures import Statistics
    from organiser_app.reports.setter import Setter

_MOST_NAMES = 12


def has_assets(figures: Statistics) -> bool:
    """Whether anything is known of what is strong."""
    strong = figures.assets
    return bool(strong.all_gifts or strong.groups or strong.spaces)


def assets(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of what is strong."""
    strong = figures.assets
    standfirst = tr(
        "What residents offer, who acts together, where there is room and when: as it stood on "
        "the last day, and what of it nobody uses yet."
    )
    keys = ("gifts",) if strong.all_gifts else ()
    title = _title(strong, setter.name(strong.patch))
    opener = blocks.opener(setter, kicker, title, standfirst, "assets", *keys)
    return [*opener, *_picture(setter, strong), gap(6), *_not_used(setter, strong), gap(8)]


def _title(strong: AssetFigures, patch: str) -> str:
    """The finding of the page; few gifts are not told as a number."""
    if strong.all_gifts < phrases.SMALL:
        return tr("What is strong in {patch}", patch=patch)
    return plural(
        "{count} gift is offered in {patch}",
        "{count} gifts are offered in {patch}",
        strong.all_gifts,
        patch=patch,
    )


def _picture(setter: Setter, strong: AssetFigures) -> list[Flowable]:
    from organiser_app.reports.charts.assets import assets_figure  # noqa: PLC0415 (matplotlib)
    from organiser_app.reports.charts.paper import FigureOnPaper  # noqa: PLC0415

    drawn = FigureOnPaper(assets_figure(strong, least=phrases.SMALL))
    note = tr(
        "No resident is named. A count of gifts under 5 is told as few, or put together with "
        "others. A filled disc is used: a group that met in the last three months, a place in "
        "which something was held in the last year."
    )
    keys = [key for key, there in _keys(strong) if there]
    return [drawn, gap(2), setter.text(note, theme.NOTE, *keys)]


def _keys(strong: AssetFigures) -> Iterator[tuple[str, bool]]:
    yield "givers", bool(strong.all_gifts)
    yield "groups", bool(strong.groups)
    yield "places", bool(strong.spaces)


def _not_used(setter: Setter, strong: AssetFigures) -> list[Flowable]:
    """What is there and not used, in sentences."""
    told = [setter.text(words, theme.BODY, *keys) for words, keys in _sentences(setter, strong)]
    if not told:
        return []
    head = blocks.heading(setter, tr("Not used yet"))
    return [blocks.together(head, *(blocks.narrow(one, theme.READING_WIDTH) for one in told))]


def _sentences(setter: Setter, strong: AssetFigures) -> Iterator[tuple[str, tuple[str, ...]]]:
    if strong.all_gifts:
        taken = phrases.few_people(strong.taken_up)
        gifts = phrases.few_people(strong.all_gifts)
        words = tr("Gifts: {taken} of {gifts} were taken up so far.", taken=taken, gifts=gifts)
        yield words, ("taken_up",)
    groups = _names(setter, strong.groups)
    if groups:
        yield tr("Groups that have not met in three months: {names}.", names=groups), ("groups",)
    places = _names(setter, strong.spaces)
    if places:
        yield tr("Places in which nothing was held for a year: {names}.", names=places), ("places",)
    times = times_words(strong.unused_times)
    if times:
        yield tr("Something is offered, and no group meets: {times}.", times=times), ()


def _names(setter: Setter, lot: Sequence[UsedAsset]) -> str:
    """The names of what is not used, the rest of a long list as a number."""
    idle = [setter.name(asset.name) for asset in lot if not asset.used]
    shown = idle[:_MOST_NAMES]
    if len(idle) > _MOST_NAMES:
        shown.append(plural("{count} more", "{count} more", len(idle) - _MOST_NAMES))
    return ", ".join(shown)
