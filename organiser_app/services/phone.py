"""What was written down on a phone, brought into the log: text notes, and the form's answers."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput
from organiser_app.language import tr
from organiser_app.services.listenings import record_listenings
from organiser_app.store.unit_of_work import UnitOfWork


def import_notes(work: UnitOfWork, listenings: Sequence[ListeningInput]) -> Change:
    """Record the listenings of a folder of notes, passing over those that the log has already.

    `InvalidInput` where it has them all.
    """
    return _fresh(record_listenings(work, listenings, "import_notes").change)


def import_submissions(work: UnitOfWork, listenings: Sequence[ListeningInput]) -> Change:
    """Record the submissions of the form, passing over those that the log has already.

    `InvalidInput` where it has them all.
    """
    return _fresh(record_listenings(work, listenings, "import_submissions").change)


def _fresh(change: Change | None) -> Change:
    if change is None:
        raise InvalidInput(tr("The log holds all of them already; nothing was added."))
    return change
