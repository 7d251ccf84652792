/// The messages of a chat completion request: roles, content parts, tool calls and their results.

import Bytes

/// Reads and checks the `messages` list.
enum ChatMessageParser {
  /// All messages, or the first fault with its place.
  static func parse(_ value: JSON) throws(APIError) -> [ChatMessage] {
    guard let list = value.array, !list.isEmpty, list.count <= GatewayLimits.messages else {
      throw .invalid(
        "A list of 1 to \(GatewayLimits.messages) messages is needed.", param: "messages")
    }
    var messages: [ChatMessage] = []
    messages.reserveCapacity(list.count)
    var callIDs: Set<String> = []
    for (index, element) in list.enumerated() {
      let message = try message(element, at: "messages[\(index)]")
      callIDs.formUnion(message.toolCalls.map(\.id))
      if let id = message.toolCallID, !callIDs.contains(id) {
        throw .invalid(
          "No earlier message holds this tool call.", param: "messages[\(index)].tool_call_id")
      }
      messages.append(message)
    }
    return messages
  }

  private static func message(_ value: JSON, at place: String) throws(APIError) -> ChatMessage {
    guard let members = value.object else { throw .invalid("An object is needed.", param: place) }
    guard let role = members["role"]?.string.flatMap(ChatRole.init(rawValue:)) else {
      throw .invalid("Use system, developer, user, assistant or tool.", param: "\(place).role")
    }
    var message = ChatMessage(role: role, content: [])
    for (field, value) in members.members where field != "role" {
      switch field {
      case "content": try content(value, into: &message, at: place)
      case "name": message.name = try name(value, at: place)
      case "tool_call_id" where role == .tool: message.toolCallID = try id(value, at: place)
      case "tool_calls" where role == .assistant && !value.isNull:
        message.toolCalls = try toolCalls(value, at: place)
      case _ where value.isNull: break
      case "refusal", "annotations", "reasoning_content", "audio", "function_call", "tool_calls":
        guard role == .assistant, field != "audio", field != "function_call" else {
          throw unknown(field, place)
        }
      default: throw unknown(field, place)
      }
    }
    return try complete(message, hasContent: !(members["content"]?.isNull ?? true), at: place)
  }

  private static func complete(_ message: ChatMessage, hasContent: Bool, at place: String)
    throws(APIError) -> ChatMessage
  {
    var message = message
    message.hasContent = hasContent
    if message.role == .tool, message.toolCallID == nil {
      throw .invalid("A tool result names its call.", param: "\(place).tool_call_id")
    }
    guard hasContent || message.role == .assistant else {
      throw .invalid("Content is needed.", param: "\(place).content")
    }
    guard hasContent || !message.toolCalls.isEmpty else {
      throw .invalid("Content or tool calls are needed.", param: "\(place).content")
    }
    return message
  }

  private static func unknown(_ field: String, _ place: String) -> APIError {
    .invalid("Unknown field.", param: "\(place).\(field.prefix(64))", code: "unknown_parameter")
  }

  private static func content(_ value: JSON, into message: inout ChatMessage, at place: String)
    throws(APIError)
  {
    switch value {
    case .null: return
    case .string(let text): message.content = [text]
    case .array(let parts) where !parts.isEmpty && parts.count <= GatewayLimits.contentParts:
      message.isList = true
      for (index, part) in parts.enumerated() {
        let place = "\(place).content[\(index)]"
        if message.role == .user, part["type"]?.string == "image_url" {
          message.pictures[index] = try ChatPictureParser.check(part, at: place)
          message.content.append("")
        } else {
          message.content.append(try text(of: part, at: place))
        }
      }
    default: throw .invalid("A string or a list of parts is needed.", param: "\(place).content")
    }
  }

  /// Beside pictures, text is the only kind of part that the guards can read, and so that passes.
  private static func text(of part: JSON, at place: String) throws(APIError) -> String {
    switch part["type"]?.string {
    case "text":
      guard let text = part["text"]?.string else {
        throw .invalid("A string is needed.", param: "\(place).text")
      }
      guard part.object?.keys.allSatisfy({ $0 == "type" || $0 == "text" }) == true else {
        throw .invalid("Unknown field.", param: place, code: "unknown_parameter")
      }
      return text
    case "refusal":
      guard let text = part["refusal"]?.string else {
        throw .invalid("A string is needed.", param: "\(place).refusal")
      }
      return text
    default:
      throw .onlyText(at: place)
    }
  }

  private static func toolCalls(_ value: JSON, at place: String) throws(APIError)
    -> [ChatToolCall]
  {
    guard let list = value.array, list.count <= GatewayLimits.toolCalls else {
      throw .invalid(
        "A list of at most \(GatewayLimits.toolCalls) calls is needed.",
        param: "\(place).tool_calls")
    }
    var calls: [ChatToolCall] = []
    for (index, call) in list.enumerated() {
      let place = "\(place).tool_calls[\(index)]"
      guard call["type"]?.string == "function" || call["type"] == nil,
        let name = call["function"]?["name"]?.string, isName(name),
        let arguments = call["function"]?["arguments"]?.string,
        arguments.utf8.count <= GatewayLimits.toolArgumentBytes
      else {
        throw .invalid("A function with name and arguments is needed.", param: "\(place).function")
      }
      let id = try id(call["id"] ?? .null, at: place)
      calls.append(ChatToolCall(id: id, name: name, arguments: arguments))
    }
    return calls
  }

  private static func name(_ value: JSON, at place: String) throws(APIError) -> String? {
    if value.isNull { return nil }
    guard let name = value.string, isName(name) else {
      throw .invalid(
        "1 to 64 letters, digits, underscores or hyphens are needed.", param: "\(place).name")
    }
    return name
  }

  /// A call's id: whatever model servers invent, within reason, and nothing that reads like prose.
  private static func id(_ value: JSON, at place: String) throws(APIError) -> String {
    guard let id = value.string, (1...128).contains(id.utf8.count),
      id.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
    else { throw .invalid("1 to 128 visible characters are needed.", param: "\(place).id") }
    return id
  }

  /// Whether `name` has the form that names of functions and participants have.
  static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
