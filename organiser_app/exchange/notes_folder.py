"""A folder of text notes from a phone: every note is quick capture, and is left where it is.

A note that says no `when:` is of the day that its file's name begins with ("2026-05-14 Kendal
Road.txt"), at noon, or else of the moment at which the file was last written.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from organiser_app.domain.errors import EnvironmentProblem, InvalidInput
from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.quick_capture import ParsedListening, parse
from organiser_app.domain.values import EntryRoad
from organiser_app.language import tr
from organiser_app.store.files import plain_problems

SUFFIXES = (".txt", ".md", ".text", ".markdown")
MOST_BYTES = 1_000_000
"""A longer file is no note: a whole book has fewer letters."""
MOST_FILES = 5_000
_NOON = time(12)
_DAY_FIRST = re.compile(r"^(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE_ENDS = re.compile("\r\n|\r|\n")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class NotedListening:
    """A listening, and where it stands: the note by its name in the folder, and the line."""

    file: str
    line: int
    listening: ListeningInput


@dataclass(frozen=True, slots=True)
class NoteProblem:
    """A line that had no place of its own: what it is, and what becomes of it."""

    file: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class UnreadNote:
    """A file that could not be taken, and why, as the end of a sentence."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What a folder held; `passed_over` counts the files that are no text notes."""

    listenings: tuple[NotedListening, ...]
    problems: tuple[NoteProblem, ...]
    unread: tuple[UnreadNote, ...]
    files: int
    passed_over: int


def read_notes(
    folder: Path, now: datetime, themes: Iterable[str] = (), whom_to_tell: str = ""
) -> Notes:
    """Read every note under `folder`; nothing is changed anywhere, least of all the notes.

    `now` is the present moment in the zone of the patch, and no note is of a later one; `themes`
    are the names in the codebook, and `whom_to_tell` hears of a safeguarding worry, of which a
    listening is left out whole. Raises `EnvironmentProblem` where there is no such folder.
    """
    if not folder.is_dir():
        raise EnvironmentProblem(tr("There is no folder {path}.", path=folder))
    with plain_problems(folder):
        files = sorted(_files_in(folder))
    notes = [file for file in files if file.suffix.lower() in SUFFIXES]
    if len(notes) > MOST_FILES:
        raise InvalidInput(
            tr(
                "There are {count} notes in {path}, and {most} are the most at one time.",
                count=len(notes),
                path=folder,
                most=MOST_FILES,
            )
        )
    reader = _Reader(folder, now, tuple(themes), whom_to_tell)
    for note in notes:
        reader.take(note)
    return Notes(
        tuple(reader.listenings),
        tuple(reader.problems),
        tuple(reader.unread),
        len(notes),
        len(files) - len(notes),
    )


def _files_in(folder: Path) -> Iterator[Path]:
    """The files at any depth, but for those whose name or folder begins with a dot."""
    for found in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in found.relative_to(folder).parts)
        if found.is_file() and not hidden:
            yield found


@dataclass(slots=True)
class _Reader:
    """Goes from note to note, counting the listenings that are word for word the same."""

    folder: Path
    now: datetime
    themes: tuple[str, ...]
    whom_to_tell: str
    listenings: list[NotedListening] = field(default_factory=list)
    problems: list[NoteProblem] = field(default_factory=list)
    unread: list[UnreadNote] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def take(self, note: Path) -> None:
        """Read one note, or say why it cannot be read."""
        name = note.relative_to(self.folder).as_posix()
        try:
            text = _text_of(note)
        except (InvalidInput, EnvironmentProblem) as problem:
            self.unread.append(UnreadNote(name, problem.message))
            return
        moment = _moment_of(note, self.now)
        found = parse(
            text.rstrip(),
            moment,
            themes=self.themes,
            entered=EntryRoad.IMPORT,
            whom_to_tell=self.whom_to_tell,
        )
        if not found.listenings:
            self.unread.append(UnreadNote(name, tr("no line in it holds a word")))
        for parsed in found.listenings:
            self._keep(name, parsed, _LINE_ENDS.split(text))

    def _keep(self, name: str, parsed: ParsedListening, lines: list[str]) -> None:
        self.problems += [NoteProblem(name, each.line, str(each)) for each in parsed.problems]
        if parsed.left_over:
            return
        source = self._source(lines[parsed.first_line - 1 : parsed.last_line])
        listening = parsed.listening.model_copy(update={"source": source})
        self.listenings.append(NotedListening(name, parsed.first_line, listening))

    def _source(self, lines: list[str]) -> str:
        """A sign made of the words of one listening, and of how many such there were before it.

        It stays the same where the note is renamed, or more is written at its end.
        """
        words = "\n".join(line.strip() for line in lines).strip()
        digest = hashlib.sha256(words.encode()).hexdigest()
        self.seen[digest] += 1
        return f"note:{digest}:{self.seen[digest]}"


def _text_of(note: Path) -> str:
    """The words of a note; `InvalidInput` with the end of a sentence where it has none."""
    with plain_problems(note), note.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InvalidInput(tr("it is too long for a note"))
    for encoding in ("utf-16",) if data[:2] in _UTF_16_MARKS else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise InvalidInput(tr("it is no text"))


def _moment_of(note: Path, now: datetime) -> datetime:
    """When what a note tells of was, for want of a `when:`; never after `now`."""
    named = _day_named(note.name)
    if named is not None:
        moment = datetime.combine(named, _NOON, now.tzinfo)
    else:
        moment = datetime.fromtimestamp(note.stat().st_mtime, now.tzinfo)
    return min(moment, now)


def _day_named(name: str) -> date | None:
    found = _DAY_FIRST.match(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
