"""Every page of the hall with 10,000 cases: its time, its weight, and the server's memory (`make soak`).

Follows the links of every role, one page of each kind, as a person who clicks everything would. Each page
is asked 300 times over one kept connection on the loopback interface; and 300 different cases are opened once
each. What is bounded is the server's own time, as its log has it; beside it stands the time from the request's
last byte to the answer's last. The database is made once, by `hall rehearse`, and kept in .build-soak.
"""

import http.client
import json
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse
from html import unescape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
from conftest import HELD_CLOCK, ROOT, Hall  # noqa: E402
from people import DESK, LIN, PASSWORD, SUPERVISOR  # noqa: E402
from walker import kind  # noqa: E402

CASES = 10_000
SEEDS = 100_000
ASKED = 300
MOST_MILLISECONDS = 10
MOST_MEGABYTES = 150
MOST_KILOBYTES = 60
FOLDER = ROOT / ".build-soak"
HALL = ROOT / ".build/release/hall"

# Where each role begins; `?q=` pages are reached by forms and not by links.
STARTS = {
    None: ["/", "/matters?q=餐饮", "/progress", "/no-such-page"],
    LIN: ["/cases"],
    DESK: ["/desk", "/desk/search?q=林记", "/desk/walk-ins"],
    "fire-officer": ["/desk"],
    SUPERVISOR: ["/supervision"],
}
# What a role sees of a case, and which cases it may see.
FIRST_LOOKS = {
    LIN: ("/cases/", f"case_file WHERE applicant = (SELECT account_id FROM account WHERE login = '{LIN}')"),
    DESK: ("/desk/cases/", "case_unit WHERE unit = 'market-regulation'"),
    SUPERVISOR: ("/supervision/cases/", "case_file"),
}


def rehearse_seeds() -> int:
    """A hundred thousand seeded cases over all procedures; a fault names its seed, and so many must have been played."""
    played = subprocess.run([str(HALL), "rehearse", "--seeds", str(SEEDS)], cwd=ROOT, text=True, stdout=subprocess.PIPE)
    print(played.stdout)
    if f"{SEEDS} seeded cases" not in played.stdout:
        print(f"expected {SEEDS} seeded cases")
        return 1
    return played.returncode


def measure_pieces() -> int:
    """What deciding an act and setting a paper cost by themselves; ends with 1 beyond its bounds."""
    return subprocess.run([str(HALL), "bench", "--pieces"], cwd=ROOT).returncode


def main() -> int:
    if rehearse_seeds() or measure_pieces():
        return 1
    make_cases()
    hall = Hall(FOLDER, program=HALL, more=["--log", "json"])
    hall.log.unlink(missing_ok=True)
    hall.start()
    faults = []
    try:
        wait_for_quiet(hall)
        for person, starts in STARTS.items():
            visitor = Visitor(hall, person)
            for name, address in visitor.every_kind(starts):
                faults += measure(visitor, name, [address] * ASKED)
            if person in FIRST_LOOKS:
                address, whose = FIRST_LOOKS[person]
                faults += measure(visitor, f"{address}… each for the first time",
                                  [address + number for number in some_cases(whose)])
        memory = peak_megabytes(hall.process.pid)
    finally:
        hall.process.send_signal(signal.SIGTERM)
        hall.process.wait(timeout=30)
    print(f"memory at its peak: {memory:.0f} MB ({MOST_MEGABYTES} at most)")
    if memory > MOST_MEGABYTES:
        faults.append(f"memory {memory:.0f} MB")
    for fault in faults:
        print("too much: " + fault)
    return 1 if faults else 0


def make_cases():
    """Half-made cases would be measured for whole ones: the folder gets its name when all are there."""
    if FOLDER.exists():
        return
    print(f"Making {CASES} cases, once …", flush=True)
    making = FOLDER.with_name(FOLDER.name + "-making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    subprocess.run(
        [str(HALL), "rehearse", "--cases", str(CASES), "--clock", HELD_CLOCK,
         "--database", f"sqlite:{making / 'hall.db'}", "--secret-file", str(making / "secret")],
        cwd=ROOT, check=True)
    making.rename(FOLDER)


def wait_for_quiet(hall):
    """Until the letters and papers of the rehearsed cases are done: what a hall does once is no part of a page."""
    visitor, left = Visitor(hall, None), None
    while left != 0:
        _, figures, _ = visitor.ask("GET", "/metrics")
        left = sum(int(float(number)) for number in
                   re.findall(r"^hall_waiting_(?:letters|papers) (\S+)", figures, re.M))
        print(f"\r{left} letters and papers to go  ", end="" if left else "\n", flush=True)
        time.sleep(1)


