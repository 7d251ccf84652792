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
  _ = guardian.findings(in: Array("nothing".utf8), origin: .model)
  let preparing = processorSeconds() - prepared
  var whole = Double.infinity
  var findings = 0
  for _ in 0..<rounds {
    let started = processorSeconds()
    findings = guardian.findings(in: text, origin: .model).count
    whole = min(whole, processorSeconds() - started)
  }
  var piece = Double.infinity
  for _ in 0..<rounds { piece = min(piece, pieces(text, guardian)) }
  let prompts = promptTimes(text, guardian).sorted()
  let report: [String: Any] = [
    "bytes": text.count, "seconds": whole, "findings": findings,
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

/// Seconds for each prompt of 4 kB through every guard of what users bring.
func promptTimes(_ text: [UInt8], _ guardian: TextGuard) -> [Double] {
  stride(from: 0, to: max(0, text.count - 4_096), by: 4_096).map { start in
    let prompt = String(decoding: text[start..<(start + 4_096)], as: UTF8.self)
    let started = processorSeconds()
    _ = guardian.judge(prompt, origin: .user)
    return processorSeconds() - started
  }
}
