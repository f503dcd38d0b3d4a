from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

import organiser_app.reports
from organiser_app.domain.values import StatementKind
from organiser_app.reports import faces, theme
from tests.reports import builders

_FACES = (theme.SANS, theme.SANS_BOLD, theme.SERIF, theme.SERIF_BOLD, theme.DISPLAY)


def _strings() -> set[str]:
    """Every string of the reports' own modules that is not a docstring."""
    found = set()
    for path in sorted(Path(organiser_app.reports.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= {
                    part.value
                    for part in node.args
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


@pytest.mark.parametrize("face", _FACES)
def test_every_face_has_each_character_that_the_reports_say(face: str) -> None:
    said = "".join(_strings()) + "0123456789,.£%–·÷…“”‘’[]"
    lacking = {c for c in said if c.isprintable() and not faces.has(face, c)}
    assert not lacking


@pytest.mark.parametrize("face", _FACES)
def test_figures_are_of_one_width(face: str) -> None:
    assert len({round(faces.width(digit, face, 10), 3) for digit in "0123456789"}) == 1


def test_a_text_is_cut_into_runs_by_face() -> None:
    assert faces.runs("5\u20be.", theme.SERIF) == [
        (theme.SERIF, "5"),
        (theme.SPARE, "\u20be"),
        (theme.SERIF, "."),
    ]


def test_a_shortened_text_fits_and_says_that_it_was_cut() -> None:
    cut = faces.shorten("Nowhere for teenagers to go", theme.SANS, 8, 60)
    assert cut.endswith("…")
    assert faces.width(cut, theme.SANS, 8) <= 60
    assert faces.shorten("Damp", theme.SANS, 8, 60) == "Damp"
    assert faces.shorten("Damp", theme.SANS, 8, 1) == "…"


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """Contrast after WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [theme.PAPER, theme.PANEL])
def test_text_stands_out_from_every_ground(ground: str) -> None:
    for colour in (theme.INK, theme.SOFT, theme.TEAL):
        assert _contrast(colour, ground) >= 4.5


def test_the_tones_of_a_bar_are_apart_in_grey() -> None:
    shades = [_luminance(tone) for tone in theme.TONES]
    assert shades == sorted(shades)
    assert all(_contrast(one, two) > 1.4 for one, two in pairwise(theme.TONES))


def test_every_kind_has_its_own_colour() -> None:
    assert len(set(theme.KIND_COLOURS.values())) == len(StatementKind)
    for colour in theme.KIND_COLOURS.values():
        assert _contrast(colour, theme.PAPER) >= 4.5


def test_the_builders_add_up() -> None:
    year = builders.full_year()
    assert sum(count for _, count in year.statements_by_kind) == year.statements
    assert sum(count for _, count in year.listenings_by_kind) == year.listenings
    assert sum(count for _, count in year.listenings_by_quarter) == year.listenings
