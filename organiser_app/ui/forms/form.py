"""The forms that something can be begun in, by the words under which their drafts are kept."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """A form of the window whose draft is kept; the words stand in logs, so they never change."""

    LISTEN = "listen"
    RESIDENT = "resident"
    CIRCLE = "circle"
    TIE = "tie"
    NOTE = "note"
    STATEMENT = "statement"
    PROJECT = "project"
    STEP = "step"
    MEMBER = "member"
    WAVE = "wave"
    ROUND = "round"
    DOORS = "doors"
    KNOCK = "knock"
    PAPER = "paper"
    SHEET = "sheet"
    COMPANION = "companion"
    COMPANION_MET = "companion_met"
    COMPANION_DEPTH = "companion_depth"
    COMPANION_END = "companion_end"
    THEME = "theme"
    THEME_NAME = "theme_name"
    THEME_WORDS = "theme_words"
    THEME_MERGE = "theme_merge"
    THEME_SPLIT = "theme_split"
    THEME_NEST = "theme_nest"
    ASK = "ask"
    ASK_MOVE = "ask_move"
    PARTNER = "partner"
    PLACE_OPEN = "place_open"
