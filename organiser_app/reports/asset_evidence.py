"""The evidence rows of asks and of what is strong here, each where there is something of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.relationship_values import AskState
from organiser_app.language import plural, tr
from organiser_app.reports import phrases

if TYPE_CHECKING:
    from organiser_app.domain.asset_figures import AskFigures, AssetFigures
    from organiser_app.reports.evidence import Evidence

STATES = (AskState.WON, AskState.UNDERWAY, AskState.STALLED, AskState.REFUSED)
"""In the order in which a report tells them."""


def add_asks(evidence: Evidence, figures: AskFigures) -> None:
    """How many asks there were, and how they stood at the end."""
    if not figures.asks:
        return
    stood = " · ".join(phrases.number(figures.standing(state)) for state in STATES)
    counted = tr("asked by the last day, but for those won before these days")
    evidence.add("asks", tr("Asks"), phrases.number(len(figures.asks)), counted)
    counted = tr("won, underway, stalled, refused: by the last move of each")
    evidence.add("asks_stood", tr("How asks stood"), stood, counted)


def add_assets(evidence: Evidence, figures: AssetFigures) -> None:
    """Gifts, who offers them, groups and places; few people are never told as a number."""
    if figures.all_gifts:
        _add_gifts(evidence, figures)
    if figures.groups:
        met = sum(group.used for group in figures.groups)
        counted = plural(
            "groups that go on; {count} met in the last three months",
            "groups that go on; {count} met in the last three months",
            met,
        )
        evidence.add("groups", tr("Groups"), phrases.number(len(figures.groups)), counted)
    if figures.spaces:
        used = sum(space.used for space in figures.spaces)
        counted = plural(
            "places residents may use; in {count} something was held in the last year",
            "places residents may use; in {count} something was held in the last year",
            used,
        )
        evidence.add("places", tr("Places"), phrases.number(len(figures.spaces)), counted)


def _add_gifts(evidence: Evidence, figures: AssetFigures) -> None:
    counted = tr("offered on the last day; sorts of fewer than 5 are put together")
    evidence.add("gifts", tr("Gifts offered"), phrases.few_people(figures.all_gifts), counted)
    counted = tr("different residents who offer them, where it is known who")
    evidence.add("givers", tr("Who offer gifts"), phrases.few_people(figures.givers), counted)
    counted = tr("introduced to somebody who needs them, or taken into a project")
    evidence.add("taken_up", tr("Gifts taken up"), phrases.few_people(figures.taken_up), counted)
