/// Long messages of users: prompts, questions with what belongs to them, and documents with a request before or after
/// them, clean, or with an order in the document.

import Guards

struct TurnMaker {
  private let documents: DocumentMaker
  /// Ordinary messages by fold.
  private let messages: [[Sample]]

  /// Sources of what users wrote.
  private static let sources: Set<String> = ["prompts.chat", "gpteacher", "oasst"]
  /// Bytes from which a message may have as many units as one that is judged.
  private static let leastBytes = 350
  private static let sizes = [900, 1_500, 2_500, 2_500, 5_000, 10_000, 20_000]

  init(_ rows: [Sample], _ documents: DocumentMaker) {
    self.documents = documents
    var messages = [[Sample]](repeating: [], count: DocumentMaker.folds)
    for (number, row) in rows.enumerated() {
      let isWritten = row.source.hasPrefix(WrittenTexts.prefix)
      guard !row.isAttack, isWritten || Self.sources.contains(row.source),
        row.text.utf8.count >= Self.leastBytes
      else { continue }
      messages[number % DocumentMaker.folds].append(row)
    }
    self.messages = messages
  }

  /// For each fold, the ordinary messages, `count` documents with requests, and as many with an order in the document.
  func all(_ count: Int, _ random: inout SeededGenerator) -> [DataSample] {
    var samples: [DataSample] = []
    for fold in 0..<DocumentMaker.folds {
      samples += messages[fold].map {
        DataSample(
          text: $0.text, order: nil, source: "turn-\($0.source)", family: "clean", fold: fold,
          use: .turn)
      }
      for number in 0..<count {
        for hasOrder in [false, true] {
          let size = Self.sizes[number % Self.sizes.count]
          let document = documents.document(fold, hasOrder: hasOrder, size: size, &random)
          samples.append(turn(document, &random))
        }
      }
    }
    return samples
  }

  /// The document with a request before it, after it, or both.
  private func turn(_ document: DataSample, _ random: inout SeededGenerator) -> DataSample {
    let request = random.pick(TurnTable.requests[document.fold])
    let gap = random.pick(["\n\n", "\n", "\n\n---\n", "\n\n```\n", "\n\n\"\"\"\n", "\n\nText:\n"])
    let isBefore = random.chance(65)
    let isAfter = !isBefore || random.chance(10)
    let before = isBefore ? request + gap : ""
    let after = isAfter ? gap + random.pick(TurnTable.requests[document.fold]) : ""
    let shift = before.utf8.count
    return DataSample(
      text: before + document.text + after,
      order: document.order.map { ($0.lowerBound + shift)..<($0.upperBound + shift) },
      source: "turn-document", family: document.family, fold: document.fold, use: .turn)
  }
}
