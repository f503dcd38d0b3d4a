"""What the header of the page says of what is typed, or of the round that has ended."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.quick_capture import Capture
from organiser_app.language import plural, tr
from organiser_app.store.queries.rounds import RoundRow


def title(listening: ListeningInput | None) -> str:
    """Where the listening in hand is."""
    return (listening.where if listening else "") or tr("Listen")


def sentence(capture: Capture) -> str:
    """How much will be saved, or how to begin."""
    listenings = [each.listening for each in capture.listenings]
    if not listenings:
        return tr("Type what was said, or fill in the form.")
    heard = sum(len(each.statements) for each in listenings)
    agreed = sum(len(each.next_steps) + len(each.commitments) for each in listenings)
    parts = [plural("{count} thing heard", "{count} things heard", heard)]
    if agreed:
        parts.append(plural("{count} thing agreed", "{count} things agreed", agreed))
    if len(listenings) > 1:
        count = len(listenings)
        parts.insert(0, plural("{count} listening", "{count} listenings", count))
    return ", ".join(parts)


def begun_at(where: str) -> str:
    """The head of a listening at a door, in the words of quick capture."""
    return f"at: {where}   kind: doorstep\n"


def last_round(last: RoundRow | None, today: date) -> str:
    """The five counts of a round that one came back from today, or nothing."""
    if last is None or last.back_at is None or last.back_at.astimezone().date() != today:
        return ""
    counts = last.counts
    parts = (
        plural("{count} door", "{count} doors", counts.doors),
        plural("{count} attempt", "{count} attempts", counts.attempts),
        plural("{count} listening", "{count} listenings", counts.listenings),
        plural("{count} statement", "{count} statements", counts.statements),
        plural("{count} resident", "{count} residents", counts.residents),
    )
    return tr("Back from {where}: {counts}.", where=last.where, counts=", ".join(parts))
