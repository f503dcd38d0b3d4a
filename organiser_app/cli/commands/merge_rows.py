"""The rows behind each number of a pack that is looked into, as lines and as facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

from organiser_app.language import plural, tr
from organiser_app.sync.disagreements import Disagreement
from organiser_app.sync.field_words import field_word
from organiser_app.sync.looking import PackSeen
from organiser_app.sync.row_words import counted, order_of
from organiser_app.sync.shown_values import FieldChange, Named, Shown
from organiser_app.sync.survey import Deed, Group, RowTold
from organiser_app.sync.titles import Title


def rows_lines(seen: PackSeen) -> Iterator[str]:
    """What the pack adds, changes and so on, row by row under the count of each kind."""
    for group in _in_order(seen):
        yield tr("{what} {fate}:", what=counted(group.table, group.count), fate=_fate(group))
        yield from (f"  {_row(row)}" for row in group.rows)
        if group.unnamed and group.rows:
            yield "  " + plural("and {count} more", "and {count} more", group.unnamed)
    for each in seen.survey.disagreements:
        yield tr("disagreed on: {what}", what=_about(each))
        for side in each.sides:
            yield f"  {side.by or tr('not known by whom')}: {_value(side.value)}"
    for pair in seen.survey.perhaps_same:
        yield tr(
            "perhaps the same person: {one} and {other}", one=pair.one.name, other=pair.other.name
        )
    for title in seen.forgotten:
        yield tr("forgotten: {name}", name=_called(title))


def rows_facts(seen: PackSeen) -> dict[str, object]:
    """The same for a program."""
    survey = seen.survey
    return {
        "kinds": [_group_facts(group) for group in _in_order(seen)],
        "residents": [
            {"name": _called(group.title), "rows": group.count} for group in survey.people
        ],
        "disagreed": [_disagreement_facts(each) for each in survey.disagreements],
        "perhaps_same": [
            {"residents": [pair.one, pair.other], "shared": pair.shared, "names": pair.names}
            for pair in survey.perhaps_same
        ],
        "forgotten": [_called(title) for title in seen.forgotten],
    }


def _in_order(seen: PackSeen) -> list[Group]:
    fates = list(Deed)
    return sorted(
        seen.survey.kinds,
        key=lambda group: (fates.index(group.deed or Deed.WAITS), order_of(group.table)),
    )


def _fate(group: Group) -> str:
    return {
        Deed.ADDED: tr("added"),
        Deed.CHANGED: tr("changed"),
        Deed.WAITS: tr("carried along for a newer version"),
    }[group.deed or Deed.WAITS]


def _row(row: RowTold) -> str:
    changed = ", ".join(_change(each) for each in row.fields if each.before is not None)
    return "; ".join(filter(None, (_called(row.title), changed)))


def _change(change: FieldChange) -> str:
    return tr(
        "{field}: {before} → {after}",
        field=field_word(change.field),
        before=_value(change.before),
        after=_value(change.after),
    )


def _about(each: Disagreement) -> str:
    return f"{_called(each.title)}: {field_word(each.field)}"


def _called(title: Title) -> str:
    day = title.day.isoformat() if title.day else ""
    of = ", ".join(filter(None, (title.of, day)))
    return f"{title.words} ({of})" if of else title.words


def _value(value: Shown) -> str:
    if isinstance(value, Named):
        return value.words
    if isinstance(value, StrEnum):
        return value.value.replace("_", " ")
    if isinstance(value, datetime):
        return value.astimezone().isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return tr("nothing") if value is None else str(value)


def _group_facts(group: Group) -> dict[str, object]:
    return {
        "fate": group.deed,
        "table": group.table,
        "count": group.count,
        "rows": [
            {"id": row.row_id, "title": _called(row.title), "fields": _field_facts(row)}
            for row in group.rows
        ],
    }


def _field_facts(row: RowTold) -> dict[str, dict[str, str]]:
    return {
        each.field: {"before": _value(each.before), "after": _value(each.after)}
        for each in row.fields
    }


def _disagreement_facts(each: Disagreement) -> dict[str, object]:
    return {
        "row": each.key,
        "table": each.table,
        "title": _called(each.title),
        "before": None if each.before is None else _value(each.before),
        "values": [
            {"value": _value(side.value), "by": side.by, "own": side.own} for side in each.sides
        ],
    }
