"""The closed lists of the field, each under its one word."""

from __future__ import annotations

from enum import StrEnum


class StatementKind(StrEnum):
    """What sort of thing was heard; the order is that of the window and the reports."""

    LOVE = "love"
    CONCERN = "concern"
    DREAM = "dream"
    IDEA = "idea"
    NEED = "need"
    GIFT = "gift"


class QuotePermission(StrEnum):
    """What a resident allowed to be done with their very words."""

    NAMED = "named"
    UNNAMED = "unnamed"
    ASK_FIRST = "ask_first"
    NOT_TO_QUOTE = "not_to_quote"

    @property
    def may_publish(self) -> bool:
        """Whether the words may stand in a report, with or without a name."""
        return self in (QuotePermission.NAMED, QuotePermission.UNNAMED)


class ListeningKind(StrEnum):
    """How residents were heard."""

    DOORSTEP = "doorstep"
    STREET = "street"
    ONE_TO_ONE = "one_to_one"
    HOUSE_MEETING = "house_meeting"
    GROUP = "group"
    PHONE = "phone"
    SURVEY = "survey"


class EntryRoad(StrEnum):
    """How a listening came into the log."""

    AT_THE_DOOR = "at_the_door"
    LATER = "later"
    PAPER = "paper"
    IMPORT = "import"


class AttemptOutcome(StrEnum):
    """What came of one knock at a door."""

    LISTENED = "listened"
    SHORT_CHAT = "short_chat"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    VACANT = "vacant"
    COME_BACK = "come_back"
    UNSAFE = "unsafe"
    DO_NOT_CONTACT = "do_not_contact"


class StreetSide(StrEnum):
    """The side of a street that a round walks."""

    BOTH = "both"
    ODD = "odd"
    EVEN = "even"


class CodebookOperation(StrEnum):
    """What was done to a theme of the codebook."""

    ADD = "add"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    NEST = "nest"
    ARCHIVE = "archive"
    RESTORE = "restore"


class PlaceKind(StrEnum):
    """A place of the patch that is no door."""

    SCHOOL_GATE = "school_gate"
    HALL = "hall"
    PUB = "pub"
    SHOP = "shop"
    PARK = "park"
    OTHER = "other"


class OrganiserRole(StrEnum):
    """In what part somebody organises."""

    PAID = "paid"
    TRAINEE = "trainee"
    VOLUNTEER = "volunteer"
    TEAM_LEAD = "team_lead"


class Circle(StrEnum):
    """How near the centre a resident has come, from the outermost ring inwards."""

    CONTACT = "contact"
    PARTICIPANT = "participant"
    ACTIVE = "active"
    LEADER = "leader"


class ConsentPurpose(StrEnum):
    """What a resident agreed to, or did not."""

    KEEP = "keep"
    QUOTE_BY_NAME = "quote_by_name"
    SHARE_WITH_TEAM = "share_with_team"
    SHARE_WITH_PARTNERS = "share_with_partners"


class CommitmentState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    PART_KEPT = "part_kept"
    LAPSED = "lapsed"
    RENEWED = "renewed"
    RELEASED = "released"


class ProjectStage(StrEnum):
    """The way of a project, from what was heard to what residents run themselves."""

    HEARD = "heard"
    IDEA = "idea"
    GETTING_GOING = "getting_going"
    RUNNING = "running"
    RESIDENTS_OWN = "residents_own"
    ENDED = "ended"


class ContributionKind(StrEnum):
    """What stands beside a grant."""

    CASH = "cash"
    GOODS = "goods"
    SPACE = "space"
    HOURS = "hours"


class WordingPart(StrEnum):
    """Which long text of a record a wording is."""

    WORDS = "words"
    QUOTE = "quote"
    NOTE = "note"
    REFLECTION = "reflection"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    NEED_STORY = "need_story"
    PREPARATION = "preparation"


class Direction(StrEnum):
    """Which way an indicator should move."""

    UP = "up"
    DOWN = "down"


class StepState(StrEnum):
    """Whether an agreed follow-up is still to do."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
