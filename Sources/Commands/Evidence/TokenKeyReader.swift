// Keys in tokens, named by a URI of the scheme pkcs11; only where the program was built for it.

import Bytes
import Evidence
import Store

#if HardwareKeys
  import HardwareKeys
#endif

/// Opens keys in tokens.
enum TokenKeyReader {
  #if HardwareKeys
    /// The key that `text` names. The PIN comes from the address's pin-source, else from where
    /// passphrases come from.
    static func key(_ text: String, _ source: PassphraseSource) throws -> EvidenceKey {
      do {
        let address = try TokenAddress(text)
        let key = try HardwareKey(address, pin: try pin(address, source))
        return try EvidenceKey(tokenCurve: key.curve, point: key.point) {
          try key.signature(overDigest: $0)
        }
      } catch let fault as TokenAddress.Fault {
        throw Diagnosis("GH-0385", "the address of the key cannot be used", why: words(fault))
      } catch let error as HardwareKeyError {
        throw Diagnosis("GH-0386", "the token did not give the key", why: words(error))
      } catch let error as EvidenceError {
        throw Diagnosis(evidence: error, at: nil)
      }
    }

    private static func pin(_ address: TokenAddress, _ source: PassphraseSource) throws -> [UInt8] {
      let place = address.pinSource.map(PassphraseSource.file) ?? source
      return try withStore { try place.read(prompt: "PIN of the token: ") } ?? []
    }

    private static func words(_ fault: TokenAddress.Fault) -> String {
      switch fault {
      case .otherScheme: "it does not begin with pkcs11:"
      case .attribute(let name):
        "its attribute \(Console.printable(name)) is malformed, unknown or stands twice"
      case .pinInside: "it holds the PIN, which others can read: use pin-source"
      case .missing(let name): "it names no \(name)"
      }
    }

    private static func words(_ error: HardwareKeyError) -> String {
      switch error {
      case .notBuilt: "this program was built without keys in tokens"
      case .noModule: "the library cannot be loaded, or is no PKCS#11 module"
      case .noToken: "no token has that label or serial number"
      case .severalTokens: "several tokens have that label"
      case .wrongPIN: "the PIN is wrong"
      case .pinLocked: "the PIN is locked after too many wrong ones"
      case .noKey: "no key pair has that label or identifier"
      case .severalKeys: "several keys have that label: name the identifier"
      case .unfitKey: "the key is not on P-256, P-384 or P-521, or may not sign"
      case .failed(let code): "the token failed with code 0x\(String(code, radix: 16))"
      }
    }
  #else
    /// Refuses: the program was built without it.
    static func key(_ text: String, _ source: PassphraseSource) throws -> EvidenceKey {
      throw Diagnosis(
        "GH-0384", "this program was built without keys in tokens",
        remedy: "build it with swift build -c release --traits HardwareKeys --product gatehouse")
    }
  #endif
}
