"""Prints every requirement S1-S74 with the tests that name it, or "not yet".

A test proves a requirement when the requirement's number stands in its name or in a comment right
above it, or above its suite: `// S41: copies leave the same day`.
"""

import pathlib
import re
import sys

TESTS = pathlib.Path("Tests")
REQUIREMENTS = TESTS / "requirements.txt"


def main() -> int:
    if not REQUIREMENTS.exists():
        print(f"{REQUIREMENTS} is missing: it holds one line `S1 …` for each requirement", file=sys.stderr)
        return 1
    proofs = find_proofs()
    lines = [line for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines() if re.match(r"S\d+\b", line)]
    proven = 0
    for line in lines:
        number = line.split(maxsplit=1)[0].rstrip(":.")
        print(line)
        tests = proofs.get(number, [])
        proven += bool(tests)
        for test in tests or ["not yet"]:
            print(f"    {test}")
    print(f"{proven} of {len(lines)} requirements have a test.")
    return 0


def find_proofs():
    """Requirement number → the tests that name it, each as `file: test name`."""
    proofs = {}
    for path in sorted([*TESTS.rglob("*.swift"), *TESTS.rglob("test_*.py")]):
        for name, text in tests_of(path.read_text(encoding="utf-8")):
            for number in dict.fromkeys(numbers_in(text)):
                proofs.setdefault(number, []).append(f"{path.relative_to(TESTS)}: {name}")
    return proofs


def tests_of(source):
    """Each test's name with the text that can name a requirement: the comment above it, and its name."""
    comment = []
    suite = ""
    for line in source.splitlines():
        stripped = line.strip()
        if stripped.startswith(("//", "#")) and not stripped.startswith("#expect"):
            comment.append(stripped)
            continue
        if found := re.search(r"@Suite.*struct\s+(`[^`]+`|\w+)", line):
            suite = " ".join([*comment, found.group(1)])
            comment = []
        elif found := re.search(r"(?:func|def)\s+(`[^`]+`|test_\w+)", line):
            name = found.group(1).strip("`")
            yield name, " ".join([suite, *comment, name])
            comment = []
        elif not stripped.startswith("@"):
            comment = []


def numbers_in(text):
    """`S14`, `S14, S54` and `S27-S29`."""
    for first, last in re.findall(r"\bS(\d+)(?:\s*[-–]\s*S(\d+))?\b", text.replace("_", " ")):
        yield from (f"S{number}" for number in range(int(first), int(last or first) + 1))


if __name__ == "__main__":
    sys.exit(main())
