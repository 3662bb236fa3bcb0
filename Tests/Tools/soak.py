"""Page times and memory of the hall with 10,000 cases (`make soak`).

Each page is asked 300 times over one kept connection on the loopback interface; what is printed is the
time from the request's last byte to the answer's last, in milliseconds, so the server's share is a
little less. The database is made once, by `hall rehearse`, and kept in .build-soak.
"""

import http.client
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
from conftest import HALL, HELD_CLOCK, ROOT, Hall  # noqa: E402
from people import DESK, LIN, PASSWORD, SUPERVISOR  # noqa: E402

CASES = 10_000
ASKED = 300
MOST_MILLISECONDS = 10
MOST_MEGABYTES = 150
FOLDER = ROOT / ".build-soak"

PAGES = {
    None: ["/", "/matters?q=餐饮", "/matters/catering-opening", "/progress", "/session"],
    LIN: ["/cases"],
    DESK: ["/desk"],
    SUPERVISOR: ["/supervision"],
}


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    database = FOLDER / "hall.db"
    if not database.exists():
        print(f"Making {CASES} cases, once …", flush=True)
        subprocess.run(
            [str(HALL), "rehearse", "--cases", str(CASES), "--clock", HELD_CLOCK,
             "--database", f"sqlite:{database}", "--secret-file", str(FOLDER / "secret")],
            cwd=ROOT, check=True)
    hall = Hall(FOLDER)
    hall.start()
    try:
        slow = [line for person, pages in PAGES.items() for line in measure(hall, person, pages)]
        memory = peak_megabytes(hall.process.pid)
    finally:
        hall.process.send_signal(signal.SIGTERM)
        hall.process.wait(timeout=30)
    print(f"memory at its peak: {memory:.0f} MB ({MOST_MEGABYTES} at most)")
    failed = len(slow) + (memory > MOST_MEGABYTES)
    for line in slow:
        print("too slow: " + line)
    return 1 if failed else 0


def measure(hall, person, pages):
    connection = http.client.HTTPConnection("127.0.0.1", hall.port)
    cookies = sign_in(connection, person) if person else {}
    for page in pages:
        times = []
        for _ in range(ASKED):
            status, _, took = ask(connection, "GET", page, cookies)
            if status != 200:
                yield f"{page} answered {status}"
                break
            times.append(took)
        if len(times) < ASKED:
            continue
        times.sort()
        middle, worst = times[ASKED // 2], times[ASKED * 99 // 100]
        print(f"{person or 'visitor':12} {page:32} p50 {middle:6.2f} ms   p99 {worst:6.2f} ms", flush=True)
        if worst > MOST_MILLISECONDS:
            yield f"{page} p99 {worst:.2f} ms"


def sign_in(connection, person):
    cookies = {}
    _, body, _ = ask(connection, "GET", "/session", cookies)
    token = re.search(r'name="([^"]*csrf[^"]*)" value="([^"]+)"', body)
    form = {"login": person, "password": PASSWORD}
    if token:
        form[token.group(1)] = token.group(2)
    ask(connection, "POST", "/session", cookies, urllib.parse.urlencode(form))
    return cookies


def ask(connection, method, page, cookies, body=None):
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, urllib.parse.quote(page, safe="/?=&"), body, headers)
    began = time.perf_counter()
    response = connection.getresponse()
    text = response.read()
    took = (time.perf_counter() - began) * 1000
    for line in response.headers.get_all("Set-Cookie") or []:
        name, _, value = line.split(";")[0].partition("=")
        cookies[name] = value
    return response.status, text.decode(errors="replace"), took


def peak_megabytes(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


if __name__ == "__main__":
    sys.exit(main())
