"""All of the tests, one stage after another, closing with one line: `N passed, N failed`.

A stage that fails does not hide the later ones, unless they cannot run without it (nothing runs
without the build). The exit code is 0 only when every stage and every test passed.
"""

import os
import re
import subprocess
import sys
import time

HALL = ".build/debug/hall"
MOST_LINES = 60
# Tests that wait for clocks and servers need their turn: hundreds at once on two cores only hold each other up.
TESTS_AT_ONCE = "8"


def main() -> int:
    passed = failed = 0
    failures = []
    for title, command, count, is_needed in stages():
        print(f"== {title}", flush=True)
        began = time.monotonic()
        code, output = run(command)
        good, bad = count("".join(output), code)
        passed, failed = passed + good, failed + bad
        verdict = "ok" if bad == 0 else "FAILED"
        print(f"== {title}: {verdict}, {time.monotonic() - began:.0f} s", flush=True)
        if bad:
            failures += [f"== {title} failed:\n"] + what_failed(output)
            if is_needed:
                break
    # Whoever reads only the end of it sees what failed.
    sys.stdout.writelines(failures)
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


def stages():
    """Each stage: title, command, how its output is counted, whether the rest needs it."""
    return [
        ("Format", ["make", "--no-print-directory", "check-format"], as_one, False),
        ("Build", ["swift", "build", "--build-tests"], as_one, True),
        ("Tests", ["swift", "test", "--skip-build"], as_swift_test, False),
        ("Examples", [HALL, "check", "--examples", "Forms", "Procedures"], as_one, False),
        ("Nothing lost", ["python3", "Tests/Tools/nothing_lost.py", "--quick"], as_one, False),
        # Two files at a time, each with a hall of its own: a browser waits as often as it works.
        ("Browser", [".build-venv/bin/pytest", "-q", "-n2", "--dist=loadfile", "Tests/Browser"], as_pytest, False),
    ]


def run(command):
    """Runs a command, shows what it prints as it prints it, and keeps the last 2,000 lines."""
    kept = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=os.environ | {"SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH": TESTS_AT_ONCE},
    ) as process:
        for line in process.stdout:
            if is_worth_showing(line):
                sys.stdout.write(line)
                sys.stdout.flush()
            kept = kept[-1999:] + [line]
    return process.returncode, kept


def is_worth_showing(line):
    """A thousand lines of single passes hide the one that matters."""
    return not re.match(r"^(✔|◇|\[\d+/\d+\] (Emitting|Compiling|Write|Wrapping|Copying))", line)


def what_failed(output):
    """The lines that name a failure; where a stage has none of the kind, its last ones."""
    named = [line for line in output if re.match(r"✘|↳|FAILED|ERROR|.*\berror: ", line)]
    return named[:MOST_LINES] or output[-20:]


def as_one(output, code):
    return (1, 0) if code == 0 else (0, 1)


def as_swift_test(output, code):
    """Counts from the run's own last line; a crash prints none, and is a failure."""
    closing = re.findall(r"Test run with (\d+) tests?.* (passed|failed) after", output)
    if not closing:
        return 0, 1
    total = sum(int(count) for count, _ in closing)
    broken = set(re.findall(r"^✘ Test (.+?) (?:failed|recorded)", output, re.MULTILINE))
    bad = max(len(broken), 1 if code != 0 else 0)
    return max(total - bad, 0), bad


def as_pytest(output, code):
    def number(word):
        found = re.findall(rf"(\d+) {word}", output.strip().splitlines()[-1] if output.strip() else "")
        return int(found[-1]) if found else 0

    bad = number("failed") + number("error")
    if code != 0 and bad == 0:
        bad = 1
    return number("passed"), bad


if __name__ == "__main__":
    sys.exit(main())
