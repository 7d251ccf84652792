"""Runs every example that the help shows, where the example says it belongs, and compares the exit code."""

import json
import subprocess
import sys

from stages import Stages

ORDER = ["empty", "system", "prepared", "serving"]


def main() -> int:
    stages = Stages(sys.argv[1])
    passed = failed = 0
    try:
        listing = subprocess.run([str(stages.binaries / "gatehouse"), "__examples"],
                                 capture_output=True, text=True, check=True)
        examples = json.loads(listing.stdout)["examples"]
        counts: dict[str, int] = {}
        for example in sorted(examples, key=lambda e: ORDER.index(e["stage"])):
            counts[example["command"]] = counts.get(example["command"], 0) + 1
            place = stages.place(example["stage"])
            line = example["line"]
            if line.startswith("gatehouse serve"):
                # A server runs until it is told to stop: it must live for three seconds, then end cleanly.
                line = f"timeout --preserve-status -s TERM 3 {line}"
            try:
                done = stages.run(line, place)
            except subprocess.TimeoutExpired:
                failed += 1
                print(f"FAIL (no end) {example['line']}")
                continue
            if done.returncode == example["exit"]:
                passed += 1
            else:
                failed += 1
                print(f"FAIL exit {done.returncode}, expected {example['exit']}: {example['line']}")
                print("  " + "\n  ".join((done.stdout + done.stderr).splitlines()[:20]))
        commands = {line["command"] for line in examples}
        for command in sorted(commands):
            if counts[command] < 2:
                failed += 1
                print(f"FAIL {command} has fewer than two examples")
    finally:
        stages.close()
    print(f"help examples: {passed} passed, {failed} failed")
    return 1 if failed or passed < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
