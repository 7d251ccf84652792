// Where output goes: data to standard output, everything else to standard error.

import Bytes
import Foundation

/// Colours and emphasis, empty where nobody would see them.
struct Style: Sendable, Equatable {
  /// Whether escape sequences are written.
  let colours: Bool

  /// A style with or without colours.
  init(colours: Bool) {
    self.colours = colours
  }

  /// Colours if `descriptor` is a terminal that can show them and `NO_COLOR` is unset or empty
  /// (no-color.org).
  static func detect(descriptor: Int32) -> Style {
    let environment = ProcessInfo.processInfo.environment
    let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return Style(colours: isatty(descriptor) == 1 && !refused)
  }

  /// Red: refused, malicious, error.
  func red(_ text: String) -> String { wrap(text, "31") }
  /// Green: safe, met, admitted.
  func green(_ text: String) -> String { wrap(text, "32") }
  /// Yellow: suspicious, stale, accepted.
  func yellow(_ text: String) -> String { wrap(text, "33") }
  /// Blue-green: names and commands.
  func cyan(_ text: String) -> String { wrap(text, "36") }
  /// Headings.
  func bold(_ text: String) -> String { wrap(text, "1") }
  /// What may be skipped.
  func dim(_ text: String) -> String { wrap(text, "2") }

  private func wrap(_ text: String, _ code: String) -> String {
    colours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// The two streams of a command.
struct Console: Sendable {
  /// Style of standard output.
  let style: Style
  /// Style of standard error.
  let noteStyle: Style
  /// Whether a person watches standard error, so that progress makes sense.
  let isInteractive: Bool

  /// The console of this process.
  init() {
    style = Style.detect(descriptor: STDOUT_FILENO)
    noteStyle = Style.detect(descriptor: STDERR_FILENO)
    isInteractive = isatty(STDERR_FILENO) == 1
  }

  /// A line of data.
  func out(_ text: String) { out(bytes: Array((text + "\n").utf8)) }

  /// Bytes of data as they are. When nobody can take them any longer there is nothing left to do:
  /// the program ends with the code of an error, silently if the reader of a pipe has gone.
  func out(bytes: [UInt8]) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      if cause?.code != Int(EPIPE) { note("error: standard output cannot be written") }
      exit(ExitStatus.error)
    }
  }

  /// A value, indented for people.
  func json(_ value: JSON) {
    out(value.text(.indented))
  }

  /// A line beside the data: hints, summaries, warnings.
  func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// A warning with what can be done about it.
  func warn(_ text: String) {
    note("\(noteStyle.yellow("warning")): \(text)")
  }

  /// Text from outside with control characters made visible, so that it cannot drive the terminal.
  static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Progress on standard error: amount, rate and time left; silent unless a person watches.
struct ProgressLine {
  private let console: Console
  private let label: String
  private let total: UInt64
  private let unit: Unit
  private let started = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  /// What is counted.
  enum Unit: Sendable {
    case bytes
    case items(String)
  }

  /// Starts at nothing done of `total`.
  init(_ label: String, total: UInt64, unit: Unit, console: Console) {
    self.label = label
    self.total = total
    self.unit = unit
    self.console = console
  }

  /// Shows `done` at most ten times a second.
  mutating func update(_ done: UInt64) {
    guard console.isInteractive else { return }
    let now = ContinuousClock.now
    if let shown, now - shown < .milliseconds(100), done < total { return }
    shown = now
    let seconds = max(0.001, (now - started) / .seconds(1))
    let rate = Double(done) / seconds
    let left = rate > 0 && total > done ? "\(Int(Double(total - done) / rate)) s left" : ""
    let line = "\(label) \(amount(done)) of \(amount(total))  \(amount(UInt64(rate)))/s  \(left)"
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(line)".utf8))
  }

  /// Removes the line.
  func finish() {
    guard shown != nil else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }

  private func amount(_ value: UInt64) -> String {
    switch unit {
    case .bytes: Amount.bytes(value)
    case .items(let noun): "\(value) \(noun)"
    }
  }
}

/// Quantities for people.
enum Amount {
  /// Bytes in powers of 1024, one decimal.
  static func bytes(_ count: UInt64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var value = Double(count)
    var unit = 0
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return unit == 0 ? "\(count) B" : "\((value * 10).rounded() / 10) \(units[unit])"
  }

  /// An age or a time left in its largest unit: `3 d`, `4 h`, `12 min`, `9 s`.
  static func duration(seconds: Int64) -> String {
    switch abs(seconds) {
    case 172_800...: "\(seconds / 86_400) d"
    case 7_200...: "\(seconds / 3_600) h"
    case 120...: "\(seconds / 60) min"
    default: "\(seconds) s"
    }
  }
}
