"""The tables as queries name them, and the conditions that nearly every query shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, FromClause, case, func

from organiser_app.domain import models
from organiser_app.domain.models import table_of

ask = table_of(models.Ask)
ask_move = table_of(models.AskMove)
ask_statement = table_of(models.AskStatement)
attempt = table_of(models.Attempt)
change = table_of(models.ChangeEntry)
circle_move = table_of(models.CircleMove)
codebook_change = table_of(models.CodebookChange)
commitment = table_of(models.Commitment)
commitment_condition = table_of(models.CommitmentCondition)
companion_meeting = table_of(models.CompanionMeeting)
companionship = table_of(models.Companionship)
consent = table_of(models.Consent)
contribution = table_of(models.Contribution)
depth_reading = table_of(models.DepthReading)
door = table_of(models.Door)
draft = table_of(models.Draft)
folder_file = table_of(models.FolderFile)
folder_had = table_of(models.FolderHad)
folder_own = table_of(models.FolderOwn)
folder_sync = table_of(models.FolderSync)
funder = table_of(models.Funder)
gift_match = table_of(models.GiftMatch)
go_back_set_aside = table_of(models.GoBackSetAside)
grant = table_of(models.Grant)
group = table_of(models.Group)
group_member = table_of(models.GroupMember)
host = table_of(models.Host)
hub_key = table_of(models.HubKey)
hub_record = table_of(models.HubRecord)
hub_state = table_of(models.HubState)
hub_sync = table_of(models.HubSync)
hub_writer = table_of(models.HubWriter)
identity = table_of(models.Identity)
indicator = table_of(models.Indicator)
keeper_move = table_of(models.KeeperMove)
listening = table_of(models.Listening)
measurement = table_of(models.Measurement)
meeting = table_of(models.Meeting)
meeting_guest = table_of(models.MeetingGuest)
member = table_of(models.Member)
merge_run = table_of(models.MergeRun)
next_step = table_of(models.NextStep)
organiser = table_of(models.Organiser)
other_value = table_of(models.OtherValue)
outcome = table_of(models.Outcome)
partner = table_of(models.Partner)
patch = table_of(models.Patch)
place = table_of(models.Place)
presence = table_of(models.Presence)
project = table_of(models.Project)
project_member = table_of(models.ProjectMember)
project_statement = table_of(models.ProjectStatement)
rate = table_of(models.Rate)
rate_card = table_of(models.RateCard)
referral = table_of(models.Referral)
resident = table_of(models.Resident)
round_ = table_of(models.Round)
round_companion = table_of(models.RoundCompanion)
safeguarding_passed_on = table_of(models.SafeguardingPassedOn)
same_person = table_of(models.SamePerson)
same_place = table_of(models.SamePlace)
saved_filter = table_of(models.SavedFilter)
search_entry = table_of(models.SearchEntry)
sent = table_of(models.Sent)
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


def name_of_either() -> ColumnElement[str]:
    """What a resident or else an organiser is called, over `resident` and `organiser`."""
    return func.coalesce(resident.c.name, resident.c.pseudonym, organiser.c.name, "")


def address() -> ColumnElement[str]:
    """A door as people say it, over `door` and `street`: "14 Kendal Road", "Flat 6, Elm House"."""
    between = case((door.c.label.op("GLOB")("[0-9]*"), " "), else_=", ")
    return func.coalesce(door.c.label + between + street.c.name, "")


def whereabouts() -> ColumnElement[str]:
    """Where a listening was, as people say it, over `place`, `door` and `street`."""
    return func.coalesce(place.c.name, address())
