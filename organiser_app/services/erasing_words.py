"""What is said before a resident is forgotten for good: what goes, what stays, what is beyond it.

The window and the command say the same sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from organiser_app.language import plural, tr
from organiser_app.store.queries.erasing import Erasing


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """A paragraph each; `last` is that nothing brings them back."""

    goes: str
    stays: str
    elsewhere: str
    beyond: str
    last: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All of it, in the order in which it is read."""
        return (self.goes, self.stays, self.elsewhere, self.beyond, self.last)


def said_before(found: Erasing) -> SaidBefore:
    """What to say of what was found to go and to stay."""
    return SaidBefore(
        goes=" ".join(_goes(found)),
        stays=" ".join(_stays(found)),
        elsewhere=tr(
            "Colleagues’ logs remove them too, for good, when they next merge a pack of yours. What"
            " colleagues wrote about them and you have not merged is lost as well."
        ),
        beyond=tr(
            "The backups in this log’s folder are replaced by a fresh one. Backups and copies that"
            " are kept elsewhere, and what was printed, exported or handed out, stay as they are:"
            " destroy them yourself."
        ),
        last=tr("It cannot be taken back, by Undo or by anything else."),
    )


def _goes(found: Erasing) -> Iterator[str]:
    yield tr(
        "This goes for good: {counted}, and all else that speaks of them, in history, search and"
        " what was begun and not saved.",
        counted=", ".join((tr("their name and how to reach them"), *_counted(found))),
    )
    if found.records > 1:
        yield plural(
            "They have {count} record.",
            "They have {count} records, which were found to be of one person: all of them go.",
            found.records,
        )
    if found.notes and found.listenings_with_others:
        yield tr("A note about several people goes whole: nobody can take it apart.")


def _counted(found: Erasing) -> Iterator[str]:
    """What there is of each sort; nothing of those of which there is none."""
    if found.statements:
        yield plural("{count} statement", "{count} statements", found.statements)
    if found.listenings:
        yield plural("{count} listening", "{count} listenings", found.listenings)
    if found.notes:
        yield plural("{count} note", "{count} notes", found.notes)
    if found.ties:
        yield plural("{count} tie", "{count} ties", found.ties)
    if found.agreed:
        yield plural("{count} promise or step", "{count} promises and steps", found.agreed)
    if found.consents:
        yield plural("{count} answer of consent", "{count} answers of consent", found.consents)


def _stays(found: Erasing) -> Iterator[str]:
    if found.likely_theirs:
        yield plural(
            "{count} other record is likely theirs as well, and stays: look at it under “The same"
            " person twice” first.",
            "{count} other records are likely theirs as well, and stay: look at them under “The"
            " same person twice” first.",
            found.likely_theirs,
        )
    if found.listenings_with_others:
        yield plural(
            "{count} listening at which others were heard stays without them, with what was said"
            " by others or by nobody named.",
            "{count} listenings at which others were heard stay without them, with what was said"
            " by others or by nobody named.",
            found.listenings_with_others,
        )
    if found.introduced:
        yield plural(
            "{count} tie of two others whom they introduced stays, and does not say so any more.",
            "{count} ties of others whom they introduced stay, and do not say so any more.",
            found.introduced,
        )
    if found.organises:
        yield tr("They organise here too: as an organiser their name stays.")
    yield tr("What others said may name them, and stays as it is: search for their name.")
