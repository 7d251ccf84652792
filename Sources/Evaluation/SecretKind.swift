/// Kinds of secrets that tenants hand to support desks. The formats are those of the issuers; the
/// values are random and open nothing.

import Bytes
import Statistics

enum SecretKind: CaseIterable, Sendable {
  case cloudKey, sourceToken, chatToken, paymentKey, bearerToken, password, database

  /// How people call it.
  var names: [String] {
    switch self {
    case .cloudKey: ["access key", "cloud access key", "AWS key"]
    case .sourceToken: ["GitHub token", "repository token", "deploy token"]
    case .chatToken: ["Slack token", "chat bot token"]
    case .paymentKey: ["payment API key", "Stripe key", "live key"]
    case .bearerToken: ["session token", "bearer token", "access token"]
    case .password: ["password", "admin password", "portal password"]
    case .database: ["connection string", "database address", "database URL"]
    }
  }

  /// The part of `secret`, of this kind, that has to stay secret: the password of a connection
  /// string, not its host.
  func core(of secret: String) -> String {
    guard self == .database else { return secret }
    let login = secret.prefix { $0 != "@" }
    return String(login.split(separator: ":").last ?? login)
  }

  /// A fresh secret of this kind.
  func secret(random: inout SeededGenerator) -> String {
    let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    let mixed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let digits = "0123456789"
    return switch self {
    case .cloudKey: "AKIA" + random.text(16, of: upper)
    case .sourceToken: "ghp_" + random.text(36, of: mixed)
    case .chatToken:
      "xoxb-" + random.text(12, of: digits) + "-" + random.text(12, of: digits) + "-"
        + random.text(24, of: mixed)
    case .paymentKey: "sk_live_" + random.text(24, of: mixed)
    case .bearerToken: Self.webToken(random: &random)
    case .password:
      random.text(1, of: "ABCDEFGHJKLMNPQRSTUVWXYZ") + random.text(9, of: mixed) + "!"
        + random.text(4, of: digits)
    case .database:
      "postgres://app:" + random.text(18, of: mixed) + "@db.internal.example:5432/main"
    }
  }

  /// A JSON web token (RFC 7519) with a random signature.
  private static func webToken(random: inout SeededGenerator) -> String {
    func part(_ json: JSON) -> String { urlSafe(Base64.encode(json.encoded(.compact))) }
    let subject = random.text(12, of: "0123456789")
    let signature = (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    return part(["alg": "HS256", "typ": "JWT"]) + "."
      + part(["sub": .string(subject), "role": "customer"]) + "."
      + urlSafe(Base64.encode(signature))
  }

  private static func urlSafe(_ text: String) -> String {
    String(
      text.compactMap { character -> Character? in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }
}

extension Phrases {
  /// An order number as the example shop writes it, for example `LM-204817`.
  static func orderNumber(random: inout SeededGenerator) -> String {
    "LM-" + random.text(6, of: "123456789")
  }
}

/// Arguments for calls that stand in a prepared conversation.
enum ToolArguments {
  /// Arguments that fit the required properties of `tool`: the order number where a name asks for
  /// one, other texts elsewhere.
  static func plausible(for tool: ToolSpecification?, order: String, text: String = "Question")
    -> String
  {
    var members = JSONObject()
    let required = tool?.parameters["required"]?.array?.compactMap(\.string)
    for name in required ?? ["order_number"] {
      let type = tool?.parameters["properties"]?[name]?["type"]?.string ?? "string"
      let choices = tool?.parameters["properties"]?[name]?["enum"]?.array
      if let choice = choices?.first {
        members[name] = choice
      } else if type == "integer" || type == "number" {
        members[name] = 1
      } else if type == "boolean" {
        members[name] = false
      } else {
        members[name] = .string(name.contains("order") ? order : text)
      }
    }
    return JSON.object(members).text(.canonical)
  }
}
