"""A PostgreSQL server of its own, in a temporary folder; it is killed and started again like a real one."""

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


def programs() -> Path | None:
    """The folder of the server's programs, where Debian hides them too."""
    found = [Path(path).resolve() for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


class Server:
    """A running server; `url` is its database as its owner."""

    UNICODE = ""  # of a database that needs it said
    OWNER = "postgres"

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs = folder, programs
        self.databases: set[str] = set()
        # It refuses to run as root.
        self.as_user: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
        if self.as_user:
            shutil.chown(folder, "postgres", "postgres")
        self.run(
            "initdb", "-D", "data", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync"
        )
        self.start()

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def url_of(self, user: str, database: str = "postgres", **options: str) -> str:
        more = "".join(f"&{name}={value}" for name, value in options.items())
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}{more}"

    def start(self) -> None:
        """Start it as a child of this process: whoever kills it can also see it gone."""
        settings = {"listen_addresses": "", "unix_socket_directories": self.folder, "max_connections": 60}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = [str(self.programs / "postgres"), "-D", "data", *options]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True, **self.as_user
            )
        end = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < end:
            with suppress(subprocess.CalledProcessError):
                return self.run("pg_isready", "-q", "-h", str(self.folder))
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text("utf-8", "replace"))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(60)

    def kill(self) -> None:
        """End every process of the server without a word."""
        self.process.send_signal(signal.SIGSTOP)  # or it would have new children meanwhile
        for child in _children(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self.process.kill()
        self.process.wait()

    def sql(self, statements: str, database: str = "postgres") -> None:
        import psycopg

        address = f"host={self.folder} user=postgres dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statements.encode())

    def set(self, **settings: str) -> None:
        """Change settings of the whole server, as its administrator would."""
        for name, value in settings.items():
            self.sql(f"ALTER SYSTEM SET {name} = '{value}'")
        self.process.send_signal(signal.SIGHUP)
        for name, value in settings.items():
            self._wait_for(name, value)

    def _wait_for(self, name: str, value: str) -> None:
        import psycopg

        end = time.monotonic() + 30
        while time.monotonic() < end:
            with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres") as connection:
                if connection.execute(f"SHOW {name}".encode()).fetchone() == (value,):
                    return
            time.sleep(0.05)
        raise RuntimeError(f"{name} did not become {value}")

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, **self.as_user)


def _children(pid: int) -> list[int]:
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


@contextmanager
def server(programs: Path) -> Iterator[Server]:
    """A server that is gone afterwards, and its folder too."""
    with in_memory() as folder:
        running = Server(folder, programs)
        try:
            yield running
        finally:
            running.stop()
