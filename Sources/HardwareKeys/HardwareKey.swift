/// Keys that never leave a token: smart cards, HSMs, SoftHSM. Only with the package's trait HardwareKeys.

import CPKCS11
import Synchronization

/// What a token refused, as data.
package enum HardwareKeyError: Error, Equatable, Sendable {
  /// The program was built without the trait HardwareKeys.
  case notBuilt
  /// The library cannot be loaded, or is no PKCS#11 module.
  case noModule
  /// No token, or several, have that label or serial number.
  case noToken, severalTokens
  /// The PIN is wrong, or locked after too many wrong ones.
  case wrongPIN, pinLocked
  /// No key pair, or several, have that label or identifier.
  case noKey, severalKeys
  /// The key is not on P-256, P-384 or P-521, or may not sign.
  case unfitKey
  /// The token failed with this code (`CKR_…`).
  case failed(UInt)

  init(_ status: Int32, reason: UInt) {
    self =
      switch Int(status) {
      case Int(GH_TOKEN_NOT_BUILT): .notBuilt
      case Int(GH_TOKEN_NO_MODULE): .noModule
      case Int(GH_TOKEN_NO_TOKEN): .noToken
      case Int(GH_TOKEN_SEVERAL_TOKENS): .severalTokens
      case Int(GH_TOKEN_WRONG_PIN): .wrongPIN
      case Int(GH_TOKEN_PIN_LOCKED): .pinLocked
      case Int(GH_TOKEN_NO_KEY): .noKey
      case Int(GH_TOKEN_SEVERAL_KEYS): .severalKeys
      case Int(GH_TOKEN_UNFIT_KEY): .unfitKey
      default: .failed(reason)
      }
  }
}

/// A key in a token, with an open session; one signature at a time.
@safe package final class HardwareKey: Sendable {
  /// The DER of the curve's object identifier.
  package let curve: [UInt8]
  /// The public point, uncompressed: 0x04, x, y.
  package let point: [UInt8]
  /// Used by one thread at a time, which `turn` sees to.
  private nonisolated(unsafe) let token: OpaquePointer
  private let turn = Mutex<Void>(())

  /// Opens the token and finds the key. `pin` is handed to the token and not kept.
  package init(_ address: TokenAddress, pin: [UInt8]) throws(HardwareKeyError) {
    var opened: OpaquePointer?
    let status = unsafe gh_token_open(
      address.modulePath, address.token, address.serial, pin, pin.count, &opened)
    guard status == Int32(GH_TOKEN_OK), let token = unsafe opened else {
      throw HardwareKeyError(status, reason: 0)
    }
    do {
      (curve, point) = try unsafe Self.find(address, in: token)
    } catch {
      unsafe gh_token_close(token)
      throw error
    }
    unsafe self.token = unsafe token
  }

  deinit {
    unsafe gh_token_close(token)
  }

  private static func find(_ address: TokenAddress, in token: OpaquePointer)
    throws(HardwareKeyError) -> ([UInt8], [UInt8])
  {
    var parameters = [UInt8](repeating: 0, count: 64)
    var parameterCount = parameters.count
    var point = [UInt8](repeating: 0, count: 256)
    var pointCount = point.count
    let status = unsafe gh_token_find(
      token, address.object, address.id, address.id?.count ?? 0, &parameters, &parameterCount,
      &point, &pointCount)
    guard status == Int32(GH_TOKEN_OK) else {
      throw HardwareKeyError(status, reason: unsafe UInt(gh_token_reason(token)))
    }
    guard let plain = uncompressed(Array(point.prefix(pointCount))) else { throw .unfitKey }
    return (Array(parameters.prefix(parameterCount)), plain)
  }

  /// The point out of its OCTET STRING; some tokens leave that away.
  private static func uncompressed(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.first == 0x04, bytes.count > 2 {
      let long = bytes[1] == 0x81
      let header = long ? 3 : 2
      if bytes.count > header, Int(long ? bytes[2] : bytes[1]) == bytes.count - header,
        bytes[header] == 0x04
      {
        return Array(bytes.dropFirst(header))
      }
      return bytes
    }
    return nil
  }

  /// Signs a digest; r and s, each as long as the curve's order.
  package func signature(overDigest digest: [UInt8]) throws(HardwareKeyError) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 256)
    var count = signature.count
    let status = turn.withLock { _ in
      unsafe gh_token_sign(token, digest, digest.count, &signature, &count)
    }
    guard status == Int32(GH_TOKEN_OK) else {
      throw HardwareKeyError(status, reason: unsafe UInt(gh_token_reason(token)))
    }
    return Array(signature.prefix(count))
  }
}
