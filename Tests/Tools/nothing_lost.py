"""Nothing acknowledged is lost and nothing is done twice, whatever is killed (`make nothing-lost`).

A hall of its own serves a PostgreSQL of its own. Clients play planning permits over the API; whatever goes wrong,
each sends the same request with the same key again until it is answered. Under that load one thing a round
breaks: the hall, a backend or the postmaster is killed with SIGKILL, PostgreSQL stands still, or its disk is full.
Each restart of the hall moves its clock on by two weeks, so that limits pass while clients retry. With failover, the
primary and its backends are killed and the synchronous standby is promoted. Afterwards the database is checked,
line by line, against what was acknowledged.

A full disk needs a small file system of its own, a loop device's in a private mount namespace; where that is not
to be had (no root, no loop devices), the disk stays whole and the run says so.
"""

import argparse
import datetime
import errno
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from hall_clients import OFFICE, Load, account_id, token
from local_postgres import Postgres, send, wait_until_gone
from lost_and_doubled import check, rung

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLIENTS = 16
FIRST_DAY = datetime.date(2026, 3, 2)
MOST_SECONDS_BACK = 60
MOST_SECONDS_FAILOVER = 10


def main() -> int:
    options = read_options()
    in_own_mounts()
    seed = options.seed if options.seed is not None else random.randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    faults = []
    for scene, rounds in ((Disturbed, options.rounds), (Failover, options.failovers)):
        if rounds:
            with tempfile.TemporaryDirectory(prefix="hall-nothing-lost-") as folder:
                faults += scene(pathlib.Path(folder), options, seed).run(rounds)
    for fault in faults[:20]:
        print("not so: " + fault)
    print(f"{len(faults)} faults, seed {seed}" if faults else "Nothing was lost, nothing was done twice.")
    return 1 if faults else 0


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="five short rounds, with the debug build")
    parser.add_argument("--rounds", type=int, help="disturbances (100; quick: 5)")
    parser.add_argument("--failovers", type=int, help="primaries killed (10; quick: 0)")
    parser.add_argument("--seed", type=int, help="the same disturbances in the same order")
    parser.add_argument("--hall", type=pathlib.Path, help="the program (.build/release/hall; quick: debug)")
    options = parser.parse_args()
    if options.rounds is None:
        options.rounds = 5 if options.quick else 100
    if options.failovers is None:
        options.failovers = 0 if options.quick else 10
    build = "debug" if options.quick else "release"
    options.hall = (options.hall or ROOT / f".build/{build}/hall").resolve()
    return options


def in_own_mounts():
    """Begins again in a mount namespace of its own: what is mounted there goes with it, however it ends."""
    wanted = "HALL_TEST_OWN_MOUNTS"
    unshare = ["unshare", "--mount", "--propagation", "private"]
    if wanted not in os.environ and os.getuid() == 0 and succeeds(*unshare, "true"):
        os.execvpe("unshare", [*unshare, sys.executable, *sys.argv], os.environ | {wanted: "1"})


def succeeds(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Serving:
    """A `hall serve` that may be killed; each start is two weeks after the one before."""

    root = ROOT

    def __init__(self, program, folder, address):
        self.program, self.folder, self.address = program, folder, address
        self.port, self.starts, self.process = free_port(), 0, None

    def command(self, *words):
        return [str(self.program), *words, "--database", self.address, "--secret-file", str(self.folder / "secret"),
                "--letters", str(self.folder / "letters")]

    def today(self):
        """By its own clock. From December on a day at a time: next year's holidays are not published."""
        leaps = self.starts - 1
        return FIRST_DAY + datetime.timedelta(weeks=2 * min(leaps, 20), days=max(0, leaps - 20))

    def start(self):
        self.starts += 1
        log = self.folder / "hall.log"
        command = self.command("serve", "--port", str(self.port), "--clock", f"{self.today()}T08:30:00+08:00")
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=log.open("ab"), stderr=subprocess.STDOUT,
                                        start_new_session=True)
        deadline = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5).read()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"expected the hall to open in 60 s, found:\n{log.read_text(errors='replace')[-2000:]}")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            code = self.process.wait(timeout=60)
            assert code == 0, f"expected SIGTERM to end the hall with 0, found {code}"


