"""What the commands call the kinds of statement."""

from __future__ import annotations

from organiser_app.domain.values import StatementKind
from organiser_app.language import tr


def kind_name(kind: StatementKind) -> str:
    """The field's word for a kind of statement."""
    names = {
        StatementKind.LOVE: tr("love"),
        StatementKind.CONCERN: tr("concern"),
        StatementKind.DREAM: tr("dream"),
        StatementKind.IDEA: tr("idea"),
        StatementKind.NEED: tr("need"),
        StatementKind.GIFT: tr("gift"),
    }
    return names[kind]
