/// The official numbers that are known, with their printed forms. Sources: the issuing authorities'
/// descriptions as collected by the OECD ("Tax Identification Numbers") and the European Commission
/// (TIN on EUROPA).

enum NationalNumberTable {
  private static let id: Evidence = [.identity, .personalNumber]

  static let all: [NationalNumber] =
    northAmerica + unitedKingdom + germanyAndFrance + polandAndNetherlands + india + australia
    + brazil + others

  private static let northAmerica: [NationalNumber] = [
    NationalNumber(
      "us-ssn", 9, own: ["3-2-4", "3 2 4", "3.2.4"],
      beside: [.socialSecurity], NationalChecks.socialSecurity),
    NationalNumber(
      "us-itin", 9, own: ["3-2-4", "3 2 4"], beside: [.individual, .socialSecurity],
      NationalChecks.individualTaxpayer),
    NationalNumber("us-ein", 9, other: ["2-7"], beside: [.employer]) { $0.number(0..<2) > 0 },
    NationalNumber(
      "ca-sin", 9, own: ["3-3-3"], other: ["3 3 3"], beside: [.sin], NationalChecks.canadian),
  ]

  private static let unitedKingdom: [NationalNumber] = [
    NationalNumber(
      "uk-nhs-number", 10, other: ["3 3 4", "3-3-4"], beside: [.health], NationalChecks.health)
  ]

  private static let germanyAndFrance: [NationalNumber] = [
    NationalNumber(
      "de-tax-id", 11, own: ["2 3 3 3"], other: ["3 3 3 2", "2/3/3/3", "2-3-3-3"],
      beside: [.taxpayer, .identity], NationalChecks.germanTax),
    NationalNumber(
      "fr-nir", 15, own: ["1 2 2 2 3 3 2", "13 2", "1-2-2-2-3-3-2", "1.2.2.2.3.3.2"],
      beside: id, NationalChecks.frenchNumber),
  ]

  private static let polandAndNetherlands: [NationalNumber] = [
    NationalNumber(
      "pl-pesel", 11, beside: [.pesel, .identity, .personalNumber], NationalChecks.pesel),
    NationalNumber(
      "pl-nip", 10, other: ["3-3-2-2", "3-2-2-3", "3 3 2 2"], beside: [.nip],
      NationalChecks.polishTax),
    NationalNumber(
      "nl-bsn", 9, other: ["4.2.3", "3.3.3", "4 2 3", "3 3 3"],
      beside: [.bsn, .personalNumber], NationalChecks.dutch),
  ]

  private static let india: [NationalNumber] = [
    NationalNumber(
      "in-aadhaar", 12, own: ["4 4 4", "4-4-4"], beside: [.aadhaar, .identity],
      NationalChecks.aadhaar)
  ]

  private static let australia: [NationalNumber] = [
    NationalNumber(
      "au-tfn", 9, other: ["3 3 3", "3-3-3"], beside: [.taxFile], NationalChecks.taxFile),
    NationalNumber(
      "au-tfn", 8, other: ["3 3 2", "2 3 3"], beside: [.taxFile], NationalChecks.taxFile),
    NationalNumber(
      "au-medicare", 10, own: ["4 5 1", "4-5-1"], beside: [.medicare], NationalChecks.medicare),
    NationalNumber(
      "au-medicare", 11, own: ["4 5 1 1", "4-5-1-1", "4 5 1/1", "4 5 1-1"], other: ["4 5 2"],
      beside: [.medicare], NationalChecks.medicare),
    NationalNumber(
      "au-abn", 11, own: ["2 3 3 3"], other: ["2-3-3-3"], beside: [.business],
      NationalChecks.business),
    NationalNumber(
      "au-acn", 9, other: ["3 3 3"], beside: [.business], NationalChecks.company),
  ]

  private static let brazil: [NationalNumber] = [
    NationalNumber(
      "br-cpf", 11, own: ["3.3.3-2"], other: ["3.3.3.2", "9-2", "3 3 3 2", "3-3-3-2"],
      beside: [.cpf, .identity, .personalNumber], NationalChecks.cpf),
    NationalNumber(
      "br-cnpj", 14, own: ["2.3.3/4-2"], other: ["8/4-2"], beside: [.cnpj], NationalChecks.cnpj),
  ]

  private static let others: [NationalNumber] = [
    NationalNumber(
      "se-personnummer", 10, own: ["6-4"], beside: id, NationalChecks.swedish),
    NationalNumber(
      "se-personnummer", 12, own: ["8-4"], beside: id, NationalChecks.swedish),
    NationalNumber(
      "no-fodselsnummer", 11, own: ["6 5"], beside: id, NationalChecks.norwegian),
    // A date and nothing to check: only beside a word for the number itself.
    NationalNumber(
      "dk-cpr", 10, other: ["6-4"], beside: [.personalNumber], NationalChecks.danish),
    NationalNumber(
      "be-register-number", 11, own: ["2.2.2-3.2"], beside: id, NationalChecks.belgian),
    NationalNumber("ch-ahv", 13, own: ["13", "3.4.4.2"], beside: id, NationalChecks.swiss),
    NationalNumber(
      "pt-nif", 9, other: ["3 3 3"], beside: [.spanish, .nip], NationalChecks.portuguese),
    NationalNumber("tr-tckn", 11, beside: id, NationalChecks.turkish),
    NationalNumber("kr-rrn", 13, own: ["6-7"], beside: id, NationalChecks.korean),
  ]
}
