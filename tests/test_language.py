from __future__ import annotations

import gettext
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app import language
from organiser_app.language import plural, speak, tr


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    language.install(gettext.NullTranslations())


def write_catalogue(folder: Path, code: str, words: dict[str, str]) -> None:
    """A compiled catalogue, as gettext's `msgfmt` lays it out."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(words.items())]
    ends = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    body = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += [len(pair[side]), ends + len(body)]
            body += pair[side] + b"\0"
    path = folder / code / "LC_MESSAGES" / "organiser.mo"
    path.parent.mkdir(parents=True)
    head = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, ends)
    path.write_bytes(
        struct.pack("<7I", *head)
        + struct.pack(f"<{4 * len(pairs)}I", *tables[0], *tables[1])
        + body
    )


def test_a_language_with_a_catalogue_is_spoken(tmp_path: Path) -> None:
    write_catalogue(
        tmp_path, "cy", {"": "Content-Type: text/plain; charset=UTF-8\n", "Save": "Cadw"}
    )
    speak(tmp_path, ["cy"])
    assert tr("Save") == "Cadw"
    assert tr("Undo") == "Undo"


def test_a_language_without_one_is_english(tmp_path: Path) -> None:
    speak(tmp_path, ["cy"])
    assert tr("Save") == "Save"


def test_places_are_filled_after_translation(tmp_path: Path) -> None:
    words = {"": "Content-Type: text/plain; charset=UTF-8\n", "Open {name}": "Agor {name}"}
    write_catalogue(tmp_path, "cy", words)
    speak(tmp_path, ["cy"])
    assert tr("Open {name}", name="Larkmoor") == "Agor Larkmoor"


def test_a_count_takes_its_form_and_its_commas() -> None:
    assert plural("{count} door", "{count} doors", 1) == "1 door"
    assert plural("{count} door", "{count} doors", 1240) == "1,240 doors"
