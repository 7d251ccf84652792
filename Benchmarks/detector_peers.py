"""Runs in the environment of the peers: prints what presidio's pattern recognisers and detect-secrets need for a text.

    detector_peers.py presidio|detect-secrets FILE    {"bytes": ..., "seconds": ...}, seconds of processor time
"""

import json
import sys
import time

PIECE = 4_000


def presidio(text):
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    class Blank(NlpEngine):
        """Tokens and nothing else: what the pattern recognisers need."""

        def __init__(self):
            self.nlp = spacy.blank("en")

        def load(self):
            pass

        def is_loaded(self):
            return True

        def process_text(self, text, language):
            document = self.nlp(text)
            return NlpArtifacts([], document, [token.idx for token in document], [token.text for token in document], self, language)

        def process_batch(self, texts, language, **_):
            for text in texts:
                yield text, self.process_text(text, language)

        def is_stopword(self, word, language):
            return False

        def is_punct(self, word, language):
            return False

        def get_supported_entities(self):
            return []

        def get_supported_languages(self):
            return ["en"]

    engine = Blank()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=None)
    registry.recognizers = [recognizer for recognizer in registry.recognizers if hasattr(recognizer, "patterns")]
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
    started = time.process_time()
    for place in range(0, len(text), PIECE):
        analyzer.analyze(text[place:place + PIECE], language="en")
    return time.process_time() - started


def detect_secrets(text):
    from detect_secrets.core.scan import scan_line
    from detect_secrets.settings import default_settings

    with default_settings():
        started = time.process_time()
        for line in text.splitlines():
            for _ in scan_line(line):
                pass
        return time.process_time() - started


def main():
    name, path = sys.argv[1:]
    text = open(path, encoding="utf-8", errors="replace").read()
    seconds = {"presidio": presidio, "detect-secrets": detect_secrets}[name](text)
    print(json.dumps({"bytes": len(text.encode()), "seconds": seconds}))


if __name__ == "__main__":
    main()
