"""A programme sees what its teams count, and nobody's words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from organiser_app.domain.errors import HubProblem, InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.models import Listening, Presence, Resident
from organiser_app.domain.values import ListeningKind
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.sync.hub.figures import add_up_figures, hand_in_figures
from organiser_app.sync.hub.keeper import make_programme_login, make_team
from organiser_app.sync.members import member_left
from organiser_app.sync.team import TeamMember, team
from tests.store_fixtures import START
from tests.sync.hub.server import Server, database_of
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


@pytest.fixture
def logs(tmp_path: Path, empty_log_folder: Path) -> tuple[Log, Log, Log]:
    """The logs of a programme's reader and of the leads of two teams, who know the reader."""
    made = tuple(log_of(tmp_path, empty_log_folder, name) for name in ("Pia", "Ada", "Beth"))
    acquaint(made[0], made[1])
    acquaint(made[0], made[2])
    return made[0], made[1], made[2]


def test_the_counts_of_all_teams_are_added_up_and_small_ones_of_people_are_not_told(
    logs: tuple[Log, Log, Log], hub_url: str, server: Server
) -> None:
    reader, *leads = logs
    for lead, people in zip(leads, (12, 3), strict=True):
        heard(lead, people)
        url = make_team(hub_url).url
        hand_in_figures(lead, url, YEAR, reader_in(lead, "Pia"))
        told = hand_in_figures(lead, url, YEAR, reader_in(lead, "Pia"))
        assert told["listenings"] == people
    total = add_up_figures(reader, make_programme_login(hub_url).url, YEAR)
    assert (total.teams, total.notices) == (2, ())
    assert total.counts["listenings"] == 15
    assert total.counts["residents_heard"] == 10
    assert total.few == {"residents_heard": 1, "volunteers": 2}
    bodies = server.ask(database_of(hub_url), "SELECT body FROM organiser.figures")
    assert len(bodies) == 2
    assert all(b"listenings" not in bytes(body) for (body,) in bodies)


def test_figures_of_another_period_or_of_somebody_unknown_do_not_count(
    logs: tuple[Log, Log, Log], hub_url: str, server: Server
) -> None:
    reader, ada, beth = logs
    first, second = make_team(hub_url), make_team(hub_url)
    hand_in_figures(ada, first.url, YEAR, reader_in(ada, "Pia"))
    hand_in_figures(beth, second.url, YEAR, reader_in(beth, "Pia"))
    programme = make_programme_login(hub_url).url
    other = Period(YEAR.begins, date(2026, 6, 30))
    assert add_up_figures(reader, programme, other).teams == 0
    member_left(reader, reader_in(reader, "Beth").id)
    total = add_up_figures(reader, programme, YEAR)
    assert total.teams == 1
    assert second.team in total.notices[0]
    server.ask(
        database_of(hub_url), "UPDATE organiser.figures SET team_id = %s", "cafecafecafe"
    )  # passed off as another team's
    assert add_up_figures(reader, programme, YEAR).teams == 0


def test_only_a_programmes_login_adds_up_and_only_a_confirmed_reader_is_written_for(
    logs: tuple[Log, Log, Log], hub_url: str
) -> None:
    reader, ada, _ = logs
    url = make_team(hub_url).url
    with pytest.raises(HubProblem, match="a programme's"):
        add_up_figures(reader, url, YEAR)
    member_left(ada, reader_in(ada, "Pia").id)
    with pytest.raises(InvalidInput, match="not confirmed"):
        hand_in_figures(ada, url, YEAR, reader_in(ada, "Pia"))
