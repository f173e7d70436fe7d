"""The tables of a state file, and how an older file is brought up to date."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MEMORY = ":memory:"  # a state for one run only
APPLICATION_ID = 0x6E637764  # in the file's header: "this is newscrawl's"

# One script a version, never changed once released: a new version is a new script at the end.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE articles (
        id TEXT NOT NULL UNIQUE,
        url TEXT,
        address BLOB,            -- digest of the address that it was asked for by, which rechecks use
        site TEXT NOT NULL,
        title TEXT,
        published TEXT,          -- as in the article
        version INTEGER NOT NULL,
        fingerprint BLOB NOT NULL,
        length INTEGER NOT NULL, -- characters of text
        removed INTEGER NOT NULL,-- pieces taken out of it; -1: not known
        partial INTEGER NOT NULL,-- 1: a following page could not be loaded
        run INTEGER NOT NULL,    -- the run that stored this version
        etag TEXT,
        last_modified TEXT,
        listed TEXT,             -- the change that its sitemap named when it was last looked at
        changed_at REAL NOT NULL,-- when this version was stored; all times in seconds since 1970
        checked_at REAL,         -- when it was last looked at; NULL: learned from the output file
        output TEXT,             -- the file it was written to; NULL: a pipe
        start INTEGER,           -- where its line stands, in bytes; NULL: the file was taken away
        size INTEGER
    );
    CREATE INDEX articles_by_output ON articles (output);
    CREATE INDEX articles_by_site ON articles (site, run);
    CREATE TABLE addresses (
        digest BLOB PRIMARY KEY,
        article TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX addresses_by_article ON addresses (article);
    CREATE TABLE failures (
        digest BLOB PRIMARY KEY,
        url TEXT NOT NULL,
        site TEXT NOT NULL,
        reason TEXT NOT NULL,
        times INTEGER NOT NULL,  -- in a row
        last_at REAL NOT NULL,
        retry_at REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE outputs (
        path TEXT PRIMARY KEY,
        size INTEGER NOT NULL,   -- how far the file is accounted for
        tail BLOB NOT NULL       -- digest of the last bytes before that
    ) WITHOUT ROWID;
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        process INTEGER NOT NULL,
        started_at REAL NOT NULL,
        finished_at REAL,
        finish_reason TEXT
    );
    CREATE TABLE counts (
        run INTEGER NOT NULL,
        site TEXT NOT NULL,
        kind TEXT NOT NULL,      -- new, updated, unchanged, known, rejected, failed, removed
        name TEXT NOT NULL,      -- the reason or the rule; '' for the others
        n INTEGER NOT NULL,
        PRIMARY KEY (run, site, kind, name)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE memory_sites (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE, -- registrable domain
        version INTEGER NOT NULL   -- of the keys: what another version learned cannot be read
    );
    CREATE TABLE memory_pages (
        site INTEGER NOT NULL,
        page INTEGER NOT NULL,     -- key of the address
        article INTEGER NOT NULL,  -- key of its first page
        day INTEGER NOT NULL,      -- when it was learned, in days since 1970
        url TEXT NOT NULL,
        sketch BLOB NOT NULL,      -- keys of lines that stand for the article
        PRIMARY KEY (site, page)
    ) WITHOUT ROWID;
    CREATE TABLE memory_lines (
        site INTEGER NOT NULL,
        line INTEGER NOT NULL,
        page INTEGER NOT NULL,
        PRIMARY KEY (site, line, page)
    ) WITHOUT ROWID;
    CREATE TABLE memory_slots (
        site INTEGER NOT NULL,
        slot INTEGER NOT NULL,
        page INTEGER NOT NULL,
        kept INTEGER NOT NULL,     -- blocks
        removed INTEGER NOT NULL,
        PRIMARY KEY (site, slot, page)
    ) WITHOUT ROWID;
    CREATE TABLE memory_headlines (
        site INTEGER NOT NULL,
        headline INTEGER NOT NULL,
        page INTEGER NOT NULL,     -- whose headline it is
        source INTEGER,            -- the only page that shows it; NULL: several do
        day INTEGER NOT NULL,
        url TEXT NOT NULL,
        PRIMARY KEY (site, headline, page)
    ) WITHOUT ROWID;
    CREATE TABLE memory_texts (    -- what a line or a slot of several pages reads
        site INTEGER NOT NULL,
        key INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (site, key)
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE articles ADD COLUMN container TEXT; -- the element that held the body: tag and classes; NULL: not known
    ALTER TABLE articles ADD COLUMN rules TEXT;     -- that removed something, with spaces between; NULL: not known
    """,
    """
    -- Headlines without their addresses: a page asks for all of its lines, and next to none of them is there.
    CREATE TABLE memory_addresses (
        site INTEGER NOT NULL,
        page INTEGER NOT NULL,     -- whose headline is known
        url TEXT NOT NULL,
        PRIMARY KEY (site, page)
    ) WITHOUT ROWID;
    INSERT INTO memory_addresses SELECT site, page, min(url) FROM memory_headlines GROUP BY site, page;
    ALTER TABLE memory_headlines DROP COLUMN url;
    ALTER TABLE memory_pages DROP COLUMN url;
    ALTER TABLE memory_texts ADD COLUMN bound INTEGER; -- of a line: beyond it not all of its pages are kept
    UPDATE memory_texts SET bound = (
        SELECT max(page) FROM memory_lines
        WHERE memory_lines.site = memory_texts.site AND line = key HAVING count(*) >= 48
    );
    """,
)


