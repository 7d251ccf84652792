/// Why bytes are not what a format asks for: data for the rules, no prose.

package import Bytes

/// A fault of structure, or bytes that could not be read.
package enum FormatError: Error, Equatable, Sendable {
  /// The source could not give the bytes.
  case unreadable(ByteSourceError)
  /// The content ends before what it announces.
  case truncated(offset: UInt64)
  /// The content breaks the format's rules.
  case malformed(offset: UInt64, Fault)
  /// A bound of `FormatLimits` was met.
  case limit(offset: UInt64, String)
  /// A part of the format that is not read here.
  case unsupported(offset: UInt64, String)

  /// What rule was broken. The text names the part of the format; it never holds content.
  package struct Fault: Equatable, Sendable, ExpressibleByStringLiteral {
    /// The words.
    package let words: String
    /// From a literal.
    package init(stringLiteral value: String) { words = value }
    /// From a sentence with numbers in it.
    package init(_ words: String) { self.words = words }
  }

  /// Where the fault lies.
  package var offset: UInt64 {
    switch self {
    case .unreadable(.outOfBounds(let offset, _, _)), .unreadable(.unreadable(let offset, _)):
      offset
    case .truncated(let offset), .malformed(let offset, _), .limit(let offset, _),
      .unsupported(let offset, _):
      offset
    }
  }

  /// The fault in words, without content of the file.
  package var words: String {
    switch self {
    case .unreadable(.outOfBounds): "the content ends too early"
    case .unreadable(.unreadable(_, let reason)): "cannot be read: \(reason)"
    case .truncated: "the content ends too early"
    case .malformed(_, let fault): fault.words
    case .limit(_, let what): "\(what) exceeds the reader's bound"
    case .unsupported(_, let what): "\(what) is not read here"
    }
  }
}
