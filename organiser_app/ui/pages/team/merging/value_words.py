"""Any value of any field in words: a day, a choice, yes or no, or what it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from organiser_app.domain import relationship_values as related
from organiser_app.domain import values
from organiser_app.domain.rules.asking import state_word as ask_state_word
from organiser_app.domain.rules.list_words import (
    circle_word,
    heard_how_word,
    kind_word,
    permission_words,
)
from organiser_app.domain.rules.partner_words import partner_kind_word, stance_word
from organiser_app.language import tr
from organiser_app.sync.field_words import field_word
from organiser_app.sync.shown_values import Named, Shown
from organiser_app.ui import companion_words, need_words
from organiser_app.ui.days import short_day
from organiser_app.ui.dialogs.organiser import role_word
from organiser_app.ui.promise_words import asked_word, state_word
from organiser_app.ui.theme import gatherings, outcomes, stages
from organiser_app.ui.theme.words import road_words


def value_words(value: Shown, today: date) -> str:
    """A value as it is shown beside another."""
    match value:
        case None | "":
            words = tr("nothing")
        case Named():
            words = value.words or tr("somebody or something that has not come yet")
        case bool():
            words = tr("yes") if value else tr("no")
        case StrEnum():
            words = choice_word(value)
        case datetime():
            local = value.astimezone()
            words = f"{short_day(local.date(), today)} {local:%H:%M}"
        case date():
            words = short_day(value, today)
        case _:
            words = f"{value:,}" if isinstance(value, int) else str(value)
    return words


def choice_word(value: StrEnum) -> str:
    """One word of a closed list, as the window says it everywhere."""
    known = _spoken_elsewhere().get(type(value))
    if known is not None:
        return known(value)
    return _spoken_here().get(value, value.value.replace("_", " "))


@cache
def _spoken_elsewhere() -> Mapping[type[StrEnum], Callable[[Any], str]]:
    return {
        values.StatementKind: kind_word,
        values.QuotePermission: permission_words,
        values.ListeningKind: heard_how_word,
        values.EntryRoad: road_words,
        values.AttemptOutcome: outcomes.outcome_word,
        values.OrganiserRole: role_word,
        values.Circle: circle_word,
        values.CommitmentState: state_word,
        values.StepState: state_word,
        values.ProjectStage: stages.stage_word,
        values.WordingPart: lambda part: field_word(part.value),
        related.GiftKind: need_words.gift_kind_word,
        related.MatchState: need_words.match_word,
        related.ReferralOutcome: need_words.outcome_word,
        related.PartnerKind: partner_kind_word,
        related.Stance: stance_word,
        related.AskState: ask_state_word,
        related.AskedHow: asked_word,
        related.GroupKind: gatherings.group_kind_word,
        related.MeetingKind: gatherings.meeting_kind_word,
        related.Attendance: gatherings.attendance_word,
        related.CompanionKind: companion_words.kind_word,
        related.CompanionEnd: companion_words.end_word,
    }


def _spoken_here() -> Mapping[StrEnum, str]:
    return {
        values.StreetSide.BOTH: tr("both sides"),
        values.StreetSide.ODD: tr("odd side"),
        values.StreetSide.EVEN: tr("even side"),
        values.CodebookOperation.ADD: tr("added"),
        values.CodebookOperation.RENAME: tr("renamed"),
        values.CodebookOperation.MERGE: tr("merged"),
        values.CodebookOperation.SPLIT: tr("split"),
        values.CodebookOperation.NEST: tr("moved under another"),
        values.CodebookOperation.ARCHIVE: tr("archived"),
        values.CodebookOperation.RESTORE: tr("brought back"),
        values.PlaceKind.SCHOOL_GATE: tr("school gate"),
        values.PlaceKind.HALL: tr("hall"),
        values.PlaceKind.PUB: tr("pub"),
        values.PlaceKind.SHOP: tr("shop"),
        values.PlaceKind.PARK: tr("park"),
        values.PlaceKind.OTHER: tr("other"),
        **_more_spoken_here(),
    }


def _more_spoken_here() -> Mapping[StrEnum, str]:
    return {
        values.ConsentPurpose.KEEP: tr("kept in the log"),
        values.ConsentPurpose.QUOTE_BY_NAME: tr("quoted by name"),
        values.ConsentPurpose.SHARE_WITH_TEAM: tr("shared with the team"),
        values.ConsentPurpose.SHARE_WITH_PARTNERS: tr("shared with partners"),
        values.ContributionKind.CASH: tr("money"),
        values.ContributionKind.GOODS: tr("goods"),
        values.ContributionKind.SPACE: tr("space"),
        values.ContributionKind.HOURS: tr("hours"),
        values.Direction.UP: tr("up"),
        values.Direction.DOWN: tr("down"),
        related.ConditionKind.ANOTHER: tr("another promise"),
        related.ConditionKind.AT_LEAST: tr("that others do the same"),
        related.MeetingState.PLANNED: tr("planned"),
        related.MeetingState.HELD: tr("held"),
        related.MeetingState.CALLED_OFF: tr("called off"),
    }
