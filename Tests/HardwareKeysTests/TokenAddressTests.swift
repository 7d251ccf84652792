/// Addresses of keys in tokens, as RFC 7512 writes them.

import Testing

@testable import HardwareKeys

@Suite("2.2 keys in tokens are named by address")
struct TokenAddressTests {
  @Test("an address names module, token and key, with escapes")
  func whole() throws {
    let address = try TokenAddress(
      "pkcs11:token=My%20token;object=release%3B1;id=%01%FF;type=private?module-path=/usr/lib/m.so&pin-source=file:/run/pin"
    )
    #expect(address.token == "My token")
    #expect(address.object == "release;1")
    #expect(address.id == [1, 255])
    #expect(address.modulePath == "/usr/lib/m.so")
    #expect(address.pinSource == "/run/pin")
  }

  @Test(
    "what names too little, or a PIN, is refused",
    arguments: [
      ("token=a;object=b?module-path=/m", TokenAddress.Fault.otherScheme),
      ("pkcs11:token=a;object=b", .missing("module-path")),
      ("pkcs11:object=b?module-path=/m", .missing("token")),
      ("pkcs11:token=a?module-path=/m", .missing("object")),
      ("pkcs11:token=a;object=b?module-path=/m&pin-value=1234", .pinInside),
      ("pkcs11:token=a;token=b;object=c?module-path=/m", .attribute("token")),
      ("pkcs11:token=a;object=%4?module-path=/m", .attribute("object")),
      ("pkcs11:token=a;colour=b;object=c?module-path=/m", .attribute("colour")),
      ("pkcs11:token=%00;object=c?module-path=/m", .attribute("token")),
    ])
  func refusals(_ text: String, _ fault: TokenAddress.Fault) {
    #expect(throws: fault) { try TokenAddress(text) }
  }
}
