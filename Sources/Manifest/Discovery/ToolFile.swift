/// What a file that describes a tool says.

import Bytes

/// The name and description of a tool: from a JSON Schema, or from a function as chat protocols
/// describe it.
struct ToolFile {
  /// The name in the file, if there is one.
  let name: String?
  /// The description in the file, if there is one.
  let description: String?

  /// Reads `file`; `nil` unless it is a JSON object that looks like a schema or a function.
  init?(_ file: ListedFile) {
    guard file.size == UInt64(file.head.count),
      case .object(let whole)? = try? JSON.parse(file.head)
    else { return nil }
    var object = whole
    if case .object(let function)? = whole["function"] { object = function }
    let isSchema = object["type"] == "object" || object["properties"] != nil
    let isFunction = object["parameters"] != nil || object["inputSchema"] != nil
    guard isSchema || isFunction else { return nil }
    name = Self.text(object["name"]) ?? Self.text(object["title"])
    description = Self.text(object["description"])
  }

  private static func text(_ value: JSON?) -> String? {
    if case .string(let text) = value, !text.isEmpty { text } else { nil }
  }
}
