#!/usr/bin/env python3
"""Judges manifests by the JSON Schema, with somebody else's validator and YAML reader.

Usage: validate.py SCHEMA MANIFEST...   prints "valid" or "invalid" for each, one a line.
Needs the packages jsonschema and PyYAML.
"""

import json
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Leaves dates as texts, as JSON has none."""


Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name in sys.argv[2:]:
        try:
            with open(name, encoding="utf-8") as file:
                document = yaml.load(file, Loader=Loader)
            print("valid" if validator.is_valid(document) else "invalid")
        except yaml.YAMLError:
            print("invalid")


main()
