/// The address of a store as people write it: a directory, or `s3://bucket/prefix`. Credentials and the
/// endpoint come from the environment and from files, in the names that AWS tools use, and never from
/// arguments.

/// Where objects lie.
package enum ObjectPlace: Sendable, Equatable {
  /// A directory.
  case directory(String)
  /// A bucket, and what all names in it begin with: empty, or without a slash at its ends.
  case bucket(String, prefix: String)

  /// Reads an address.
  package init(_ text: String) throws {
    guard text.hasPrefix("s3://") else {
      guard !text.isEmpty, !text.contains("://") else {
        throw Self.bad(text, "not a directory and not s3://bucket/prefix")
      }
      self = .directory(text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text)
      return
    }
    let parts = text.dropFirst(5).split(separator: "/", omittingEmptySubsequences: true)
    guard let bucket = parts.first, (3...63).contains(bucket.utf8.count),
      parts.dropFirst().allSatisfy({ $0 != "." && $0 != ".." }),
      parts.allSatisfy({ part in part.utf8.allSatisfy(Self.isPlain) })
    else { throw Self.bad(text, "the bucket or prefix has characters that are not allowed") }
    self = .bucket(String(bucket), prefix: parts.dropFirst().joined(separator: "/"))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }
  }

  static func bad(_ place: String, _ why: String) -> StoreError {
    .vault(VaultFault(.badPlace, at: place, why))
  }

  /// The store behind the address. `readsBack` concerns directories; an S3 store is always read back.
  package func store(readsBack: Bool = false) throws -> any ObjectStore {
    switch self {
    case .directory(let path): LocalObjects(path, readsBack: readsBack)
    case .bucket(let bucket, let prefix):
      try S3Objects(bucket: bucket, prefix: prefix, settings: S3Settings.fromEnvironment())
    }
  }

  /// The device that a directory lies on, or that it would be made on; `nil` for a bucket.
  package func device() throws -> UInt64? {
    guard case .directory(var path) = self else { return nil }
    while true {
      if let status = try System.status(path) { return status.device }
      let parent = AtomicFile.directory(of: path)
      guard parent != path else { return nil }
      path = parent
    }
  }
}

/// How an S3 store is reached.
package struct S3Settings: Sendable {
  /// Scheme, host and port; `nil` for AWS itself.
  let endpoint: String?
  let region: String
  let credentials: S3Credentials

  /// Settings. An endpoint without TLS has to be on this machine.
  package init(endpoint: String?, region: String, credentials: S3Credentials) throws {
    if let endpoint {
      let isLocal = ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { base in
        endpoint == base || endpoint.hasPrefix(base + ":")
      }
      guard endpoint.hasPrefix("https://") || isLocal else {
        throw ObjectPlace.bad(endpoint, "a store beyond this machine is reached by https only")
      }
    }
    self.endpoint = endpoint.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    self.region = region
    self.credentials = credentials
  }

  /// What the environment and the credentials file say.
  static func fromEnvironment() throws -> S3Settings {
    let variable = System.environment
    return try S3Settings(
      endpoint: variable("AWS_ENDPOINT_URL_S3") ?? variable("AWS_ENDPOINT_URL"),
      region: variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? "us-east-1",
      credentials: try credentials(variable))
  }

  private static func credentials(_ variable: (String) -> String?) throws -> S3Credentials {
    if let access = variable("AWS_ACCESS_KEY_ID"), let secret = variable("AWS_SECRET_ACCESS_KEY") {
      return S3Credentials(
        accessKey: access, secretKey: secret, sessionToken: variable("AWS_SESSION_TOKEN"))
    }
    let path =
      variable("AWS_SHARED_CREDENTIALS_FILE")
      ?? variable("HOME").map { $0 + "/.aws/credentials" } ?? ""
    guard !path.isEmpty, let bytes = try KeyFiles.readSecret(path) else {
      throw ObjectPlace.bad("s3", "no credentials in the environment and no credentials file")
    }
    let values = section(
      variable("AWS_PROFILE") ?? "default", of: String(decoding: bytes, as: UTF8.self))
    guard let access = values["aws_access_key_id"], let secret = values["aws_secret_access_key"]
    else { throw ObjectPlace.bad(path, "the profile has no credentials") }
    return S3Credentials(
      accessKey: access, secretKey: secret, sessionToken: values["aws_session_token"])
  }

  /// Names and values of one section of an INI file.
  private static func section(_ name: String, of text: String) -> [String: String] {
    var values: [String: String] = [:]
    var isInside = false
    for line in text.split(whereSeparator: \.isNewline) {
      let plain = trimmed(line)
      if plain.hasPrefix("[") {
        isInside = plain == "[\(name)]"
      } else if isInside, let equals = plain.firstIndex(of: "=") {
        values[String(trimmed(plain[..<equals]))] = String(
          trimmed(plain[plain.index(after: equals)...]))
      }
    }
    return values
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while rest.first == " " || rest.first == "\t" { rest = rest.dropFirst() }
    while rest.last == " " || rest.last == "\t" { rest = rest.dropLast() }
    return rest
  }
}
