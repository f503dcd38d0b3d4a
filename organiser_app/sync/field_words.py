"""What people call the fields of rows, and the parts of a record that are long texts."""

from __future__ import annotations

from organiser_app.language import tr


def field_word(field: str) -> str:
    """The word for a field, whatever its table; one of a later version goes by its own name."""
    return _words().get(field, field.replace("_", " "))


def _words() -> dict[str, str]:
    return {
        **_texts(),
        **_links(),
        **_more_links(),
        **_early_facts(),
        **_middle_facts(),
        **_late_facts(),
        **_last_facts(),
    }


def _texts() -> dict[str, str]:
    return {
        "after": tr("after"),
        "before": tr("before"),
        "body": tr("words"),
        "words": tr("words"),
        "quote": tr("quote"),
        "note": tr("note"),
        "reflection": tr("reflection"),
        "during": tr("during"),
        "need_story": tr("story of the need"),
        "preparation": tr("preparation"),
    }


def _links() -> dict[str, str]:
    return {
        "about_id": tr("about"),
        "area_id": tr("lies in"),
        "ask_id": tr("ask"),
        "commitment_id": tr("promise"),
        "companionship_id": tr("pair"),
        "door_id": tr("door"),
        "erased_subject_id": tr("number"),
        "from_referral_id": tr("referral before"),
        "funder_id": tr("funder"),
        "gift_id": tr("gift"),
        "grant_id": tr("grant"),
        "group_id": tr("group"),
        "host_id": tr("host"),
        "indicator_id": tr("indicator"),
        "introduced_by_id": tr("introduced by"),
        "joins_id": tr("does the same as"),
        "kept_id": tr("the one that is kept"),
        "keeper_id": tr("keeper"),
        "listening_id": tr("listening"),
        "meeting_id": tr("meeting"),
        "merged_into_id": tr("merged into"),
    }


def _more_links() -> dict[str, str]:
    return {
        "need_id": tr("need"),
        "newer_id": tr("newer text"),
        "of_id": tr("belongs to"),
        "older_id": tr("older text"),
        "on_id": tr("hangs on"),
        "organiser_id": tr("organiser"),
        "other_id": tr("the other one"),
        "other_subject_id": tr("other resident"),
        "outcome_id": tr("outcome"),
        "parent_id": tr("lies under"),
        "partner_id": tr("partner"),
        "patch_id": tr("patch"),
        "place_id": tr("place"),
        "project_id": tr("project"),
        "rate_card_id": tr("rate card"),
        "rate_id": tr("rate"),
        "renews_id": tr("renews"),
        "round_id": tr("round"),
        "statement_id": tr("statement"),
        "street_id": tr("street"),
        "subject_id": tr("resident"),
        "theme_id": tr("theme"),
        "tie_id": tr("tie"),
        "to_group_id": tr("to the group"),
        "to_organiser_id": tr("to the organiser"),
        "to_subject_id": tr("to the resident"),
        "wave_id": tr("wave"),
    }


def _early_facts() -> dict[str, str]:
    return {
        "again": tr("asked again"),
        "agreed_on": tr("agreed on"),
        "aim": tr("aim"),
        "amount_awarded_pence": tr("amount, in pence"),
        "answered_on": tr("answered on"),
        "archived": tr("archived"),
        "asked": tr("how asked"),
        "asked_before": tr("asked before"),
        "at": tr("when"),
        "at_least": tr("how many others"),
        "attendance": tr("attendance"),
        "award_date": tr("awarded on"),
        "back_at": tr("back at"),
        "begins_on": tr("begins on"),
        "begun_on": tr("begun on"),
        "best_time": tr("best time"),
        "came_of_it": tr("what came of it"),
        "circle": tr("circle"),
        "code": tr("code"),
        "codebook": tr("version of the codebook"),
        "condition": tr("condition"),
        "confiding": tr("confiding"),
        "deleted": tr("removed"),
        "description": tr("description"),
        "direction": tr("direction"),
        "do_not_contact_since": tr("not to be called on since"),
        "due_on": tr("due"),
        "email": tr("e-mail"),
        "ended": tr("how it ended"),
        "ended_on": tr("ended on"),
        "ends_on": tr("ends on"),
        "entered": tr("how it was entered"),
        "evidence": tr("evidence"),
        "expected_back_at": tr("expected back at"),
    }


def _middle_facts() -> dict[str, str]:
    return {
        "feeling": tr("feeling"),
        "gift_kind": tr("sort of gift"),
        "give_and_take": tr("give and take"),
        "given": tr("agreed"),
        "how": tr("how it was said"),
        "how_ended": tr("how it ended, in words"),
        "how_known": tr("how it is known"),
        "identifier": tr("identifier"),
        "interest": tr("interest"),
        "joined_on": tr("joined on"),
        "kind": tr("kind"),
        "label": tr("number or name"),
        "language": tr("language"),
        "latitude": tr("latitude"),
        "leads": tr("leads"),
        "left_on": tr("left on"),
        "longitude": tr("longitude"),
        "meets": tr("when it meets"),
        "met_on": tr("met on"),
        "minutes": tr("minutes"),
        "name": tr("name"),
        "offered_until": tr("offered until"),
        "on": tr("day"),
        "open_when": tr("when it is open"),
        "operation": tr("what was done"),
        "org_identifier": tr("identifier"),
        "out_at": tr("out at"),
        "outcome": tr("what came of it"),
        "part": tr("part"),
        "pence": tr("value, in pence"),
        "pence_per_hour": tr("an hour, in pence"),
        "permission": tr("permission"),
        "person": tr("whom to speak to"),
        "phone": tr("phone"),
    }


def _late_facts() -> dict[str, str]:
    return {
        "planned_end": tr("planned end"),
        "planned_start": tr("planned beginning"),
        "position": tr("order"),
        "postcode": tr("postcode"),
        "power": tr("power"),
        "privacy_notice": tr("privacy notice given"),
        "promised_by": tr("promised by"),
        "pseudonym": tr("pseudonym"),
        "purpose": tr("purpose"),
        "question": tr("question"),
        "reason": tr("reason"),
        "remind_on": tr("remind on"),
        "role": tr("part"),
        "same": tr("the same"),
        "satisfied": tr("how satisfied"),
        "settled_on": tr("settled on"),
        "side": tr("side of the street"),
        "since": tr("since"),
        "source": tr("source"),
        "stage": tr("stage"),
        "stance": tr("stance"),
        "state": tr("state"),
        "strength": tr("strength"),
        "summary": tr("summary"),
        "target_doors": tr("doors aimed at"),
        "target_listenings": tr("listenings aimed at"),
        "target_residents": tr("residents aimed at"),
        "time_together": tr("time together"),
        "title": tr("title"),
        "to_whom": tr("to whom"),
        "told": tr("who was told"),
        "unit": tr("unit"),
        "unnamed_present": tr("others present"),
        "until": tr("until"),
    }


def _last_facts() -> dict[str, str]:
    return {
        "valid_from": tr("valid from"),
        "value": tr("value"),
        "version": tr("version"),
        "what": tr("what"),
        "why": tr("why"),
        "work": tr("work"),
    }
