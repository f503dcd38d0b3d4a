"""The commands that write residents who agreed as contacts, and bring contacts in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_file, expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.contact_words import field_word, namesake_words
from organiser_app.exchange.tables import Unread
from organiser_app.exchange.vcards import ContactFile, Stray, read_vcards, write_vcards
from organiser_app.language import plural, tr
from organiser_app.services.contacts import Coming, import_contacts
from organiser_app.services.contacts import coming_in as looked_up
from organiser_app.store.files import write_whole
from organiser_app.store.queries import contacts as query
from organiser_app.store.queries.contacts import LeftOut


def contacts(call: Call) -> None:
    """Write everybody who agreed to be kept and shared, and say how many are left out and why."""
    file = expect_writable(call.arguments.file, force=call.arguments.force)
    with opened(call) as log:
        found = log.read(query.contacts)
    write_whole(file, write_vcards(found.agreed))
    left_out = {why.value: found.count(why) for why in LeftOut}
    facts = {"log": call.log_path, "file": file, "contacts": len(found.agreed)}
    count = len(found.agreed)
    wrote = plural(
        "Wrote {count} contact to {path}.", "Wrote {count} contacts to {path}.", count, path=file
    )
    told = tr("It is not encrypted, and holds names and how to reach people.")
    left = plural(
        "{count} resident is left out, who did not agree or gave no name.",
        "{count} residents are left out, who did not agree or gave no name.",
        len(found.left_out),
    )
    answer(call, facts | {"left_out": left_out}, [wrote, told, left])


def import_file(call: Call) -> None:
    """Add the contacts that the log has not; fields that are empty are filled with `--update`."""
    read = read_vcards(expect_file(call.arguments.file))
    added = _Added(len(read.contacts))
    if call.log_path.exists() or not call.arguments.dry_run:
        added = _add(call, read)
    answer(call, _facts(call, read, added), _lines(call, read, added))
    if read.unread and not read.contacts:
        raise InvalidInput(tr("No entry of {path} could be taken.", path=call.arguments.file))


@dataclass(frozen=True, slots=True)
class _Added:
    """What came, or would come, of an import."""

    new: int
    known: int = 0
    filled: int = 0
    entries: tuple[Coming, ...] = ()
    differing: tuple[Coming, ...] = ()


def _add(call: Call, read: ContactFile) -> _Added:
    update = call.arguments.update
    with opened(call) as log:
        coming = log.read(lambda connection: looked_up(connection, read.contacts))
        added = _counted(coming, update=update)
        if (added.new or added.filled) and not call.arguments.dry_run:
            import_contacts(log.work(), read.contacts, fill=update)
    return added


def _counted(coming: Sequence[Coming], *, update: bool) -> _Added:
    there = [each for each in coming if not each.is_new]
    return _Added(
        new=len(coming) - len(there),
        known=len(there),
        filled=sum(bool(each.fills) for each in there) if update else 0,
        entries=tuple(each for each in coming if each.is_new or (update and each.fills)),
        differing=tuple(each for each in there if each.differs),
    )


def _facts(call: Call, read: ContactFile, added: _Added) -> dict[str, object]:
    return {
        "log": call.log_path,
        "file": call.arguments.file,
        "encoding": read.encoding.removesuffix("-sig"),
        "dry_run": call.arguments.dry_run,
        "added": added.new,
        "already_there": added.known,
        "filled": added.filled,
        "entries": [
            {
                "entry": each.contact.number,
                "name": each.contact.name,
                "fills": [] if each.is_new else [field.value for field in each.fills],
                "same_name": each.namesake is not None,
            }
            for each in added.entries
        ],
        "differing": [
            {"entry": each.contact.number, "fields": [one.field.value for one in each.differs]}
            for each in added.differing
        ],
        "not_taken": [
            {"line" if isinstance(each, Stray) else "entry": each.line, "reason": each.reason}
            for each in read.unread
        ],
    }


def _lines(call: Call, read: ContactFile, added: _Added) -> Iterator[str]:
    dry_run = call.arguments.dry_run
    yield _words(added.new, dry_run=dry_run)
    if added.known:
        yield plural(
            "{count} was in the log already.", "{count} were in the log already.", added.known
        )
    if added.filled:
        yield plural(
            "Of {count} of those, empty fields are filled.",
            "Of {count} of those, empty fields are filled.",
            added.filled,
        )
    if dry_run:
        yield from map(_would, added.entries)
    for each in added.entries:
        if each.namesake and not dry_run:
            warn(_entry(each, namesake_words(each)))
    for each in added.differing:
        warn(
            tr(
                "Entry {number}, {name}: the log holds something else and keeps it.",
                number=each.contact.number,
                name=each.contact.name,
            )
        )
    _warn_of(read.unread)
    if added.new:
        yield tr("None of them has agreed to anything yet: ask them before you keep them long.")
    if dry_run:
        yield tr("This was a dry run; nothing was changed.")


def _warn_of(unread: Sequence[Unread]) -> None:
    """Name each entry and line that was not taken, and why."""
    for each in unread:
        number, reason = each.line, each.reason
        if isinstance(each, Stray):
            warn(tr("Line {number} was not taken: {reason}.", number=number, reason=reason))
        else:
            warn(tr("Entry {number} was not taken: {reason}.", number=number, reason=reason))


def _would(each: Coming) -> str:
    """What would become of one entry that is taken."""
    if not each.is_new:
        fields = ", ".join(map(field_word, each.fills))
        return _entry(each, tr("fills in {fields}", fields=fields))
    same = namesake_words(each)
    return _entry(each, tr("new; {same}", same=same) if same else tr("new"))


def _entry(each: Coming, said: str) -> str:
    number, name = each.contact.number, each.contact.name
    return tr("Entry {number}, {name}: {said}.", number=number, name=name, said=said)


def _words(count: int, *, dry_run: bool) -> str:
    if dry_run:
        return plural(
            "{count} resident would be added.", "{count} residents would be added.", count
        )
    return plural("{count} resident was added.", "{count} residents were added.", count)
