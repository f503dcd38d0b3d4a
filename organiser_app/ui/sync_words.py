"""How the sync stands, in words: a few for the foot of the window, more for its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from organiser_app.language import plural, tr
from organiser_app.sync.folder.standing import Standing
from organiser_app.ui.days import short_day


def at_the_foot(stands: Standing, today: date) -> str:
    """A few words: off, how much is waiting, or when it last worked."""
    if not stands.is_on:
        return tr("Sync off")
    if stands.waiting and not stands.problem:
        return _files(len(stands.waiting))
    return _worked(stands, today)


def state_sentence(stands: Standing, today: date) -> str:
    """What stands at the head of the card."""
    if not stands.is_on:
        return tr(
            "Off. With a folder that Nextcloud, Syncthing, a shared drive or a stick carries, the"
            " logs of the team exchange packs by themselves."
        )
    return tr("{synced}.", synced=_worked(stands, today))


def what_waits(stands: Standing) -> Iterator[str]:
    """Why the last turn did not go through, and which files wait, each reason once.

    Nothing waits for a sync that is off.
    """
    if not stands.is_on:
        return
    if stands.problem:
        yield stands.problem
    for problem, count in Counter(each.problem for each in stands.waiting).items():
        yield tr("{files}: {reason}", files=_files(count), reason=problem)


def _worked(stands: Standing, today: date) -> str:
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
