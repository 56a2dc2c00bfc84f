"""The way to the database: one engine per address, and whether its schema is the one we know."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from data_sources.database.collation import teach_sqlite
from data_sources.database.trouble import SENTENCES, Trouble, code_of, trouble_of

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BUSY_SECONDS: Final = 30
_FILE: Final = "file:"


class SchemaState(enum.Enum):
    """How the schema of a database stands to the one that this program knows."""

    ABSENT = "absent"
    OLDER = "older"
    NEWER = "newer"
    CURRENT = "current"


class SchemaRefusedError(Exception):
    """The database cannot be used as it is; the text says in Russian what to run."""


REFUSALS: Final = {
    SchemaState.ABSENT: (
        "В базе данных нет таблиц РУМО-Монитора. Проверьте DATABASE_URL; "
        "если база новая, выполните «rumo db upgrade»."
    ),
    SchemaState.OLDER: (
        "Схема базы данных старее программы. Выполните «rumo db upgrade» и запустите снова."
    ),
    SchemaState.NEWER: (
        "Схема базы данных новее программы. Обновите программу до версии, которой создана эта база."
    ),
}


def make_engine(url: str) -> sa.Engine:
    """An engine for SQLite or PostgreSQL whose transactions see one state from first to last.

    An SQLite file is never created by connecting to it: only `create_sqlite_file` does that.
    """
    address = _with_driver(sa.make_url(url))
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address)
    return sa.create_engine(
        address, isolation_level="REPEATABLE READ", pool_pre_ping=True, pool_recycle=1800
    )


def _with_driver(url: sa.URL) -> sa.URL:
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite address; None for other databases and for one kept in memory."""
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite" or address.database in {None, "", ":memory:"}:
        return None
    return Path(str(address.database))


def file_of(engine: sa.Engine) -> Path | None:
    """Where the database of the engine lies, if it is a file."""
    database = engine.url.database or ""
    return Path(unquote(database.removeprefix(_FILE))) if database.startswith(_FILE) else None


def create_sqlite_file(url: str) -> None:
    """Makes the SQLite file and its folder if the address is one and they are not there yet."""
    path = sqlite_file(url)
    if path is not None and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _sqlite_engine(address: sa.URL) -> sa.Engine:
    path = sqlite_file(address.render_as_string(hide_password=False))
    if path is not None:
        # "rw" and not the default "rwc": a mistyped path is an error, not an empty database.
        address = address.set(
            database=f"{_FILE}{quote(path.resolve().as_posix())}",
            query={**address.query, "mode": "rw", "uri": "true"},
        )
    engine = sa.create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _sqlite_connected)
    sa.event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_connected(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver's own rule (BEGIN before a write only) would let two reads of one
    # transaction see two states.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.close()
    teach_sqlite(connection)


def _sqlite_begin(connection: sa.Connection) -> None:
    patience = connection.get_execution_options().get("patience")
    if patience is not None:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


def writing(engine: sa.Engine, patience: float = BUSY_SECONDS) -> sa.Engine:
    """The same database for a transaction that will write.

    SQLite takes its lock at the beginning (waiting so many seconds, not failing half-way);
    PostgreSQL reads what others have committed by the time of each statement.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(patience=patience)
    return engine.execution_options(isolation_level="READ COMMITTED")


def _alembic_config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    config.attributes["connection"] = connection
    return config


def schema_state(connection: sa.Connection) -> SchemaState:
    """Compares the database's revision with the newest migration of this program."""
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        return SchemaState.ABSENT
    if found == newest_schema():
        return SchemaState.CURRENT
    return SchemaState.OLDER if knows_schema(found) else SchemaState.NEWER


def require_current_schema(engine: sa.Engine) -> None:
    """Raises `SchemaRefusedError` unless the database answers and its schema is the newest."""
    try:
        with engine.connect() as connection:
            state = schema_state(connection)
    except sa.exc.OperationalError as error:
        raise SchemaRefusedError(_unreachable(engine, error)) from error
    except sa.exc.DatabaseError as error:
        raise SchemaRefusedError(_unreadable(engine, error)) from error
    if state is not SchemaState.CURRENT:
        raise SchemaRefusedError(REFUSALS[state])


def _unreachable(engine: sa.Engine, error: sa.exc.OperationalError) -> str:
    trouble = trouble_of(error, file_of(engine))
    if trouble not in {Trouble.ABSENT, Trouble.AWAY}:
        return SENTENCES[trouble]
    if engine.dialect.name == "sqlite":
        return (
            "Файл базы данных не найден или недоступен. Проверьте DATABASE_URL; "
            "для новой базы выполните «rumo db upgrade», для пробы — «rumo serve --demo»."
        )
    return "Нет связи с базой данных. Проверьте DATABASE_URL и доступность сервера PostgreSQL."


def _unreadable(engine: sa.Engine, error: sa.exc.DatabaseError) -> str:
    if code_of(error).endswith("SQLITE_CORRUPT"):
        return SENTENCES[Trouble.BROKEN]
    if engine.dialect.name == "sqlite":
        return (
            "Файл по адресу DATABASE_URL не является базой данных РУМО-Монитора. Проверьте адрес."
        )
    return (
        "База данных не дала прочитать таблицу alembic_version. Дайте роли право SELECT на все "
        "таблицы РУМО-Монитора."
    )


def newest_schema() -> str:
    """The revision that this program knows as the newest."""
    return str(ScriptDirectory.from_config(_alembic_config()).get_current_head())


def knows_schema(revision: str) -> bool:
    """Whether a database of this revision can be brought to the newest one."""
    script = ScriptDirectory.from_config(_alembic_config())
    return revision in {each.revision for each in script.walk_revisions()}


def upgrade(engine: sa.Engine) -> None:
    """Brings the schema to the newest revision; a newer one is refused, not touched."""
    with engine.connect() as connection:
        if schema_state(connection) is SchemaState.NEWER:
            raise SchemaRefusedError(REFUSALS[SchemaState.NEWER])
    let_readers_go_on(engine)
    with writing(engine).begin() as connection:
        upgrade_within(connection)


def let_readers_go_on(engine: sa.Engine) -> None:
    """Readers of an SQLite file must not wait for a writer; the mode stays with the file."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.rollback()
            raw: Any = connection.connection.cursor()
            raw.execute("PRAGMA journal_mode=WAL")
            raw.close()


def upgrade_within(connection: sa.Connection, revision: str = "head") -> None:
    """Brings the schema to the revision within the transaction."""
    command.upgrade(_alembic_config(connection), revision)


def refresh_statistics(engine: sa.Engine) -> None:
    """Lets the database look at its own contents, so that plans fit them after a big load."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
