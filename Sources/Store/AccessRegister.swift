/// API keys of the gateway: random 256-bit tokens of which only the SHA-256 is kept.

package import Bytes
import Synchronization

/// What an API key allows.
package struct AccessScopes: Sendable, Equatable {
  /// Route names that may be called; empty means all.
  package var models: [String]
  /// Operations: `chat`, `models`, `metrics`, `admin`.
  package var operations: [String]
  /// The environment (`development`, `production`) the key is for; empty means any.
  package var environment: String

  /// Sets the three scopes.
  package init(
    models: [String] = [], operations: [String] = ["chat", "models"], environment: String = ""
  ) {
    self.models = models
    self.operations = operations
    self.environment = environment
  }
}

/// Limits of one API key; `nil` means the limit of the serving policy.
package struct AccessLimits: Sendable, Equatable {
  /// Requests in one minute.
  package var requestsPerMinute: Int?
  /// Tokens in one minute.
  package var tokensPerMinute: Int?

  /// Sets the limits.
  package init(requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil) {
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
  }
}

/// One API key, without its token.
package struct AccessGrant: Sendable, Equatable {
  /// A short public id (the first 12 digits of the token's hash), for logs and `access revoke`.
  package let id: String
  /// SHA-256 of the token text.
  package let tokenDigest: Digest
  /// What people call it.
  package let name: String
  /// Whose requests these are: the unit of isolation and of audit keys.
  package let tenant: String
  /// What it allows.
  package let scopes: AccessScopes
  /// Its limits.
  package let limits: AccessLimits
  /// Made at, in Unix seconds.
  package let createdAt: Int64
  /// Ends at, in Unix seconds.
  package let expiresAt: Int64
  /// Revoked at, in Unix seconds; `nil` while it holds.
  package let revokedAt: Int64?

  /// Whether the grant holds at `now` (Unix seconds).
  package func holds(at now: Int64) -> Bool { revokedAt == nil && now < expiresAt }
}