class Scene:
    """One database, its hall and its clients."""

    def __init__(self, folder, options, seed):
        self.folder, self.options, self.seed = folder, options, seed
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        self.dice = random.Random(f"{seed} {type(self).__name__}")
        self.worst, self.servers, self.hall = {}, [], None

    def run(self, rounds):
        faults = []
        try:
            self.prepare()
            self.load = Load(self.hall.port, type(self).__name__.lower(), CLIENTS, self.seed)
            self.load.watch()
            self.load.start()
            assert self.load.back.wait(60), "expected a first act to be acknowledged within 60 s, found none"
            for turn in range(1, rounds + 1):
                time.sleep(self.dice.uniform(0.3, 1) if self.options.quick else self.dice.uniform(0.5, 2.5))
                self.disturb(turn, faults)
            self.load.stop()
            faults += check(self.database, self.hall, self.load)
            self.close(rounds)
        except AssertionError as problem:
            faults.append(str(problem))
        finally:
            self.end()
        return faults

    @property
    def database(self):
        return self.servers[0]

    def prepare(self):
        """The schema, then people: by SQL, since a command for each of them would take longer than the test."""
        self.database.make()
        self.database.start()
        self.database.rows("CREATE DATABASE hall", "postgres")
        self.hall = Serving(self.options.hall, self.folder, self.address())
        subprocess.run(self.hall.command("migrate"), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        staff = [(f"{unit}/{post}", unit, post) for unit, post in OFFICE]
        people = [(f"applicant-{place}", None, None) for place in range(CLIENTS)]
        for login, unit, post in staff + people:
            self.database.rows(f"""
                INSERT INTO account (account_id, kind, name, login, created_at) VALUES
                  ('{account_id(login)}', '{"staff" if unit else "applicant"}', '{login}', '{login}', 0);
                INSERT INTO token (token_hash, account_id, label, made_at) VALUES
                  (encode(sha256('{token(login)}'), 'hex'), '{account_id(login)}', 'test', 0);""" + (
                f"INSERT INTO account_post VALUES ('{account_id(login)}', '{unit}', '{post}');" if unit else ""))
        self.hall.start()

    def address(self):
        return self.database.url()

    def measure(self, turn, kind, since, most, faults, note=""):
        """Waits until something that was sent from now on is acknowledged; prints the round's line."""
        self.load.watch()
        is_back = self.load.back.wait(timeout=most + 30)
        assert is_back, f"round {turn}, {kind}: expected writes back within {most} s, found none after {most + 30} s"
        took = self.load.back_at - since
        if took > most:
            faults.append(f"round {turn}, {kind}: expected writes back within {most} s, found {took:.1f} s")
        self.worst[kind] = max(took, self.worst.get(kind, 0))
        print(f"round {turn:3} {kind:12} writes back after {took:5.2f} s, {len(self.load.acts)} acts so far{note}",
              flush=True)

    def close(self, rounds):
        acts = self.load.acts
        print(f"{rounds} rounds: {len(acts)} acts acknowledged, {sum(act.tries > 1 for act in acts)} after retries, "
              f"{sum(act.was_done for act in acts)} of these done before unheard; {rung(self.database)} alarms rung; "
              f"{self.load.overtaken} acts came too late for their case")
        print("longest: " + ", ".join(f"{kind} {took:.2f} s" for kind, took in sorted(self.worst.items())), flush=True)

    def end(self):
        if self.hall and self.hall.process and self.hall.process.poll() is None:
            self.hall.kill()
        for server in self.servers:
            server.stop()


class Disturbed(Scene):
    """Kills, standstills and a full disk, in a shuffled order that comes to each kind equally often."""

    def prepare(self):
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        image = self.folder / "disk.img"
        with image.open("wb") as file:
            file.truncate((512 if self.options.quick else 4096) << 20)
        self.has_disk = "HALL_TEST_OWN_MOUNTS" in os.environ and succeeds(
            "mkfs.ext4", "-q", "-m", "0", image) and succeeds("mount", "-o", "loop", image, self.disk)
        if not self.has_disk:
            print("no round with a full disk: no file system can be mounted here")
        if os.getuid() == 0:
            shutil.chown(self.disk, "postgres")
        self.servers = [Postgres(self.disk / "data", free_port())]
        self.deck = []
        super().prepare()

    def disturb(self, turn, faults):
        if not self.deck:
            self.deck = [self.kill_hall, self.kill_backend, self.kill_postmaster, self.freeze]
            self.deck += [self.fill_disk] if self.has_disk else []
            self.dice.shuffle(self.deck)
        disturbance = self.deck.pop()
        since, note = disturbance()
        kind = disturbance.__name__.replace("_", " ")
        self.measure(turn, kind, since, MOST_SECONDS_BACK, faults, note)

    def kill_hall(self):
        since = time.monotonic()
        self.hall.kill()
        self.load.leaps += 1
        self.hall.start()
        return since, ""

    def kill_backend(self):
        rows = self.database.rows("SELECT pid FROM pg_stat_activity WHERE application_name = 'hall'", "postgres")
        backends = [int(pid) for (pid,) in rows]
        since = time.monotonic()
        send(self.dice.choice(backends), signal.SIGKILL)
        # PostgreSQL ends all others with it: what they shared may be broken.
        wait_until_gone(backends)
        return since, ""

    def kill_postmaster(self):
        family = self.database.family()
        since = time.monotonic()
        send(family[0], signal.SIGKILL)
        self.database.process.wait()
        wait_until_gone(family)
        self.database.start()
        return since, ""

    def freeze(self):
        family = self.database.family()
        for each in family:
            send(each, signal.SIGSTOP)
        time.sleep(3 if self.options.quick else 30)
        since = time.monotonic()
        for each in family:
            send(each, signal.SIGCONT)
        return since, ""

    def fill_disk(self):
        """Until PostgreSQL cannot write any more; then there is room again, and it is started if it gave up."""
        with (self.disk / "ballast").open("wb") as ballast:
            fill(ballast.fileno())
            filled = time.monotonic()
            while time.monotonic() < filled + (5 if self.options.quick else 15) and not self.load.is_stuck(1):
                time.sleep(0.1)
        stuck = self.load.is_stuck(1)
        (self.disk / "ballast").unlink()
        since = time.monotonic()
        gave_up = self.database.process.poll() is not None
        self.database.start()
        return since, (", writes had stopped" if stuck else ", writes had room") + (
            ", PostgreSQL had ended" if gave_up else "")

    def end(self):
        super().end()
        if self.has_disk:
            succeeds("umount", self.disk)


def fill(file):
    """Takes all that is free, down to the last block."""
    end, piece = 0, 1 << 30
    while piece >= 4096:
        try:
            os.posix_fallocate(file, end, piece)
            end += piece
        except OSError as problem:
            if problem.errno != errno.ENOSPC:
                raise
            piece //= 2


class Failover(Scene):
    """The first server is the primary, the second its synchronous standby; each round they change places."""

    def prepare(self):
        self.servers = [Postgres(self.folder / name, free_port()) for name in ("one", "two")]
        super().prepare()
        self.attach()

    def address(self):
        hosts = ",".join(f"127.0.0.1:{server.port}" for server in self.servers)
        return f"postgres://postgres@{hosts}/hall?target_session_attrs=read-write"

    def attach(self):
        """A new standby; from now on no commit is acknowledged that it does not hold."""
        primary, standby = self.servers
        shutil.rmtree(standby.folder, ignore_errors=True)
        standby.copy(primary)
        standby.start()
        primary.rows("ALTER SYSTEM SET synchronous_standby_names = 'standby'; SELECT pg_reload_conf();")
        deadline = time.monotonic() + 30
        while primary.rows("SELECT sync_state FROM pg_stat_replication") != [["sync"]]:
            assert time.monotonic() < deadline, "expected the standby to be synchronous in 30 s, found that it is not"
            time.sleep(0.1)

    def disturb(self, turn, faults):
        primary, standby = self.servers
        family = primary.family()
        since = time.monotonic()
        for each in family:
            send(each, signal.SIGKILL)
        primary.process.wait()
        wait_until_gone(family)
        standby.run("pg_ctl", "promote", "-s", "-w", "-D", standby.folder)
        standby.rows("ALTER SYSTEM RESET synchronous_standby_names; SELECT pg_reload_conf();")
        self.servers = [standby, primary]
        self.measure(turn, "failover", since, MOST_SECONDS_FAILOVER, faults)
        self.attach()


if __name__ == "__main__":
    sys.exit(main())
