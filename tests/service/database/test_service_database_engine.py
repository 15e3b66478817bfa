"""The database is made where there is none, and is used by many at once; what is none is refused."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from docgen.errors import ServiceError
from docgen.service.database import AUDIT, RUNNERS, open_database
from docgen.service.database.schema import ABOUT, METADATA


def test_its_tables_are_made_once_and_its_secret_stays(database_address: str) -> None:
    first = open_database(database_address)
    secret = first.secret()
    assert len(secret) > 40
    first.close()
    again = open_database(database_address)
    assert again.secret() == secret
    with again.reading() as connection:
        for table in METADATA.tables.values():
            connection.execute(select(func.count()).select_from(table))
    again.close()


def test_many_may_open_it_at_the_same_moment(database_address: str) -> None:
    together = threading.Barrier(5)

    def opened(_: int) -> str:
        together.wait()
        database = open_database(database_address)
        try:
            return database.secret()
        finally:
            database.close()

    with ThreadPoolExecutor(5) as threads:
        assert len(set(threads.map(opened, range(5)))) == 1


def test_what_ends_in_an_error_leaves_nothing(database_address: str) -> None:
    database = open_database(database_address)
    with suppress(KeyError), database.writing() as connection:
        connection.execute(insert(RUNNERS).values(id="a", seen=1.0, jobs=1))
        raise KeyError
    with database.reading() as connection:
        assert connection.execute(select(RUNNERS)).all() == []
    with database.writing() as connection:
        connection.execute(insert(RUNNERS).values(id="a", seen=1.0, jobs=1))
    with database.reading() as connection:
        assert len(connection.execute(select(RUNNERS)).all()) == 1
    database.close()


def test_writers_wait_for_each_other(database_address: str) -> None:
    database = open_database(database_address)
    with database.writing() as connection:
        connection.execute(insert(RUNNERS).values(id="a", seen=0.0, jobs=0))

    def count(_: int) -> None:
        for _turn in range(10):
            with database.writing() as connection:
                database.alone(connection)
                held = connection.execute(select(RUNNERS.c.jobs)).scalar_one()
                connection.execute(update(RUNNERS).values(jobs=held + 1))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, range(4)))
    with database.reading() as connection:
        assert connection.execute(select(RUNNERS.c.jobs)).scalar_one() == 40
    database.close()


def test_the_clock_goes_on_within_a_transaction(database_address: str) -> None:
    database = open_database(database_address)
    with database.reading() as connection:
        first, second = database.now(connection), database.now(connection)
    assert 1_700_000_000 < first <= second < first + 60
    database.close()


def test_moments_are_kept_exactly(database_address: str) -> None:
    database, moment = open_database(database_address), 1_790_000_000.1234567
    with database.writing() as connection:
        connection.execute(insert(AUDIT).values(at=moment, owner="a", action="b"))
    with database.reading() as connection:
        assert connection.execute(select(AUDIT.c.at)).scalar_one() == moment
    database.close()


def test_tables_of_a_later_docgen_are_refused_and_left_alone(database_address: str) -> None:
    database = open_database(database_address)
    with database.writing() as connection:
        connection.execute(update(ABOUT).values(schema_version=99))
    database.close()
    with pytest.raises(ServiceError, match="its tables have version 99, and this docgen knows 1") as caught:
        open_database(database_address)
    assert "use the docgen that made them, or another database" in str(caught.value)


def test_what_went_wrong_is_said_of_the_database(database_address: str) -> None:
    database = open_database(database_address)
    with database.writing() as connection:
        AUDIT.drop(connection)
    with (
        pytest.raises(ServiceError, match="the database cannot be used") as caught,
        database.reading() as held,
    ):
        held.execute(select(AUDIT))
    assert "SELECT" not in str(caught.value)
    database.close()


@pytest.mark.parametrize("kind", ["text", "folder", "no folder", "other tables"])
def test_a_file_that_is_no_database_of_docgens(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.sqlite"
    if kind == "text":
        path.write_text("id: INC-1\n" * 200, "utf-8")
    elif kind == "folder":
        path.mkdir()
    elif kind == "no folder":
        path = tmp_path / "none" / "x.sqlite"
    else:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE docgen_service (only_row INTEGER)")
    with pytest.raises(ServiceError, match=r"x\.sqlite: the database cannot be used"):
        open_database(str(path))


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="the database cannot be used") as caught:
        open_database(f"postgresql://ama:secret@/x?host={tmp_path}")
    assert "secret" not in str(caught.value)
    assert "register" not in str(caught.value)


def test_a_file_that_is_taken_away_is_missed_and_not_made_anew(tmp_path: Path) -> None:
    """What would be written into it still would be gone with the process."""
    path = tmp_path / "service ö?%.sqlite"
    database = open_database(str(path))
    secret = database.secret()
    gone = path.rename(tmp_path / "elsewhere")
    for _ in range(2):
        with pytest.raises(ServiceError, match="unable to open database file"):
            database.secret()
        with pytest.raises(ServiceError, match="unable to open database file"), database.writing():
            pass
    assert not path.exists()
    gone.rename(path)
    assert database.secret() == secret
    database.close()