/// The register in `access.json`. Reads are from memory; `reloadIfChanged` looks at the file.
package final class AccessRegister: Sendable {
  private struct Contents {
    var grants: [AccessGrant] = []
    var byDigest: [Digest: Int] = [:]
    var status: FileStatus?
  }

  private let path: String
  private let lockPath: String
  private let contents = Mutex<Contents>(Contents())

  init(workspace: String) throws {
    path = workspace + "/access.json"
    lockPath = workspace + "/access.lock"
    _ = try reloadIfChanged()
  }

  /// Makes a key and returns its token, which is shown once and kept nowhere. Times are in Unix
  /// seconds.
  package func create(
    name: String, tenant: String, scopes: AccessScopes, limits: AccessLimits, expiresAt: Int64,
    at: Int64
  ) throws -> (token: String, grant: AccessGrant) {
    let token = "gh_" + AccessRegister.base32(KeyFiles.randomBytes(32))
    let digest = Digest.of(utf8: token)
    let grant = AccessGrant(
      id: digest.short, tokenDigest: digest, name: name, tenant: tenant, scopes: scopes,
      limits: limits, createdAt: at, expiresAt: expiresAt, revokedAt: nil)
    try update { $0.append(grant) }
    return (token, grant)
  }

  /// All grants, revoked and expired ones too, in the order they were made.
  package func list() throws -> [AccessGrant] {
    _ = try reloadIfChanged()
    return contents.withLock { $0.grants }
  }

  /// Revokes the grant with this id at `at` (Unix seconds); a revoked one stays as it is.
  package func revoke(id: String, at: Int64) throws -> AccessGrant {
    var result: AccessGrant?
    try update { grants in
      guard let position = grants.firstIndex(where: { $0.id == id }) else {
        throw StoreError.accessMissing(id: String(id.prefix(Limits.nameCharacters)))
      }
      if grants[position].revokedAt == nil {
        grants[position] = grants[position].revoked(at: at)
      }
      result = grants[position]
    }
    guard let result else { throw StoreError.accessMissing(id: id) }
    return result
  }

  /// The grant of a token if there is one, held or not: the caller asks `holds(at:)`. Only the hash
  /// of the token is looked up, so the time taken says nothing about tokens that exist.
  package func grant(forToken token: String) -> AccessGrant? {
    let digest = Digest.of(utf8: token)
    return contents.withLock { contents in
      contents.byDigest[digest].map { contents.grants[$0] }
    }
  }

  /// Reads the file again if it changed (one `stat`); answers whether it did.
  package func reloadIfChanged() throws -> Bool {
    let status = try System.status(path)
    return try contents.withLock { contents in
      guard status != contents.status else { return false }
      contents = Contents(grants: try read(), byDigest: [:], status: status)
      for (index, grant) in contents.grants.enumerated() {
        contents.byDigest[grant.tokenDigest] = index
      }
      return true
    }
  }

  /// Reads, changes and replaces the file under a lock between processes.
  private func update(_ change: (inout [AccessGrant]) throws -> Void) throws {
    let lock = try System.openForWriting(lockPath, mode: 0o600)
    try System.lock(lock)
    defer { System.unlock(lock) }
    var grants = try read()
    try change(&grants)
    let json: JSON = ["version": 1, "grants": .array(grants.map(\.json))]
    try AtomicFile.replace(path, with: json.encoded(.indented) + [0x0A], mode: 0o600)
    _ = try reloadIfChanged()
  }

  private func read() throws -> [AccessGrant] {
    guard let status = try System.status(path) else { return [] }
    guard status.permissions & 0o077 == 0 else {
      throw StoreError.permissionsTooWide(path: path, mode: status.permissions)
    }
    guard let bytes = try System.readFile(path, limit: Limits.registerBytes) else { return [] }
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw StoreError.accessRegisterInvalid(path: path, reason: error.description)
    }
    guard json["version"]?.int == 1, let list = json["grants"]?.array else {
      throw StoreError.accessRegisterInvalid(path: path, reason: "not a register of version 1")
    }
    return try list.enumerated().map { index, item in
      guard let grant = AccessGrant(json: item) else {
        throw StoreError.accessRegisterInvalid(path: path, reason: "grants[\(index)] is malformed")
      }
      return grant
    }
  }

  /// Lowercase base32 without padding (RFC 4648, section 6).
  static func base32(_ bytes: [UInt8]) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        text.append(alphabet[Int(bits >> (count - 5) & 31)])
        count -= 5
      }
      bits &= (1 << count) - 1
    }
    if count > 0 { text.append(alphabet[Int(bits << (5 - count) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension AccessGrant {
  fileprivate func revoked(at time: Int64) -> AccessGrant {
    AccessGrant(
      id: id, tokenDigest: tokenDigest, name: name, tenant: tenant, scopes: scopes, limits: limits,
      createdAt: createdAt, expiresAt: expiresAt, revokedAt: time)
  }

  /// The grant as JSON; holds the hash of the token, never the token.
  package var json: JSON {
    var json: JSON = [
      "id": .string(id), "token_sha256": .string(tokenDigest.hex), "name": .string(name),
      "tenant": .string(tenant), "models": .strings(scopes.models),
      "operations": .strings(scopes.operations), "environment": .string(scopes.environment),
      "created_at": .int(createdAt), "expires_at": .int(expiresAt),
    ]
    if let limit = limits.requestsPerMinute { json["requests_per_minute"] = .int(limit) }
    if let limit = limits.tokensPerMinute { json["tokens_per_minute"] = .int(limit) }
    if let revokedAt { json["revoked_at"] = .int(revokedAt) }
    return json
  }

  fileprivate init?(json: JSON) {
    guard let id = json["id"]?.string, let name = json["name"]?.string,
      let digest = json["token_sha256"]?.string.flatMap({ Digest(hex: $0) }),
      let tenant = json["tenant"]?.string, let environment = json["environment"]?.string,
      let models = AccessGrant.strings(json["models"]),
      let operations = AccessGrant.strings(json["operations"]),
      let createdAt = json["created_at"]?.int, let expiresAt = json["expires_at"]?.int
    else { return nil }
    for key in ["requests_per_minute", "tokens_per_minute", "revoked_at"] {
      if let value = json[key], value.int == nil { return nil }
    }
    self.init(
      id: id, tokenDigest: digest, name: name, tenant: tenant,
      scopes: AccessScopes(models: models, operations: operations, environment: environment),
      limits: AccessLimits(
        requestsPerMinute: json["requests_per_minute"]?.int,
        tokensPerMinute: json["tokens_per_minute"]?.int),
      createdAt: Int64(createdAt), expiresAt: Int64(expiresAt),
      revokedAt: json["revoked_at"]?.int.map(Int64.init))
  }

  private static func strings(_ json: JSON?) -> [String]? {
    guard let list = json?.array else { return nil }
    let texts = list.compactMap(\.string)
    return texts.count == list.count ? texts : nil
  }
}
