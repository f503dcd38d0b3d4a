"""A programme's figures: each team hands in counts and nothing else, and they are added up.

    64 bytes  the signature (Ed25519) of whoever hands them in, over a context string and the rest
    …         JSON: the team, the days, and the counts

All of it is sealed by age to the one who reads for the programme. Counts of people are told to the
nearest five, and fewer than five are not told, as in whatever else leaves a log (0019).
"""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from organiser_app.domain.errors import HubProblem, InvalidInput, PackProblem
from organiser_app.domain.figures import Period, Statistics
from organiser_app.domain.rules.need_flow import told_outside
from organiser_app.language import tr
from organiser_app.services.statistics import statistics
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.hub.connection import hub_at
from organiser_app.sync.hub.roster import acquaintance
from organiser_app.sync.hub.schema import PROGRAMME
from organiser_app.sync.keys import is_signed
from organiser_app.sync.members import identity_of
from organiser_app.sync.sealing import seal, unseal
from organiser_app.sync.team import LogIdentity, TeamMember

_CONTEXT = b"organiser figures 1\0"
_SIGNATURE_BYTES = 64
_MOST_BYTES = 64 * 1024
_PEOPLE = ("residents_heard", "volunteers")
_PUT = """
    INSERT INTO organiser.figures (team_id, period, writer, body) VALUES (%s, %s, %s, %s)
    ON CONFLICT (team_id, period, writer) DO UPDATE SET body = excluded.body"""
_ALL = """
    SELECT team_id, body FROM organiser.figures WHERE period = %s
    ORDER BY team_id, writer"""


@dataclass(frozen=True, slots=True)
class ProgrammeSum:
    """What the teams of a programme handed in for a period, added up.

    `counts` has each count by its name. `few` is in how many teams a count of people was under
    five, and is not in the sum; `teams` is how many handed in, `notices` what is to be read.
    """

    counts: dict[str, int]
    few: dict[str, int]
    teams: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _HandedIn:
    """One team's counts, by the key of who signed them; a count of people may not be told."""

    checking_key: bytes
    counts: dict[str, int | None]


def hand_in_figures(
    log: Log, url: str, period: Period, reader: TeamMember, *, plain: bool = False
) -> dict[str, int | None]:
    """Leave a period's counts on the hub, for `reader` alone to open; what they are.

    Handing in again writes them over. `InvalidInput` where the reader is not confirmed.
    """
    if not reader.is_trusted:
        raise InvalidInput(tr("{name} is not confirmed in this log.", name=reader.name))
    own = identity_of(log)
    with log.reading() as connection:
        counts = counts_of(statistics(connection, period))
        device = device_number(connection)
    with hub_at(url, plain=plain) as hub:
        body = _sealed(hub.team, period, counts, own, reader.keys.sealing_key)
        asked = [hub.team, _name_of(period), hub.login + device, body]
        hub.connection.execute(_PUT, asked)
    return counts


def add_up_figures(log: Log, url: str, period: Period, *, plain: bool = False) -> ProgrammeSum:
    """What all teams handed in for a period; needs a programme's login and its reader's log.

    Figures count if they were signed by somebody who is confirmed in this log.
    """
    own = identity_of(log)
    known = acquaintance(log, own, ())
    found: dict[str, _HandedIn] = {}
    notices: list[str] = []
    with hub_at(url, plain=plain) as hub:
        if hub.team != PROGRAMME:
            raise HubProblem(tr("That is a team's login. Figures are added up with a programme's."))
        for team, body in hub.connection.execute(_ALL, [_name_of(period)]).fetchall():
            handed_in = _opened(bytes(body), team, period, own)
            if handed_in is None or not known.is_trusted(handed_in.checking_key):
                notices.append(
                    tr(
                        "The figures of team {team} are signed by nobody who is confirmed here.",
                        team=team,
                    )
                )
            elif team in found:
                notices.append(
                    tr("Team {team} handed in more than once; one of them counts.", team=team)
                )
            else:
                found[team] = handed_in
    return _added_up(found, notices)


def counts_of(figures: Statistics) -> dict[str, int | None]:
    """The counts that leave a log: no words, no names, and no small number of people."""
    counts: dict[str, int | None] = {
        "doors": figures.doors.knocked,
        "attempts": figures.doors.attempts,
        "listenings": figures.listenings,
        "residents_heard": figures.residents_heard,
        "statements": figures.statements,
        **{f"statements_{kind.value}": count for kind, count in figures.statements_by_kind},
        "volunteers": figures.volunteers,
        "volunteer_minutes": figures.volunteer_minutes,
        "projects": len(figures.projects),
        "projects_begun": figures.projects_begun,
        "promises_settled": figures.promises_settled,
        "promises_kept": figures.promises_kept,
        "granted_pence": figures.money.granted_pence,
        "spent_pence": figures.money.spent_pence,
        "match_pence": figures.money.match_pence,
    }
    return counts | {name: told_outside(counts[name] or 0) for name in _PEOPLE}


def _added_up(found: dict[str, _HandedIn], notices: list[str]) -> ProgrammeSum:
    total, few = Counter[str](), Counter[str]()
    for handed_in in found.values():
        for name, count in handed_in.counts.items():
            total[name] += count or 0
            few[name] += count is None
    return ProgrammeSum(
        dict(total), {name: count for name, count in few.items() if count}, len(found), (*notices,)
    )


def _name_of(period: Period) -> str:
    return f"{period.begins.isoformat()}/{period.ends.isoformat()}"


def _sealed(
    team: str, period: Period, counts: dict[str, int | None], own: LogIdentity, reader: str
) -> bytes:
    content = {
        "team": team,
        "begins": period.begins.isoformat(),
        "ends": period.ends.isoformat(),
        "checking_key": own.keys.public().checking_key.hex(),
        "reader": reader,
        "counts": counts,
    }
    said = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    sealed = io.BytesIO()
    seal(io.BytesIO(own.keys.sign(_CONTEXT + said) + said), sealed, [reader])
    return sealed.getvalue()


def _opened(body: bytes, team: str, period: Period, own: LogIdentity) -> _HandedIn | None:
    """What somebody handed in for us, of this team and these days; None where it is not that."""
    content = io.BytesIO()
    try:
        unseal(io.BytesIO(body[:_MOST_BYTES]), content, own.keys.opening_key)
        signature, said = (
            content.getvalue()[:_SIGNATURE_BYTES],
            content.getvalue()[_SIGNATURE_BYTES:],
        )
        found: dict[str, Any] = json.loads(said)
        days = Period(date.fromisoformat(found["begins"]), date.fromisoformat(found["ends"]))
        key = bytes.fromhex(found["checking_key"])
        meant = (found["team"], days, found["reader"])
        counts = {str(name): _count(value) for name, value in found["counts"].items()}
    except (PackProblem, ValueError, KeyError, TypeError, AttributeError):
        return None
    if meant != (team, period, own.keys.public().sealing_key):
        return None
    return _HandedIn(key, counts) if is_signed(_CONTEXT + said, signature, key) else None


def _count(value: object) -> int | None:
    if value is not None and type(value) is not int:
        raise TypeError
    return value
