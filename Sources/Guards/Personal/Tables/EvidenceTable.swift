/// Words that say what the number after them is, in the languages of the countries whose numbers
/// are known. In lower case; a star stands for any ending.

enum EvidenceTable {
  static let words: [(Evidence, String)] = [
    (
      .phone,
      """
      phone* telephone* tel mobile* cell cellphone* fax dial sms phone mobile telephone \
      whatsapp hotline helpline landline voicemail handy telefon* \
      rufnummer* festnetz* mobil handynummer* durchwahl anrufen telefonnummer* \
      téléphone* portable appelez appeler joindre teléfono* telefono* móvil movil llame llamar \
      celular* cellulare chiama chiamare telefone* ligue telemóvel telefoon* bellen \
      telefoonnummer* mobiel komórka komórkowy zadzwoń telefonu puhelin* \
      tlf ph телефон* тел звоните мобильный τηλέφωνο 电话 手机 電話 携帯 전화 휴대폰 फोन \
      मोबाइल هاتف جوال טלפון נייד
      """
    ),
    (
      .contact,
      "call calling called ring text reach contact numer nummer kontakt contacto contatto number "
        + "mob signal telegram message messages texted dialed answering answer office desk registered "
        + "reachable"
    ),
    (
      .call,
      "call calling called ring text reach contact texted dialed dial message zadzwoń "
        + "answering answer office desk reachable"
    ),
    (
      .version,
      "version* ver v release released rev revision build firmware upgrade* update* changelog "
        + "section chapter clause oid driver"
    ),
    (
      .network,
      "ip ips ipv address* host hosts server* ping dns gateway router subnet network port login "
        + "logged adresse* dirección indirizzo from via remote client peer proxy adres"
    ),
    (
      .socialSecurity, "ssn social ssns security"
    ),
    (
      .taxpayer,
      "tin tax taxpayer steuer* steuerid idnr tax-id taxid fiscal fiscale codice impôt "
        + "fiscale* tax_id identifikationsnummer"
    ),
    (.individual, "itin* individual taxpayer"),
    (.taxFile, "tfn* file"),
    (.employer, "ein fein employer"),
    (
      .passport,
      "passport* reisepass* passeport* pasaporte* passaporto* passaporte* paspoort* "
        + "paszport* 护照 パスポート паспорт*"
    ),
    (.health, "nhs health patient"),
    (
      .identity,
      "id identity ausweis* personalausweis* identité identidad identità identidade identiteit* "
        + "dowód dowodu license licence identification*"
    ),
    (.pesel, "pesel*"),
    (.nip, "nip nip* vat"),
    (.bsn, "bsn burgerservicenummer* sofinummer* sofi"),
    (.aadhaar, "aadhaar* aadhar* adhaar* uid uidai आधार"),
    (.permanentAccount, "pan permanent"),
    (.medicare, "medicare*"),
    (.business, "abn acn business company"),
    (.sin, "sin nas insurance assurance"),
    (.cpf, "cpf cpf* cadastro"),
    (.cnpj, "cnpj cnpj*"),
    (.card, "card* credit debit visa mastercard amex karte* kreditkarte* carte carta tarjeta*"),
    (.spanish, "dni nie nif cif documento"),
    (
      .personalNumber,
      "nir numéro sécu sécurité securite sociale insee personnummer* personnr fødselsnummer* cpr hetu "
        + "henkilötunnus* ahv avs rijksregister* rrn pps ppsn national nino insurance resident "
        + "身份证* mynumber マイナンバー curp rfc nric fin tckn kimlik cnp"
    ),
    (
      .reference,
      "isbn issn order invoice ticket issue sku serial part article product transaction tracking "
        + "bestellung* rechnung* facture pedido commit hash doi timestamp values port bytes size seed maximum minimum"
    ),
  ]
}
