#!/usr/bin/env python3
"""Samples of secrets by other people's rules: for each rule of a configuration of gitleaks or Betterleaks (both MIT; TOML), secrets
drawn from the rule's own expression and written down in the syntaxes of gitleaks' tests. The rules stay where they are; nothing of
them is part of the project. Needs `rstr`.

    python3 scripts/guards/secret-cases.py gitleaks.toml > cases.jsonl
    GUARD_CASES=cases.jsonl GUARD_REPORT=report.txt swift test --filter GuardCases
"""

import json
import random
import re
import sys
import tomllib

import rstr

SYNTAXES = [
    '{i}Token="{s}"', '{i}Token = "{s}"', '{i}Token={s}', '{i}Token = {s}', '{\n    "{i}_token": "{s}"\n}',
    '\\{\n    \\"{i}_token\\": \\"{s}\\"\n\\}', '<{i}Token>{s}</{i}Token>', '<{i}Token>\n    {s}\n</{i}Token>', '{i}_token: {s}',
    "{i}_token: '{s}'", '{i}_token: "{s}"', '{i}_token: |\n  {s}', '{i}_token: >\n  {s}', 'string {i}Token = "{s}";',
    'var {i}Token string = "{s}"', '{i}Token := "{s}"', '{i}Token := `{s}`', 'String {i}Token = "{s}";', 'var {i}Token = "{s}"',
    '${i}Token .= "{s}"', "{i}Token = '{s}'", '{i}Token,{s},', '  "{i}Token" => "{s}"', '{i}_TOKEN = "{s}"', '{i}_TOKEN := "{s}"',
    '{i}_TOKEN ::= "{s}"', '{i}_TOKEN :::= "{s}"', '{i}_TOKEN ?= "{s}"', '{i}_TOKEN += "{s}"',
]
NAMED = re.compile(r"\(\?i\)(?:\[\\w\.-\]\{0,50\}\?)?\(\?:([^()]*(?:\([^()]*\)[^()]*)*)\)\(\?:\[ ?\\")
SAMPLES = 12


def group(pattern):
    """The first group that captures: the secret itself."""
    depth, start, index, in_set = 0, None, 0, False
    while index < len(pattern):
        char = pattern[index]
        if char == "\\":
            index += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        elif char == "(":
            if start is None and (not pattern.startswith("(?", index) or pattern.startswith("(?P<", index)):
                start, level = index, depth
            depth += 1
        elif char == ")":
            depth -= 1
            if start is not None and depth == level:
                return pattern[start:index + 1]
        index += 1
    return pattern


def plain(pattern):
    """Without flags and boundaries, which say nothing about the letters."""
    pattern = re.sub(r"\(\?[is]+\)", "", pattern)
    pattern = re.sub(r"\(\?(?:[is-]+:|P<\w+>)", "(?:", pattern)
    return pattern.replace(r"\b", "").replace("[[:alnum:]]", "[0-9a-zA-Z]").replace("[[:xdigit:]]", "[0-9a-fA-F]")


def main():
    chosen = random.Random(5)
    draw = rstr.Rstr(chosen)
    for rule in tomllib.load(open(sys.argv[1], "rb"))["rules"]:
        pattern = rule.get("regex", "").replace(r"\z", "$").replace(r"\x60", "`")
        named = NAMED.match(pattern)
        found = 0
        for number in range(chosen.randrange(len(SYNTAXES)), 100):
            try:
                secret = draw.xeger(plain(group(pattern))).strip()
                name = draw.xeger(plain(named.group(1))) if named else rule["id"].split("-")[0]
                text = SYNTAXES[number % len(SYNTAXES)].replace("{i}", re.sub(r"[^\w-]", "", name)).replace("{s}", secret)
                is_theirs = re.search(re.sub(r"\(\?i\)", "", pattern), text, re.I if "(?i)" in pattern else 0)
            except (re.error, ValueError):
                break
            if not secret or not is_theirs:
                continue
            start = len(text[:text.index(secret)].encode())
            span = {"type": "secret", "start": start, "end": start + len(secret.encode())}
            print(json.dumps({"text": text, "spans": [span], "group": rule["id"]}))
            found += 1
            if found == SAMPLES:
                break


main()
