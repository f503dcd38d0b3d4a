"""What the header of the page says of what is typed."""

from __future__ import annotations

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.quick_capture import Capture
from organiser_app.language import plural, tr


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