class StateError(Exception):
    """A state file cannot be used. The message is one line for a person."""


class Connection(sqlite3.Connection):
    """A connection whose errors are StateErrors, which name the file and say what to do."""

    path = ""

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """Run one statement."""
        with self._told_plainly():
            return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        """Run one statement for each row of parameters."""
        with self._told_plainly():
            return super().executemany(sql, parameters)

    def executescript(self, sql_script: str) -> sqlite3.Cursor:
        """Run several statements."""
        with self._told_plainly():
            return super().executescript(sql_script)

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateError(f"cannot use the state file {self.path}: {_in_words(error)}") from error


def connect(path: str) -> Connection:
    """Open a file as a database, whatever it holds. Raises StateError where it cannot be opened."""
    try:
        connection = sqlite3.connect(path, isolation_level=None, factory=Connection)
    except sqlite3.Error as error:
        raise StateError(f"cannot use the state file {path}: {_in_words(error)}") from error
    connection.path = path
    return connection


def _in_words(error: sqlite3.Error) -> str:
    words = str(error)
    if "not a database" in words:
        return "it holds something else; nothing was changed; name another file"
    if "malformed" in words:
        return "it is damaged; move it away and run again: what stands in the output file is learned anew from there"
    if "readonly" in words:
        return "it cannot be written (permissions of the file or its folder)"
    if "locked" in words:
        return "another process is writing to it; wait for its end"
    return words


def open_database(path: str) -> Connection:
    """Open or make a state file of the present version.

    Raises StateError, and changes nothing, for a file that is no state file or is of a later newscrawl.
    """
    connection = connect(path)
    try:
        _check(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        # The log is forced to the disk at checkpoints only. A power cut can take back the last articles' rows, never
        # half of one; their lines are in the output, and are found there.
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: str) -> Connection:
    """Open an existing state file, also while a run writes to it. Raises StateError as `open_database`."""
    if not Path(path).is_file():
        raise StateError(f"{path}: there is no such state file")
    connection = connect(path)
    try:
        _check(connection)
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: Connection) -> int:
    """The schema version of a file; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: Connection) -> None:
    path = connection.path
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise StateError(f"{path} is a database of something else: nothing was changed; name another file")
    if version_of(connection) > len(MIGRATIONS):
        raise StateError(f"{path} was made by a later newscrawl: nothing was changed; use that one")


def _migrate(connection: Connection) -> None:
    """Run the scripts that the file has not seen, each whole or not at all."""
    for version in range(version_of(connection), len(MIGRATIONS)):
        connection.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[version]}"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version + 1}; COMMIT;"
        )
