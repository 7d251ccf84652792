/// Key files: private keys in `keys/NAME.pem` (0600, PKCS#8), public halves in `keys/NAME.pub.pem` and
/// `keys/NAME.json`. Private keys are read and written here and nowhere else, and never overwritten.

import Bytes
package import Evidence
import Ledger

/// The `keys` folder of a workspace.
package struct KeyFiles: Sendable {
  /// The name of the key that the program itself signs with.
  package static let machineName = "machine"
  /// The name of the key that signs checkpoints.
  package static let ledgerName = "ledger"

  private let folder: String

  init(workspace: String) {
    folder = workspace + "/keys"
  }

  // MARK: evidence keys

  /// Makes a P-256 key pair and its three files; refuses a name that is taken.
  func generate(name: String, role: KeyRole, identity: String) throws -> TrustedKey {
    try KeyFiles.check(name: name)
    guard name != KeyFiles.ledgerName else { throw StoreError.keyExists(name: name) }
    let key = try KeyFiles.randomKey()
    let trusted = try TrustedKey(
      name: name, role: role, identity: identity, publicPEM: key.publicPEM)
    try write(name: name, private: key.pemForStorage, public: key.publicPEM)
    let description: JSON = [
      "name": .string(name), "role": .string(role.rawValue), "identity": .string(identity),
      "keyid": .string(key.keyID), "keytype": "ecdsa", "scheme": "ecdsa-sha2-nistp256",
    ]
    try AtomicFile.replace(
      folder + "/\(name).json", with: description.encoded(.indented) + [0x0A], mode: 0o644)
    return trusted
  }

  /// The private key with this name.
  package func evidenceKey(named name: String) throws -> EvidenceKey {
    try KeyFiles.check(name: name)
    let path = "\(folder)/\(name).pem"
    guard let pem = try KeyFiles.readSecret(path) else { throw StoreError.keyMissing(name: name) }
    do {
      return try EvidenceKey(pem: String(decoding: pem, as: UTF8.self))
    } catch {
      throw StoreError.keyInvalid(path: path, reason: "not a P-256 private key in PEM")
    }
  }

  /// The public keys, in the order of their names.
  package func trustedKeys() throws -> [TrustedKey] {
    var keys: [TrustedKey] = []
    for file in try System.names(in: folder) where file.hasSuffix(".json") {
      keys.append(try trustedKey(named: String(file.dropLast(5))))
    }
    return keys
  }

  /// The public key with this name.
  package func trustedKey(named name: String) throws -> TrustedKey {
    try KeyFiles.check(name: name)
    let path = "\(folder)/\(name).json"
    guard let bytes = try System.readFile(path, limit: Limits.keyBytes),
      let pem = try System.readFile("\(folder)/\(name).pub.pem", limit: Limits.keyBytes)
    else { throw StoreError.keyMissing(name: name) }
    guard let json = try? JSON.parse(bytes), json["name"]?.string == name,
      let role = json["role"]?.string.flatMap(KeyRole.init(rawValue:)),
      let identity = json["identity"]?.string
    else { throw StoreError.keyInvalid(path: path, reason: "not a description of a key") }
    let key: TrustedKey
    do {
      key = try TrustedKey(
        name: name, role: role, identity: identity,
        publicPEM: String(decoding: pem, as: UTF8.self))
    } catch {
      throw StoreError.keyInvalid(path: path, reason: "not a P-256 public key in PEM")
    }
    guard json["keyid"]?.string == key.keyID else {
      throw StoreError.keyInvalid(path: path, reason: "the key id is another key's")
    }
    return key
  }

  // MARK: the ledger key

  /// Makes the Ed25519 key of the ledger.
  func generateLedgerKey() throws -> LedgerKey {
    let key = try LedgerKey(seed: KeyFiles.randomBytes(32))
    try write(name: KeyFiles.ledgerName, private: key.pemForStorage, public: key.verifier.pem)
    try AtomicFile.replace(
      folder + "/ledger.vkey", with: Array((key.verifier.vkey + "\n").utf8), mode: 0o644)
    return key
  }

  /// The Ed25519 key of the ledger.
  func ledgerKey() throws -> LedgerKey {
    let path = "\(folder)/ledger.pem"
    guard let pem = try KeyFiles.readSecret(path) else {
      throw StoreError.keyMissing(name: KeyFiles.ledgerName)
    }
    do {
      return try LedgerKey(pem: String(decoding: pem, as: UTF8.self))
    } catch {
      throw StoreError.keyInvalid(path: path, reason: "not an Ed25519 private key in PEM")
    }
  }

  /// The public key of the ledger.
  func ledgerVerifier() throws -> NoteVerifier {
    let path = folder + "/ledger.vkey"
    guard let bytes = try System.readFile(path, limit: Limits.keyBytes) else {
      throw StoreError.keyMissing(name: KeyFiles.ledgerName)
    }
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      return try NoteVerifier(vkey: String(text.split(separator: "\n").first ?? ""))
    } catch {
      throw StoreError.keyInvalid(path: path, reason: "not a verifier key of C2SP signed-note")
    }
  }

  // MARK: files

  private func write(name: String, private secret: String, public text: String) throws {
    guard
      try AtomicFile.create("\(folder)/\(name).pem", with: Array(secret.utf8), mode: 0o600)
    else { throw StoreError.keyExists(name: name) }
    try AtomicFile.replace("\(folder)/\(name).pub.pem", with: Array(text.utf8), mode: 0o644)
  }

  /// The contents of a file that only its owner may read; refuses wider permissions.
  static func readSecret(_ path: String) throws -> [UInt8]? {
    guard let status = try System.status(path) else { return nil }
    guard status.permissions & 0o077 == 0 else {
      throw StoreError.permissionsTooWide(path: path, mode: status.permissions)
    }
    return try System.readFile(path, limit: Limits.keyBytes)
  }

  /// Throws unless `name` is 1 to 64 letters, digits, `.`, `_`, `-`, and starts with a letter or digit.
  static func check(name: String) throws {
    let allowed = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
    }
    let first = name.unicodeScalars.first
    guard allowed, name.utf8.count <= Limits.nameCharacters, let first,
      first.properties.isAlphabetic || ("0"..."9").contains(first), !name.hasSuffix(".pub")
    else { throw StoreError.invalidName(String(name.prefix(Limits.nameCharacters))) }
  }

  /// Bytes from the system's random source.
  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// A random scalar is out of range once in 2^32; then another one is drawn.
  private static func randomKey() throws -> EvidenceKey {
    for _ in 0..<16 {
      if let key = try? EvidenceKey(scalar: randomBytes(32)) { return key }
    }
    throw StoreError.keyInvalid(path: "keys", reason: "the random source gave no usable key")
  }
}
