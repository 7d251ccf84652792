#!/usr/bin/env python3
"""Generates sentences with personal data in known places, to measure the guards with.

    python3 -m venv venv && venv/bin/pip install faker phonenumbers==9.0.43
    venv/bin/python scripts/guards/personal-cases.py [SEED [COUNT]] > cases.jsonl
    GUARD_CASES=cases.jsonl GUARD_REPORT=report.txt swift test --filter GuardCases

Each line holds `text`, `group` (where a value comes from) and `spans` (type, first byte, end).
"""
import json
import random
import sys

import phonenumbers
from faker import Faker

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 1
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 300
R = random.Random(SEED)
Faker.seed(SEED)
FAKE = {}


def fake(locale):
    if locale not in FAKE:
        FAKE[locale] = Faker(locale)
    return FAKE[locale]


SENTENCES = {
    "card": ["My card is {v}, please charge it.", "{v}", "Visa {v} exp 12/27 cvv 123",
             "I lost my credit card {v} yesterday and want a new one.", "cc: {v}\n",
             "Can you see why {v} was declined?", "name,card\nAnn,{v},100\n"],
    "iban": ["Please send the money to {v}.", "IBAN: {v}", "meine Bankverbindung: {v}, danke",
             "{v} is the account I used last time"],
    "email": ["Write to {v} please.", "{v}", "<{v}>", "mailto:{v}", "contact {v}, or call",
              "Mein Postfach ({v}) ist voll.", "\"email\":\"{v}\"", "user={v}&x=1"],
    "ip": ["Blocked {v} after five attempts.", "the server at {v} is down", "{v}",
           "client={v} status=200", "I can reach {v} but not the gateway.", "[{v}] GET /"],
    "mac": ["device {v} joined", "MAC address: {v}", "ether {v} txqueuelen 1000"],
    "phone": ["My phone number is {v}.", "Call me at {v} tomorrow.", "You can reach her on {v}.",
              "Tel: {v}", "fax {v}", "please text {v} when you arrive", "Phone: {v}\nJohn",
              "I tried {v} twice but nobody picked up", "{v} is my mobile number",
              "Our office: 12 High Street, {v}"],
    "ssn": ["My SSN is {v}.", "social security number {v}", "SSN: {v}", "{v}",
            "the last applicant, {v}, was refused"],
}
NAMED = {
    "uk-nhs-number": ["NHS number {v}", "My NHS no. is {v}, date of appointment unknown"],
    "uk-nino": ["NI number: {v}", "{v} is my national insurance number", "I was given {v}."],
    "de-tax-id": ["Steuer-ID: {v}", "Meine Steueridentifikationsnummer lautet {v}.", "IdNr. {v}"],
    "fr-nir": ["Numéro de sécurité sociale : {v}", "NIR {v}", "mon numéro est {v}"],
    "es-dni": ["DNI {v}", "Mi DNI es {v}.", "con número {v}"],
    "es-nie": ["NIE {v}", "Mi NIE es {v}.", "con número {v}"],
    "it-fiscal-code": ["Codice fiscale: {v}", "il mio codice è {v}", "{v}"],
    "pl-pesel": ["PESEL: {v}", "Mój numer PESEL to {v}."],
    "pl-nip": ["NIP: {v}", "numer NIP {v}"],
    "nl-bsn": ["BSN: {v}", "Mijn burgerservicenummer is {v}."],
    "in-aadhaar": ["Aadhaar: {v}", "My aadhaar number is {v}", "Aadhaar No {v}"],
    "in-pan": ["PAN: {v}", "my PAN card number is {v}", "{v}"],
    "au-tfn": ["TFN: {v}", "my tax file number is {v}"],
    "au-medicare": ["Medicare {v}", "Medicare card number: {v}"],
    "au-abn": ["ABN {v}", "our ABN: {v}"],
    "ca-sin": ["SIN: {v}", "my social insurance number is {v}"],
    "br-cpf": ["CPF: {v}", "meu CPF é {v}", "CPF nº {v}"],
    "br-cnpj": ["CNPJ: {v}", "o CNPJ da empresa é {v}"],
    "us-itin": ["ITIN: {v}", "my individual taxpayer number {v}"],
    "passport": ["Passport number: {v}", "my passport no. is {v}", "Reisepass {v}"],
    "birth-date": ["Date of birth: {v}", "DOB {v}", "born on {v}", "She was born {v} in Rome.",
                   "Geburtsdatum: {v}", "geboren am {v}", "né le {v}", "fecha de nacimiento: {v}",
                   "nato il {v}", "data de nascimento {v}", "geboortedatum: {v}",
                   "urodzony {v}", "\"dob\": \"{v}\""],
}


