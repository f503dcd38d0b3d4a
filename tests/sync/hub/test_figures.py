"""A programme sees what its teams count, and nobody's words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from organiser_app.domain.errors import Cancelled, HubProblem, InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.models import Listening, Presence, Resident
from organiser_app.domain.values import ListeningKind
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.sync.adding_up import FiguresGiven, added_up, read_figures
from organiser_app.sync.counting import figures_of
from organiser_app.sync.figures import Between, Figure
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.figures import ProgrammeSum, add_up_figures, hand_in_figures
from organiser_app.sync.hub.keeper import make_login, make_programme_login, make_team
from organiser_app.sync.members import member_left
from organiser_app.sync.team import TeamMember, team
from tests.faults.test_confidentiality import forms_of
from tests.store_fixtures import START, SettableClock
from tests.sync.figured import figures_pack
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.test_confidential import dumped
from tests.sync.teams import acquaint, log_of

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def heard(log: Log, people: int) -> None:
    """Let so many residents have been heard, in a listening each."""
    with log.reading() as connection:
        patch, organiser = (
            connection.execute(select(table.c.id)).scalars().first()
            for table in (t.patch, t.organiser)
        )
    with log.work() as work:
        for number in range(people):
            listening = work.write(
                Listening,
                patch_id=patch,
                organiser_id=organiser,
                kind=ListeningKind.DOORSTEP,
                at=START,
            )
            resident = work.write(Resident, name=f"Quibblewick {number}")
            work.write(Presence, listening_id=listening, subject_id=resident)
        work.commit("heard")


def reader_in(log: Log, name: str) -> TeamMember:
    """Somebody as a log knows them."""
    return next(each for each in log.read(team) if each.name == name)


def handed_in(log: Log, address: Address, reader: TeamMember) -> FiguresGiven:
    """What somebody handed in for the year."""
    figures = log.read(lambda connection: figures_of(connection, YEAR))
    return hand_in_figures(log, address, figures, reader)


def names_in(added: ProgrammeSum) -> list[str]:
    """Whose figures count."""
    return [each.name for each in added.total.given] if added.total else []


@pytest.fixture
def logs(tmp_path: Path, empty_log_folder: Path) -> tuple[Log, Log, Log]:
    """The logs of a programme's reader and of the leads of two teams, who know the reader."""
    made = tuple(log_of(tmp_path, empty_log_folder, name) for name in ("Pia", "Ada", "Beth"))
    acquaint(made[0], made[1])
    acquaint(made[0], made[2])
    return made[0], made[1], made[2]


def test_a_sum_over_teams_is_that_of_the_same_packs_and_replaces_what_was_handed_in_before(
    logs: tuple[Log, Log, Log], hub_address: Address, server: Server, tmp_path: Path
) -> None:
    reader, *leads = logs
    packs = []
    for lead, people in zip(leads, (12, 3), strict=True):
        url = make_team(hub_address).address
        for_reader = reader_in(lead, "Pia")
        before = handed_in(lead, url, for_reader)
        assert before.figures.counts[Figure.LISTENINGS] == 0
        heard(lead, people)
        told = handed_in(lead, url, for_reader)
        assert told.figures.counts[Figure.LISTENINGS] == people
        path = tmp_path / f"{told.name}.pack"
        packs.append(figures_pack(lead, path, YEAR, readers=[for_reader]).path)
    rows = server.ask(database_of(hub_address), "SELECT body FROM organiser.figures")
    assert len(rows) == 2
    added = add_up_figures(reader, make_programme_login(hub_address).address, YEAR)
    (by_hand,) = added_up(read_figures(reader, pack) for pack in packs)
    assert added.notices == ()
    assert added.total == by_hand
    assert by_hand.counts[Figure.LISTENINGS] == Between(15, 15)
    assert by_hand.counts[Figure.RESIDENTS] == Between(8 + 0, 12 + 4)


def test_what_lies_on_a_hub_is_a_pack_in_which_nothing_can_be_read(
    logs: tuple[Log, Log, Log], hub_address: Address, server: Server, tmp_path: Path
) -> None:
    reader, ada, _ = logs
    given = handed_in(ada, make_team(hub_address).address, reader_in(ada, "Pia"))
    ((body,),) = server.ask(database_of(hub_address), "SELECT body FROM organiser.figures")
    pack = tmp_path / "as.pack"
    pack.write_bytes(bytes(body))
    assert read_figures(reader, pack) == given
    lies_there = dumped(server, hub_address).lower()
    assert given.figures.patch == "Larkmoor"
    for word in ("larkmoor", 'organiser":', 'counts":', "manifest", "sender_name", "listenings"):
        assert all(form.lower() not in lies_there for form in forms_of(word))


