/// From JSON to `ChatRequest`: every field is known and checked, or the request is refused with its
/// name. Nothing that is not understood goes on to a model.

import Bytes

extension ChatRequest {
  /// Reads the body of a request.
  package static func parse(_ body: [UInt8]) throws(APIError) -> ChatRequest {
    let limits = JSONLimits(
      depth: GatewayLimits.jsonDepth, values: GatewayLimits.jsonValues, bytes: max(1, body.count))
    let json: JSON
    do { json = try JSON.parse(body, limits: limits) } catch { throw .badJSON(error) }
    guard let members = json.object else {
      throw .invalid("The request body must be a JSON object.", param: nil)
    }
    guard let model = members["model"]?.string, !model.isEmpty else {
      throw .invalid("A string is needed.", param: "model", code: "missing_required_parameter")
    }
    guard let messages = members["messages"] else {
      throw .invalid("A list is needed.", param: "messages", code: "missing_required_parameter")
    }
    var request = ChatRequest(model: model, messages: try ChatMessageParser.parse(messages))
    for (field, value) in members.members where field != "model" && field != "messages" {
      try request.take(field, value)
    }
    try request.checkToolChoice()
    return request
  }

  private mutating func take(_ field: String, _ value: JSON) throws(APIError) {
    if value.isNull { return }
    switch field {
    case "stream": stream = try boolean(value, field)
    case "stream_options": try takeStreamOptions(value)
    case "n": choices = try integer(value, field, 1...GatewayLimits.choices)
    case "max_tokens", "max_completion_tokens": try takeOutputLimit(field, value)
    case "tools": try takeTools(value)
    case "tool_choice": toolChoice = value
    case "logprobs": logprobs.wanted = try boolean(value, field)
    case "top_logprobs": logprobs.top = try integer(value, field, 0...20)
    case "temperature": parameters[field] = try number(value, field, 0...2)
    case "top_p": parameters[field] = try number(value, field, 0...1)
    case "presence_penalty", "frequency_penalty":
      parameters[field] = try number(value, field, -2...2)
    case "seed": parameters[field] = .int(try integer(value, field, Int.min...Int.max))
    case "stop": parameters[field] = try stop(value)
    case "parallel_tool_calls": parameters[field] = .bool(try boolean(value, field))
    case "reasoning_effort": parameters[field] = try word(value, field, Self.efforts)
    case "verbosity": parameters[field] = try word(value, field, Self.verbosities)
    case "response_format": parameters[field] = try responseFormat(value)
    case _ where Self.dropped.contains(field): break
    case _ where Self.unsupported.contains(field):
      throw .invalid(
        "This parameter is not supported on this route.", param: field,
        code: "unsupported_parameter")
    default:
      throw .invalid(
        "Unknown parameter.", param: String(field.prefix(64)), code: "unknown_parameter")
    }
  }

  private static let efforts: Set = ["none", "minimal", "low", "medium", "high", "xhigh"]
  private static let verbosities: Set = ["low", "medium", "high"]
  /// Accepted and not forwarded: they speak about storage or identify people.
  private static let dropped: Set = [
    "store", "metadata", "service_tier", "user", "safety_identifier", "prompt_cache_key",
    "prompt_cache_retention",
  ]
  /// Known to OpenAI's interface and refused here.
  private static let unsupported: Set = [
    "logit_bias", "functions", "function_call", "modalities", "audio", "prediction",
    "web_search_options",
  ]

  private mutating func takeStreamOptions(_ value: JSON) throws(APIError) {
    guard let options = value.object else {
      throw .invalid("An object is needed.", param: "stream_options")
    }
    for (name, option) in options.members {
      switch name {
      case "include_usage": includeUsage = try boolean(option, "stream_options.include_usage")
      case "include_obfuscation": _ = try boolean(option, "stream_options.include_obfuscation")
      default:
        throw .invalid("Unknown option.", param: "stream_options", code: "unknown_parameter")
      }
    }
  }

  private mutating func takeOutputLimit(_ field: String, _ value: JSON) throws(APIError) {
    let limit = try integer(value, field, 1...Int.max)
    guard outputLimit == nil || outputLimit == limit else {
      throw .invalid("max_tokens and max_completion_tokens disagree.", param: field)
    }
    outputLimit = limit
    outputLimitField = field
  }

  private mutating func takeTools(_ value: JSON) throws(APIError) {
    guard let list = value.array, list.count <= GatewayLimits.tools else {
      throw .invalid("A list of at most \(GatewayLimits.tools) tools is needed.", param: "tools")
    }
    for (index, tool) in list.enumerated() {
      guard tool["type"]?.string == "function",
        let name = tool["function"]?["name"]?.string, ChatMessageParser.isName(name)
      else {
        throw .invalid("Only functions with a name are supported.", param: "tools[\(index)]")
      }
      guard !tools.contains(name) else {
        throw .invalid("This tool is offered twice.", param: "tools[\(index)]")
      }
      tools.append(name)
    }
  }

  private func checkToolChoice() throws(APIError) {
    guard let toolChoice else { return }
    if let word = toolChoice.string {
      guard ["none", "auto", "required"].contains(word) else {
        throw .invalid("Use none, auto, required or a function.", param: "tool_choice")
      }
      guard word != "required" || !tools.isEmpty else {
        throw .invalid("There are no tools to choose from.", param: "tool_choice")
      }
      return
    }
    guard toolChoice["type"]?.string == "function",
      let name = toolChoice["function"]?["name"]?.string, tools.contains(name)
    else { throw .invalid("This names no tool that is offered.", param: "tool_choice") }
  }

  // MARK: values

  private func boolean(_ value: JSON, _ field: String) throws(APIError) -> Bool {
    guard let value = value.bool else { throw .invalid("true or false is needed.", param: field) }
    return value
  }

  private func integer(_ value: JSON, _ field: String, _ range: ClosedRange<Int>)
    throws(APIError) -> Int
  {
    guard let number = value.int, range.contains(number) else {
      throw .invalid(
        "An integer from \(range.lowerBound) to \(range.upperBound) is needed.", param: field)
    }
    return number
  }

  private func number(_ value: JSON, _ field: String, _ range: ClosedRange<Double>)
    throws(APIError) -> JSON
  {
    guard let number = value.double, range.contains(number) else {
      throw .invalid(
        "A number from \(range.lowerBound) to \(range.upperBound) is needed.", param: field)
    }
    return value
  }

  private func word(_ value: JSON, _ field: String, _ words: Set<String>) throws(APIError) -> JSON {
    guard let text = value.string, words.contains(text) else {
      throw .invalid("Use one of: \(words.sorted().joined(separator: ", ")).", param: field)
    }
    return value
  }

  private func stop(_ value: JSON) throws(APIError) -> JSON {
    if value.string != nil { return value }
    guard let list = value.array, list.count <= 4, list.allSatisfy({ $0.string != nil }) else {
      throw .invalid("A string or a list of at most four strings is needed.", param: "stop")
    }
    return value
  }

  private func responseFormat(_ value: JSON) throws(APIError) -> JSON {
    switch value["type"]?.string {
    case "text", "json_object": return ["type": value["type"] ?? .null]
    case "json_schema":
      guard let schema = value["json_schema"], schema["name"]?.string != nil else {
        throw .invalid("A schema with a name is needed.", param: "response_format.json_schema")
      }
      return ["type": "json_schema", "json_schema": schema]
    default:
      throw .invalid("Use text, json_object or json_schema.", param: "response_format.type")
    }
  }
}