def digits(n, first="0123456789"):
    return R.choice(first) + "".join(R.choice("0123456789") for _ in range(n - 1))


def group(text, sizes, mark):
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at:at + size])
        at += size
    return mark.join(parts)


def weighted(text, weights):
    return sum(int(c) * w for c, w in zip(text, weights))


def luhn(text):
    total = 0
    for place, char in enumerate(reversed(text)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return text + str(-total % 10)


def until(make):
    while True:
        value = make()
        if value:
            return value


def nhs():
    body = digits(9)
    check = (11 - weighted(body, range(10, 1, -1)) % 11) % 11
    return body + str(check) if check < 10 else None


def steuer():
    body = digits(10, "123456789")
    product = 10
    for char in body:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    return body + str((11 - product) % 10)


def verhoeff():
    table = [[(j + i) % 5 + (j // 5) * 5 if j < 5 else 0 for j in range(10)] for i in range(10)]
    d = [[0] * 10 for _ in range(10)]
    for i in range(10):
        for j in range(10):
            if i < 5 and j < 5:
                d[i][j] = (i + j) % 5
            elif i < 5:
                d[i][j] = (i + j - 5) % 5 + 5
            elif j < 5:
                d[i][j] = (i - 5 - j) % 5 + 5
            else:
                d[i][j] = (i - j) % 5
    p = [list(range(10))]
    first = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    for _ in range(7):
        p.append([first[x] for x in p[-1]])
    body = digits(11, "23456789")
    for check in "0123456789":
        c = 0
        for place, char in enumerate(reversed(body + check)):
            c = d[c][p[place % 8][int(char)]]
        if c == 0:
            return body + check
    return None


def cnpj():
    return fake("pt_BR").cnpj()


def abn():
    return until(lambda: (lambda s: s if (weighted(s, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10)
                          % 89 == 0 else None)(digits(11, "123456789")))


def tfn():
    return until(lambda: (lambda s: s if weighted(s, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
                          else None)(digits(9, "123456789")))


def medicare():
    body = digits(8, "23456")
    return body + str(weighted(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10) + R.choice("123456789")


def nip():
    return until(lambda: (lambda s: s + str(weighted(s, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11)
                          if weighted(s, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 < 10 else None)(
                              digits(9, "123456789")))


def nir():
    body = (R.choice("12") + digits(2) + f"{R.randint(1, 12):02d}" + f"{R.randint(1, 95):02d}"
            + digits(6))
    value = body + f"{97 - int(body) % 97:02d}"
    return R.choice([value, group(value, [1, 2, 2, 2, 3, 3, 2], " "), value[:13] + " " + value[13:]])


def card():
    value = fake("en_US").credit_card_number()
    if len(value) == 16:
        return R.choice([value, group(value, [4] * 4, " "), group(value, [4] * 4, "-")])
    if len(value) == 15:
        return R.choice([value, group(value, [4, 6, 5], " "), group(value, [4, 6, 5], "-")])
    return value


def iban():
    locale = R.choice(["de_DE", "en_GB", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "de_AT",
                       "de_CH", "fi_FI", "no_NO", "pt_PT", "tr_TR"])
    value = fake(locale).iban()
    return R.choice([value, " ".join(value[i:i + 4] for i in range(0, len(value), 4))])


PHONES = ["en_US", "en_GB", "en_AU", "en_CA", "en_IN", "en_NZ", "en_IE", "de_DE", "de_AT", "de_CH",
          "fr_FR", "fr_CH", "es_ES", "es_MX", "it_IT", "nl_NL", "nl_BE", "pl_PL", "pt_BR", "pt_PT",
          "da_DK", "sv_SE", "no_NO", "fi_FI", "cs_CZ", "hu_HU", "ro_RO", "tr_TR", "ja_JP", "ko_KR",
          "zh_CN", "zh_TW", "ru_RU", "uk_UA", "he_IL", "hi_IN", "th_TH", "id_ID", "el_GR", "bg_BG"]


def phone_example():
    region = R.choice(sorted(phonenumbers.SUPPORTED_REGIONS))
    number = phonenumbers.example_number_for_type(
        region, R.choice([phonenumbers.PhoneNumberType.MOBILE,
                          phonenumbers.PhoneNumberType.FIXED_LINE]))
    if number is None:
        return None
    form = R.choice([phonenumbers.PhoneNumberFormat.INTERNATIONAL,
                     phonenumbers.PhoneNumberFormat.E164])
    return "world", phonenumbers.format_number(number, form)


def birth():
    day = fake("en_US").date_of_birth()
    forms = ["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%B %d, %Y", "%d %B %Y", "%d %b %Y",
             "%d-%m-%Y", "%b %d, %Y", "%d/%m/%y", "%Y/%m/%d"]
    return day.strftime(R.choice(forms))


def pan():
    upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return ("".join(R.choice(upper) for _ in range(3)) + "P" + R.choice(upper) + digits(4)
            + R.choice(upper))


def emit(text, value, kind, source):
    start = len(text.split("{v}")[0].encode())
    text = text.replace("{v}", value)
    row = {"text": text, "group": source, "spans": [
        {"type": "personal." + kind, "start": start, "end": start + len(value.encode())}]}
    print(json.dumps(row, ensure_ascii=False))


def simple(kind, type_name, make, source=""):
    for _ in range(COUNT):
        emit(R.choice(SENTENCES[kind]), make(), type_name, source)


def named(kind, make):
    for _ in range(COUNT):
        emit(R.choice(NAMED[kind]), make(), kind, "")


def main():
    simple("card", "card", card)
    simple("iban", "iban", iban)
    for locale in ["en_US", "de_DE", "fr_FR", "es_ES"]:
        simple("email", "email", fake(locale).email, locale)
    simple("ip", "ip-address", fake("en_US").ipv4, "v4")
    simple("ip", "ip-address", fake("en_US").ipv6, "v6")
    simple("mac", "mac-address", fake("en_US").mac_address)
    simple("ssn", "us-ssn", fake("en_US").ssn)
    for locale in PHONES:
        for _ in range(max(1, COUNT // 5)):
            emit(R.choice(SENTENCES["phone"]), fake(locale).phone_number(), "phone", locale)
    for _ in range(COUNT):
        source, value = until(phone_example)
        emit(R.choice(SENTENCES["phone"]), value, "phone", source)
    named("uk-nhs-number", lambda: (lambda v: R.choice([v, group(v, [3, 3, 4], " ")]))(until(nhs)))
    named("uk-nino", lambda: "".join(
        [R.choice(["AB", "CE", "JG", "SR", "WP"]),
         R.choice(["{0}{1}{2}", " {0} {1} {2} "]).format(digits(2), digits(2), digits(2)),
         R.choice("ABCD")]))
    named("de-tax-id", lambda: (lambda v: R.choice([v, group(v, [2, 3, 3, 3], " ")]))(steuer()))
    named("fr-nir", nir)
    named("es-dni", fake("es_ES").nif)
    named("es-nie", fake("es_ES").nie)
    named("it-fiscal-code", fake("it_IT").ssn)
    named("pl-pesel", fake("pl_PL").ssn)
    named("pl-nip", lambda: (lambda v: R.choice([v, group(v, [3, 3, 2, 2], "-")]))(nip()))
    named("nl-bsn", fake("nl_NL").ssn)
    named("in-aadhaar", lambda: (lambda v: R.choice([v, group(v, [4, 4, 4], " ")]))(until(verhoeff)))
    named("in-pan", pan)
    named("au-tfn", lambda: (lambda v: R.choice([v, group(v, [3, 3, 3], " ")]))(tfn()))
    named("au-medicare", lambda: (lambda v: R.choice([v, group(v, [4, 5, 1], " ")]))(medicare()))
    named("au-abn", lambda: (lambda v: R.choice([v, group(v, [2, 3, 3, 3], " ")]))(abn()))
    named("ca-sin", lambda: fake("en_CA").ssn())
    named("br-cpf", lambda: R.choice([fake("pt_BR").cpf(), fake("pt_BR").cpf().replace(".", "")
                                      .replace("-", "")]))
    named("br-cnpj", cnpj)
    named("us-itin", lambda: fake("en_US").itin())
    named("passport", lambda: fake(R.choice(["en_US", "de_DE"])).passport_number())
    named("birth-date", birth)


main()
