/// What is written about a request before it is answered. Digests and classes, not texts: nothing
/// in here can hold prompt text, secrets or keys.

package import Bytes
import Guards

/// Writes one sealed entry and returns when it is durable: request id, tenant, plain entry. Throws
/// when it could not be written; then the request is not answered.
package typealias AuditCommit =
  @Sendable (_ requestID: String, _ tenant: String, _ entry: JSON) async throws -> Void

/// A finding as it is kept: its class and place.
package struct LoggedFinding: Sendable, Equatable {
  /// The stable type, such as `secret.github-token`.
  package let type: String
  /// Where the text came from.
  package let origin: String
  /// What was done.
  package let action: String
  /// The message, choice or tool call.
  package let place: String
  /// The masked form; holds nothing of the original.
  package let masked: String

  /// What is kept of `finding`.
  init(_ finding: Finding, action: GuardAction, place: String) {
    type = finding.type
    origin = finding.origin.rawValue
    self.action = action.rawValue
    self.place = place
    masked = finding.masked
  }

  /// A refusal that is no text finding: a tool call, say.
  init(type: String, origin: Origin, action: GuardAction, place: String) {
    self.type = type
    self.origin = origin.rawValue
    self.action = action.rawValue
    self.place = place
    masked = ""
  }

  var json: JSON {
    [
      "type": .string(type), "origin": .string(origin), "action": .string(action),
      "place": .string(place), "masked": .string(masked),
    ]
  }
}

/// Tokens as the model server counted them.
package struct TokenUsage: Sendable, Equatable {
  /// Tokens of the conversation.
  package var prompt = 0
  /// Tokens of the answer.
  package var completion = 0

  /// All of them, without overflow.
  var total: Int { prompt.addingReportingOverflow(completion).partialValue }

  /// Reads `usage` of an answer; absurd numbers count as absent.
  init?(_ usage: JSON?) {
    guard let usage, let prompt = usage["prompt_tokens"]?.int,
      let completion = usage["completion_tokens"]?.int ?? .some(0),
      (0...100_000_000).contains(prompt), (0...100_000_000).contains(completion)
    else { return nil }
    self.prompt = prompt
    self.completion = completion
  }

  /// A count of our own.
  init(prompt: Int, completion: Int) {
    self.prompt = prompt
    self.completion = completion
  }

  /// The object as clients get it.
  var json: JSON {
    [
      "prompt_tokens": .int(prompt), "completion_tokens": .int(completion),
      "total_tokens": .int(total),
    ]
  }
}

/// What is known about a request, filled in on its way.
package struct AuditRecord: Sendable {
  /// The id that the client gets.
  package var requestID: RequestID
  /// `chat`, `models`, `metrics` or `unknown`.
  package var operation: String
  /// Unix time of its arrival, in milliseconds.
  package var startedAtMilliseconds: Int64
  /// The holder of the key, once known.
  package var caller: Caller?
  /// The declared route, once found.
  package var route: String?
  /// The release that answered.
  package var release: Digest?
  /// `answered`, `blocked`, `refused`, `cut` or `failed`.
  package var decision = "answered"
  /// HTTP status of the answer.
  package var status = 200
  /// The code of the error, if it is one.
  package var code: String?
  /// What the guards found, in both directions.
  package var findings: [LoggedFinding] = []
  /// The join of the labels of all that reached the model, and of what was found in the answer.
  package var label: DataLabel?
  /// The pictures that were looked at.
  package var pictures: [PictureRecord] = []
  /// What the outside judge was asked, if it was.
  package var judge: JudgeRecord?
  /// Tokens that were used.
  package var usage: TokenUsage?
  /// SHA-256 of the body that came in.
  package var requestDigest: Digest?
  /// SHA-256 of the bytes that went out.
  package var responseDigest: Digest?
  /// Whether a stream was asked for.
  package var isStream = false
  /// How often the client says that it tried before.
  package var clientRetries: Int?

  /// The most findings that one entry lists; the count is always there.
  static let listedFindings = 64

  /// The tenant of the entry; `anonymous` when nobody is known.
  var tenant: String { caller?.tenant ?? "anonymous" }

  /// The entry. `phase` is `whole`, `opened` or `closed`.
  func json(phase: String, atMilliseconds now: Int64) -> JSON {
    [
      "version": 1, "phase": .string(phase), "time_ms": .int(startedAtMilliseconds),
      "request_id": .string(requestID.text), "operation": .string(operation),
      "tenant": .string(tenant), "key": .optional(caller?.keyID), "route": .optional(route),
      "release": .optional(release?.hex), "decision": .string(decision), "status": .int(status),
      "code": .optional(code), "stream": .bool(isStream),
      "finding_count": .int(findings.count),
      "findings": .array(findings.prefix(Self.listedFindings).map(\.json)),
      "label": label.map {
        ["level": .string($0.level.rawValue), "personal_data": .bool($0.personalData)]
      } ?? .null,
      "images": .array(pictures.map(\.json)), "judge": judge?.json ?? .null,
      "usage": usage?.json ?? .null,
      "request_sha256": .optional(requestDigest?.hex),
      "response_sha256": .optional(responseDigest?.hex),
      "client_retries": clientRetries.map { .int($0) } ?? .null,
      "latency_ms": .int(max(0, now - startedAtMilliseconds)),
    ]
  }
}
