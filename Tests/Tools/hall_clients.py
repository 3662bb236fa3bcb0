"""Clients that play planning permits over the API and never give up a request: the load of nothing_lost.py."""

import base64
import hashlib
import http.client
import json
import random
import threading
import time
from dataclasses import dataclass

LEAD = "natural-resources"
DEPARTMENTS = ["housing", "civil-defence", "city-management", "water", "traffic-police"]
OFFICE = [(LEAD, post) for post in ("front desk", "case officer", "section head", "licensing officer")] + [
    (unit, "case officer") for unit in DEPARTMENTS]
# What follows a filing, in this order: noun, seat, body.
ACTS = [("acceptance", OFFICE[0], {})] + [
    ("opinions", (unit, "case officer"), {"verdict": "no_objection", "text": "经研究，我单位无不同意见。"})
    for unit in DEPARTMENTS
] + [
    ("review", OFFICE[1], {"passes": True, "text": "材料齐全，各项指标符合规划条件。"}),
    ("check", OFFICE[2], {"passes": True}),
    ("decision", OFFICE[3], {"ruling": "grant"}),
]
FILE = base64.b64encode(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n").decode()
ANSWERS = {
    "builder_name": "演示置业有限公司", "credit_code": "91210100MADEM00230", "contact_name": "林小禾",
    "phone": "13800000000", "by_agent": False, "project_code": "2601-210100-04-01-000001", "land_area": 20000,
    "green_area": 7000, "parking_places": 260, "sponge_ratio": 75, "site_occupied": False,
    "environment_sensitive": False, "relics_nearby": False, "security_zone": False, "changes_approved_plan": False,
    "detailed_plan_required": False, "defence_elsewhere": False, "defence_area": 900,
    "buildings": [{"building_name": "1号楼", "building_use": "residential", "storeys_above": 18,
                   "storeys_below": 1, "building_height": 54, "footprint": 700, "building_area": 13300,
                   "counted_area": 12600}],
}


def filing(mark):
    answers = ANSWERS | {"project_name": f"演练项目 {mark}", "address": f"演练路 {mark} 号"}
    materials = [{"material": each, "name": f"{each}.pdf", "content": FILE}
                 for each in ("land-documents", "design-plan")]
    return {"procedure": "planning-permit", "acknowledges_like_case": True, "answers": answers,
            "materials": materials}


def token(login):
    """Known beforehand, so that no command has to be run for each of the people."""
    return hashlib.sha256(("nothing lost, " + login).encode()).hexdigest()


def account_id(login):
    return token(login)[:20]


@dataclass
class Act:
    """A request that was answered with 2xx."""

    key: str
    login: str
    path: str
    body: str
    number: str
    version: int
    # How often it was sent before its answer was read.
    tries: int
    # The answer said that the act was there already: it had been done, and nobody had heard of it.
    was_done: bool


class Load:
    """All clients together, and what was acknowledged to them."""

    def __init__(self, port, name, clients, seed):
        self.port, self.name, self.seed = port, name, seed
        self.acts, self.surprises, self.overtaken = [], [], 0
        self.lock, self.ends = threading.Lock(), threading.Event()
        # Counts the leaps of the hall's clock: a case that was begun before one may have lapsed.
        self.leaps = 0
        # The earliest answered request that was sent after `watched`: (sent, answered).
        self.watched, self.back = None, threading.Event()
        self.back_at = self.heard_at = 0.0
        self.threads = [threading.Thread(target=self.play, args=(each,), daemon=True) for each in range(clients)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self):
        """Each client first sees its act through."""
        self.ends.set()
        deadline = time.monotonic() + 120
        for thread in self.threads:
            thread.join(timeout=max(0, deadline - time.monotonic()))
        if any(thread.is_alive() for thread in self.threads):
            self.surprises.append("expected every client to see its last act through in 120 s, found some still trying")

    def watch(self):
        """From here on, the first success of what is sent from now counts as writes being back."""
        self.back.clear()
        self.watched = time.monotonic()

    def is_stuck(self, seconds):
        """Nobody was told of a success for so long."""
        return time.monotonic() - self.heard_at > seconds

    def play(self, place):
        dice = random.Random(f"{self.seed} {self.name} {place}")
        client = Client(self, f"{self.name}-{place}", dice)
        while not self.ends.is_set():
            client.play_case(f"applicant-{place}")

    def note(self, act, sent):
        with self.lock:
            self.acts.append(act)
            self.heard_at = time.monotonic()
            if self.watched is not None and sent > self.watched and not self.back.is_set():
                self.back_at = self.heard_at
                self.back.set()


class Client:
    """One connection; one case after another, act by act."""

    def __init__(self, load, mark, dice):
        self.load, self.mark, self.dice = load, mark, dice
        self.filed, self.connection = 0, None

    def play_case(self, applicant):
        self.filed += 1
        mark, leaps = f"{self.mark}-{self.filed}", self.load.leaps
        act = self.do(mark + "-0", applicant, "/cases", filing(mark), leaps)
        # One in eight is left lying: its limits pass, and its alarms are to ring once.
        steps = ACTS if self.filed % 8 else []
        for step, (noun, seat, body) in enumerate(steps, 1):
            if act is None or self.load.ends.is_set():
                return
            act = self.do(f"{mark}-{step}", "/".join(seat), f"/cases/{act.number}/{noun}", body, leaps)

    def do(self, key, login, path, body, leaps):
        """Sends the same until it is answered; nil when the hall says that it cannot be done."""
        text = json.dumps(body, ensure_ascii=False)
        for tries in range(1, 100_000):
            sent = time.monotonic()
            status, answer = self.ask(key, login, path, text)
            if 200 <= status < 300:
                act = Act(key, login, path, text, answer["number"], answer["version"], tries, answer["is_repeat"])
                self.load.note(act, sent)
                time.sleep(self.dice.uniform(0, 0.04))
                return act
            if 400 <= status < 500:
                return self.give_up(key, path, status, answer, leaps)
            time.sleep(self.dice.uniform(0.05, 0.2))

    def give_up(self, key, path, status, answer, leaps):
        if leaps != self.load.leaps and status in (409, 422):
            self.load.overtaken += 1
        else:
            self.load.surprises.append(f"expected 2xx for {path} {key}, found {status} {answer}")
            time.sleep(1)
        return None

    def ask(self, key, login, path, text):
        """Status 599: nobody can tell whether it was done."""
        headers = {"Authorization": "Bearer " + token(login), "Content-Type": "application/json",
                   "Idempotency-Key": key}
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.load.port, timeout=10)
            self.connection.request("POST", "/api/v1" + path, text.encode(), headers)
            response = self.connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError):
            if self.connection:
                self.connection.close()
            self.connection = None
            return 599, None
