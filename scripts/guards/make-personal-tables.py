#!/usr/bin/env python3
"""Writes the tables that the guards for personal data are built with.

    python3 -m venv venv && venv/bin/pip install phonenumbers==9.0.43 regex hypothesis
    venv/bin/python scripts/guards/make-personal-tables.py

Telephone numbers: from the metadata of libphonenumber (Apache-2.0), as the Python package
`phonenumbers` ships it: for each calling code the lengths of national numbers and which two digits
they begin with; for regions that dial 0 before a national number, the same for each region.
Domains: the top-level domains of the root zone (IANA), as the Python package `hypothesis` ships them.
"""
import importlib.metadata
import pathlib

import hypothesis
import phonenumbers
import regex
from phonenumbers.phonemetadata import PhoneMetadata

OUT = pathlib.Path(__file__).resolve().parents[2] / "Sources/Guards/Personal/Tables"
KINDS = ["fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number",
         "voip", "uan"]
TRUNK = """GB DE FR NL BE CH AT AU SE FI IE JP KR IN ZA IL TR NZ CN TW TH ID MY PH VN EG NG KE PK BD
RO BG RS HR SI SK UA AR IT GH MA DZ LK NP IR SA AE JO LB PE VE EC BO CU""".split()


def facts(metadata):
    """Lengths and beginnings of national numbers."""
    lengths, begins = set(), set()
    for kind in KINDS:
        desc = getattr(metadata, kind)
        if desc is None or not desc.national_number_pattern:
            continue
        lengths |= {n for n in desc.possible_length or metadata.general_desc.possible_length if n > 0}
        pattern = regex.compile(desc.national_number_pattern)
        for first in range(100):
            if pattern.fullmatch(f"{first:02d}", partial=True):
                begins.add(first)
    return lengths, begins


def line(name, lengths, begins):
    mask = sum(1 << n for n in lengths if n < 18)
    bits = sum(1 << n for n in begins)
    return f"{name} {mask:x} {bits:x}"


def phones():
    codes, trunk = {}, []
    for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        lengths, begins = set(), set()
        for region in regions:
            metadata = (PhoneMetadata.metadata_for_nongeo_region(code, None) if region == "001"
                        else PhoneMetadata.metadata_for_region(region, None))
            if metadata is None:
                continue
            more, first = facts(metadata)
            lengths |= more
            begins |= first
        codes[code] = (lengths, begins)
    for region in TRUNK:
        trunk.append(line(region, *facts(PhoneMetadata.metadata_for_region(region, None))))
    version = importlib.metadata.version("phonenumbers")
    table = "\n".join("    " + line(code, *codes[code]) for code in codes)
    national = "\n".join("    " + entry for entry in trunk)
    (OUT / "PhoneTable.swift").write_text(f'''/// Telephone numbers of the world: made by scripts/guards/make-personal-tables.py from the metadata of
/// libphonenumber (Apache-2.0) in the Python package phonenumbers {version}. Do not edit.

enum PhoneTable {{
  /// Calling code; lengths of national numbers and their first two digits, as bits in hexadecimal.
  static let international = """
{table}
    """

  /// The same for regions where 0 is dialled before a national number, which it is no part of
  /// (in Italy it is).
  static let national = """
{national}
    """
}}
''')


def domains():
    source = pathlib.Path(hypothesis.__file__).parent / "vendor/tlds-alpha-by-domain.txt"
    lines = source.read_text().splitlines()
    version = lines[0].lstrip("# ")
    names = [name.lower() for name in lines[1:] if name and not name.startswith("#")]
    rows, row = [], ""
    for name in names:
        if len(row) + len(name) > 92:
            rows.append(row.rstrip())
            row = ""
        row += name + " "
    rows.append(row.rstrip())
    body = " \\\n".join("    " + row for row in rows)
    (OUT / "TopLevelDomainTable.swift").write_text(f'''/// The top-level domains of the root zone: made by scripts/guards/make-personal-tables.py from the
/// list of IANA. {version}. Do not edit.

enum TopLevelDomainTable {{
  static let names = """
{body}
    """
}}
''')


phones()
domains()
