"""The official clients against the running gateway, and a real llama.cpp server behind it."""

import pathlib
import re
import subprocess
import sys

from stages import ROOT, Stages, wait_for

CLIENTS = ROOT / "tests" / "clients"


def run(words, **options) -> int:
    return subprocess.run([sys.executable, *map(str, words)], timeout=600, **options).returncode


def example_system(stages) -> int:
    stages.place("serving")
    return run([CLIENTS / "openai_client.py", stages.environment["URL"] + "/v1", stages.environment["KEY"],
                "support-assistant"])


def llama(stages) -> int:
    """The same manifest with a llama.cpp server as its upstream: released and served in the same way."""
    place = stages._copy("llama")
    weights = place / "models" / "tiny-random.gguf"
    port = stages.model_port
    server = stages.start([sys.executable, str(CLIENTS / "llama_server.py"), str(weights), str(port)], place)
    try:
        wait_for(f"http://127.0.0.1:{port}/v1/models", 120)
        manifest = place / "gatehouse.yaml"
        text = manifest.read_text().replace("models/support-retriever.safetensors", "models/tiny-random.gguf")
        # Random weights never end by themselves: a low limit of the release makes the attacks end in time.
        manifest.write_text(text.replace("output_tokens: 1024", "output_tokens: 48"))
        for name in ("prepare.sh", "release.sh"):
            for line in (place / name).read_text().splitlines():
                if line.startswith("gatehouse "):
                    line = line.replace("models/support-retriever.safetensors", "models/tiny-random.gguf")
                    stages.must(line, place)
        import json

        key = json.loads(stages.must("gatehouse access create --name llama --tenant llama --format json", place))["key"]
        stages.start([str(stages.binaries / "gatehouse"), "serve"], place)
        url = f"http://127.0.0.1:{stages.gateway_port}"
        wait_for(url + "/healthz")
        return run([CLIENTS / "openai_client.py", url + "/v1", key, "support-assistant", "--random-weights"])
    finally:
        server.terminate()


def main() -> int:
    failed = 0
    for name, part in (("example system", example_system), ("llama.cpp", llama)):
        if name not in (sys.argv[2:] or [name]):
            continue
        stages = Stages(sys.argv[1])
        try:
            code = part(stages)
        finally:
            stages.close()
        print(f"clients, {name}: {'passed' if code == 0 else 'failed'}")
        failed += code != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
