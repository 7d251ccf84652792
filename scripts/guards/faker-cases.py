#!/usr/bin/env python3
"""Sentences of templates filled by Faker (MIT) in the way of presidio-research: telephone numbers, cards, IBAN, mail and
machine addresses and official numbers of ten countries, and sentences with nothing in them. Needs `faker` and `phonenumbers`.

    python3 scripts/guards/faker-cases.py > cases.jsonl
    GUARD_CASES=cases.jsonl GUARD_REPORT=report.txt swift test --filter GuardCases
"""

import json
import random

import phonenumbers
from faker import Faker

PHONES = {
    "en_US": ("US", ["My phone number is {x}, please call me after 5pm.", "You can reach me at {x}.", "Contact: {n}, {x}",
                     "{x} is my new number, the old one is dead.", "What is the status of the order of {n}? Tel. {x}"]),
    "de_DE": ("DE", ["Meine Telefonnummer ist {x}.", "Bitte rufen Sie mich unter {x} an.", "Kontakt: {n}, {x}"]),
    "fr_FR": ("FR", ["Mon numéro de téléphone est le {x}.", "Appelez-moi au {x} demain.", "Contact : {n}, {x}"]),
    "es_ES": ("ES", ["Mi teléfono es {x}.", "Llámame al {x} mañana.", "Contacto: {n}, {x}"]),
    "it_IT": ("IT", ["Il mio numero di telefono è {x}.", "Chiamami al {x} domani.", "Contatto: {n}, {x}"]),
    "pl_PL": ("PL", ["Mój numer telefonu to {x}.", "Zadzwoń pod {x} jutro.", "Kontakt: {n}, {x}"]),
    "nl_NL": ("NL", ["Mijn telefoonnummer is {x}.", "Bel me op {x} morgen.", "Contact: {n}, {x}"]),
    "pt_BR": ("BR", ["Meu telefone é {x}.", "Ligue para {x} amanhã.", "Contato: {n}, {x}"]),
    "en_IN": ("IN", ["My mobile number is {x}.", "Call me on {x} tomorrow.", "Contact: {n}, {x}"]),
}
OTHERS = {
    "card": ["I lost my credit card {x}, can you block it?", "My card {x} expires next month.", "{x} was declined at the shop.",
             "Please charge {x} for the order."],
    "iban": ["Please transfer the money to {x}.", "My account is {x}, thanks.", "IBAN: {x}"],
    "email": ["Write to {x} for details.", "My e-mail is {x}.", "{n} <{x}>"],
    "ip-address": ["The request came from {x} last night.", "Server {x} is down.", "My IP is {x}."],
}
OFFICIAL = [
    ("en_US", "us-ssn", "ssn", ["My SSN is {x}.", "Social security number: {x}"]), ("es_ES", "es-nie", "nie", ["Mi NIE es {x}."]),
    ("es_ES", "es-dni", "nif", ["Mi DNI es {x}."]), ("it_IT", "it-fiscal-code", "ssn", ["Il codice fiscale è {x}."]),
    ("pl_PL", "pl-pesel", "pesel", ["Mój PESEL to {x}."]), ("nl_NL", "nl-bsn", "ssn", ["Mijn BSN is {x}."]),
    ("pt_BR", "br-cpf", "cpf", ["Meu CPF é {x}."]), ("pt_BR", "br-cnpj", "cnpj", ["O CNPJ da empresa é {x}."]),
    ("fr_FR", "fr-nir", "ssn", ["Mon numéro de sécurité sociale est {x}."]), ("en_CA", "ca-sin", "ssn", ["My SIN is {x}."]),
    ("en_GB", "uk-nino", "ssn", ["My national insurance number is {x}."]),
]
PLAIN = ["Order 4471-2231 of 2021-03-04 costs 1,299.00.", "See section 4.2.1.3, page 118-124.", "Invoice 20231187 is due in 30 days.",
         "Room 12, 3rd floor, 10:30-11:45."]


def put(template, value, name, kind, group):
    text = template.replace("{n}", name)
    start = len(text[:text.index("{x}")].encode())
    span = {"type": f"personal.{kind}", "start": start, "end": start + len(value.encode())}
    print(json.dumps({"text": text.replace("{x}", value), "spans": [span], "group": group}, ensure_ascii=False))


def possible(number, country):
    """Faker also makes numbers of lengths that the country does not have."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number.split("x")[0], country))
    except phonenumbers.NumberParseException:
        return False


def main():
    choose = random.Random(7).choice
    for locale, (country, templates) in PHONES.items():
        fake = Faker(locale)
        fake.seed_instance(11)
        for _ in range(120):
            number = fake.phone_number()
            if possible(number, country):
                put(choose(templates), number, fake.name(), "phone", locale)
        for _ in range(40):
            put(choose(OTHERS["card"]), fake.credit_card_number(), fake.name(), "card", locale)
            put(choose(OTHERS["email"]), fake.email(), fake.name(), "email", locale)
            put(choose(OTHERS["ip-address"]), fake.ipv4_public(), fake.name(), "ip-address", locale)
            put(choose(OTHERS["ip-address"]), fake.ipv6(), fake.name(), "ip-address", locale)
            if country not in ("US", "IN"):
                put(choose(OTHERS["iban"]), fake.iban(), fake.name(), "iban", locale)
        for _ in range(120):
            print(json.dumps({"text": f"{fake.text(150)} {choose(PLAIN)}", "spans": []}, ensure_ascii=False))
    for locale, kind, method, templates in OFFICIAL:
        fake = Faker(locale)
        fake.seed_instance(5)
        for _ in range(50):
            put(choose(templates), getattr(fake, method)(), fake.name(), kind, locale)


main()
