"""Where the passphrase of a log comes from: `ORGANISER_PASSPHRASE`, or a question without echo."""

from __future__ import annotations

import getpass
import os
import warnings

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr

VARIABLE = "ORGANISER_PASSPHRASE"


def passphrase() -> str:
    """The passphrase, or the recovery key, of a log that is there."""
    return os.environ.get(VARIABLE) or _ask(tr("Passphrase, or recovery key: "))


def new_passphrase() -> str:
    """The passphrase of a log to be made, asked for twice."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    chosen = _ask(tr("Passphrase for the new log: "))
    if _ask(tr("The same again: ")) != chosen:
        raise InvalidInput(tr("The two passphrases differ. Nothing was made; try again."))
    return chosen


def _ask(question: str) -> str:
    """Ask at the terminal, never on the standard input, which may hold a listening."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except (getpass.GetPassWarning, EOFError) as nobody:
        raise InvalidInput(
            tr(
                "There is nobody to ask for the passphrase. Put it in {variable}.",
                variable=VARIABLE,
            )
        ) from nobody
