"""What a report tells of what is strong in a patch, and of what was asked for it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection

from organiser_app.domain.asset_figures import AskFigure, AskFigures, AssetFigures, UsedAsset
from organiser_app.domain.errors import NotFound
from organiser_app.domain.figures import Period
from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.asking import last_time_this_time, standing
from organiser_app.store.queries.asks import AskRow, asks
from organiser_app.store.queries.assets import Assets, own_assets

_DAY = timedelta(days=1)


def figures_of(found: Assets) -> AssetFigures:
    """The same in counts, where groups and places stand by name and no resident does.

    A place that may be somebody's home is left out.
    """
    return AssetFigures(
        patch=found.patch,
        gifts=found.by_kind(),
        givers=found.givers,
        taken_up=sum(gift.taken_up for gift in found.gifts),
        groups=tuple(UsedAsset(row.name, row.meets, not row.idle) for row in found.groups),
        spaces=tuple(
            UsedAsset(row.name, row.open_when, not row.idle) for row in found.spaces if row.plain
        ),
        week=tuple(found.week().values()),
    )


def asset_figures(connection: Connection, day: date) -> AssetFigures:
    """What is strong in the patch whose log this is; nothing where the log has no patch yet."""
    try:
        return figures_of(own_assets(connection, day))
    except NotFound:
        return AssetFigures()


def ask_figures(connection: Connection, period: Period) -> AskFigures:
    """The asks of a period, each as it stood the day before it and at its end.

    An ask that was won before the period and of which nothing more came is left out.
    """
    told = (_ask_figure(row, period) for row in asks(connection, period.ends))
    return AskFigures(tuple(figure for figure in told if figure is not None))


def _ask_figure(row: AskRow, period: Period) -> AskFigure | None:
    before = period.begins - _DAY
    then, now = standing(row.moves, before), standing(row.moves, period.ends)
    if now is None or (then is not None and then.state is AskState.WON and then == now):
        return None
    return AskFigure(
        what=row.what,
        partner=row.partner,
        then=then.state if then else None,
        now=now.state,
        asked_on=row.moves[0].on,
        told=last_time_this_time(row.moves, before, period.ends),
    )
