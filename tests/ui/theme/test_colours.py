"""The table of colours keeps its contrasts, computed by WCAG 2, on every ground."""

from __future__ import annotations

import pytest

from organiser_app.domain.values import StatementKind
from organiser_app.ui.theme.colours import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Colours,
    contrast,
    on_selection,
)

EVERY = pytest.mark.parametrize(
    "colours",
    [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK],
    ids=["light", "dark", "high light", "high dark"],
)
TEXT, EDGE = 4.5, 3.0


def _grounds(colours: Colours) -> list[str]:
    return [colours.ground, colours.surface, colours.rail, colours.sunk]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#0F6E66", "#0F6E66") == pytest.approx(1)


@EVERY
@pytest.mark.parametrize("role", ["ink", "muted", "accent", "soon", "danger"])
def test_text_can_be_read_on_every_ground(colours: Colours, role: str) -> None:
    for ground in _grounds(colours):
        assert contrast(getattr(colours, role), ground) >= TEXT, ground


@EVERY
@pytest.mark.parametrize("role", ["ink", "muted", "accent", "soon", "danger"])
def test_text_can_be_read_on_a_selected_row(colours: Colours, role: str) -> None:
    selected = on_selection(colours)
    assert contrast(getattr(selected, role), selected.surface) >= TEXT


@EVERY
@pytest.mark.parametrize("kind", list(StatementKind))
def test_a_kind_can_be_read_where_statements_stand(colours: Colours, kind: StatementKind) -> None:
    selected = on_selection(colours)
    assert contrast(colours.kind(kind), colours.surface) >= TEXT
    assert contrast(colours.kind(kind), colours.ground) >= TEXT
    assert contrast(selected.kind(kind), selected.surface) >= TEXT


@EVERY
def test_text_can_be_read_on_what_is_filled(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= TEXT
    assert contrast(colours.on_danger, colours.danger) >= TEXT
    assert contrast(colours.soon, colours.soon_ground) >= TEXT
    assert contrast(colours.added, colours.added_ground) >= TEXT
    assert contrast(colours.removed, colours.removed_ground) >= TEXT


@EVERY
def test_the_edge_of_a_control_can_be_seen(colours: Colours) -> None:
    for ground in (colours.ground, colours.surface, colours.sunk):
        assert contrast(colours.edge, ground) >= EDGE
    assert contrast(colours.accent, colours.ground) >= EDGE


@pytest.mark.parametrize("colours", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])
def test_high_contrast_is_seven_at_least(colours: Colours) -> None:
    for ink in (
        colours.ink,
        colours.muted,
        colours.accent,
        colours.danger,
        *colours.kinds.values(),
    ):
        assert contrast(ink, colours.surface) >= 7


def test_the_six_kinds_are_six_colours_used_for_nothing_else() -> None:
    for colours in (LIGHT, DARK):
        others = {getattr(colours, role) for role in ("ink", "accent", "soon", "danger", "added")}
        assert len(set(colours.kinds.values())) == 6
        assert not others & set(colours.kinds.values())
