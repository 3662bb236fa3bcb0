"""A PostgreSQL of a test's own, which may be killed, frozen and started again."""

import os
import pathlib
import signal
import subprocess
import time


def find_programs():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    assert found, "expected a PostgreSQL below /usr/lib/postgresql, found none: apt-get install postgresql"
    return found[-1].parent


class Postgres:
    """One cluster on a port of the loopback interface; safe as in service: fsync and synchronous_commit are on."""

    SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on", "synchronous_commit=on",
                "max_wal_size=256MB", "max_connections=60"]

    def __init__(self, folder, port):
        self.folder, self.port, self.programs = folder, port, find_programs()
        # PostgreSQL refuses to run as root.
        self.user = "postgres" if os.getuid() == 0 else None
        self.log = folder.with_suffix(".log").open("ab")
        self.process = None

    def make(self):
        self.run("initdb", "-D", self.folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def copy(self, primary):
        """Becomes a standby of this one."""
        source = f"host=127.0.0.1 port={primary.port} user=postgres application_name=standby"
        self.run("pg_basebackup", "-D", self.folder, "-R", "-c", "fast", "-d", source)

    def run(self, program, *words):
        done = subprocess.run([self.programs / program, *words], cwd="/", user=self.user, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode == 0, f"expected {program} to succeed, found: {done.stdout}"

    def start(self):
        words = [word for setting in self.SETTINGS for word in ("-c", setting)]
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            # After a kill it refuses to start until the last of its old processes is gone.
            if self.process is None or self.process.poll() is not None:
                self.process = subprocess.Popen(
                    [self.programs / "postgres", "-D", self.folder, "-p", str(self.port), *words],
                    cwd="/", user=self.user, stdout=self.log, stderr=self.log, start_new_session=True)
            if self.is_ready():
                return
            time.sleep(0.1)
        raise AssertionError(f"expected PostgreSQL to start in 60 s, found:\n{self.last_words()}")

    def last_words(self):
        return pathlib.Path(self.log.name).read_text(errors="replace")[-2000:]

    def is_ready(self):
        return subprocess.run([self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
                              ).returncode == 0

    def stop(self):
        if self.process and self.process.poll() is None:
            family = self.family()
            for each in family:
                send(each, signal.SIGCONT)
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=30)
            wait_until_gone(family)
        self.log.close()

    def family(self):
        """The postmaster, then its children."""
        postmaster = self.process.pid
        try:
            children = pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        except OSError:
            children = []
        return [postmaster, *map(int, children)]

    def url(self, database="hall"):
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def rows(self, sql, database="hall"):
        """The rows of an answer, each a list of texts."""
        done = subprocess.run(
            [self.programs / "psql", "-XqAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", self.url(database)],
            input=sql, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 0, f"expected an answer to {sql}, found: {done.stderr}"
        return [line.split("\t") for line in done.stdout.splitlines()]


def send(process, number):
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


def wait_until_gone(processes, seconds=30):
    """Of processes that end with their postmaster."""
    deadline = time.monotonic() + seconds
    while any(is_alive(each) for each in processes):
        assert time.monotonic() < deadline, f"expected {processes} to end, found some alive after {seconds} s"
        time.sleep(0.01)


def is_alive(process):
    """One that has ended and that nobody asked about counts as gone."""
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
