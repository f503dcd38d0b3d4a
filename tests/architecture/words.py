"""Every string that a user may read goes through `tr` or `plural`, in a way that can be extracted.

Four nets. Text handed to a call that shows it must be translated, if it has letters at all; so
must a label handed to a widget of ours, and the message of an error that is raised. And in the
modules that speak to users, nothing that reads as a sentence may stand outside `tr`. Sheets of
style, names of objects and what is said to the diagnostic file are not for users.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Iterator

from organiser_app.domain import errors
from tests.architecture.house import Module, called

SHOWS_TEXT = frozenset(
    """
    QAction QCheckBox QCommandLinkButton QDockWidget QGroupBox QLabel QPushButton QRadioButton
    QToolButton addAction addItem addItems addMenu addRow addTab information insertItem question
    setAccessibleDescription setAccessibleName setDetailedText setHeaderLabels setInformativeText
    setItemText setLabelText setPlaceholderText setPrefix setStatusTip setSuffix setTabText setText
    setTitle setToolTip setWhatsThis setWindowTitle showMessage
    Paragraph annotate drawCentredString drawRightString drawString drawText set_title set_xlabel
    set_ylabel suptitle
    """.split()  # noqa: SIM905 (words are easier to read without their marks)
)
"""Calls of Qt, matplotlib and reportlab that put their strings before a reader."""

TEXT_ENDS_AT = {"addItem": 1, "insertItem": 2, "Paragraph": 1, "annotate": 1}
"""Where what follows the text is data or a style."""

FOR_MACHINES = frozenset(
    """
    addLiteral compile fullmatch getLogger match setObjectName setProperty setStyleSheet sub
    """.split()  # noqa: SIM905
)
"""Calls whose strings no user sees."""

SENTENCE = re.compile(
    r"""
    ^[A-Z“‘][\w’']*,?\ (?:[a-z]|\{)      # begins as a sentence does
    | [a-z’']{2,}(?:\ [a-z’']{2,}){2}    # goes on as one: three plain words
    """,
    re.VERBOSE,
)
STYLE_SHEET = re.compile(r"\{[^{}]*:[^{}]*;")
LABEL = re.compile(r"[A-Z][a-z’]+(?![a-z’+])")  # and not "Ctrl+K"
KEYS = ("Del", "Enter", "Esc", "Return", "Tab")
TRANSLATES = ("tr", "plural")
LETTER = re.compile(r"[^\W\d_]")


def error_names() -> frozenset[str]:
    """The classes of error whose message may be shown."""
    return frozenset(
        name
        for name, thing in vars(errors).items()
        if isinstance(thing, type) and issubclass(thing, errors.OrganiserError)
    )


def bare_text(node: ast.expr) -> Iterator[str]:
    """The literal pieces with letters that `node` may show as they stand."""
    match node:
        case ast.Constant(value=str(text)):
            if LETTER.search(text):
                yield text
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from bare_text(part)
        case ast.BinOp(left=first, right=second) | ast.IfExp(body=first, orelse=second):
            yield from bare_text(first)
            yield from bare_text(second)
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from bare_text(part)
        case ast.Call(func=ast.Attribute(value=ast.Constant() | ast.JoinedStr() as text)):
            yield from bare_text(text)
        case _:
            return


def untranslated_labels(module: Module, widgets: frozenset[str]) -> list[str]:
    """Literals that begin as labels do, handed to widgets of ours; others name icons or roles."""
    return [
        f"{module.at(node)}: {called(node)} shows {text!r}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in widgets
        for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        for text in bare_text(argument)
        if LABEL.match(text) and text not in KEYS
    ]


def widget_names(modules: Iterable[Module]) -> frozenset[str]:
    """The classes that the window's own widgets, forms and dialogs are made of."""
    return frozenset(
        node.name
        for module in modules
        if module.name.startswith("organiser_app/ui/")
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    )


def untranslated_arguments(module: Module) -> list[str]:
    """Literals handed to a call that shows them."""
    return [
        f"{module.at(node)}: {called(node)} shows {text!r}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in SHOWS_TEXT
        for argument in node.args[: TEXT_ENDS_AT.get(called(node))]
        for text in bare_text(argument)
    ]


def untranslated_errors(module: Module) -> list[str]:
    """Literals that an error brings before a reader."""
    return [
        f"{module.at(node)}: {called(node)} says {text!r}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in error_names() and node.args
        for text in bare_text(node.args[0])
    ]


def untranslated_sentences(module: Module) -> list[str]:
    """What reads as a sentence and is neither translated nor meant for a machine."""
    return [
        f"{module.at(node)}: {node.value!r} reads as a sentence"
        for node in spoken(module.tree)
        if isinstance(node.value, str)
        and SENTENCE.search(node.value)
        and not STYLE_SHEET.search(node.value)
    ]


def shown(call: ast.Call) -> bool:
    """Whether the strings of `call` may reach a user as they stand."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="log" | "logger" | "_log" | "_logger")):
            return False
        case ast.Name(id="LookupError" | "RuntimeError" | "TypeError" | "ValueError"):
            return False  # a fault of ours, which no user is shown
        case _:
            return called(call) not in (*TRANSLATES, *FOR_MACHINES)


def spoken(node: ast.AST) -> Iterator[ast.Constant]:
    """The constants below `node` that are no docstring and in no call that takes them away."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and not shown(child):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Constant):
            yield child
        yield from spoken(child)


def crooked_translations(module: Module) -> list[str]:
    """Calls of `tr` and `plural` that cannot be extracted, or whose places are not all filled."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in TRANSLATES:
            texts = node.args[: 1 if called(node) == "tr" else 2]
            if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
                found.append(f"{module.at(node)}: {called(node)} wants literal text")
            elif places_differ(node, [str(ast.literal_eval(text)) for text in texts]):
                found.append(f"{module.at(node)}: places and values differ")
    return found


def places_differ(call: ast.Call, texts: list[str]) -> bool:
    """Whether a `{place}` is left without its value, or a value without its place."""
    given = {keyword.arg for keyword in call.keywords}
    if None in given:
        return False
    places = {place for text in texts for _, place, _, _ in string.Formatter().parse(text) if place}
    return places - {"count"} != given if called(call) == "plural" else places != given
