"""What the window says of a round that is on: where, with whom, since when, and how long still."""

from __future__ import annotations

from datetime import datetime

from organiser_app.domain.values import StreetSide
from organiser_app.language import tr
from organiser_app.store.queries.rounds import RoundInHand
from organiser_app.ui.days import dated


def round_title(on: RoundInHand) -> str:
    """Where a round is: "Kendal Road, even side"."""
    where = on.street or on.place
    if on.street and on.side is StreetSide.ODD:
        return tr("{street}, odd side", street=where)
    if on.street and on.side is StreetSide.EVEN:
        return tr("{street}, even side", street=where)
    return where


def is_overdue(on: RoundInHand, now: datetime) -> bool:
    """Whether they were expected back before `now`."""
    return on.expected_back_at is not None and on.expected_back_at < now


def round_sentence(on: RoundInHand, now: datetime) -> str:
    """Who is out, since when, and when they are or were expected back."""
    parts = [_companions(on), tr("out since {time}", time=_time(on.out_at, now))]
    if on.expected_back_at is not None:
        time = _time(on.expected_back_at, now)
        parts.append(
            tr("you were expected back at {time}", time=time)
            if is_overdue(on, now)
            else tr("expected back {time}", time=time)
        )
    return ", ".join(parts)


def _companions(on: RoundInHand) -> str:
    if not on.companions:
        return tr("Round on your own")
    if len(on.companions) == 1:
        return tr("Round with {name}", name=on.companions[0])
    *others, last = on.companions
    return tr("Round with {names} and {last}", names=", ".join(others), last=last)


def _time(moment: datetime, now: datetime) -> str:
    """The time of a day, where the machine is; with the day where it is another."""
    local = moment.astimezone()
    time = f"{local:%H:%M}"
    if local.date() == now.astimezone().date():
        return time
    return tr("{time} on {day}", time=time, day=dated(local.date(), now.astimezone().date()))
