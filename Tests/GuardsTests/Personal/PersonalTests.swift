/// Personal data: what is found, with its exact bytes, and what only looks like it. Numbers are
/// published examples or made up with the right check digits.

import Guards
import Testing

@Suite("1.3e personal data is known by its form and its check digits")
struct PersonalTests {
  static let guardian = TextGuard(policy: .secureDefault)

  static func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return guardian.findings(in: bytes, origin: .model)
      .filter { $0.type.hasPrefix("personal") }
      .map { $0.type.dropFirst(9) + "=" + String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  static let samples: [(String, String)] = [
    ("send it to DE89 3704 0044 0532 0130 00 today", "iban=DE89 3704 0044 0532 0130 00"),
    ("GB82WEST12345698765432", "iban=GB82WEST12345698765432"),
    ("iban FR14-2004-1010-0505-0001-3M02-606", "iban=FR14-2004-1010-0505-0001-3M02-606"),
    ("NO93 8601 1117 947.", "iban=NO93 8601 1117 947"),
    ("mail jane.o+news@mail.example.co.uk, please", "email=jane.o+news@mail.example.co.uk"),
    ("<a_b-c@example.museum>", "email=a_b-c@example.museum"),
    ("\\nbob@example.com\\n", "email=bob@example.com"),
    ("Łukasz żółw@przykład.pl.", "email=żółw@przykład.pl"),
    ("root@db.internal", "email=root@db.internal"),
    ("from 203.0.113.77:8080", "ip-address=203.0.113.77"),
    ("10.20.30.40/24", "ip-address=10.20.30.40"),
    ("2001:db8:85a3::8a2e:370:7334 up", "ip-address=2001:db8:85a3::8a2e:370:7334"),
    ("[fe80::1ff:fe23:4567:890a]", "ip-address=fe80::1ff:fe23:4567:890a"),
    ("::ffff:192.0.2.128", "ip-address=::ffff:192.0.2.128"),
    ("b0f3:a1b2:0:7:8:9:aaaa:ffff", "ip-address=b0f3:a1b2:0:7:8:9:aaaa:ffff"),
    ("mac 3c:22:fb:9a:00:1e", "mac-address=3c:22:fb:9a:00:1e"),
    ("3C-22-FB-9A-00-1E", "mac-address=3C-22-FB-9A-00-1E"),
    ("3c22.fb9a.001e", "mac-address=3c22.fb9a.001e"),
    ("call +49 (0) 30 901820 now", "phone=+49 (0) 30 901820"),
    ("+14155552671", "phone=+14155552671"),
    ("(415) 555-2671 x12", "phone=(415) 555-2671 x12"), ("415-555-2671", "phone=415-555-2671"),
    ("1-800-555-0199 ext. 4", "phone=1-800-555-0199 ext. 4"),
    ("01 42 68 53 00", "phone=01 42 68 53 00"),
    ("(03) 9123 4567", "phone=(03) 9123 4567"), ("020 7946 0958", "phone=020 7946 0958"),
    ("0049 30 901820", "phone=0049 30 901820"), ("mobile 91234567", "phone=91234567"),
    ("(11) 91234-5678", "phone=(11) 91234-5678"), ("8 (495) 123-45-67", "phone=8 (495) 123-45-67"),
    ("612 345 678 is my phone", "phone=612 345 678"),
    ("tel:+81-3-1234-5678", "phone=+81-3-1234-5678"),
    ("They are not answering at 699 956 915", "phone=699 956 915"),
    ("020 7946 0958-Office", "phone=020 7946 0958"),
    ("call me on 450 0840?", "phone=450 0840"), ("781 1704 office", "phone=781 1704"),
    ("my iban is gb29nwbk60161331926819", "iban=gb29nwbk60161331926819"),
    ("536.90.4399", "us-ssn=536.90.4399"), ("DNI: 12.345.678-Z", "es-dni=12.345.678-Z"),
    ("dni 12345678z", "es-dni=12345678z"),
    ("ZZ 12 34 56 T", "uk-nino=ZZ 12 34 56 T"),
    ("SSN 536-90-4399", "us-ssn=536-90-4399"), ("social security 536904399", "us-ssn=536904399"),
    ("ITIN 912-71-1234", "us-itin=912-71-1234"), ("EIN 12-3456789", "us-ein=12-3456789"),
    ("NHS 943 476 5919", "uk-nhs-number=943 476 5919"), ("AB 12 34 56 C", "uk-nino=AB 12 34 56 C"),
    ("QQ123456C", "uk-nino=QQ123456C"), ("Steuer-ID 86095742719", "de-tax-id=86095742719"),
    ("Ausweis L01X00T471", "de-id-card=L01X00T471"),
    ("1 85 05 78 006 084 91", "fr-nir=1 85 05 78 006 084 91"),
    ("12345678Z", "es-dni=12345678Z"), ("X1234567L", "es-nie=X1234567L"),
    ("RSSMRA85T10A562S", "it-fiscal-code=RSSMRA85T10A562S"),
    ("PESEL 44051401359", "pl-pesel=44051401359"), ("BSN 111222333", "nl-bsn=111222333"),
    ("2341 2341 2346", "in-aadhaar=2341 2341 2346"), ("PAN ABCPE1234F", "in-pan=ABCPE1234F"),
    ("TFN 123 456 782", "au-tfn=123 456 782"),
    ("Medicare 2123 45670 1", "au-medicare=2123 45670 1"),
    ("51 824 753 556", "au-abn=51 824 753 556"), ("SIN 046 454 286", "ca-sin=046 454 286"),
    ("111.444.777-35", "br-cpf=111.444.777-35"),
    ("11.222.333/0001-81", "br-cnpj=11.222.333/0001-81"),
    ("756.9217.0769.85", "ch-ahv=756.9217.0769.85"), ("131052-308T", "fi-hetu=131052-308T"),
    ("S1234567D", "sg-nric=S1234567D"), ("11010519491231002X", "cn-resident-id=11010519491231002X"),
    ("passport no. C01X00T47", "passport=C01X00T47"), ("Passport: 123456789", "passport=123456789"),
    ("born on March 3rd, 1985 in", "birth-date=March 3rd, 1985"),
    ("DOB: 03/12/85", "birth-date=03/12/85"),
    ("geboren am 3. März 1985", "birth-date=3. März 1985"),
    ("生年月日：1985年3月12日", "birth-date=1985年3月12日"),
    ("date of birth (YYYY-MM-DD): 1985-03-12", "birth-date=1985-03-12"),
    ("né le 12/03/1985", "birth-date=12/03/1985"),
    ("fecha de nacimiento: 12 de marzo de 1985", "birth-date=12 de marzo de 1985"),
  ]

  @Test("each kind is found with exactly its bytes", arguments: samples)
  func exact(text: String, expected: String) {
    #expect(Self.found(text) == [expected])
  }

  @Test(
    "what only looks like it passes",
    arguments: [
      "@decorator @angular/core@17.0.2 pkg@1.2.3 user@host:/path git@host:org/repo.git",
      "image@2x.png user@localhost a@b x@y.z @types/node foo@bar.baz1",
      "version 1.2.3.4, v10.20.30.40 and section 3.2.1.4",
      "127.0.0.1 0.0.0.0 255.255.255.0 224.0.0.1 ::1 :: std::vector 12:34:56 a::b 1.3.6.1.4.1",
      "package-1.2.3.4 lib==2.10.33.44",
      "2026-11-25 21:33:06, 25.11.2026, 11/25/2026, 1991-2022, pp. 211-252 (1964), MA 02110-1301",
      "sha 8c5b1f0e2f4a9d3c7b6e5a4f3e2d1c0b9a8f7e6d, 550e8400-e29b-41d4-a716-446655440000",
      "00 01 02 03 04 05 06 07 08 09",
      "0.056666662595 1763847642123456 3.14159265358979 1e10 100000000",
      "10,000,000 or 1 000 000 or 123 456 789 units",
      "GB82WEST12345698765431 DE89370400440532013001", "12345678A X1234567A",
      "de:ad:be:ef:de:ad:be:ef:00:11", "RSSMRA85T10A562T ABCDE1234 SQ0123456",
      "order 4111-1111, invoice 12345678901",
      "536-90-0000 000-12-3456 900-12-3456", "the stubborn airborne 12/03/1985 firstborn",
      "$1,234,567.89 €12345678",
      "for (i = 0; i < 1000000; i++) { x[12345678] = 0x1234567; }", "2.16.840.1.101.3.4.2.1",
      "1,2,3,4,5,6,7,8,9,10,11,12",
    ])
  func passes(text: String) {
    #expect(Self.found(text).isEmpty)
  }

  @Test("a stream gives the same wherever it is cut")
  func streamed() {
    let text = Self.samples.map(\.0).joined(separator: " ; ")
    let bytes = Array(text.utf8)
    let whole = run(Self.guardian, [bytes])
    #expect(
      String(decoding: whole.released, as: UTF8.self)
        == Self.guardian.judge(text, origin: .model).text)
    #expect(run(Self.guardian, bytes.map { [$0] }) == whole)
    for (text, _) in Self.samples {
      let bytes = Array("a \(text) b".utf8)
      let whole = run(Self.guardian, [bytes])
      for cut in bytes.indices {
        #expect(
          run(Self.guardian, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole, "\(text)")
      }
    }
  }
}
