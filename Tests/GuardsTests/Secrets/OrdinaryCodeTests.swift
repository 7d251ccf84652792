/// What real code and documents hold beside words for secrets, numbers and addresses, and what is none:
/// each line was an alarm once. Beside them what looks alike and is one.

import Guards
import Testing

@Suite("3.2b ordinary code and documents raise no alarm")
struct OrdinaryCodeTests {
  static let guardian = TextGuard(policy: .secureDefault)

  static func types(_ text: String) -> [String] {
    guardian.findings(in: Array(text.utf8), origin: .model).map(\.type)
  }

  @Test(
    "names, types, tokens of requests and words about passwords are no secrets",
    arguments: [
      #""AWS::ApiGateway::ApiKey": "b899a0d240b53d9d","#,
      #""license_key": "microchip-enc28j60-2009","#,
      #""license_key": "ms-direct3d-d3d120n7-1.1.0","#,
      #""LockToken":"c8abf33f-b6fc-46ae-846e-42f994d57b29""#,
      #""ClientRequestToken": "a8ca07e4-61ec-4399-99f4-19853801bcd5","#,
      #""NextContinuationToken": "1w41l63U0xa8q7smH50vCxyTQqdxo69O3EmK28Bi5PcROI4wI/EyIJg==","#,
      "--change-token 12cs345-67cd-890b-1cd2-c3a4567d89f1",
      #""Password": "generatedwebdavpassword1","#,
      #"user = User(username='scolvin', password='password1')"#,
      #"def encode(self, private_key: ed25519.Ed25519PrivateKey, f_priv: _FragList)"#,
      #".format(na_rep='PASS', precision=2, subset=[1, 2])"#,
      #"@register_pass("auto_parallel_fp16")"#,
      "// `NID_pkcs9_challengePassword`, `NID_pkcs9_emailAddress`,",
      #"headers["Authorization"] == "Basic Zm9vOmJhcg==""#,
      "def test_encodeUnicode4BytesUTF8Highest(self):",
      "func test_withUnsafeMutableBufferPointer() {",
      #"create_engine("postgresql+psycopg2://postgres:postgres@localhost:5432/pandas")"#,
      #""s3://my_key:my_secret@my_bucket/my_key","#,
      "export GOOGLE_ACCESS_TOKEN=ya29.a0AfH6SMC78...",
      #""ARN": "arn:aws:secretsmanager:us-west-2:123456789012:secret:MySecret1-a1b2c3","#,
      #"<a href="https://crates.io/crates/cargo-credential-1password">cargo-credential-1password</a>"#,
    ])
  func ordinary(text: String) {
    #expect(Self.types(text).filter { $0.hasPrefix("secret.") }.isEmpty, "\(text)")
  }

  @Test(
    "what looks alike and is a secret is found",
    arguments: [
      "api_key = \"b899a0d2" + "40b53d9d11\"",
      "{\"client_token\": \"c9368254-3f21" + "-aded-8a6f-7c818e81b17a\"}",
      "(\"password\", \"x7!kQz" + "29Lmv\")", "password = \"Tr0ub4dor" + "&3xyz\"",
      "MyPassword: \"SuperSecret" + "Password123!\"", "access_token: \"askfjh234" + "as9sd8qq\"",
    ])
  func secrets(text: String) {
    #expect(Self.types(text).contains { $0.hasPrefix("secret.") }, "\(text)")
  }

  @Test(
    "places in sources, weights of collation, fractions and citations are no numbers of people",
    arguments: [
      #"<a class="src" href="../../src/core/cell.rs.html#2135-2139">Source</a>"#,
      "0061 0328 ; [.1FA3.0020.0002] # LATIN SMALL LETTER A WITH OGONEK",
      "atomic unit of electric polarizability                 1.648 777 2536 e-41",
      "Radicchi,\n           Phys. Rev. E 78, 046110 2008", "Ima J. Numer. Anal. 1 (1981) 267-283.",
      #"assert!("012.004.002.000".parse::<Ipv4Addr>().is_err());"#,
      #""Id": "333333333333", "Type": "ACCOUNT""#, #"{ "id": "1703104243", "name": "ns" }"#,
      "1000 - 256 - 256 - 256 = 232 // as in social insurance",
      "array([ .92817025087557, -.34854983258015 ])", "[+4.36755379, 2.14480498]",
      "sms arn:aws:iam::123456789012:role/service-role",
      "BC <fraction> 0031 2044 0034", "np.array(['+1980-02-29 01:02:03'])", "(222.8671875, 0.0)",
      "is given by 03.05.16.0001.01",
      "* 1200 - 1299 messages internal to the audit daemon\n* Messages from 1000-1199 are",
      "--============_-1208892523==_============", "[].push.call({length:4294967296},1)",
    ])
  func numbers(text: String) {
    #expect(Self.types(text).filter { $0.hasPrefix("personal.") }.isEmpty, "\(text)")
  }

  @Test(
    "records of validation and marks within pages carry nothing away",
    arguments: [
      #""name": "_dead6a124ede046a0319eb44a4eb3cbc.example.com","#,
      "[wrappers]: https://developer.mozilla.org/en-US/docs/Glossary/Primitive#Primitive_wrapper_objects_in_JavaScript",
      "[kMax]: https://v8.github.io/api/head/classv8_1_1TypedArray.html#a54a48f4373da0850663c4393d843b9b0",
    ])
  func links(text: String) {
    #expect(Self.types(text).isEmpty, "\(text)")
  }

  @Test("a link to a page that runs an example carries nothing away")
  func playground() {
    let link =
      "<a href=\"https://play.rust-lang.org/?code=fn+main()+%7B%0A++++let+iter:+Range%3C'_,+u8%3E+=+Default::default();%0A%7D\">Run</a>"
    #expect(Self.types(link).isEmpty)
  }
}
