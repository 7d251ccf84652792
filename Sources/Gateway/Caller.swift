/// Who asks: what an API key stands for, once it was found valid.

/// What may be done with an API key.
package enum Operation: String, Sendable, CaseIterable {
  /// `POST /v1/chat/completions`
  case chat
  /// `GET /v1/models`
  case models
  /// `GET /metrics` from another machine
  case metrics
}

/// The holder of a valid API key.
package struct Caller: Sendable, Equatable {
  /// The public part of the key: names it in logs, opens nothing.
  package let keyID: String
  /// Whose data it is.
  package let tenant: String
  /// Routes that may be used; `nil` for all.
  package let models: Set<String>?
  /// What may be done; `nil` for everything but `metrics`.
  package let operations: Set<Operation>?
  /// Where the key counts; `nil` for everywhere.
  package let environments: Set<String>?
  /// Limits of the key where they differ from the manifest's.
  package let limits: CallerLimits

  /// Takes what the register says.
  package init(
    keyID: String, tenant: String, models: Set<String>? = nil, operations: Set<Operation>? = nil,
    environments: Set<String>? = nil, limits: CallerLimits = CallerLimits()
  ) {
    self.keyID = keyID
    self.tenant = tenant
    self.models = models
    self.operations = operations
    self.environments = environments
    self.limits = limits
  }

  /// Whether the key may be used for `operation`.
  func may(_ operation: Operation) -> Bool {
    operations?.contains(operation) ?? (operation != .metrics)
  }

  /// Whether the key may use the route `name`.
  func mayUse(_ name: String) -> Bool { models?.contains(name) ?? true }

  /// Whether the key counts in `environment`; a gateway without one is everywhere.
  func counts(in environment: String?) -> Bool {
    guard let environments else { return true }
    return environment.map(environments.contains) ?? true
  }
}

/// Limits of one key; `nil` means the manifest's.
package struct CallerLimits: Sendable, Equatable {
  /// Requests in one minute.
  package var requestsPerMinute: Int?
  /// Tokens in one minute.
  package var tokensPerMinute: Int?
  /// Requests at the same time.
  package var concurrentRequests: Int?

  /// The manifest's limits unless said otherwise.
  package init(
    requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil, concurrentRequests: Int? = nil
  ) {
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.concurrentRequests = concurrentRequests
  }
}

/// Finds the holder of a token; `nil` for everything that is not a valid key now. Must compare in a
/// way that does not tell how near a guess was.
package typealias Authenticator = @Sendable (_ token: String) -> Caller?
