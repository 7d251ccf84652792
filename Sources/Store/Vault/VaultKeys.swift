/// Keys of a vault. A master key (a file of its own, the environment, or a passphrase) wraps one data
/// key for each environment; everything else is derived from the data key (HKDF, RFC 5869).

import Bytes
import Crypto
import CryptoExtras

/// What unlocks a vault: 32 random bytes, or a passphrase. It never prints itself.
package struct MasterKey: Sendable, CustomStringConvertible, CustomReflectable {
  enum Secret: Sendable {
    case key(SymmetricKey)
    case passphrase([UInt8], rounds: Int)
  }

  let secret: Secret

  private init(_ secret: Secret) {
    self.secret = secret
  }

  /// A passphrase: 12 bytes at least, since it is all that stands between a thief and the content.
  /// `rounds` is the cost of what it seals from now on, a power of two; `nil` for the standard one.
  package init(passphrase: [UInt8], rounds: Int? = nil) throws {
    guard (12...VaultLimits.passphraseBytes).contains(passphrase.count) else {
      throw StoreError.vault(
        VaultFault(.wrongKey, at: "passphrase", "a passphrase has 12 to 1024 bytes"))
    }
    self.init(.passphrase(passphrase, rounds: rounds ?? VaultLimits.scryptRounds))
  }

  /// 64 hexadecimal digits, with or without a newline.
  package init(hex: [UInt8], from place: String) throws {
    var digits = hex
    while digits.last == 0x0A || digits.last == 0x0D { digits.removeLast() }
    guard let raw = Hex.decode(String(decoding: digits, as: UTF8.self)), raw.count == 32 else {
      throw StoreError.keyInvalid(path: place, reason: "not 64 hex digits")
    }
    self.init(.key(SymmetricKey(data: raw)))
  }

  /// The key in the file at `path`, which only its owner may read; `nil` if there is no file.
  package static func file(_ path: String) throws -> MasterKey? {
    guard let bytes = try KeyFiles.readSecret(path) else { return nil }
    return try MasterKey(hex: bytes, from: path)
  }

  /// Makes a key file of mode 0600; a file that is there already is used as it is.
  package static func make(file path: String) throws -> MasterKey {
    try AtomicFile.makeDirectories(AtomicFile.directory(of: path), mode: 0o700)
    let fresh = Hex.encode(KeyFiles.randomBytes(32)) + "\n"
    _ = try AtomicFile.create(path, with: Array(fresh.utf8), mode: 0o600)
    guard let key = try file(path) else {
      throw StoreError.vault(VaultFault(.keyMissing, at: path, "the key file can't be read"))
    }
    return key
  }

  package var description: String { "master key" }
  /// Nothing: a reflection must not show the key.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where a master key comes from, in this order: the environment variable itself, a key file named
/// there, a passphrase (from the environment or a file named there), the default file.
package struct MasterKeySource: Sendable {
  /// Beginning of the names of the variables: `GATEHOUSE_VAULT` or `GATEHOUSE_BACKUP`.
  package let prefix: String
  /// The key file that is used when no variable is set; `nil` if there is no such place.
  package let defaultFile: String?

  /// A source.
  package init(prefix: String, defaultFile: String?) {
    self.prefix = prefix
    self.defaultFile = defaultFile
  }

  /// The key. `creates`: makes the default file if it is not there.
  package func key(creates: Bool, environment: ((String) -> String?)? = nil) throws
    -> MasterKey
  {
    let environment = environment ?? System.environment
    if let hex = environment(prefix + "_KEY") {
      return try MasterKey(hex: Array(hex.utf8), from: prefix + "_KEY")
    }
    if let path = environment(prefix + "_KEY_FILE") { return try file(path) }
    if let words = environment(prefix + "_PASSPHRASE") {
      return try MasterKey(passphrase: Array(words.utf8))
    }
    if let path = environment(prefix + "_PASSPHRASE_FILE") {
      guard var words = try KeyFiles.readSecret(path) else { throw missing(path) }
      while words.last == 0x0A || words.last == 0x0D { words.removeLast() }
      return try MasterKey(passphrase: words)
    }
    guard let path = defaultFile else {
      throw missing("\(prefix)_KEY_FILE")
    }
    return creates ? try MasterKey.make(file: path) : try file(path)
  }

  private func file(_ path: String) throws -> MasterKey {
    guard let key = try MasterKey.file(path) else { throw missing(path) }
    return key
  }

  private func missing(_ place: String) -> StoreError {
    .vault(VaultFault(.keyMissing, at: place, "there is no master key"))
  }
}

/// The data key of one environment as it lies in the store, and what is derived from it.
struct DataKeys: Sendable {
  private let raw: [UInt8]
  private let data: SymmetricKey
  private let ids: SymmetricKey
  /// The id of the vault: 16 bytes.
  let vault: [UInt8]

  init(raw: [UInt8], vault: [UInt8]) {
    self.raw = raw
    self.vault = vault
    data = SymmetricKey(data: raw)
    ids = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: data, salt: vault, info: Array("gatehouse/vault/ids/v1".utf8),
      outputByteCount: 32)
  }

  /// The name of a chunk: keyed, so that nobody without the key can tell what a vault holds.
  func chunkID(_ bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: ids))
  }

  /// The key of one object, by its random salt.
  func objectKey(_ kind: String, salt: [UInt8]) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: data, salt: salt, info: Array("gatehouse/vault/\(kind)/v1".utf8),
      outputByteCount: 32)
  }

  // MARK: wrapping

  /// A fresh data key, wrapped by `master` for `environment`: the bytes of its key object.
  static func make(environment: String, vault: [UInt8], master: MasterKey) throws -> [UInt8] {
    try wrap(KeyFiles.randomBytes(32), environment, vault, master)
  }

  /// The same data key under another master key.
  func rewrapped(environment: String, master: MasterKey) throws -> [UInt8] {
    try Self.wrap(raw, environment, vault, master)
  }

  private static func wrap(
    _ raw: [UInt8], _ environment: String, _ vault: [UInt8], _ master: MasterKey
  ) throws -> [UInt8] {
    let salt = KeyFiles.randomBytes(32)
    var kdf: JSON = ["name": "hkdf-sha256", "salt": .string(Hex.encode(salt))]
    var cost = 0
    if case .passphrase(_, let rounds) = master.secret {
      cost = rounds
      kdf = [
        "name": "scrypt", "salt": .string(Hex.encode(salt)), "n": .int(rounds),
        "r": .int(VaultLimits.scryptBlock), "p": 1,
      ]
    }
    let key = try wrappingKey(master, salt, rounds: cost)
    do {
      let box = try AES.GCM.seal(raw, using: key, authenticating: bound(environment, vault, kdf))
      let json: JSON = [
        "gatehouse_vault_key": 1, "environment": .string(environment), "kdf": kdf,
        "nonce": .string(Hex.encode(Array(box.nonce))),
        "wrapped": .string(Hex.encode(Array(box.ciphertext) + Array(box.tag))),
      ]
      return json.encoded(.indented) + [0x0A]
    } catch {
      throw StoreError.vault(VaultFault(.wrongKey, at: environment, "the key can't be wrapped"))
    }
  }

  /// The keys behind a key object.
  static func open(_ bytes: [UInt8], environment: String, vault: [UInt8], master: MasterKey) throws
    -> DataKeys
  {
    guard let json = try? JSON.parse(bytes), json["gatehouse_vault_key"]?.int == 1,
      json["environment"]?.string == environment, let kdf = json["kdf"],
      let salt = kdf["salt"]?.string.flatMap({ Hex.decode($0) }), salt.count == 32,
      let nonce = json["nonce"]?.string.flatMap({ Hex.decode($0) }), nonce.count == 12,
      let wrapped = json["wrapped"]?.string.flatMap({ Hex.decode($0) }), wrapped.count == 48
    else {
      throw StoreError.vault(VaultFault(.altered, at: "keys/\(environment)", "not a wrapped key"))
    }
    let isPassphrase = if case .passphrase = master.secret { true } else { false }
    let rounds = kdf["n"]?.int ?? 0
    guard isPassphrase == (kdf["name"]?.string == "scrypt") else {
      throw wrong(environment, "it was wrapped by a \(isPassphrase ? "key" : "passphrase")")
    }
    guard
      !isPassphrase
        || rounds > 1 && rounds <= VaultLimits.scryptMaximumRounds && rounds & (rounds - 1) == 0
          && kdf["r"]?.int == VaultLimits.scryptBlock && kdf["p"]?.int == 1
    else { throw wrong(environment, "its cost is out of bounds") }
    let key = try wrappingKey(master, salt, rounds: rounds)
    guard let box = try? AES.GCM.SealedBox(combined: nonce + wrapped),
      let raw = try? AES.GCM.open(box, using: key, authenticating: bound(environment, vault, kdf))
    else { throw wrong(environment, "the master key is another one, or the key was altered") }
    return DataKeys(raw: Array(raw), vault: vault)
  }

  private static func wrong(_ environment: String, _ why: String) -> StoreError {
    .vault(VaultFault(.wrongKey, at: "keys/\(environment)", why))
  }

  private static func wrappingKey(_ master: MasterKey, _ salt: [UInt8], rounds: Int) throws
    -> SymmetricKey
  {
    switch master.secret {
    case .key(let key):
      return HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, salt: salt, info: Array("gatehouse/vault/wrap/v1".utf8),
        outputByteCount: 32)
    case .passphrase(let words, _):
      do {
        return try KDF.Scrypt.deriveKey(
          from: words, salt: salt, outputByteCount: 32, rounds: rounds,
          blockSize: VaultLimits.scryptBlock, parallelism: 1, maxMemory: 2 << 30)
      } catch {
        throw StoreError.vault(VaultFault(.wrongKey, at: "passphrase", "scrypt failed"))
      }
    }
  }

  /// What the wrapped key is bound to: its environment, its vault, and how it was derived.
  private static func bound(_ environment: String, _ vault: [UInt8], _ kdf: JSON) -> [UInt8] {
    Array("gatehouse-vault-key/v1\n\(environment)\n".utf8) + vault + kdf.encoded(.canonical)
  }
}
