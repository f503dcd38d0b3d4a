"""The parts every page is made of, each painted from the theme and named for assistive technology.

- `Button(label, kind, icon=, keys=, in_row=)`, `ButtonKind`; `.show_arrow()`, `.set_label()`
- `label(words, step, ink, strong=, wrap=)`, `words_label(words)`, `Ink`, `set_ink`, `hairline()`
- `Chip(label, look, checkable=)`, `ChipLook`, `KeyHint(keys)`
- `KindMark`, `CircleMark`, `Avatar`, `IconMark`
- `Card(title, note, aside=, padded=)` with `.add`, `.add_to_head`, `.set_note`, `.body`
- `PageHeader(title, sentence)` with `.add_action`; `EmptyState(title, sentence, action)`
- `Rail(entries)`, `RailEntry(key, icon, word)`: signal `chosen(key)`, `.set_page`, `.set_count`,
  `.set_foot`, `.fit(window_width)`
- `TopLine` (`.search`, `.capture`, signal `capture_wanted`), `SearchField(placeholder, keys)`
- `StatusLine` with `.set_left([StatusPart(icon, words)])` and `.set_right`
- `Toast(message, host, action=, keys=, error=, detail=)` with `.show_up()`, signal `acted`
- `ProgressCard(what)` with `.set_progress(done, total, words)`, signal `stopped`; `Bar(name)`
- `StageStrip(name, stages, current_stage)`, `Stage(word, since)`
- `Dialog(question, sentence)` as a base; `Question(...).ask() -> Answer`
- `FocusFollower.install(app)` once: the ring around whatever has the keyboard
"""

from organiser_app.ui.painting.boxes import ChipLook
from organiser_app.ui.widgets.buttons import Button, ButtonKind
from organiser_app.ui.widgets.cards import Card, EmptyState, PageHeader
from organiser_app.ui.widgets.chips import (
    Avatar,
    Chip,
    CircleMark,
    IconMark,
    KeyHint,
    KindMark,
)
from organiser_app.ui.widgets.dialog import Answer, Dialog, Question
from organiser_app.ui.widgets.feedback import Bar, ProgressCard, Toast
from organiser_app.ui.widgets.focus import FocusFollower
from organiser_app.ui.widgets.labels import Ink, hairline, label, set_ink, words_label
from organiser_app.ui.widgets.lines import SearchField, StatusLine, StatusPart, TopLine
from organiser_app.ui.widgets.rail import Rail, RailEntry
from organiser_app.ui.widgets.scrolling import UpDownArea
from organiser_app.ui.widgets.stages import Stage, StageStrip

__all__ = [
    "Answer",
    "Avatar",
    "Bar",
    "Button",
    "ButtonKind",
    "Card",
    "Chip",
    "ChipLook",
    "CircleMark",
    "Dialog",
    "EmptyState",
    "FocusFollower",
    "IconMark",
    "Ink",
    "KeyHint",
    "KindMark",
    "PageHeader",
    "ProgressCard",
    "Question",
    "Rail",
    "RailEntry",
    "SearchField",
    "Stage",
    "StageStrip",
    "StatusLine",
    "StatusPart",
    "Toast",
    "TopLine",
    "UpDownArea",
    "hairline",
    "label",
    "set_ink",
    "words_label",
]
