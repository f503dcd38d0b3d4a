"""How the sync stands, in words: a few for the foot of the window, more for the carriers' cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from organiser_app.language import plural, tr
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.sync.folder import standing as folder
from organiser_app.sync.hub import standing as hub
from organiser_app.ui.days import short_day


def at_the_foot(carriers: Sequence[CarrierStanding], today: date) -> str:
    """A few words: off, what waits, or when it last worked by whichever carrier lags behind.

    Which one that is is said where the other does not lag.
    """
    on = [each for each in carriers if each.is_on]
    if not on:
        return tr("Sync off")
    if not any(each.problem for each in on):
        waits = next(filter(None, map(_waits_at_the_foot, on)), "")
        if waits:
            return waits
    behind = min(on, key=_how_far)
    alone = any(_lags(each) != _lags(behind) for each in on)
    return _named(behind, today) if alone else _worked(behind, today)


def state_sentence(stands: CarrierStanding, today: date) -> str:
    """What stands at the head of a carrier's card while it is on."""
    return tr("{synced}.", synced=_worked(stands, today))


def what_waits_in_the_folder(stands: folder.Standing) -> Iterator[str]:
    """Why the last turn did not go through, and which files wait, each reason once.

    Nothing waits for a sync that is off.
    """
    if not stands.is_on:
        return
    if stands.problem:
        yield stands.problem
    for problem, count in Counter(each.problem for each in stands.waiting).items():
        yield tr("{files}: {reason}", files=_files(count), reason=problem)


def what_waits_at_the_hub(stands: hub.Standing) -> Iterator[str]:
    """Why the last turn did not go through, or what there is to be read of one that did."""
    if stands.is_on:
        yield from (stands.problem,) if stands.problem else stands.notices


def _waits_at_the_foot(stands: CarrierStanding) -> str:
    if isinstance(stands, folder.Standing) and stands.waiting:
        return _files(len(stands.waiting))
    if isinstance(stands, hub.Standing) and stands.notices:
        return tr("Sync: see Team")
    return ""


def _how_far(stands: CarrierStanding) -> tuple[bool, float]:
    """What sorts a carrier first that does not work, and then one that worked longest ago."""
    moment = stands.worked_at
    return not stands.problem, moment.timestamp() if moment is not None else 0


def _lags(stands: CarrierStanding) -> bool:
    return bool(stands.problem) or stands.worked_at is None


def _named(stands: CarrierStanding, today: date) -> str:
    """That one carrier lags, by what it is called."""
    when, by_hub = stands.worked_at, isinstance(stands, hub.Standing)
    if when is None:
        return tr("Hub not synced yet") if by_hub else tr("Folder not synced yet")
    time = _when(when, today)
    if by_hub:
        return tr("Hub not synced since {time}", time=time)
    return tr("Folder not synced since {time}", time=time)


def _worked(stands: CarrierStanding, today: date) -> str:
    when = stands.worked_at
    if stands.problem:
        return tr("Not synced since {time}", time=_when(when, today)) if when else tr("Not synced")
    return tr("Synced {time}", time=_when(when, today)) if when else tr("Not synced yet")


def _when(moment: datetime, today: date) -> str:
    """The time of a moment of today, else its day with it."""
    local = moment.astimezone()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time
    return tr("{day}, {time}", day=short_day(local.date(), today), time=time)


def _files(count: int) -> str:
    return plural("{count} file waiting", "{count} files waiting", count)
