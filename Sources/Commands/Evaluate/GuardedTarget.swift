// The release behind the gateway, started for the length of an evaluation.

import Bytes
import Evaluation

/// Starts the guarded road.
enum GuardedTarget {
  /// Opens the release that `system` describes.
  static func open(
    _ system: SystemOptions, route: String?, timeoutSeconds: Int, concurrency: Int
  ) async throws -> EvaluationTarget {
    throw Diagnosis("GH-0701", "the gateway cannot be started here yet")
  }
}
