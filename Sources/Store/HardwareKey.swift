/// Private keys on PKCS#11 tokens, behind the package trait `HardwareKeys`. Pointers go to the module and nowhere
/// else.

package import Evidence

#if HardwareKeys
  import CPKCS11
  import Synchronization
#endif

/// Keys that lie on a token.
package enum HardwareKey {
  /// Whether this program was built with the trait.
  package static var isBuilt: Bool {
    #if HardwareKeys
      true
    #else
      false
    #endif
  }

  /// The key at `address`. The PIN comes from the file that the address names, or else from
  /// `passphrase`.
  package static func open(_ address: TokenAddress, passphrase: PassphraseSource) throws
    -> EvidenceKey
  {
    #if HardwareKeys
      let place: PassphraseSource = address.pinFile.map { .file($0) } ?? passphrase
      let pin = try place.read(prompt: "PIN of \(address.token): ") ?? []
      let session = try TokenSession(address, pin: pin)
      do {
        return try EvidenceKey(tokenPoint: try session.point(), signer: session)
      } catch let error as EvidenceError {
        throw StoreError.evidence(error)
      }
    #else
      throw StoreError.keyInvalid(
        path: address.module, reason: "this program was built without the trait HardwareKeys")
    #endif
  }
}

#if HardwareKeys
  /// A session with a key in hand; calls are made one after the other.
  private final class TokenSession: DigestSigner {
    private let module: String
    private let handle: Mutex<UInt>

    /// Bytes of a public point (P-521, uncompressed, in an OCTET STRING: 136) and of a signature (132).
    private static let answerBytes = 256

    init(_ address: TokenAddress, pin: [UInt8]) throws {
      module = address.module
      var key: OpaquePointer?
      let result = unsafe address.id.withUnsafeBufferPointer { id in
        unsafe pin.withUnsafeBufferPointer { pin in
          if let object = address.object {
            unsafe gatehouse_pkcs11_open(
              address.module, address.token, object, id.baseAddress, id.count, pin.baseAddress,
              pin.count, &key)
          } else {
            unsafe gatehouse_pkcs11_open(
              address.module, address.token, nil, id.baseAddress, id.count, pin.baseAddress,
              pin.count, &key)
          }
        }
      }
      guard result == 0, let key = unsafe key else {
        throw StoreError.keyInvalid(path: address.module, reason: Self.words(result))
      }
      handle = Mutex(UInt(bitPattern: key))
    }

    deinit {
      handle.withLock { address in
        if let key = unsafe OpaquePointer(bitPattern: address) {
          unsafe gatehouse_pkcs11_close(key)
        }
      }
    }

    func point() throws -> [UInt8] {
      unsafe try answer { key, bytes, length in unsafe gatehouse_pkcs11_point(key, bytes, length) }
    }

    func signature(overDigest digest: [UInt8]) throws -> [UInt8] {
      unsafe try answer { key, bytes, length in
        unsafe digest.withUnsafeBufferPointer { digest in
          unsafe gatehouse_pkcs11_sign(key, digest.baseAddress, digest.count, bytes, length)
        }
      }
    }

    private func answer(
      _ call: (OpaquePointer, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>) -> Int
    ) throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: Self.answerBytes)
      var length = bytes.count
      let result = handle.withLock { address -> Int in
        guard let key = unsafe OpaquePointer(bitPattern: address) else { return -1 }
        return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
          unsafe call(key, buffer.baseAddress, &length)
        }
      }
      guard result == 0, length <= bytes.count else {
        throw StoreError.keyInvalid(path: module, reason: Self.words(result))
      }
      return Array(bytes[..<length])
    }

    private static func words(_ result: Int) -> String {
      switch result {
      case -1: "the PKCS#11 module cannot be loaded"
      case -2: "there is no token with this label"
      case -3: "the token has no key on a curve with this name"
      case -4: "several tokens or keys have this name"
      case 0xA0, 0xA2: "the PIN is wrong"
      case 0xA4: "the PIN is locked"
      default: "the token answered with error \(String(UInt(bitPattern: result), radix: 16))"
      }
    }
  }
#endif
