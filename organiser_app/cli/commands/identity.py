"""The command that shows who a log is to others: its card, and the words to read aloud."""

from __future__ import annotations

from pathlib import Path

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.sync.cards import MemberCard, card_picture, card_text
from organiser_app.sync.members import identity_of

_WORDS_A_LINE = 4


def identity(call: Call) -> None:
    """Print the log's card and its words; with `--card`, write the card into a file too."""
    file = _card_file(call)
    with opened(call) as log:
        own = identity_of(log)
    if file is not None:
        write_whole(file, _content(own.card, file))
    facts = {
        "log": call.log_path,
        "name": own.name,
        "card": card_text(own.card),
        "words": own.words,
        "file": file,
    }
    lines = [
        tr("The card of {name}. Nothing on it is secret:", name=own.name),
        "",
        card_text(own.card),
        "",
        tr("The words to read aloud to whoever adds it:"),
        "",
        *word_lines(own.words),
    ]
    wrote = [] if file is None else ["", tr("Wrote the card into {path}.", path=file)]
    answer(call, facts, [*lines, *wrote])


def word_lines(words: tuple[str, ...]) -> list[str]:
    """Words to be read aloud, numbered, a few on each line."""
    numbered = [f"{number:>4} {word:<10}" for number, word in enumerate(words, start=1)]
    starts = range(0, len(words), _WORDS_A_LINE)
    return ["".join(numbered[start : start + _WORDS_A_LINE]).rstrip() for start in starts]


def _card_file(call: Call) -> Path | None:
    file: Path | None = call.arguments.card
    if file is None:
        return None
    if file.suffix.casefold() not in (".txt", ".svg", ".png"):
        raise InvalidInput(tr("A card is written as .txt, .svg or .png: name the file so."))
    return expect_writable(file, force=call.arguments.force)


def _content(card: MemberCard, file: Path) -> bytes:
    match file.suffix.casefold():
        case ".svg":
            return card_picture(card, "svg")
        case ".png":
            return card_picture(card, "png")
        case _:
            return f"{card_text(card)}\n".encode()
