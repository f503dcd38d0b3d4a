"""Quick capture: a listening typed as plain text, read without loss and written back."""

from organiser_app.domain.rules.quick_capture.completion import Completion, Wanted, completion_at
from organiser_app.domain.rules.quick_capture.reading import Capture, ParsedListening, parse
from organiser_app.domain.rules.quick_capture.rendering import render, render_all
from organiser_app.domain.rules.quick_capture.spans import Problem, Role, Span
from organiser_app.domain.rules.quick_capture.vocabulary import Field, WordHelp, word_help

__all__ = [
    "Capture",
    "Completion",
    "Field",
    "ParsedListening",
    "Problem",
    "Role",
    "Span",
    "Wanted",
    "WordHelp",
    "completion_at",
    "parse",
    "render",
    "render_all",
    "word_help",
]
