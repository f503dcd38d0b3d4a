"""What a pack under pseudonyms tells of each table: what is named here goes, and nothing else.

Ids become pseudonyms, moments the noon of their day. What may go was decided field by field, as
`docs/decisions/0032-packs-under-pseudonyms.md` says. A test holds that no field of any table is
missing in both lists, so that whoever adds one has to decide.
"""

from __future__ import annotations

from enum import StrEnum


class Instead(StrEnum):
    """What goes in the place of what a field holds."""

    RESIDENT = "resident"
    ORGANISER = "organiser"
    PARTNER = "partner"
    FUNDER = "funder"
    GROUP = "group"
    """A name that is made of the row's pseudonym."""
    UNTOLD = "untold"
    """Three dots, where a row cannot be without words."""
    MONTH = "month"
    """The first day of its month."""


TOLD: dict[str, str] = {
    "host": "name",
    "patch": "host_id name",
    "organiser": "host_id role",
    "wave": "patch_id name begins_on ends_on target_listenings target_doors target_residents",
    "listening": "patch_id wave_id organiser_id kind at entered privacy_notice unnamed_present",
    "presence": "listening_id subject_id",
    "statement": (
        "listening_id subject_id kind strength permission asked_before met_on satisfied gift_kind"
    ),
    "theme": "name parent_id merged_into_id archived",
    "statement_theme": "statement_id theme_id codebook",
    "resident": "keeper_id",
    "circle_move": "subject_id circle on",
    "keeper_move": "subject_id organiser_id on",
    "same_person": "subject_id other_subject_id same on",
    "tie": "subject_id other_subject_id organiser_id introduced_by_id strength listening_id",
    "companionship": "subject_id other_subject_id organiser_id kind begun_on ended_on ended",
    "companion_meeting": "companionship_id subject_id on minutes",
    "depth_reading": (
        "companionship_id subject_id on time_together feeling confiding give_and_take"
    ),
    "resident_group": "patch_id kind project_id begun_on ended_on",
    "group_member": "group_id subject_id organiser_id leads",
    "meeting": "patch_id kind organiser_id subject_id group_id at state listening_id",
    "meeting_guest": "meeting_id subject_id attendance",
    "partner": "kind",
    "referral": (
        "statement_id subject_id partner_id organiser_id from_referral_id on outcome answered_on"
    ),
    "gift_match": "need_id gift_id state on settled_on tie_id",
    "next_step": (
        "organiser_id subject_id listening_id project_id agreed_on due_on state settled_on"
    ),
    "commitment": (
        "organiser_id subject_id to_organiser_id to_subject_id to_group_id listening_id project_id"
        " asked agreed_on due_on joins_id renews_id state settled_on"
    ),
    "commitment_condition": "commitment_id kind on_id at_least",
    "project": "patch_id name stage begun_on ended_on",
    "stage_move": "project_id stage on",
    "project_statement": "project_id statement_id",
    "project_member": "project_id subject_id organiser_id leads",
    "contribution": "project_id subject_id kind on minutes pence",
    "funder": "",
    "grant": ("funder_id project_id amount_awarded_pence award_date planned_start planned_end"),
    "spending": "grant_id project_id on pence",
    "outcome": "project_id code",
    "indicator": "outcome_id aim direction",
    "measurement": "indicator_id on value asked",
    "ask": "patch_id partner_id project_id group_id",
    "ask_move": "ask_id on state again",
    "ask_statement": "ask_id statement_id",
    "wording": "of_id part body subject_id",
    "supersedes": "newer_id older_id",
    "erased": "erased_subject_id",
}
"""By table, the fields that go; of `wording` the quotes alone, see `told_quotes`."""

TOLD_INSTEAD: dict[str, dict[str, Instead]] = {
    "organiser": {"name": Instead.ORGANISER, "left_on": Instead.MONTH},
    "statement": {"offered_until": Instead.MONTH},
    "resident": {"pseudonym": Instead.RESIDENT},
    "circle_move": {"evidence": Instead.UNTOLD},
    "tie": {"kind": Instead.UNTOLD, "since": Instead.MONTH, "ended_on": Instead.MONTH},
    "resident_group": {"name": Instead.GROUP},
    "group_member": {"joined_on": Instead.MONTH, "left_on": Instead.MONTH},
    "partner": {"name": Instead.PARTNER},
    "next_step": {"what": Instead.UNTOLD},
    "commitment": {"what": Instead.UNTOLD},
    "project_member": {"joined_on": Instead.MONTH, "left_on": Instead.MONTH},
    "contribution": {"what": Instead.UNTOLD},
    "funder": {"name": Instead.FUNDER},
    "grant": {"title": Instead.UNTOLD},
    "spending": {"what": Instead.UNTOLD},
    "outcome": {"title": Instead.UNTOLD},
    "indicator": {"title": Instead.UNTOLD},
    "ask": {"what": Instead.UNTOLD},
}
"""The fields that go with something else in them."""

NOT_TOLD: dict[str, str] = {
    "organiser": "subject_id",
    "listening": "door_id place_id round_id language source",
    "theme": "description",
    "resident": "name door_id phone email best_time",
    "keeper_move": "why",
    "tie": "how_known",
    "companionship": "why how_ended",
    "companion_meeting": "what",
    "resident_group": "purpose meets place_id",
    "group_member": "role",
    "meeting": "door_id place_id",
    "partner": "person phone email power interest stance",
    "referral": "came_of_it",
    "commitment": "promised_by to_whom remind_on condition reason",
    "project": "summary",
    "project_member": "role",
    "contribution": "rate_id",
    "funder": "org_identifier",
    "grant": "identifier",
    "indicator": "unit",
    "ask_move": "what",
    "wording": "language",
}
"""The fields of those tables that stay at home: names, words, where somebody lives or was met, and
what an organiser thinks of a power holder."""

TABLES_NOT_TOLD = frozenset(
    {
        "street",
        "door",
        "place",
        "same_place",
        "round",
        "round_companion",
        "attempt",
        "wave_question",
        "codebook_change",
        "consent",
        "go_back_set_aside",
        "safeguarding_passed_on",
        "rate_card",
        "rate",
        "story",
    }
)
"""The tables of which nothing goes: where doors are, and what is words alone."""
