"""The vault against restic on the same files: put and get, wall and CPU, interleaved. Needs restic (Debian: restic)."""

import os
import pathlib
import random
import shutil
import subprocess
import time

ROUNDS = 5
LARGE, SMALL = "one file of 512 MiB", "10,000 small files"


def cost(words, **options):
    """Wall seconds, CPU seconds and peak memory in MiB of a command."""
    report = subprocess.run(["/usr/bin/time", "-f", "%e %U %S %M", "-o", "/dev/fd/2", *map(str, words)],
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)
    if report.returncode != 0:
        raise SystemExit(f"{words}: {report.stderr}")
    wall, user, system, memory = report.stderr.splitlines()[-1].split()
    return float(wall), float(user) + float(system), int(memory) / 1024


def make_files(kind, folder):
    folder.mkdir()
    noise = random.Random(7)
    if kind == LARGE:
        with open(folder / "weights.bin", "wb") as file:
            for _ in range(128):
                file.write(noise.randbytes(4 << 20))
    else:
        for number in range(10_000):
            place = folder / f"{number // 500:02}"
            place.mkdir(exist_ok=True)
            (place / f"{number}.txt").write_bytes(noise.randbytes(noise.randrange(200, 8_000)))


def remove(places):
    while places:
        shutil.rmtree(places.pop())


def run(binaries, folder, line):
    gatehouse = binaries / "gatehouse"
    password = folder / "password"
    password.write_text("correct horse battery staple")
    restic = ["restic", "--no-cache", "-q", "-p", password]
    for kind in (LARGE, SMALL):
        source = folder / "source"
        make_files(kind, source)
        subprocess.run(["cat", *map(str, [p for p in source.rglob("*") if p.is_file()][:2000])], stdout=subprocess.DEVNULL)
        results, places = {name: {"ours": [], "theirs": []} for name in ("put", "get")}, []
        for number in range(ROUNDS):
            system = folder / f"system{number}"
            system.mkdir()
            environment = {"cwd": system}
            subprocess.run([gatehouse, "keys", "generate"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **environment)
            repository = folder / f"restic{number}"
            subprocess.run([*map(str, restic), "-r", str(repository), "init"], check=True)
            # What was written before is written to the disk before the next is measured.
            os.sync()
            results["put"]["ours"].append(cost([gatehouse, "vault", "put", source, "--name", "bench"], **environment))
            os.sync()
            results["put"]["theirs"].append(cost([*restic, "-r", repository, "backup", source]))
            os.sync()
            results["get"]["ours"].append(cost([gatehouse, "vault", "get", "bench", "--to", system / "out"], **environment))
            os.sync()
            results["get"]["theirs"].append(cost([*restic, "-r", repository, "restore", "latest", "--target", folder / f"out{number}"]))
            subprocess.run(["diff", "-rq", str(source), str(system / "out" / "source")], check=True)
            places += [system, repository, folder / f"out{number}"]
            if kind == LARGE:
                remove(places)
        for name, result in results.items():
            for index, (what, unit) in enumerate((("wall", "s"), ("CPU", "s"))):
                line(f"vault {name}, {kind}, {what}, against restic", [r[index] for r in result["ours"]],
                     [r[index] for r in result["theirs"]], unit, "at most 1")
            print(f"    peak memory {max(r[2] for r in result['ours']):.0f} MiB to {max(r[2] for r in result['theirs']):.0f} MiB", flush=True)
        # Many files go only now: ext4 passes over inodes that were freed in the last seconds, one by one, and who creates next pays for it.
        remove(places)
        shutil.rmtree(source)
