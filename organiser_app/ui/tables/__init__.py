"""Painted lists: frozen rows, a model that pages through them, delegates, and the list itself.

- `rows`: `StatementRow`, `GoBackRow`, `PromiseRow`, `PersonRow`, `SimpleRow`, `RankRow` (`Move`),
  `StoryRow` (`StoryWords`), and `Tone` for due words. Only strings, enums and numbers.
- `RowsModel`: `set_rows(rows)` for a list that is whole; for a long one connect
  `wanted(after, limit)`, call `restart()`, and answer with `deliver(after, rows, more=...)`.
- `RowsView(name, model, delegate, hug=False)`: signals `opened(row)`, `acted(row)`,
  `marked(row)`; `current_row()`, `choose_first()`.
- Delegates: `StatementDelegate` (46), `GoBackDelegate` (90), `PromiseDelegate`, `PersonDelegate`
  (52), `SimpleDelegate` and `DoorDelegate` (36 or 46), `RankDelegate` (39), `StoryDelegate`.
"""

from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.door_line import DoorLine
from organiser_app.ui.tables.doors import DoorDelegate
from organiser_app.ui.tables.member_line import MemberLine
from organiser_app.ui.tables.members import MemberDelegate
from organiser_app.ui.tables.model import PAGE, ROW_ROLE, RowsModel
from organiser_app.ui.tables.people import GoBackDelegate, PersonDelegate
from organiser_app.ui.tables.promises import PromiseDelegate
from organiser_app.ui.tables.rows import (
    GoBackRow,
    Move,
    PersonRow,
    PromiseRow,
    RankRow,
    Row,
    SimpleRow,
    StatementRow,
    StoryRow,
    StoryWords,
    Tone,
)
from organiser_app.ui.tables.simple import RankDelegate, SimpleDelegate
from organiser_app.ui.tables.statements import StatementDelegate
from organiser_app.ui.tables.story import StoryDelegate
from organiser_app.ui.tables.theme_line import ThemeLine
from organiser_app.ui.tables.view import RowsView

__all__ = [
    "PAGE",
    "ROW_ROLE",
    "DoorDelegate",
    "DoorLine",
    "GoBackDelegate",
    "GoBackRow",
    "MemberDelegate",
    "MemberLine",
    "Move",
    "PersonDelegate",
    "PersonRow",
    "PromiseDelegate",
    "PromiseRow",
    "RankDelegate",
    "RankRow",
    "Row",
    "RowDelegate",
    "RowsModel",
    "RowsView",
    "SimpleDelegate",
    "SimpleRow",
    "StatementDelegate",
    "StatementRow",
    "StoryDelegate",
    "StoryRow",
    "StoryWords",
    "ThemeLine",
    "Tone",
]
