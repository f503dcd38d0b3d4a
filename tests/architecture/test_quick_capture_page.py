"""The page about quick capture names every word that the parser knows first."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.rules.quick_capture import word_help

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "quick-capture.md"


def test_every_word_of_quick_capture_is_explained() -> None:
    page = _PAGE.read_text(encoding="utf-8")
    assert [word.field.value for word in word_help() if f"| `{word.field}:` |" not in page] == []
