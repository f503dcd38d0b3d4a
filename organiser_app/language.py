"""The one door to translations, for the window, the reports, the commands and the errors alike.

Qt's own translator would serve the window alone; reports and errors speak too, so every layer
uses gettext catalogues (`resources/translations/LANG/LC_MESSAGES/organiser.mo`) through the two
functions here. See `docs/decisions/0003-gettext-for-every-layer.md`.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install(catalogue: gettext.NullTranslations) -> None:
    """Speak the language of `catalogue` from now on."""
    global _catalogue  # noqa: PLW0603 (one language is spoken at a time, by every layer)
    _catalogue = catalogue


def speak(folder: Path, codes: Sequence[str] | None = None) -> None:
    """Speak the first language of `codes` ("cy") that has a catalogue under `folder`.

    Without `codes` it is the language that the system asks for; English where there is none.
    """
    install(gettext.translation("organiser", folder, codes, fallback=True))


def tr(text: str, /, **values: object) -> str:
    """`text` in the user's language, its `{name}` places filled from `values`."""
    translated = _catalogue.gettext(text)
    return translated.format(**values) if values else translated


def plural(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of the sentence that goes with `count`, which fills `{count}`."""
    return _catalogue.ngettext(one, many, count).format(count=f"{count:,}", **values)
