/// Deciding about tool calls: which tool a sentence names or needs, and what goes into it.

import Bytes

/// A call that the model asks for.
struct ModelCall: Sendable, Equatable {
  let name: String
  let arguments: String
}

enum ToolUse {
  /// The first word of `sentence` that looks like the name of a function: `lookup_order`.
  static func functionName(in sentence: String) -> String? {
    let words = sentence.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return words.first { word in
      word.contains("_") && word.first?.isLetter == true && word.last != "_" && word.count <= 64
        && word.allSatisfy(\.isASCII)
    }.map(String.init)
  }

  /// The last order number in `texts`: two capital letters, a dash, six digits.
  static func orderNumber(in texts: [String]) -> String? {
    for text in texts.reversed() {
      let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
      if let found = words.last(where: isOrderNumber) { return String(found) }
    }
    return nil
  }

  private static func isOrderNumber(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 2 && parts[1].count == 6
      && parts[0].allSatisfy { $0.isUppercase && $0.isASCII }
      && parts[1].allSatisfy { $0.isNumber && $0.isASCII }
  }

  private static func address(in sentence: String) -> String? {
    sentence.split { $0.isWhitespace || $0 == "," || $0 == "\"" }
      .first { $0.contains("@") && $0.contains(".") }
      .map { String($0.last == "." ? $0.dropLast() : $0) }
  }

  /// A call of `name` with what `sentence` and the conversation hold.
  static func call(
    _ name: String, sentence: String, tools: [OfferedTool], texts: [String]
  ) -> ModelCall {
    guard let tool = tools.first(where: { $0.name == name }) else {
      var members: JSONObject = ["request": .string(sentence)]
      if let address = address(in: sentence) { members["address"] = .string(address) }
      return ModelCall(name: name, arguments: JSON.object(members).text(.compact))
    }
    var members = JSONObject()
    for (key, schema) in tool.parameters["properties"]?.object?.members ?? [] {
      members[key] = value(for: key, schema, sentence: sentence, texts: texts)
    }
    return ModelCall(name: name, arguments: JSON.object(members).text(.compact))
  }

  private static func value(
    for key: String, _ schema: JSON, sentence: String, texts: [String]
  ) -> JSON {
    if let choices = schema["enum"]?.array, let first = choices.first {
      return choices.first { $0.string.map(sentence.contains) ?? false } ?? first
    }
    switch schema["type"]?.string {
    case "integer", "number": return 1
    case "boolean": return true
    default: break
    }
    if key.contains("order") { return .string(orderNumber(in: texts + [sentence]) ?? "") }
    if key.contains("address") || key.contains("mail") || key == "to" {
      return .string(address(in: sentence) ?? sentence)
    }
    let limit = schema["maxLength"]?.int ?? 500
    return .string(String(sentence.prefix(min(limit, key == "subject" ? 80 : 500))))
  }
}
