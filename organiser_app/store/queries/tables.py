"""The tables as queries name them, and the conditions that nearly every query shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, FromClause, case, func

from organiser_app.domain import models
from organiser_app.domain.models import table_of

attempt = table_of(models.Attempt)
circle_move = table_of(models.CircleMove)
commitment = table_of(models.Commitment)
consent = table_of(models.Consent)
contribution = table_of(models.Contribution)
change = table_of(models.ChangeEntry)
door = table_of(models.Door)
draft = table_of(models.Draft)
funder = table_of(models.Funder)
grant = table_of(models.Grant)
host = table_of(models.Host)
indicator = table_of(models.Indicator)
listening = table_of(models.Listening)
measurement = table_of(models.Measurement)
next_step = table_of(models.NextStep)
organiser = table_of(models.Organiser)
outcome = table_of(models.Outcome)
patch = table_of(models.Patch)
place = table_of(models.Place)
presence = table_of(models.Presence)
project = table_of(models.Project)
project_member = table_of(models.ProjectMember)
project_statement = table_of(models.ProjectStatement)
rate = table_of(models.Rate)
rate_card = table_of(models.RateCard)
resident = table_of(models.Resident)
search_entry = table_of(models.SearchEntry)
setting = table_of(models.Setting)
spending = table_of(models.Spending)
stage_move = table_of(models.StageMove)
statement = table_of(models.Statement)
statement_theme = table_of(models.StatementTheme)
story = table_of(models.Story)
street = table_of(models.Street)
supersedes = table_of(models.Supersedes)
theme = table_of(models.Theme)
tie = table_of(models.Tie)
wave = table_of(models.Wave)
codebook_change = table_of(models.CodebookChange)
round_ = table_of(models.Round)
round_companion = table_of(models.RoundCompanion)
safeguarding_passed_on = table_of(models.SafeguardingPassedOn)
saved_filter = table_of(models.SavedFilter)
wave_question = table_of(models.WaveQuestion)
wording = table_of(models.Wording)


def live(table: FromClause) -> ColumnElement[bool]:
    """The row is not deleted."""
    return table.c.deleted.is_(False)


def joined_to(table: FromClause, key: ColumnElement[Any]) -> ColumnElement[bool]:
    """The row is the one that `key` names, and is not deleted."""
    return (table.c.id == key) & live(table)


def name_of(person: FromClause) -> ColumnElement[str]:
    """What a resident is called: by name, else by pseudonym, else not at all."""
    return func.coalesce(person.c.name, person.c.pseudonym, "")


def address() -> ColumnElement[str]:
    """A door as people say it, over `door` and `street`: "14 Kendal Road", "Flat 6, Elm House"."""
    between = case((door.c.label.op("GLOB")("[0-9]*"), " "), else_=", ")
    return func.coalesce(door.c.label + between + street.c.name, "")


def whereabouts() -> ColumnElement[str]:
    """Where a listening was, as people say it, over `place`, `door` and `street`."""
    return func.coalesce(place.c.name, address())
