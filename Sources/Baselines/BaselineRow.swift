/// Rows as a predict API receives them.

/// One value of a row.
package enum BaselineCell: Sendable, Equatable {
  case number(Double)
  case category(String)
  case text(String)
  case missing
}

/// What a column holds.
package enum BaselineColumnKind: String, Sendable, Equatable {
  case number
  case category
  case text
}

/// A column of a release's inputs.
package struct BaselineColumn: Sendable, Equatable {
  /// As the data set names it.
  package let name: String
  /// What it holds.
  package let kind: BaselineColumnKind

  /// From its parts.
  package init(_ name: String, _ kind: BaselineColumnKind) {
    self.name = name
    self.kind = kind
  }
}

/// Why a baseline could not be made or read.
package enum BaselineError: Error, Sendable, Equatable {
  case tooFewRows(Int)
  case tooManyColumns(Int)
  case noColumns
  /// A row without as many cells as there are columns.
  case unevenRow(Int)
  /// Not what `json` writes.
  case unreadable(String)
}

/// Numbers made of a text: an embedding by hashed character trigrams, and what it is made of.
enum TextFeatures {
  /// Places of the second part.
  static let statistics = 6

  /// Both parts, the embedding of length one. Case is kept, as models see it.
  static func of(_ text: String) -> [Double] {
    let bytes = Array(text.utf8.prefix(BaselineLimits.textBytes))
    return embedding(bytes) + statistics(bytes)
  }

  private static func embedding(_ bytes: [UInt8]) -> [Double] {
    var places = [Double](repeating: 0, count: BaselineLimits.textPlaces)
    for index in bytes.indices.dropLast(2) {
      var hash: UInt32 = 0x811C_9DC5  // FNV-1a
      for byte in bytes[index..<index + 3] { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      hash ^= hash >> 15
      let sign: Double = hash & 1 == 0 ? 1 : -1
      places[Int(hash >> 1) % places.count] += sign
    }
    let length = places.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? places.map { $0 / length } : places
  }

  /// The root of the length; shares of letters, digits, spaces, other ASCII and bytes beyond it.
  private static func statistics(_ bytes: [UInt8]) -> [Double] {
    var counts = [Double](repeating: 0, count: 5)
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: counts[0] += 1
      case 0x30...0x39: counts[1] += 1
      case 0x20, 0x09...0x0D: counts[2] += 1
      case 0x80...: counts[4] += 1
      default: counts[3] += 1
      }
    }
    let all = Double(max(1, bytes.count))
    return [Double(bytes.count).squareRoot().squareRoot()] + counts.map { $0 / all }
  }
}
