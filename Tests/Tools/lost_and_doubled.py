"""What must hold of a hall's database when the clients of nothing_lost.py have stopped; a check gives its faults."""

import random
import re
import subprocess
import time
import urllib.request

from hall_clients import Client, account_id

# Of each of these a case has one at most; of an opinion, one from each unit.
ONCE = ["submitted", "accepted", "deemedAccepted", "reviewed", "checked", "decided", "closed"]
EVENTS = """
    SELECT case_number, name, event -> name AS event, entry -> 'by' -> 'clerk' ->> 'unit' AS unit
    FROM (SELECT case_number, convert_from(entry, 'UTF8')::jsonb AS entry FROM case_event) AS link,
      jsonb_array_elements(entry -> 'events') AS event, jsonb_object_keys(event) AS name"""


def check(database, hall, load):
    """All of it; the hall runs when it begins and is stopped when it ends."""
    faults = list(load.surprises)
    wait_for_quiet(database, hall, faults)
    faults += lost(database, load.acts) + doubled(database) + alarms(database, hall)
    faults += repeated(database, load)
    hall.stop()
    faults += [fault for command in ("audit", "replay") for fault in run(hall, command)]
    return faults


def wait_for_quiet(database, hall, faults, seconds=60):
    """Until papers and alarms that are due are done. A letter may wait ten minutes: for so long whoever was about
    to post it when he died has claimed it.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        figures = urllib.request.urlopen(f"http://127.0.0.1:{hall.port}/metrics", timeout=30).read().decode()
        papers = re.search(r"^hall_waiting_papers (\S+)", figures, re.M)
        left = {"papers": int(float(papers[1])), "alarms": len(due(database, hall))}
        if not any(left.values()):
            return
        time.sleep(0.2)
    faults.append(f"expected papers and alarms to be done within {seconds} s, found {left} left")


def lost(database, acts):
    """Every acknowledged key is there once, with its case and version; and no key that nobody was told of."""
    rows = database.rows("SELECT envelope_id, actor, case_number, last_version FROM idempotency WHERE actor <> 'hall'")
    found = {}
    for key, *what in rows:
        found.setdefault(key, []).append(what)
    faults = []
    for act in acts:
        expected = [[account_id(act.login), act.number, str(act.version)]]
        if found.get(act.key) != expected:
            faults.append(f"{act.key}: expected {expected} in idempotency, found {found.get(act.key)}")
    known = {act.key for act in acts}
    faults += [f"{key}: found in idempotency, expected only what was acknowledged" for key in found
               if key not in known]
    if len(known) != len(acts):
        faults.append(f"expected each key to be acknowledged once, found {len(acts) - len(known)} more")
    cases = {number for (number,) in database.rows("SELECT case_number FROM case_file")}
    return faults + [f"{number}: acknowledged, and there is no such case" for number in
                     {act.number for act in acts} - cases]


def doubled(database):
    once = ", ".join(f"'{name}'" for name in ONCE)
    rows = database.rows(f"""
        WITH event AS ({EVENTS})
        SELECT case_number, name, '', count(*) FROM event WHERE name IN ({once})
          GROUP BY 1, 2 HAVING count(*) > 1
        UNION ALL SELECT case_number, name, unit, count(*) FROM event WHERE name IN ('opinionGiven', 'copySigned')
          GROUP BY 1, 2, 3 HAVING count(*) > 1
        UNION ALL SELECT case_number, 'accepted and deemed accepted', '', count(*) FROM event
          WHERE name IN ('accepted', 'deemedAccepted') GROUP BY 1 HAVING count(*) > 1""")
    faults = [f"{number}: expected {name} {unit} once, found it {count} times" for number, name, unit, count in rows]
    rows = database.rows("""
        SELECT convert_from(entry, 'UTF8')::jsonb ->> 'envelope', count(*) FROM case_event
          GROUP BY 1 HAVING count(*) > 1""")
    return faults + [f"{key}: expected in one entry, found in {count}" for key, count in rows]


def alarms(database, hall):
    """A limit passes once; and none that is over by the hall's clock has not passed."""
    rows = database.rows(f"""
        SELECT case_number, event -> '_0' ->> 'clock', count(*) FROM ({EVENTS}) AS event
          WHERE name = 'limitPassed' GROUP BY 1, 2 HAVING count(*) > 1""")
    return [f"{number}: expected clock {clock} to ring once, found {count} times" for number, clock, count in rows] + [
        f"{number}: expected clock {clock} to have rung, its last day was {due_on}"
        for number, clock, due_on in due(database, hall)]


def due(database, hall):
    return database.rows(
        f"SELECT case_number, clock_id, due_on FROM clock WHERE due_on < '{hall.today()}' AND is_passed = 0")


def rung(database):
    return int(database.rows(f"SELECT count(*) FROM ({EVENTS}) AS event WHERE name = 'limitPassed'")[0][0])


def repeated(database, load, count=20):
    """The same request again gets its first answer, and adds nothing."""
    amounts = "SELECT (SELECT count(*) FROM idempotency), (SELECT count(*) FROM case_event)"
    before, faults = database.rows(amounts), []
    dice = random.Random(load.seed)
    client = Client(load, "repeat", dice)
    for act in dice.sample(load.acts, min(count, len(load.acts))):
        status, answer = client.ask(act.key, act.login, act.path, act.body)
        found = (status, answer and answer.get("number"), answer and answer.get("version"),
                 answer and answer.get("is_repeat"))
        expected = (201, act.number, act.version, True)
        if found != expected:
            faults.append(f"{act.key} again: expected {expected}, found {found}")
    after = database.rows(amounts)
    if before != after:
        faults.append(f"expected {before} keys and entries after repeats as before, found {after}")
    return faults


def run(hall, command):
    done = subprocess.run(hall.command(command), cwd=hall.root, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return [] if done.returncode == 0 else [
        f"hall {command}: expected exit code 0, found {done.returncode}: {done.stdout[-1500:]}"]
