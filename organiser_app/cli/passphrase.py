"""Where the passphrase of a log or a pack comes from: a variable, or a question without echo."""

from __future__ import annotations

import getpass
import os
import warnings

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr

VARIABLE = "ORGANISER_PASSPHRASE"
PACK_VARIABLE = "ORGANISER_PACK_PASSPHRASE"


def passphrase() -> str:
    """The passphrase, or the recovery key, of a log that is there."""
    return os.environ.get(VARIABLE) or _ask(tr("Passphrase, or recovery key: "))


def new_passphrase() -> str:
    """The passphrase of a log to be made, asked for twice."""
    return os.environ.get(VARIABLE) or _ask_twice(tr("Passphrase for the new log: "))


def pack_passphrase() -> str:
    """The passphrase that opens a pack."""
    return os.environ.get(PACK_VARIABLE) or _ask(tr("Passphrase of the pack: "), PACK_VARIABLE)


def new_pack_passphrase() -> str:
    """The passphrase of a pack to be written, asked for twice."""
    given = os.environ.get(PACK_VARIABLE)
    return given or _ask_twice(tr("Passphrase for the pack: "), PACK_VARIABLE)


def _ask_twice(question: str, variable: str = VARIABLE) -> str:
    chosen = _ask(question, variable)
    if _ask(tr("The same again: "), variable) != chosen:
        raise InvalidInput(tr("The two passphrases differ. Nothing was made; try again."))
    return chosen


def _ask(question: str, variable: str = VARIABLE) -> str:
    """Ask at the terminal, never on the standard input, which may hold a listening."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except (getpass.GetPassWarning, EOFError) as nobody:
        raise InvalidInput(
            tr(
                "There is nobody to ask for the passphrase. Put it in {variable}.",
                variable=variable,
            )
        ) from nobody
