"""Runs the sessions shown in README.md and the guides.

A block marked ```console runs line by line in the place named by the comment before it
(<!-- stage: system -->, default system). Lines after a command must appear in its output, in order;
`...` stands for anything. `# exit 1` behind a command states the exit code to expect.
"""

import pathlib
import re
import sys

from stages import ROOT, Stages


def blocks(page: pathlib.Path):
    stage, lines = "system", None
    for line in page.read_text().splitlines():
        mark = re.match(r"<!-- stage: (\w+) -->", line)
        if mark:
            stage = mark.group(1)
        elif line.startswith("```console"):
            lines = []
        elif line.startswith("```") and lines is not None:
            yield stage, lines
            stage, lines = "system", None
        elif lines is not None:
            lines.append(line)


def commands(lines):
    current = None
    for line in lines:
        if line.startswith("$ "):
            if current:
                yield current
            text, _, exit_code = line[2:].partition("  # exit ")
            current = [text, int(exit_code or 0), []]
        elif current and line.strip():
            current[2].append(line)
    if current:
        yield current


def appears(expected, output) -> str | None:
    have = [" ".join(line.split()) for line in output.splitlines()]
    at = 0
    for line in expected:
        want = " ".join(line.split())
        if want == "...":
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in want.split("...")))
        while at < len(have) and not pattern.search(have[at]):
            at += 1
        if at == len(have):
            return line
        at += 1
    return None


def main() -> int:
    stages = Stages(sys.argv[1])
    passed = failed = 0
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples/support-assistant/README.md"]
    try:
        for page in pages:
            for stage, lines in blocks(page):
                place = stages.place(stage)
                for text, exit_code, expected in commands(lines):
                    done = stages.run(text, place)
                    missing = appears(expected, done.stdout + done.stderr)
                    if done.returncode == exit_code and missing is None:
                        passed += 1
                        continue
                    failed += 1
                    print(f"FAIL {page.relative_to(ROOT)}: {text}")
                    print(f"  exit {done.returncode}, expected {exit_code}; missing line: {missing}")
                    print("  " + "\n  ".join((done.stdout + done.stderr).splitlines()[:20]))
    finally:
        stages.close()
    print(f"documented sessions: {passed} passed, {failed} failed")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