def some_cases(whose):
    """Spread over the whole year; they are more than the hall keeps at hand."""
    database = sqlite3.connect(f"file:{FOLDER / 'hall.db'}?mode=ro", uri=True)
    numbers = [row[0] for row in database.execute(f"SELECT case_number FROM {whose} ORDER BY case_number")]
    database.close()
    return numbers[::max(1, len(numbers) // ASKED)][:ASKED]


def measure(visitor, name, addresses):
    """Prints one line; returns what is too much."""
    weight = max(visitor.weigh(address) for address in {addresses[0], addresses[-1]})
    before = len(visitor.server_times())
    times = []
    for address in addresses:
        status, _, took = visitor.ask("GET", address)
        times.append(took)
    own = visitor.server_times(before + len(addresses))[before:]
    assert len(own) == len(addresses), f"expected {len(addresses)} requests in the log, found {len(own)}"
    (middle, worst), (_, seen) = middle_and_worst(own), middle_and_worst(times)
    print(f"{visitor.person or 'visitor':13} {name:46} {status}  p50 {middle:6.2f} ms  p99 {worst:6.2f} ms"
          f"  (seen: {seen:6.2f})  {weight:5.1f} KB", flush=True)
    faults = []
    if worst > MOST_MILLISECONDS:
        faults.append(f"{name} p99 {worst:.2f} ms")
    if weight > MOST_KILOBYTES:
        faults.append(f"{name} {weight:.1f} KB of HTML and CSS")
    return faults


def middle_and_worst(times):
    """Half of them took no longer, and 99 of 100."""
    times = sorted(times)
    return times[len(times) // 2], times[len(times) * 99 // 100]


class Visitor:
    """One kept connection with its cookies; signed in when it has a name."""

    def __init__(self, hall, person):
        self.connection = http.client.HTTPConnection("127.0.0.1", hall.port)
        self.person, self.cookies, self.weights, self.log = person, {}, {}, hall.log
        if person:
            self.sign_in()

    def sign_in(self):
        _, body, _ = self.ask("GET", "/session")
        form = {"login": self.person, "password": PASSWORD}
        token = re.search(r'name="([^"]*csrf[^"]*)" value="([^"]+)"', body)
        if token:
            form[token.group(1)] = token.group(2)
        status, _, _ = self.ask("POST", "/session", urllib.parse.urlencode(form))
        assert status == 303, f"{self.person} was not signed in: {status}"

    def ask(self, method, address, body=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, urllib.parse.quote(address, safe="/?=&%"), body, headers)
        began = time.perf_counter()
        response = self.connection.getresponse()
        text = response.read()
        took = (time.perf_counter() - began) * 1000
        self.is_page = (response.headers.get("Content-Type") or "").startswith("text/html")
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, text.decode(errors="replace"), took

    def every_kind(self, starts, most=40):
        """One address of each kind of page that links lead to, as (kind, address)."""
        waiting, met = list(starts), set()
        while waiting and most > 0:
            address = waiting.pop(0)
            if kind(address) in met and address not in starts:
                continue
            met.add(kind(address))
            status, body, _ = self.ask("GET", address)
            if not self.is_page or status in (302, 303):
                continue
            most -= 1
            yield kind(address), address
            for found in re.findall(r'<a [^>]*href="(/[^"#]*)', body):
                link = unescape(found)
                if kind(link) not in met and "lang" not in link:
                    waiting.append(link)

    def server_times(self, least=0):
        """Milliseconds of every request so far, in their order; waits until there are so many."""
        for _ in range(100):
            lines = [line for line in self.log.read_text().splitlines() if '"milliseconds"' in line]
            if len(lines) >= least:
                break
            time.sleep(0.05)
        return [json.loads(line)["milliseconds"] for line in lines]

    def weigh(self, address):
        """Kilobytes of a page and its style sheets."""
        _, body, _ = self.ask("GET", address)
        return (len(body.encode()) + self.styles(body)) / 1024

    def styles(self, body):
        """Bytes of the style sheets that a page links to."""
        total = 0
        for address in re.findall(r'<link [^>]*rel="stylesheet"[^>]*href="([^"]+)"', body):
            if address not in self.weights:
                _, text, _ = self.ask("GET", unescape(address))
                self.weights[address] = len(text.encode())
            total += self.weights[address]
        return total


def peak_megabytes(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


if __name__ == "__main__":
    sys.exit(main())
