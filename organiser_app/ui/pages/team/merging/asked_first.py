"""What is asked once more: a clock is ahead, many would be erased, or nobody knows the writer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.sync.looking import PackSeen
from organiser_app.sync.many_erased import ManyErased
from organiser_app.sync.merge import AheadOfTime
from organiser_app.sync.senders import Standing
from organiser_app.sync.taking import PackRefused, PackTaken, Terms
from organiser_app.ui.pages.team.merging.packs_view import Looked
from organiser_app.ui.widgets import Answer, Question


def asked_again(
    came: Sequence[PackTaken | PackRefused], terms: Terms, parent: QWidget
) -> tuple[list[Path], Terms] | None:
    """The packs that were held, and on which terms they are merged, if somebody says so."""
    refused = [each for each in came if isinstance(each, PackRefused)]
    for kind, question, granted in (
        (AheadOfTime, tr("Merge changes from days to come?"), replace(terms, days_to_come=True)),
        (ManyErased, tr("Erase so many residents?"), replace(terms, erase_many=True)),
    ):
        held = [each for each in refused if isinstance(each.problem, kind)]
        if held and _lets_in(question, held[0].problem.message, parent):
            return [each.path for each in held], granted
    return None


def lets_in_strangers(looked: Iterable[Looked], parent: QWidget) -> bool:
    """Whether packs are merged for whose writers nobody vouches, if there are any such."""
    seen = (each.taken.sender for each in looked if isinstance(each, PackSeen))
    names = sorted({each.name for each in seen if each.standing is Standing.STRANGER})
    if not names:
        return True
    return _lets_in(
        tr("Merge a pack that nobody vouches for?"),
        tr(
            "The pack says that {names} wrote it, and the passphrase fits. Nobody of that name and"
            " with those keys is in the team. Merge it if you know from whom you have it.",
            names=", ".join(names),
        ),
        parent,
    )


def _lets_in(question: str, sentence: str, parent: QWidget) -> bool:
    asked = Question(question, sentence, yes=tr("Merge"), danger=True, parent=parent)
    return asked.ask() is Answer.YES
