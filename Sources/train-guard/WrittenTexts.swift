/// Texts that a language model wrote for training, one by one, in many voices: attacks and ordinary requests of users, orders for data and ordinary passages. Files
/// of JSON lines (`text`, `label`, `kind`), one for each writer, whose theme is the file's name.

import Bytes
import Foundation

struct WrittenTexts {
  enum Kind: String {
    case userAttack = "user-attack"
    case userOrdinary = "user-ordinary"
    case order = "data-order"
    case passage = "data-clean"
  }

  struct Row {
    let text: String
    let kind: Kind
    let theme: String
  }

  /// In the order of the files' names.
  let rows: [Row]

  /// Reads every `.jsonl` of the folder.
  init(folder: String) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    rows = try files.flatMap { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      return try data.split(separator: 0x0A).map { line in
        let row = try JSON.parse(Array(line))
        guard let text = row["text"]?.string, let kind = row["kind"]?.string.flatMap(Kind.init)
        else { throw WrittenTextError(file: name, line: String(decoding: line, as: UTF8.self)) }
        return Row(text: text, kind: kind, theme: String(name.dropLast(6)))
      }
    }
  }

  /// Those that users write, as samples of a source for each theme.
  var samples: [Sample] {
    rows.compactMap { row in
      switch row.kind {
      case .userAttack:
        Sample(text: row.text, isAttack: true, source: Self.source(row))
      case .userOrdinary:
        Sample(text: row.text, isAttack: false, source: Self.source(row))
      case .order, .passage: nil
      }
    }
  }

  /// A part of the samples again, in disguise.
  func disguised(_ random: inout SeededGenerator) -> [Sample] {
    samples.enumerated().compactMap { number, sample in
      guard number % (sample.isAttack ? 4 : 8) == 0 else { return nil }
      return Sample(
        text: random.pick(Disguise.allCases).apply(sample.text, &random),
        isAttack: sample.isAttack, source: sample.source)
    }
  }

  private static func source(_ row: Row) -> String { "\(prefix)\(row.theme)" }

  /// What the names of written sources begin with.
  static let prefix = "written-"

  /// The themes, sorted.
  var themes: [String] { Set(rows.map(\.theme)).sorted() }

  /// The fold of a theme: each is left out as a whole.
  func fold(_ theme: String, of folds: Int) -> Int {
    (themes.firstIndex(of: theme) ?? 0) % folds
  }
}

struct WrittenTextError: Error, CustomStringConvertible {
  let file: String
  let line: String
  var description: String { "\(file): no text or an unknown kind in: \(line.prefix(120))" }
}
