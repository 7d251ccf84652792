/// A project's own classes: a list that its owner signs, so that pickles may name them. Whoever calls
/// this has verified the signature; here only what the list says is judged.

package import Bytes

/// Why a list of classes is refused as a whole.
package enum ProjectClassFault: Error, Equatable, Sendable {
  /// Larger than the bound, in bytes or classes.
  case tooLarge
  /// Not ASCII text.
  case notText
  /// Nothing stands in it.
  case empty
  /// What a line says is not a class of a project; lines count from 1.
  case line(Int, String)

  /// In words, after "the list of classes".
  package var words: String {
    switch self {
    case .tooLarge:
      "has more than \(InspectionLimits.projectClassBytes) bytes or \(InspectionLimits.projectClasses) classes"
    case .notText: "is not plain ASCII text"
    case .empty: "names no class"
    case .line(let number, let why): "line \(number): \(why)"
    }
  }
}

/// A list of exact names, `module qualname` on each line; empty lines and lines after `#` are left out.
package struct ProjectClasses: Sendable, Equatable {
  /// The classes, in the order of the list.
  package let names: [CallableName]
  /// SHA-256 of the bytes of the list.
  package let digest: Digest

  /// Reads a list. One bad line refuses it whole: a list that is understood in part is not the one
  /// that was signed.
  package init(_ bytes: [UInt8]) throws(ProjectClassFault) {
    guard bytes.count <= InspectionLimits.projectClassBytes else { throw .tooLarge }
    guard bytes.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x0D || $0 == 9 })
    else { throw .notText }
    var names: [CallableName] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count == 2 else { throw .line(index + 1, "is not `module qualname`") }
      let name = CallableName(module: String(first), name: String(words[1]))
      if let why = Self.fault(name) { throw .line(index + 1, why) }
      names.append(name)
      guard names.count <= InspectionLimits.projectClasses else { throw .tooLarge }
    }
    guard !names.isEmpty else { throw .empty }
    self.names = names
    digest = Digest.of(bytes)
  }

  /// What keeps `name` from being a class of a project; `nil` if nothing does.
  private static func fault(_ name: CallableName) -> String? {
    let modules = name.module.split(separator: ".", omittingEmptySubsequences: false)
    let parts = name.name.split(separator: ".", omittingEmptySubsequences: false)
    guard (modules + parts).allSatisfy(isIdentifier) else {
      return "`\(name.dotted)` is not a Python name"
    }
    if let danger = InspectionPolicy.standard.danger(of: name) {
      return "\(name.dotted) is a function that \(danger.words)"
    }
    guard !StandardLibrary.modules.contains(String(modules[0])) else {
      return "\(name.dotted) belongs to Python's own library, not to a project"
    }
    guard !(modules + parts).contains(where: { $0.hasPrefix("__") && $0.hasSuffix("__") }) else {
      return "\(name.dotted) leads through a special attribute"
    }
    guard parts.allSatisfy(isClassName) else {
      return "\(name.dotted) is not named like a class, which begins with a capital letter"
    }
    return nil
  }

  private static func isIdentifier(_ part: Substring) -> Bool {
    guard let first = part.utf8.first, part.utf8.count <= 200 else { return false }
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    return !isDigit
      && part.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  private static func isClassName(_ part: Substring) -> Bool {
    part.drop { $0 == "_" }.first?.isUppercase == true
  }
}

extension InspectionLimits {
  /// Bytes of a list of project classes.
  package static let projectClassBytes = 64 << 10
  /// Classes of one list.
  package static let projectClasses = 1_000
}
