"""A MariaDB server of its own, in a temporary folder; it is killed and started again like a real one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from folders import in_memory

SHARE = Path("/usr/share/mysql")
SYSTEM_TABLES = ("mysql_system_tables.sql", "mysql_system_tables_data.sql")


def programs() -> Path | None:
    """The server, where Debian hides it too; it needs its system tables beside it."""
    found = shutil.which("mariadbd", path=f"{os.environ['PATH']}:/usr/sbin")
    return Path(found) if found and (SHARE / SYSTEM_TABLES[0]).exists() else None


class Server:
    """A running server; its administrator is root, without a password."""

    UNICODE = "CHARACTER SET utf8mb4"  # of a database that needs it said
    OWNER = "root"

    def __init__(self, folder: Path, program: Path, *options: str) -> None:
        self.folder, self.program, self.options = folder, program, options
        self.databases: set[str] = set()
        # It refuses to run as root.
        self.as_user: dict[str, Any] = _somebody() if os.getuid() == 0 else {}
        (folder / "data/mysql").mkdir(parents=True)
        (folder / "tmp").mkdir()
        for path in (folder, *folder.iterdir(), folder / "data/mysql"):
            if self.as_user:
                shutil.chown(path, self.as_user["user"])
        self._make_system_tables()
        self.start()

    def url_of(self, user: str, database: str, **options: str) -> str:
        more = "".join(f"&{name}={value}" for name, value in options.items())
        return f"mysql+pymysql://{user}@localhost/{database}?unix_socket={self.folder}/s{more}"

    def start(self) -> None:
        """Start it as a child of this process: whoever kills it can also see it gone."""
        settings = (
            "--skip-networking", "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=1",
            "--innodb-log-file-size=16M", "--max-connections=60", f"--socket={self.folder}/s",
            f"--pid-file={self.folder}/pid", f"--tmpdir={self.folder}/tmp",
        )  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self._command(*settings, *self.options),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **self.as_user,
            )  # fmt: skip
        end = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < end:
            with suppress(Exception):
                return self.sql("DO 1")
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text("utf-8", "replace"))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def kill(self) -> None:
        """End the server without a word; it is one process."""
        self.process.kill()
        self.process.wait()

    def sql(self, *statements: str, database: str = "") -> None:
        import pymysql

        connection = pymysql.connect(
            unix_socket=f"{self.folder}/s", user="root", database=database or None, autocommit=True
        )
        with connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def set(self, **settings: str) -> None:
        """Change settings of the whole server, as its administrator would."""
        self.sql(*(f"SET GLOBAL {name} = {value}" for name, value in settings.items()))

    def _make_system_tables(self) -> None:
        text = "use mysql;\n" + "".join((SHARE / name).read_text("utf-8") for name in SYSTEM_TABLES)
        subprocess.run(
            self._command("--bootstrap"), input=text.encode(), check=True, capture_output=True, **self.as_user
        )

    def _command(self, *more: str) -> list[str]:
        return [
            str(self.program), "--no-defaults", f"--datadir={self.folder}/data",
            f"--lc-messages-dir={SHARE}", *more,
        ]  # fmt: skip


def _somebody() -> dict[str, Any]:
    """An account of this machine that is nobody's in particular."""
    import pwd

    names = {account.pw_name for account in pwd.getpwall()}
    name = next(name for name in ("mysql", "nobody") if name in names)
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


@contextmanager
def server(program: Path, *options: str) -> Iterator[Server]:
    """A server that is gone afterwards, and its folder too."""
    with in_memory() as folder:
        running = Server(folder, program, *options)
        try:
            yield running
        finally:
            running.stop()
