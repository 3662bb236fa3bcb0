"""Prints every requirement S1-S74 with the tests that name it, or "not yet".

A test proves a requirement when the requirement's number stands in its own name, in the comment right
above it or in its docstring: `S41: copies leave the same day`, `(S40 to S45)`. Where it proves one part
of a requirement and another part is not built, it says so: `S37 in part`. The name of a suite or of a
file proves nothing: each test answers for itself.
"""

import pathlib
import re
import sys

TESTS = pathlib.Path("Tests")
REQUIREMENTS = TESTS / "requirements.txt"

SWIFT_TEST = re.compile(r"func\s+(?:`(?P<sentence>[^`]+)`|(?P<word>\w+))")
PYTHON_TEST = re.compile(r'def\s+(?P<word>test_\w+)\s*\(.*?\)\s*:\s*\n(?:\s*"""(?P<docstring>.*?)""")?', re.DOTALL)
NUMBERS = re.compile(r"\bS(\d+)(?:\s*(?:-|–|to)\s*S(\d+))?(\s+in\s+part)?")


def main() -> int:
    if not REQUIREMENTS.exists():
        print(f"{REQUIREMENTS} is missing: it holds one line `S1 …` for each requirement", file=sys.stderr)
        return 1
    proofs = find_proofs()
    lines = [line for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines() if re.match(r"S\d+\b", line)]
    proven = in_part = 0
    for line in lines:
        tests = proofs.get(line.split(maxsplit=1)[0].rstrip(":."), [])
        proven += any(is_whole for _, is_whole in tests)
        in_part += bool(tests) and not any(is_whole for _, is_whole in tests)
        print(line)
        for test, is_whole in tests:
            print(f"    {test}" if is_whole else f"    in part: {test}")
        if not tests:
            print("    not yet")
    print(f"Of {len(lines)} requirements {proven} have a test, {in_part} one of a part, "
          f"{len(lines) - proven - in_part} none yet.")
    return 0


def find_proofs():
    """Requirement number → (the test as `file: name`, whether it proves the whole), in the order of the files."""
    proofs = {}
    for path in sorted([*TESTS.rglob("*Tests.swift"), *TESTS.rglob("test_*.py")]):
        source = path.read_text(encoding="utf-8")
        for name, text in (tests_of_swift if path.suffix == ".swift" else tests_of_python)(source):
            for number, is_whole in numbers_in(text).items():
                proofs.setdefault(number, []).append((f"{path.relative_to(TESTS)}: {name}", is_whole))
    return proofs


def tests_of_swift(source):
    """Each test's name, with its name and the comment above it."""
    comment, is_test = [], False
    for line in source.splitlines():
        stripped = line.strip()
        if stripped.startswith("//"):
            comment.append(stripped)
            continue
        is_test = is_test or stripped.startswith("@Test")
        found = SWIFT_TEST.search(line)
        if is_test and found:
            name = found["sentence"] or found["word"]
            yield name, " ".join([*comment, name])
        # The arguments of a test stand between its mark and its name.
        if found or not is_test:
            comment, is_test = [], False


def tests_of_python(source):
    """Each test's name, with its name and its docstring."""
    for found in PYTHON_TEST.finditer(source):
        name = found["word"]
        yield name.removeprefix("test_").replace("_", " "), f"{name.replace('_', ' ')} {found['docstring'] or ''}"


def numbers_in(text):
    """`S14`, `S14, S54`, `S27-S29`, `S40 to S45` and `S37 in part`: each number, and whether it is meant whole."""
    numbers = {}
    for first, last, part in NUMBERS.findall(text):
        for number in range(int(first), int(last or first) + 1):
            numbers[f"S{number}"] = numbers.get(f"S{number}", False) or not part
    return numbers


if __name__ == "__main__":
    sys.exit(main())
