/// What the weights compute: features, embeddings and the two classifiers.

import Foundation

/// A text as the model sees it.
struct Encoded: Sendable {
  /// Weighted features, of length 1.
  let features: Sparse
  /// Their projection, of length 1.
  let embedding: [Float]

  /// How alike two texts are: half by words, half by meaning; `-1 ... 1`.
  func similarity(to other: Encoded) -> Float {
    var words: Float = 0
    let (few, many) =
      features.count < other.features.count
      ? (features, other.features) : (other.features, features)
    for (index, value) in few { words += value * (many[index] ?? 0) }
    return 0.5 * words + 0.5 * Self.product(embedding, other.embedding)
  }

  static func product(_ left: [Float], _ right: [Float]) -> Float {
    var sum: Float = 0
    for (a, b) in zip(left, right) { sum += a * b }
    return sum
  }
}

/// The same with its features laid out in full: for texts that many others are compared with.
struct DenseText: Sendable {
  private let features: [Float]
  private let embedding: [Float]

  init(_ text: Encoded) {
    var features = [Float](repeating: 0, count: Encoder.features)
    for (index, value) in text.features { features[index] = value }
    self.features = features
    embedding = text.embedding
  }

  /// As `Encoded.similarity`.
  func similarity(to other: Encoded) -> Float {
    let words = other.features.reduce(Float(0)) { $0 + $1.value * features[$1.key] }
    return 0.5 * words + 0.5 * Encoded.product(embedding, other.embedding)
  }
}

/// A class with its probability.
struct Guess: Sendable {
  let name: String
  let probability: Float
}

/// The model's functions of one text.
struct Encoder: Sendable {
  static let features = 4096
  private let idf: [Float]
  private let projection: Matrix
  private let intents: Classifier
  private let forms: Classifier
  /// Names of the articles, in the order of their embeddings.
  let documents: [String]
  private let documentEmbeddings: Matrix

  init(_ weights: Weights) throws(WeightsError) {
    idf = try weights.matrix("features.idf", columns: Self.features).values
    projection = try weights.matrix("projection")
    guard projection.rows == Self.features else { throw .tensor("projection") }
    intents = try Classifier(weights, "intent", names: weights.list("intents"), Self.features)
    forms = try Classifier(weights, "form", names: weights.list("forms"), Self.features)
    documents = weights.list("documents")
    documentEmbeddings = try weights.matrix("documents", columns: projection.columns)
    guard documentEmbeddings.rows == documents.count else { throw .tensor("documents") }
  }

  /// The features and the embedding of `text`.
  func encode(_ text: String) -> Encoded {
    var features = Features.counts(text, features: Self.features)
    for (index, value) in features { features[index] = value * idf[index] }
    let length = features.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { features = features.mapValues { $0 / length } }
    var embedding = [Float](repeating: 0, count: projection.columns)
    for (index, value) in features {
      for (column, weight) in projection.row(index).enumerated() {
        embedding[column] += value * weight
      }
    }
    let norm = embedding.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if norm > 0 { embedding = embedding.map { $0 / norm } }
    return Encoded(features: features, embedding: embedding)
  }

  /// What a text wants.
  func intent(_ text: Encoded) -> Guess { intents.guess(text.features) }

  /// In which form an answer is asked for.
  func form(_ text: Encoded) -> Guess { forms.guess(text.features) }

  /// How near an embedding is to each article.
  func articleScores(_ text: Encoded) -> [Float] {
    (0..<documents.count).map { Encoded.product(text.embedding, Array(documentEmbeddings.row($0))) }
  }
}

/// Multinomial logistic regression.
struct Classifier: Sendable {
  private let names: [String]
  private let weight: Matrix
  private let bias: [Float]

  init(_ weights: Weights, _ name: String, names: [String], _ features: Int) throws(WeightsError) {
    self.names = names
    weight = try weights.matrix(name + ".weight", columns: features)
    bias = try weights.matrix(name + ".bias", columns: names.count).values
    guard weight.rows == names.count, !names.isEmpty else { throw .tensor(name) }
  }

  /// The likeliest class.
  func guess(_ features: Sparse) -> Guess {
    let scores = names.indices.map { index in
      let row = weight.row(index)
      return features.reduce(bias[index]) { $0 + $1.value * row[row.startIndex + $1.key] }
    }
    let top = scores.max() ?? 0
    let total = scores.reduce(0) { $0 + exp($1 - top) }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return Guess(name: names[best], probability: exp(scores[best] - top) / total)
  }
}
