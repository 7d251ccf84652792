/// The parts of a manifest that describe serving: upstreams, routes, limits, guards.

package import Bytes

extension Manifest {
  /// Where a credential is found. The credential itself never stands in a manifest.
  package enum CredentialSource: Hashable, Sendable {
    /// The name of an environment variable.
    case environment(String)
    /// The path of a file that holds nothing else.
    case file(String)
  }

  /// A server that answers for a model.
  package struct Upstream: Hashable, Sendable {
    /// Which API it speaks.
    package enum WireProtocol: String, CaseIterable, Hashable, Sendable {
      /// OpenAI's chat completions.
      case openai
    }
    /// On which side of the organisation's boundary it stands.
    package enum Location: String, CaseIterable, Hashable, Sendable {
      case `internal`, external
    }

    /// The name that other parts refer to it by.
    package let name: String
    /// Which API it speaks.
    package let wireProtocol: WireProtocol
    /// The base address, such as `http://127.0.0.1:8901/v1`; never with a user or password in it.
    package let url: String
    /// The name of the model over there.
    package let model: String
    /// On which side of the boundary it stands.
    package let location: Location
    /// The highest label that may go there.
    package let label: DataLabel
    /// Where its credential is found; `nil` when it needs none.
    package let credential: CredentialSource?
    /// The name of a declared supplier.
    package let supplier: String?
    /// How long an answer may take to begin, in seconds.
    package let timeoutSeconds: Int64
  }

  /// An address to listen on.
  package struct Listen: Hashable, Sendable {
    /// A host name or an address, without brackets.
    package let host: String
    /// From 0 (any free port) to 65535.
    package let port: Int

    /// Whether only this machine can reach it.
    package var isLoopback: Bool { Loopback.contains(host) }
  }

  /// Certificate and key for TLS.
  package struct TLS: Hashable, Sendable {
    /// Path of the certificate chain (PEM).
    package let certificate: String
    /// Path of the private key (PEM).
    package let key: String
  }

  /// How pictures in requests are taken on a route.
  package struct Pictures: Hashable, Sendable {
    /// What goes on to the model.
    package enum Forward: String, CaseIterable, Hashable, Sendable {
      /// An area-scaled copy without metadata.
      case copy
      /// The picture as it was sent, unless a guard has it replaced.
      case original
    }

    /// The longer side of the model's input, in pixels: copies have it.
    package let size: Int
    /// Pictures in one request.
    package let most: Int
    /// Size of one picture's file.
    package let bytes: Int
    /// Pixels of one picture.
    package let pixels: Int
    /// What goes on to the model.
    package let forward: Forward
    /// How long the inspection of all pictures of a request may take, in seconds.
    package let timeoutSeconds: Int64
  }

  /// A name that clients use as a model, and what stands behind it.
  package struct Route: Hashable, Sendable {
    /// The name that other parts refer to it by.
    package let name: String
    /// The name of a declared model.
    package let model: String
    /// The name of a declared upstream.
    package let upstream: String
    /// The name of a declared prompt, put before every conversation.
    package let prompt: String?
    /// Names of the declared tools that may be used.
    package let tools: [String]
    /// Names of the declared routes that may stand in for it.
    package let alternates: [String]
    /// How pictures are taken; `nil` when requests with pictures are refused.
    package let images: Pictures?
  }

  /// Limits for each API key, and for the server.
  package struct Limits: Hashable, Sendable {
    /// Requests of one key in a minute.
    package let requestsPerMinute: Int
    /// Tokens of one key in a minute, in and out.
    package let tokensPerMinute: Int
    /// Size of a request.
    package let bodyBytes: Int
    /// Tokens of one answer.
    package let outputTokens: Int
    /// Requests at the same time, of all keys.
    package let concurrentRequests: Int
    /// How long a stream may last.
    package let streamSeconds: Int
  }

  /// Details in answers that help attackers more than users; off unless opted in.
  package struct Output: Hashable, Sendable {
    /// Whether log probabilities are let through.
    package let logprobs: Bool
    /// Whether the upstream's fingerprint is let through.
    package let systemFingerprint: Bool
  }

  /// What the gateway serves, and how.
  package struct Serving: Hashable, Sendable {
    /// Where the gateway listens.
    package let listen: Listen
    /// Certificate and key; `nil` only on loopback.
    package let tls: TLS?
    /// What clients can ask for; at least one.
    package let routes: [Route]
    /// Limits for each key and for the server.
    package let limits: Limits
    /// Details in answers that are opted in.
    package let output: Output
    /// What guards do with what they find.
    package let guards: Guards
  }
}

/// Which hosts are this machine.
enum Loopback {
  /// Whether `host` is `localhost`, an address in 127.0.0.0/8 (RFC 1122 3.2.1.3) or `::1`.
  static func contains(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "127" else { return false }
    return parts.allSatisfy { part in part.count <= 3 && UInt8(part) != nil && !part.hasPrefix("+")
    }
  }
}
