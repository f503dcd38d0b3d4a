"""Every string that a user may read is translated; the rules are in `words`, and can fail."""

from __future__ import annotations

import pytest

from tests.architecture.house import Module, modules
from tests.architecture.words import (
    crooked_translations,
    untranslated_arguments,
    untranslated_errors,
    untranslated_labels,
    untranslated_sentences,
    widget_names,
)

SPEAKING = (
    "organiser_app/ui/",
    "organiser_app/reports/",
    "organiser_app/cli/",
    "organiser_app/__main__.py",
)


def test_every_shown_string_is_translated() -> None:
    assert [line for module in modules() for line in untranslated_arguments(module)] == []


def test_every_label_is_translated() -> None:
    widgets = widget_names(modules())
    assert [line for module in modules() for line in untranslated_labels(module, widgets)] == []


def test_every_error_speaks_the_users_language() -> None:
    assert [line for module in modules() for line in untranslated_errors(module)] == []


def test_no_sentence_stands_outside_the_catalogue() -> None:
    spoken_by = [module for module in modules() if module.name.startswith(SPEAKING)]
    assert [line for module in spoken_by for line in untranslated_sentences(module)] == []


def test_every_translation_can_be_extracted_and_filled() -> None:
    assert [line for module in modules() for line in crooked_translations(module)] == []


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Saved")',
        'QLabel("Saved", parent)',
        'label.setText(f"{count} saved")',
        'label.setText("Saved" if done else mark)',
        'label.setText("Saved: " + name)',
        'label.setText("{n} saved".format(n=3))',
        'table.setHeaderLabels(["Name", tr("Place")])',
        'painter.drawText(rect, flags, "late")',
        'axis.set_title("Concerns")',
    ],
)
def test_an_untranslated_label_is_found(line: str) -> None:
    assert len(untranslated_arguments(Module("a.py", line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(tr("Saved"))',
        'label.setText("·")',
        'label.setText("")',
        'label.setText(f"{done}/{count}")',
        'label.setText(names["first"])',
        'label.setText(shown.get("name"))',
        'label.setText(", ".join(names))',
    ],
)
def test_a_translated_or_wordless_label_is_let_pass(line: str) -> None:
    assert untranslated_arguments(Module("a.py", line)) == []


@pytest.mark.parametrize("line", ['Button("Save", icon)', 'Button(text="Save")'])
def test_an_untranslated_label_on_a_widget_of_ours_is_found(line: str) -> None:
    ours = widget_names([Module("organiser_app/ui/widgets/buttons.py", "class Button: ...")])
    assert len(untranslated_labels(Module("a.py", line), ours)) == 1


def test_the_name_of_an_icon_or_a_key_is_let_pass() -> None:
    ours = frozenset({"Button"})
    line = 'Button(tr("Save"), "Ctrl+S", "Esc", icon="disk")'
    assert untranslated_labels(Module("a.py", line), ours) == []


def test_an_untranslated_error_is_found_wherever_it_is_raised() -> None:
    lines = (
        'raise errors.NotFound("no such resident")\nraise DiskFull(tr("No room."), detail="x y")'
    )
    assert len(untranslated_errors(Module("a.py", lines))) == 1


@pytest.mark.parametrize(
    "line",
    [
        'TITLE = "Whom to go back to"',
        'row(icon, "Nothing heard yet.")',
        'say(f"Kept by {name}")',
        'f"{n} doors of the patch"',
    ],
)
def test_a_sentence_outside_the_catalogue_is_found(line: str) -> None:
    assert len(untranslated_sentences(Module("a.py", line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        '"""Whom to go back to."""',
        'TITLE = tr("Whom to go back to")',
        'widget.setStyleSheet("QLabel { color: red }")',
        'log.warning("The window is up")',
        'raise TypeError(f"{name} does not say how it is filled")',
        'FAMILY = "Source Serif 4"',
        'KEY = "Ctrl+K"',
    ],
)
def test_what_is_translated_or_for_machines_is_let_pass(line: str) -> None:
    assert untranslated_sentences(Module("a.py", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "tr(title)",
        'tr(f"{name} saved")',
        'tr("Kept by {name}")',
        'tr("Kept", name=name)',
        'tr("Kept by {name}", nmae=name)',
        'plural("{count} door", many, 3)',
        'plural("{count} door of {street}", "{count} doors of {street}", 3)',
    ],
)
def test_a_crooked_translation_is_found(line: str) -> None:
    assert len(crooked_translations(Module("a.py", line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        'tr("Kept by {name}", name=name)',
        'tr("Kept by {name}", **values)',
        'plural("{count} door of {street}", "{count} doors of {street}", 3, street=street)',
    ],
)
def test_a_straight_translation_is_let_pass(line: str) -> None:
    assert crooked_translations(Module("a.py", line)) == []