def test_no_pack_is_left_beside_what_is_handed_in_or_added_up(
    logs: tuple[Log, Log, Log],
    hub_address: Address,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader, ada, _ = logs
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    handed_in(ada, make_team(hub_address).address, reader_in(ada, "Pia"))
    assert add_up_figures(reader, make_programme_login(hub_address).address, YEAR).total
    assert list(aside.iterdir()) == []


def test_figures_of_another_period_or_of_somebody_who_left_do_not_count(
    logs: tuple[Log, Log, Log], hub_address: Address, server: Server
) -> None:
    reader, ada, beth = logs
    first, second = make_team(hub_address), make_team(hub_address)
    handed_in(ada, first.address, reader_in(ada, "Pia"))
    handed_in(beth, second.address, reader_in(beth, "Pia"))
    programme = make_programme_login(hub_address).address
    spring = Period(YEAR.begins, date(2026, 6, 30))
    assert add_up_figures(reader, programme, spring) == ProgrammeSum(
        spring, None, (), ("Ada", "Beth")
    )
    member_left(reader, reader_in(reader, "Beth").id)
    added = add_up_figures(reader, programme, YEAR)
    assert (names_in(added), added.silent) == (["Ada"], ())
    (notice,) = added.notices
    assert second.team in notice
    assert "Beth, who wrote this pack, has left" in notice
    server.ask(
        database_of(hub_address),
        "UPDATE organiser.figures SET period = %s",
        "2026-01-01/2026-06-30",
    )  # passed off as another period's
    added = add_up_figures(reader, programme, spring)
    assert added.total is None
    assert any(first.team in each and "other days" in each for each in added.notices)


def test_figures_that_were_cut_short_or_are_for_somebody_else_do_not_count(
    logs: tuple[Log, Log, Log], hub_address: Address, server: Server
) -> None:
    reader, ada, beth = logs
    acquaint(ada, beth)
    first, second = make_team(hub_address), make_team(hub_address)
    handed_in(ada, first.address, reader_in(ada, "Beth"))
    handed_in(beth, second.address, reader_in(beth, "Pia"))
    server.ask(
        database_of(hub_address),
        "UPDATE organiser.figures SET body = substring(body FOR 600) WHERE team_id = %s",
        second.team,
    )
    added = add_up_figures(reader, make_programme_login(hub_address).address, YEAR)
    assert added.total is None
    told = sorted(added.notices, key=lambda each: first.team not in each)
    assert "for other people" in told[0]
    assert "damaged" in told[1]


def test_of_one_team_the_newest_figures_count_and_it_is_said_whose_they_are(
    logs: tuple[Log, Log, Log], hub_address: Address
) -> None:
    reader, ada, beth = logs
    team_of_both = make_team(hub_address)
    handed_in(beth, team_of_both.address, reader_in(beth, "Pia"))
    assert isinstance(ada.clock, SettableClock)
    ada.clock.advance(hours=1)
    login = make_login(hub_address, team_of_both.team).address
    handed_in(ada, login, reader_in(ada, "Pia"))
    added = add_up_figures(reader, make_programme_login(hub_address).address, YEAR)
    assert names_in(added) == ["Ada"]
    (notice,) = added.notices
    assert team_of_both.team in notice
    assert "those of Ada" in notice
    assert added.silent == ()  # Beth handed in too


def test_figures_that_are_passed_off_as_another_teams_too_count_once_and_are_noticed(
    logs: tuple[Log, Log, Log], hub_address: Address, server: Server
) -> None:
    reader, ada, _ = logs
    heard(ada, 6)
    handed_in(ada, make_team(hub_address).address, reader_in(ada, "Pia"))
    server.ask(
        database_of(hub_address),
        "INSERT INTO organiser.figures"
        " SELECT 'cafecafecafe', period, writer, body FROM organiser.figures",
    )
    added = add_up_figures(reader, make_programme_login(hub_address).address, YEAR)
    assert added.total is not None
    assert added.total.counts[Figure.LISTENINGS] == Between(6, 6)
    assert added.notices == ("Figures of Ada lie there for more than one team. They count once.",)


def test_only_a_programmes_login_adds_up_and_only_a_confirmed_reader_is_written_for(
    logs: tuple[Log, Log, Log], hub_address: Address
) -> None:
    reader, ada, _ = logs
    url = make_team(hub_address).address
    with pytest.raises(HubProblem, match="a programme's"):
        add_up_figures(reader, url, YEAR)
    programme = make_programme_login(hub_address).address
    with pytest.raises(HubProblem, match="with a team's"):
        handed_in(ada, programme, reader_in(ada, "Pia"))
    member_left(ada, reader_in(ada, "Pia").id)
    with pytest.raises(InvalidInput, match="not confirmed"):
        handed_in(ada, url, reader_in(ada, "Pia"))


def test_the_adding_up_says_how_far_it_is_and_is_stopped(
    owned_log: Log, tmp_path: Path, empty_log_folder: Path, hub_address: Address
) -> None:
    reader = log_of(tmp_path, empty_log_folder, "Pia")
    acquaint(owned_log, reader)
    handed_in(owned_log, make_team(hub_address).address, reader_in(owned_log, "Pia"))
    programme = make_programme_login(hub_address).address
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        raise Cancelled("stop")

    with pytest.raises(Cancelled):
        add_up_figures(reader, programme, YEAR, watch=stop)
    assert told == [(0, 1)]
    reader.close()
