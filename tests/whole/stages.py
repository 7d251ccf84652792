"""Places in which documented commands run: an empty directory, the example system, the same with evidence, and served."""

import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "support-assistant"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, seconds: float = 30) -> None:
    import urllib.error
    import urllib.request

    end = time.time() + seconds
    while time.time() < end:
        try:
            urllib.request.urlopen(url, timeout=2).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers at {url}")


class Stages:
    """Makes each stage once, on demand, and stops its servers at the end."""

    def __init__(self, binaries: str):
        self.binaries = pathlib.Path(binaries).resolve()
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-stages-"))
        self.processes: list[subprocess.Popen] = []
        self.made: dict[str, pathlib.Path] = {}
        self.model_port = free_port()
        self.gateway_port = free_port()
        self.environment = dict(os.environ, NO_COLOR="1")
        # Inside each state directory, so that a copied place is remembered by itself.
        self.environment["GATEHOUSE_MEMORY"] = ".gatehouse/memory"
        self.environment["PATH"] = f"{self.binaries}:{os.environ['PATH']}"

    def place(self, stage: str) -> pathlib.Path:
        if stage not in self.made:
            self.made[stage] = getattr(self, "_" + stage)()
        return self.made[stage]

    def here(self, text: str) -> str:
        """The addresses of the example, turned into those of this run."""
        text = text.replace("127.0.0.1:8901", f"127.0.0.1:{self.model_port}")
        return text.replace("127.0.0.1:8484", f"127.0.0.1:{self.gateway_port}")

    def run(self, line: str, place: pathlib.Path, timeout: int = 300) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["bash", "-c", self.here(line)], cwd=place, env=self.environment, timeout=timeout,
            stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def must(self, line: str, place: pathlib.Path) -> str:
        done = self.run(line, place)
        if done.returncode != 0:
            raise SystemExit(f"preparing failed: {line}\nexit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, words: list[str], place: pathlib.Path) -> subprocess.Popen:
        log = open(self.base / f"{words[0].split('/')[-1]}.log", "ab")
        process = subprocess.Popen(words, cwd=place, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def close(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.base, ignore_errors=True)

    def _empty(self) -> pathlib.Path:
        place = self.base / "empty"
        place.mkdir()
        return place

    def _copy(self, name: str) -> pathlib.Path:
        place = self.base / name
        shutil.copytree(EXAMPLE, place, ignore=shutil.ignore_patterns(".gatehouse"))
        manifest = place / "gatehouse.yaml"
        manifest.write_text(self.here(manifest.read_text()))
        return place

    def _model(self, place: pathlib.Path) -> None:
        if "model" in self.made:
            return
        self.made["model"] = place
        self.start([str(self.binaries / "support-model"), "--weights",
                    "models/support-retriever.safetensors", "--knowledge", "knowledge",
                    "--listen", f"127.0.0.1:{self.model_port}"], place)
        wait_for(f"http://127.0.0.1:{self.model_port}/v1/models")

    def _system(self) -> pathlib.Path:
        place = self._copy("system")
        self._model(place)
        return place

    def _prepared(self) -> pathlib.Path:
        place = self._copy("prepared")
        self._model(place)
        for line in (EXAMPLE / "prepare.sh").read_text().splitlines():
            if line.startswith("gatehouse "):
                self.must(line, place)
        return place

    def _serving(self) -> pathlib.Path:
        place = self._copy("serving")
        self._model(place)
        for name in ("prepare.sh", "release.sh"):
            for line in (EXAMPLE / name).read_text().splitlines():
                if line.startswith("gatehouse "):
                    self.must(line, place)
        key = self.must("gatehouse access create --name tests --tenant tests --format json", place)
        import json

        self.environment["KEY"] = json.loads(key)["key"]
        self.environment["URL"] = f"http://127.0.0.1:{self.gateway_port}"
        self.start([str(self.binaries / "gatehouse"), "serve"], place)
        wait_for(f"http://127.0.0.1:{self.gateway_port}/healthz")
        self.environment["REQUEST_ID"] = self._ask()
        return place

    def _ask(self) -> str:
        """One answered request; its id, for the examples of `gatehouse audit`."""
        import urllib.request

        request = urllib.request.Request(
            self.environment["URL"] + "/v1/chat/completions",
            data=b'{"model":"support-assistant","messages":[{"role":"user","content":"How do I clean my lamp?"}]}',
            headers={"Authorization": f"Bearer {self.environment['KEY']}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.headers["x-request-id"]
