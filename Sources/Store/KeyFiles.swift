/// Key files: private keys in `keys/NAME.pem` (0600, PKCS#8, under a passphrase if asked for), public halves in
/// `keys/NAME.pub.pem` and `keys/NAME.json`. Private keys are read and written here and nowhere else, and never overwritten.

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

  /// Makes a key pair and its three files; refuses a name that is taken. With a passphrase the
  /// private key lies under it.
  func generate(
    name: String, role: KeyRole, identity: String, curve: SigningCurve = .p256,
    passphrase: [UInt8]? = nil
  ) throws -> TrustedKey {
    try KeyFiles.check(name: name)
    guard name != KeyFiles.ledgerName else { throw StoreError.keyExists(name: name) }
    guard !name.hasSuffix(KeyFiles.nextSuffix) else { throw StoreError.invalidName(name) }
    let key = try KeyFiles.randomKey(curve)
    try write(
      name: name, private: try KeyFiles.storedPEM(key, passphrase), public: key.publicPEM)
    let trusted = try TrustedKey(
      name: name, role: role, identity: identity, publicPEM: key.publicPEM)
    try describe(trusted)
    return trusted
  }

  /// The private key in PEM, under `passphrase` if there is one.
  static func storedPEM(_ key: EvidenceKey, _ passphrase: [UInt8]?) throws -> String {
    guard let passphrase else { return key.pemForStorage }
    do {
      return try key.protectedPEM(
        passphrase: passphrase, salt: randomBytes(16), iv: randomBytes(16))
    } catch {
      throw StoreError.evidence(error)
    }
  }

  /// The private key with this name. A protected one is opened with what `passphrase` gives.
  package func evidenceKey(named name: String, passphrase: PassphraseSource = .automatic) throws
    -> EvidenceKey
  {
    try KeyFiles.check(name: name)
    let path = "\(folder)/\(name).pem"
    guard let pem = try KeyFiles.readSecret(path) else { throw StoreError.keyMissing(name: name) }
    let key = try KeyFiles.open(pem, path: path, name: name, passphrase)
    // A rotation that was interrupted has left the new private key beside its place.
    let next = "\(folder)/\(name)\(KeyFiles.nextSuffix).pem"
    if let described = try? trustedKey(named: name), described.keyID != key.keyID,
      let pem = try KeyFiles.readSecret(next)
    {
      return try KeyFiles.open(pem, path: next, name: name, passphrase)
    }
    return key
  }

  static func open(
    _ bytes: [UInt8], path: String, name: String, _ passphrase: PassphraseSource
  ) throws -> EvidenceKey {
    let pem = String(decoding: bytes, as: UTF8.self)
    let secret =
      EvidenceKey.isProtected(pem: pem)
      ? try passphrase.read(prompt: "Passphrase for \(name): ") : nil
    do {
      return try EvidenceKey(pem: pem, passphrase: secret)
    } catch .invalidKey(let reason) {
      throw StoreError.keyInvalid(path: path, reason: reason)
    } catch {
      throw StoreError.evidence(error)
    }
  }

  /// The public keys: those in use in the order of their names, then those that others took the
  /// place of.
  package func trustedKeys() throws -> [TrustedKey] {
    var current: [TrustedKey] = []
    var former: [TrustedKey] = []
    for file in try System.names(in: folder) where file.hasSuffix(".json") {
      let (key, isFormer) = try read(named: String(file.dropLast(5)))
      if isFormer { former.append(key) } else { current.append(key) }
    }
    return current + former
  }

  /// The public key with this name.
  package func trustedKey(named name: String) throws -> TrustedKey { try read(named: name).key }

  private func read(named name: String) throws -> (key: TrustedKey, isFormer: Bool) {
    try KeyFiles.check(name: name)
    let path = "\(folder)/\(name).json"
    guard let bytes = try System.readFile(path, limit: Limits.keyBytes) else {
      throw StoreError.keyMissing(name: name)
    }
    guard let json = try? JSON.parse(bytes), json["name"]?.string == name,
      let role = json["role"]?.string.flatMap(KeyRole.init(rawValue:)),
      let identity = json["identity"]?.string
    else { throw StoreError.keyInvalid(path: path, reason: "not a description of a key") }
    let key: TrustedKey
    do {
      key = try TrustedKey(
        name: name, role: role, identity: identity, publicPEM: try publicPEM(of: name, json))
    } catch is EvidenceError {
      throw StoreError.keyInvalid(
        path: path, reason: "not a public key on P-256, P-384 or P-521 in PEM")
    }
    guard json["keyid"]?.string == key.keyID else {
      throw StoreError.keyInvalid(path: path, reason: "the key id is another key's")
    }
    return (key, json["former"]?.bool ?? false)
  }

  /// The description holds the public key itself, so that one `rename` changes both; older ones have
  /// it in a file of its own.
  private func publicPEM(of name: String, _ json: JSON) throws -> String {
    if let text = json["public_pem"]?.string { return text }
    guard let pem = try System.readFile("\(folder)/\(name).pub.pem", limit: Limits.keyBytes) else {
      throw StoreError.keyMissing(name: name)
    }
    return String(decoding: pem, as: UTF8.self)
  }

  private func describe(_ key: TrustedKey, isFormer: Bool = false) throws {
    var description: JSON = [
      "name": .string(key.name), "role": .string(key.role.rawValue),
      "identity": .string(key.identity), "keyid": .string(key.keyID), "keytype": "ecdsa",
      "scheme": .string(key.curve.scheme), "public_pem": .string(key.publicPEM),
    ]
    if isFormer { description["former"] = true }
    try AtomicFile.replace(
      "\(folder)/\(key.name).json", with: description.encoded(.indented) + [0x0A], mode: 0o644)
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
  static func readSecret(_ path: String, limit: Int = Limits.keyBytes) throws -> [UInt8]? {
    guard let status = try System.status(path) else { return nil }
    guard status.permissions & 0o077 == 0 else {
      throw StoreError.permissionsTooWide(path: path, mode: status.permissions)
    }
    return try System.readFile(path, limit: limit)
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

  /// A random scalar is out of range once in 2^32 at most; then another one is drawn.
  static func randomKey(_ curve: SigningCurve) throws -> EvidenceKey {
    for _ in 0..<16 {
      var scalar = randomBytes(curve.scalarBytes)
      // The order of P-521 has 521 bits: one in the first byte.
      if curve == .p521 { scalar[0] &= 1 }
      if let key = try? EvidenceKey(scalar: scalar, curve: curve) { return key }
    }
    throw StoreError.keyInvalid(path: "keys", reason: "the random source gave no usable key")
  }

  // MARK: rotation

  /// The suffix of the name under which the next key of a rotation lies until it takes its place.
  static let nextSuffix = ".next"

  /// The name under which the former key `key` is kept.
  static func formerName(of key: TrustedKey) -> String {
    "\(key.name.prefix(Limits.nameCharacters - 9))-\(key.keyID.prefix(8))"
  }

  /// The next key of `key`, in files of its own: one that an interrupted rotation has left, or a new
  /// one. It is trusted from now on.
  func prepareNext(of key: TrustedKey, curve: SigningCurve, passphrase: [UInt8]?) throws
    -> TrustedKey
  {
    let name = key.name + KeyFiles.nextSuffix
    if let left = try? trustedKey(named: name) { return left }
    // A private key without a description was never used for anything.
    System.remove("\(folder)/\(name).pem")
    let next = try KeyFiles.randomKey(curve)
    try write(
      name: name, private: try KeyFiles.storedPEM(next, passphrase), public: next.publicPEM)
    let trusted = try TrustedKey(
      name: name, role: key.role, identity: key.identity, publicPEM: next.publicPEM)
    try describe(trusted)
    return trusted
  }

  /// The private half of the next key of `name`, opened with `passphrase`, or else with what `source`
  /// gives: an interrupted rotation may have left one under another passphrase.
  func nextKey(of name: String, passphrase: [UInt8]?, or source: PassphraseSource) throws
    -> EvidenceKey
  {
    let path = "\(folder)/\(name)\(KeyFiles.nextSuffix).pem"
    guard let pem = try KeyFiles.readSecret(path) else {
      throw StoreError.keyMissing(name: name + KeyFiles.nextSuffix)
    }
    let text = String(decoding: pem, as: UTF8.self)
    if let passphrase, let key = try? EvidenceKey(pem: text, passphrase: passphrase) { return key }
    return try KeyFiles.open(pem, path: path, name: name, source)
  }

  /// Keeps `key` and its private half under the name of a former key; they stay trusted for what
  /// they signed.
  func keepFormer(_ key: TrustedKey) throws {
    let name = KeyFiles.formerName(of: key)
    if let pem = try KeyFiles.readSecret("\(folder)/\(key.name).pem") {
      _ = try AtomicFile.create("\(folder)/\(name).pem", with: pem, mode: 0o600)
    }
    try AtomicFile.replace(
      "\(folder)/\(name).pub.pem", with: Array(key.publicPEM.utf8), mode: 0o644)
    try describe(
      try TrustedKey(
        name: name, role: key.role, identity: key.identity, publicPEM: key.publicPEM),
      isFormer: true)
  }

  /// Puts the next key in the place of the one named `name`. The description changes first and by one
  /// `rename`; what is interrupted afterwards is finished by the next call.
  func placeNext(_ name: String) throws -> TrustedKey {
    let next = try trustedKey(named: name + KeyFiles.nextSuffix)
    let placed = try TrustedKey(
      name: name, role: next.role, identity: next.identity, publicPEM: next.publicPEM)
    try describe(placed)
    try AtomicFile.replace(
      "\(folder)/\(name).pub.pem", with: Array(placed.publicPEM.utf8), mode: 0o644)
    let from = "\(folder)/\(next.name)"
    if try System.status(from + ".pem") != nil {
      try System.rename(from + ".pem", to: "\(folder)/\(name).pem")
    }
    System.remove(from + ".json")
    System.remove(from + ".pub.pem")
    try System.syncDirectory(folder)
    return placed
  }

  /// Finishes a rotation that was interrupted after its last point of return.
  func finishRotation(of name: String) throws {
    guard let next = try? trustedKey(named: name + KeyFiles.nextSuffix),
      try trustedKey(named: name).keyID == next.keyID
    else { return }
    _ = try placeNext(name)
  }

  /// Writes the private key anew, under another passphrase or none.
  func protect(name: String, with passphrase: [UInt8]?, opening source: PassphraseSource) throws {
    let key = try evidenceKey(named: name, passphrase: source)
    try AtomicFile.replace(
      "\(folder)/\(name).pem", with: Array(try KeyFiles.storedPEM(key, passphrase).utf8),
      mode: 0o600)
  }
}

/// Key files outside a workspace: what a person brings along.
package enum LooseKey {
  /// The private key in the file at `path`, and whether others may read that file too.
  package static func read(_ path: String, passphrase: PassphraseSource = .automatic) throws
    -> (key: EvidenceKey, isOpenToOthers: Bool)
  {
    guard let status = try System.status(path),
      let bytes = try System.readFile(path, limit: Limits.keyBytes)
    else {
      throw StoreError.system(operation: "open", path: path, errno: SystemCode.missing)
    }
    let key = try KeyFiles.open(bytes, path: path, name: path, passphrase)
    return (key, status.permissions & 0o077 != 0)
  }

  /// Makes a key pair in two new files: the private one at `path`, the public one beside it with
  /// `.pub.pem`. Answers the public key and its path.
  package static func generate(_ path: String, curve: SigningCurve, passphrase: [UInt8]?) throws
    -> (key: TrustedKey, publicPath: String)
  {
    let key = try KeyFiles.randomKey(curve)
    let stem = path.hasSuffix(".pem") ? String(path.dropLast(4)) : path
    let publicPath = stem + ".pub.pem"
    guard try System.status(publicPath) == nil,
      try AtomicFile.create(
        path, with: Array(try KeyFiles.storedPEM(key, passphrase).utf8), mode: 0o600)
    else { throw StoreError.keyExists(name: path) }
    try AtomicFile.replace(publicPath, with: Array(key.publicPEM.utf8), mode: 0o644)
    let trusted = try TrustedKey(
      name: path, role: .machine, identity: "", publicPEM: key.publicPEM)
    return (trusted, publicPath)
  }
}
