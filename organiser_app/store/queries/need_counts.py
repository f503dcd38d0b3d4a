"""What the needs of a patch come to, counted by where the way of each one has led it.

The same ways are drawn where people get stuck, so that both count the same needs as waiting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from sqlalchemy import Connection

from organiser_app.domain.need_figures import NeedFigures
from organiser_app.domain.rules.need_flow import NeedWay, Stop
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.need_flow import need_ways
from organiser_app.store.queries.needs import NeedStanding, need_standings


def need_figures(
    connection: Connection, today: date, wanted: StatementFilter = EVERY_STATEMENT
) -> NeedFigures:
    """What the needs that are meant come to, as they stand on the day `today`."""
    ways = need_ways(connection, wanted)
    ends = Counter(way.end for way in ways)
    bounced = [_bounces(way) for way in ways]
    return NeedFigures(
        needs=len(ways),
        waiting=ends[Stop.WAITING],
        met=ends[Stop.MET],
        turned_away=ends[Stop.TURNED_AWAY],
        no_longer_asked=ends[Stop.WITHDRAWN],
        asked_before=sum(way.asked_before for way in ways),
        median_wait=_median((today - way.asked_on).days for way in ways if _waits(way)),
        median_to_met=_median((way.met_on - way.asked_on).days for way in ways if way.met_on),
        referrals=sum(map(len, bounced)),
        bounces=sum(map(sum, bounced)),
        bounced_needs=sum(map(any, bounced)),
        satisfied=_satisfied(need_standings(connection, wanted)),
    )


def _waits(way: NeedWay) -> bool:
    return way.end is Stop.WAITING


def _bounces(way: NeedWay) -> list[bool]:
    """Of each partner it was passed to whether they left the resident to ask again."""
    return [helper.outcome.is_bounce for helper in way.helpers if helper.name]


def _satisfied(needs: Sequence[NeedStanding]) -> tuple[int, int, int, int, int]:
    said = [one.satisfied for one in needs if one.met_on is not None]
    return said.count(1), said.count(2), said.count(3), said.count(4), said.count(5)


def _median(days: Iterable[int]) -> float | None:
    told = [max(0, day) for day in days]
    return median(told) if told else None
