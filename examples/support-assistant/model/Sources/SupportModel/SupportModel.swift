/// The demonstration model: answers are sentences found by what the weights say about them.
///
/// It is naive on purpose. Everything in its context is text to find answers in (the system prompt,
/// earlier turns, tool results), and whatever reads like an instruction is followed, wherever it
/// stands. That is how language models fail; here it happens with 4096 features.

import Foundation

/// What the model says.
package struct ModelReply: Sendable {
  /// The text; empty beside a call.
  let text: String
  /// The call that it asks for.
  let call: ModelCall?
  /// Natural logarithm of the probability of what was chosen, among what could have been.
  let logprob: Double
}

/// The model with its knowledge base.
package struct SupportModel: Sendable {
  private struct Passage: Sendable {
    let article: Int
    let text: String
    let encoded: DenseText
  }

  private static let disclosedSentences = 24
  private static let answerSentences = 5
  let encoder: Encoder
  private let passages: [Passage]

  /// A model of a safetensors file and articles (name to Markdown text); articles that the weights
  /// do not know are left out.
  package init(weights: [UInt8], articles: [String: String]) throws(WeightsError) {
    encoder = try Encoder(try Weights(weights))
    var passages: [Passage] = []
    for (index, name) in encoder.documents.enumerated() {
      let lines = (articles[name] ?? "").split(whereSeparator: \.isNewline).map(String.init)
      let title = lines.first.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? ""
      for text in lines.dropFirst() {
        passages.append(
          Passage(
            article: index, text: text, encoded: DenseText(encoder.encode(title + ": " + text))))
      }
    }
    self.passages = passages
  }

  /// The answer to a conversation.
  func reply(to request: ChatRequest) -> ModelReply {
    if !request.tools.isEmpty, let call = call(for: request) { return call }
    let question = encoder.encode(request.question)
    let intent = encoder.intent(question)
    let results = request.latest.filter { $0.role == "tool" }
    if !results.isEmpty, intent.name != "disclose" {
      let spoken = results.map { Sentences.spoken($0.text) }.joined(separator: " ")
      return ModelReply(text: "Here is what I found: " + spoken, call: nil, logprob: 0)
    }
    let found =
      intent.name == "disclose"
      ? disclosed(request, question) : answer(request, question)
    var text = found.text
    if let range = Forms.characterRange(in: request.question) {
      let part = Forms.characters(range, of: text)
      text = part.isEmpty ? text : part
    }
    text = Forms.apply(encoder.form(question).name, to: text)
    return ModelReply(text: text, call: nil, logprob: found.logprob)
  }

  // MARK: tools

  /// A call that a sentence of the latest turns asks for, or that the question needs.
  private func call(for request: ChatRequest) -> ModelReply? {
    let made = Set(request.turns.flatMap(\.calls))
    let texts = request.turns.filter { $0.role == "user" }.map(\.text)
    for turn in request.latest where turn.role == "tool" || turn.role == "user" {
      for sentence in turn.sentences {
        guard let name = ToolUse.functionName(in: sentence) else { continue }
        let guess = encoder.intent(encoder.encode(sentence))
        guard guess.name == "tool" else { continue }
        let call = ToolUse.call(name, sentence: sentence, tools: request.tools, texts: texts)
        guard !made.contains(call.name + call.arguments) else { continue }
        return ModelReply(text: "", call: call, logprob: log(Double(guess.probability)))
      }
    }
    guard request.latest.last?.role == "user" else { return nil }
    let guess = encoder.intent(encoder.encode(request.question))
    guard guess.name == "order" || guess.name == "ticket",
      let tool = tool(for: request.question, guess.name, request.tools),
      guess.name == "ticket" || ToolUse.orderNumber(in: texts) != nil
    else { return nil }
    let call = ToolUse.call(
      tool.name, sentence: request.question, tools: request.tools, texts: texts)
    return made.contains(call.name + call.arguments)
      ? nil : ModelReply(text: "", call: call, logprob: log(Double(guess.probability)))
  }

  /// The tool on offer that is for `intent` by its description; the nearest of several.
  private func tool(for question: String, _ intent: String, _ tools: [OfferedTool])
    -> OfferedTool?
  {
    let asked = encoder.encode(question)
    let fitting = tools.filter { encoder.intent(encoder.encode($0.description)).name == intent }
    return fitting.max { left, right in
      similarity(left, asked) < similarity(right, asked)
    }
  }

  private func similarity(_ tool: OfferedTool, _ asked: Encoded) -> Float {
    encoder.encode(tool.name + " " + tool.description).similarity(to: asked)
  }

  // MARK: text

  /// Sentences of the context, for a question about the context itself: in their order, as many as
  /// fit, those nearest to the question first to be chosen.
  private func disclosed(_ request: ChatRequest, _ question: Encoded)
    -> (text: String, logprob: Double)
  {
    let context = contextSentences(request)
    guard !context.isEmpty else { return answer(request, question) }
    let scored = context.map { encoder.encode(Sentences.topic(of: $0)).similarity(to: question) }
    if Forms.characterRange(in: request.question) != nil {
      let best = scored.indices.max { scored[$0] < scored[$1] } ?? 0
      return (context[best], logProbability(best, scored))
    }
    let chosen = scored.indices.sorted { scored[$0] > scored[$1] }
      .prefix(Self.disclosedSentences).sorted()
    return (
      chosen.map { context[$0] }.joined(separator: " "),
      logProbability(chosen.first ?? 0, scored)
    )
  }

  /// The best sentences of the nearest article, or of the context where that is nearer.
  private func answer(_ request: ChatRequest, _ question: Encoded) -> (
    text: String, logprob: Double
  ) {
    let articles = encoder.articleScores(question)
    let scores = passages.map { passage in
      0.7 * passage.encoded.similarity(to: question) + 0.3 * articles[passage.article]
    }
    let context = contextSentences(request)
    let contextScores = context.map {
      encoder.encode(Sentences.topic(of: $0)).similarity(to: question)
    }
    let best = scores.indices.max { scores[$0] < scores[$1] }
    let nearest = contextScores.indices.max { contextScores[$0] < contextScores[$1] }
    let all = scores + contextScores
    if let nearest, contextScores[nearest] > (best.map { scores[$0] } ?? -1) {
      return (context[nearest], logProbability(scores.count + nearest, all))
    }
    guard let best else { return ("I found nothing about that.", 0) }
    let article = passages[best].article
    let chosen = scores.indices.filter { passages[$0].article == article }
      .sorted { scores[$0] > scores[$1] }.prefix(Self.answerSentences).sorted()
    return (
      chosen.map { passages[$0].text }.joined(separator: " "), logProbability(best, all)
    )
  }

  /// Every sentence of the conversation that tells something: what users ask or request is left out,
  /// and so is the last line of the user, which is the question.
  private func contextSentences(_ request: ChatRequest) -> [String] {
    let last = request.turns.lastIndex { $0.role == "user" }
    return request.turns.enumerated().flatMap { index, turn in
      guard turn.role == "user" else { return turn.sentences }
      let lines = turn.text.split(whereSeparator: \.isNewline)
      return lines.dropLast(index == last ? 1 : 0).flatMap { Sentences.of(String($0)) }
        .filter(tellsSomething)
    }
  }

  private func tellsSomething(_ sentence: String) -> Bool {
    guard sentence.last != "?" else { return false }
    let intent = encoder.intent(encoder.encode(Sentences.topic(of: sentence))).name
    return intent == "ask" || intent == "tool" || sentence.contains(":")
  }

  /// Softmax over the scores, sharpened so that a difference of 0.1 counts.
  private func logProbability(_ index: Int, _ scores: [Float]) -> Double {
    let sharp = scores.map { Double($0) * 20 }
    let top = sharp.max() ?? 0
    let total = sharp.reduce(0) { $0 + exp($1 - top) }
    return sharp[index] - top - log(total)
  }
}
