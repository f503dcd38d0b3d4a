"""The style sheet, made from the roles: what Qt's own widgets need beyond the palette.

Our own widgets paint themselves. A container says what it stands on by its object name:
`card`, `rail`, `sunk`, `topLine`, `statusLine`, `dialog`; a label says its step and ink by the
properties `step` (meta, body, head, number, title) and `ink` (muted, accent, soon, danger).
"""

from __future__ import annotations

from string import Template

from organiser_app.paths import resource
from organiser_app.typefaces import Family
from organiser_app.ui.theme.colours import Colours, on_selection
from organiser_app.ui.theme.metrics import Metrics, Text

_LABELS = Template("""
QLabel { color: $ink; background: transparent; }
QLabel[step="meta"] { font-size: ${meta}px; }
QLabel[step="head"] { font-size: ${head}px; font-weight: 600; }
QLabel[step="number"] { font-size: ${number}px; font-weight: 600; }
QLabel[step="title"] { font-family: "$display"; font-size: ${title}px; font-weight: 600; }
QLabel[step="words"] { font-family: "$serif"; }
QLabel[strong="true"] { font-weight: 600; }
QLabel[ink="muted"] { color: $muted; }
QLabel[ink="accent"] { color: $accent; }
QLabel[ink="soon"] { color: $soon; }
QLabel[ink="danger"] { color: $danger; }
""")

_CONTAINERS = Template("""
QMainWindow, #page { background: $ground; }
#rail { background: $rail; border-right: ${one}px solid $hairline; }
#topLine { background: $ground; border-bottom: ${one}px solid $hairline; }
#statusLine { background: $ground; border-top: ${one}px solid $hairline; }
#card { background: $surface; border: ${one}px solid $hairline; border-radius: ${r8}px; }
#sunk { background: $sunk; }
#hairline { background: $hairline; }
QDialog { background: $surface; }
QToolTip { background: $surface; color: $ink; border: ${edge_width}px solid $edge;
    padding: ${p4}px ${p8}px; font-size: ${meta}px; }
QMenu { background: $surface; border: ${edge_width}px solid $edge; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p16}px; border-radius: ${r4}px; }
QMenu::item:selected { background: $selection; color: $selection_ink; }
QSplitter::handle { background: $hairline; }
""")

_FIELDS = Template("""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QDateTimeEdit, QTimeEdit, QSpinBox,
QDoubleSpinBox { background: $surface; color: $ink; border: ${edge_width}px solid $edge;
    border-radius: ${r6}px; padding: ${p4}px ${p8}px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox, QDateEdit, QDateTimeEdit, QTimeEdit, QSpinBox, QDoubleSpinBox {
    min-height: ${field}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QDateTimeEdit:focus, QTimeEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {
    border: ${focus_width}px solid $accent; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
    background: $sunk; color: $muted; border-color: $hairline; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
    border-color: $danger; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: ${p24}px; }
QDateEdit::up-button, QDateEdit::down-button, QDateTimeEdit::up-button,
QDateTimeEdit::down-button { border: 0; width: 0; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: ${p16}px;
    height: ${p16}px; }
QComboBox QAbstractItemView { background: $surface; border: ${edge_width}px solid $edge;
    selection-background-color: $selection; selection-color: $selection_ink; outline: 0; }
QTextEdit[bare="true"], QPlainTextEdit[bare="true"], QLineEdit[bare="true"] {
    border: 0; background: transparent; padding: 0; }
QCheckBox, QRadioButton { color: $ink; spacing: ${p8}px; }
""")

_VIEWS = Template("""
QAbstractItemView { background: $surface; color: $ink; border: 0; outline: 0;
    selection-background-color: $selection; selection-color: $selection_ink; }
#rail QAbstractItemView { background: $rail; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QHeaderView::section { background: $surface; color: $muted; border: 0; font-size: ${meta}px;
    border-bottom: ${one}px solid $hairline; padding: ${p4}px ${p8}px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { color: $muted; padding: ${p8}px 0; margin-right: ${p24}px; border: 0;
    border-bottom: ${two}px solid transparent; background: transparent; }
QTabBar::tab:selected { color: $accent; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: 0; border-top: ${one}px solid $hairline; }
QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${r4}px; margin: ${p2}px; }
QScrollBar::handle:vertical { min-height: ${p24}px; }
QScrollBar::handle:horizontal { min-width: ${p24}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_TICKS = Template("""
QCheckBox::indicator, QRadioButton::indicator { width: ${p16}px; height: ${p16}px;
    background: $surface; border: ${edge_width}px solid $edge; border-radius: ${r4}px; }
QRadioButton::indicator { border-radius: ${r9}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border: ${p5}px solid $accent; width: ${p8}px; height: ${p8}px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
    border: ${focus_width}px solid $accent; }
""")


def stylesheet_of(colours: Colours, metrics: Metrics) -> str:
    """The whole style sheet for these colours and sizes."""
    values = _colour_values(colours) | _size_values(metrics)
    parts = (_LABELS, _CONTAINERS, _FIELDS, _VIEWS, _TICKS)
    return "".join(part.substitute(values) for part in parts)


def _colour_values(colours: Colours) -> dict[str, str]:
    selected = on_selection(colours)
    dark_tick = colours.on_accent != "#FFFFFF"
    return {
        "ground": colours.ground,
        "surface": colours.surface,
        "rail": colours.rail,
        "sunk": colours.sunk,
        "ink": colours.ink,
        "muted": colours.muted,
        "hairline": colours.hairline,
        "edge": colours.edge,
        "accent": colours.accent,
        "on_accent": colours.on_accent,
        "soon": colours.soon,
        "danger": colours.danger,
        "selection": selected.surface,
        "selection_ink": selected.ink,
        "edge_width": str(colours.edge_width),
        "focus_width": str(colours.edge_width + 1),
        "arrow": resource("icons", f"arrow-{'dark' if dark_tick else 'light'}.svg").as_posix(),
        "tick": resource("icons", "tick-dark.svg" if dark_tick else "tick-light.svg").as_posix(),
    }


def _size_values(metrics: Metrics) -> dict[str, str]:
    sizes = {f"p{size}": metrics.px(size) for size in (2, 4, 5, 6, 8, 10, 16, 24)}
    sizes |= {f"r{size}": metrics.px(size) for size in (4, 6, 8, 9)}
    sizes |= {"one": 1, "two": 2, "field": metrics.button - 2 * metrics.px(4) - 2}
    sizes |= {text.name.lower(): metrics.px(text.size) for text in Text}
    families = {"display": Family.INTER_DISPLAY.qt_name, "serif": Family.SERIF.qt_name}
    return {name: str(size) for name, size in sizes.items()} | families
