// The exact detectors over a text: the rate of the whole, the cost of a streamed piece of 16 bytes, and
// a prompt of 4 kB through everything. Times are those of the processor, not of the clock on the wall.

import Foundation
import Guards

/// Seconds of processor time that this process has used.
func processorSeconds() -> Double {
  var time = timespec()
  guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Prints what the detectors need for the file at `path`, the best of `rounds`.
func detectors(_ path: String, rounds: Int) throws {
  let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  let prepared = processorSeconds()
  let guardian = TextGuard(policy: .secureDefault)
  let preparing = processorSeconds() - prepared
  // First of all: what is made at first use would show here.
  let prompts = promptTimes(text, guardian).sorted()
  var whole = Double.infinity
  var findings = 0
  for _ in 0..<rounds {
    let started = processorSeconds()
    findings = guardian.findings(in: text, origin: .model).count
    whole = min(whole, processorSeconds() - started)
  }
  var linear = Double.infinity
  for _ in 0..<rounds {
    let started = processorSeconds()
    _ = TextAnalysis.linearScores(of: text, .builtIn)
    linear = min(linear, processorSeconds() - started)
  }
  var piece = Double.infinity
  for _ in 0..<rounds { piece = min(piece, pieces(text, guardian)) }
  let report: [String: Any] = [
    "bytes": text.count, "seconds": whole, "findings": findings,
    "linear_seconds": linear, "document_milliseconds": document(text, guardian) * 1e3,
    "prepare_milliseconds": preparing * 1e3, "piece_microseconds": piece * 1e6,
    "prompt_milliseconds_p99": (prompts.isEmpty ? 0 : prompts[prompts.count * 99 / 100]) * 1e3,
  ]
  let json = try JSONSerialization.data(withJSONObject: report, options: [.sortedKeys])
  print(String(decoding: json, as: UTF8.self))
}

/// Seconds for each piece of 16 bytes of a stream.
func pieces(_ text: [UInt8], _ guardian: TextGuard) -> Double {
  let chunks = stride(from: 0, to: min(text.count, 400_000), by: 16).map {
    Array(text[$0..<min(text.count, $0 + 16)])
  }
  var stream = StreamGuard(guard: guardian)
  let started = processorSeconds()
  for chunk in chunks { _ = stream.push(chunk) }
  _ = stream.finish()
  return (processorSeconds() - started) / Double(max(1, chunks.count))
}

/// Seconds for a document of 100 kB through every guard of what users bring, at best.
func document(_ text: [UInt8], _ guardian: TextGuard) -> Double {
  let document = String(decoding: text.prefix(100_000), as: UTF8.self)
  return (0..<5).map { _ in
    let started = processorSeconds()
    _ = guardian.judge(document, origin: .user)
    return processorSeconds() - started
  }.min() ?? 0
}

/// Seconds for each prompt of 4 kB through every guard of what users bring.
func promptTimes(_ text: [UInt8], _ guardian: TextGuard) -> [Double] {
  stride(from: 0, to: max(0, text.count - 4_096), by: 4_096).map { start in
    let prompt = String(decoding: text[start..<(start + 4_096)], as: UTF8.self)
    let started = processorSeconds()
    _ = guardian.judge(prompt, origin: .user)
    return processorSeconds() - started
  }
}
