"""What is said where a pack cannot be read or written; `detail` is for a report of the fault."""

from __future__ import annotations

from organiser_app.domain.errors import (
    DamagedPack,
    ForeignPack,
    ForgedPack,
    InvalidInput,
    NewerPack,
    NotAPack,
    PackTooLarge,
    SenderLeft,
    UntrustedPack,
    WrongPassphrase,
)
from organiser_app.language import plural, tr


def not_a_pack() -> NotAPack:
    """The file is something else."""
    return NotAPack(tr("This file is not a pack from Organiser."))


def damaged(detail: str) -> DamagedPack:
    """What lies there is not what its sender put in."""
    return DamagedPack(
        tr("This pack is damaged. Ask whoever sent it to send it again."), detail=detail
    )


def newer(detail: str) -> NewerPack:
    """A layout that this version does not know."""
    return NewerPack(
        tr("A newer version of Organiser wrote this pack. Install that version to read it."),
        detail=detail,
    )


def too_large(detail: str) -> PackTooLarge:
    """More than is taken in at once."""
    return PackTooLarge(
        tr("This pack is larger than Organiser reads. Ask whoever sent it for a smaller one."),
        detail=detail,
    )


def too_large_to_write(detail: str) -> PackTooLarge:
    """More than whoever gets it would take in."""
    return PackTooLarge(
        tr("There is more to send than fits in one pack. Send fewer changes at a time."),
        detail=detail,
    )


class FiguresAlone(ForeignPack):
    """A pack that is to be added up, where one to be merged was asked for."""


def figures_alone() -> FiguresAlone:
    """It holds counts, and no rows that could be merged."""
    return FiguresAlone(
        tr(
            "This pack holds figures alone, so there is nothing to merge. “organiser figures” adds"
            " them up."
        )
    )


def own_under_pseudonyms() -> ForeignPack:
    """It is our own, and holds people whom the log has by their names."""
    return ForeignPack(
        tr(
            "This log wrote this pack itself, under pseudonyms. It has all of it under the true"
            " names, and everybody would be here twice."
        )
    )


def here_whole(name: str) -> ForeignPack:
    """It is under pseudonyms, and what its sender has is here whole."""
    return ForeignPack(
        tr(
            "This pack is under pseudonyms, and this log has what {name} wrote under the true"
            " names. With both everybody would be here twice.",
            name=name,
        )
    )


def here_under_pseudonyms(name: str) -> ForeignPack:
    """It is whole, and what its sender has is here under pseudonyms."""
    return ForeignPack(
        tr(
            "This log has what {name} wrote under pseudonyms. With this as well everybody would be"
            " here twice: take back the merges of those packs first.",
            name=name,
        )
    )


def no_figures() -> ForeignPack:
    """It holds rows that are to be merged, and no counts."""
    return ForeignPack(tr("This pack holds no figures. It is one to be merged."))


def not_for_us() -> ForeignPack:
    """No key of ours opens it."""
    return ForeignPack(
        tr("This pack was written for other people. Ask its sender for one that you can read.")
    )


def passed_on(sender_name: str) -> ForeignPack:
    """It opens, but its sender named other readers: somebody else sealed it again."""
    return ForeignPack(
        tr(
            "{name} did not write this pack for you. Ask them for one of your own.",
            name=sender_name,
        )
    )


def asks_for_passphrase() -> ForeignPack:
    """It opens with a passphrase, and none was given."""
    return ForeignPack(tr("This pack opens with a passphrase. Ask whoever sent it for the words."))


def left_out() -> ForeignPack:
    """It opens with a passphrase, and whoever was asked for it gave none."""
    return ForeignPack(
        tr("No passphrase was given for this pack, so it is left out. Choose it again to be asked.")
    )


def asks_for_keys() -> ForeignPack:
    """It opens with a member's keys, and none were given."""
    return ForeignPack(
        tr("This pack opens without a passphrase, in the log of a person for whom it was written.")
    )


def forged(sender_name: str) -> ForgedPack:
    """The signature is not the sender's."""
    return ForgedPack(
        tr(
            "This pack says that {name} wrote it, and their signature does not fit. "
            "Do not merge it; ask them whether they sent it.",
            name=sender_name,
        )
    )


def unknown_sender(name: str) -> UntrustedPack:
    """No card in this log has the sender's keys."""
    return UntrustedPack(
        tr(
            "This log does not know who wrote this pack; it says {name}. Add their card, let them"
            " read their words aloud, and merge the pack then.",
            name=name,
        )
    )


def unconfirmed_sender(name: str) -> UntrustedPack:
    """The sender's words were not read aloud yet."""
    return UntrustedPack(
        tr(
            "{name}, who wrote this pack, is not confirmed yet. Let them read their words aloud,"
            " and merge the pack then.",
            name=name,
        )
    )


def sender_left(name: str) -> SenderLeft:
    """The sender is no member any more."""
    return SenderLeft(
        tr(
            "{name}, who wrote this pack, has left. If they are back, add their card again and let"
            " them read their words aloud.",
            name=name,
        )
    )


def wrong_passphrase() -> WrongPassphrase:
    """Another passphrase than the one under which it was written."""
    return WrongPassphrase(tr("That passphrase does not open this pack."))


def too_many_readers(most: int) -> InvalidInput:
    """More people than a pack can be sealed for."""
    return InvalidInput(
        plural(
            "A pack is for {count} person at most.", "A pack is for {count} people at most.", most
        )
    )
