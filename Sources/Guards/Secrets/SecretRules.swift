/// The rules for secrets: formats by prefix, formats beside a service's name, structures, and values
/// beside a word that says what they are. Each kind declares its own anchors; this file puts them
/// together and asks the right one.

/// All rules of the family `secrets`.
final class SecretRules: LexicalRules {
  /// What an anchor stands for.
  private enum Kind: Sendable {
    case shape(Int)
    case named(Int, length: Int)
    case marked(Int)
    case word(Int)
    case webToken, privateKey, puttyKey, encodedKey, address, telegram, basic, passwordFile, hex
    case discord
    case command(Int), wallet(Int), kubernetes(Int)
  }

  private let shapes: [SecretShape]
  private let named = NamedToken.all
  private let marked = MarkedToken.all
  private let kinds: [Kind]
  let anchors: [Anchor]
  /// Indices into `shapes` by the first byte of the prefix, the longer ones first, and their second
  /// bytes, where they have some.
  private let byFirstByte: [[(place: Int, second: UInt8?)]]

  /// The rules, put together at first use: they are the same for every policy.
  static let shared = SecretRules()

  /// Puts the anchors together.
  init(shapes: [SecretShape] = SecretShape.all) {
    self.shapes = shapes
    var all: [(Kind, Anchor)] = shapes.indices.map { (.shape($0), shapes[$0].pattern.anchor()) }
    for (index, token) in NamedToken.all.enumerated() {
      all += token.names.map { (.named(index, length: $0.utf8.count), .folded($0)) }
    }
    for (index, token) in MarkedToken.all.enumerated() {
      all.append((.marked(index), .literal(token.mark)))
    }
    for (index, anchor) in AssignmentRule.anchors.enumerated() {
      all.append((.word(index), anchor))
    }
    all += PasswordCommandRule.anchors.enumerated().map { (.command($0.offset), $0.element) }
    all += KubernetesSecretRule.anchors.enumerated().map { (.kubernetes($0.offset), $0.element) }
    all += WalletWordsRule.anchors.enumerated().map { (.wallet($0.offset), $0.element) }
    all += [
      (.webToken, .literal("eyJ", atTokenStart: true)),
      (.privateKey, .literal(PrivateKeyRule.header)), (.puttyKey, .literal(PuTTYKeyRule.header)),
      (.encodedKey, .literal(EncodedKeyRule.header)), (.address, .literal("://")),
      (.telegram, TelegramRule.anchor), (.basic, .folded(BasicAuthRule.scheme)),
      (.passwordFile, .literal(PasswordFileRule.port)), (.hex, HexTokenRule.anchor),
      (.discord, DiscordTokenRule.anchor),
    ]
    kinds = all.map(\.0)
    anchors = all.map(\.1)
    var index = [[(place: Int, second: UInt8?)]](repeating: [], count: 256)
    for position in shapes.indices.sorted(by: {
      (shapes[$1].pattern.prefix.count, $0) < (shapes[$0].pattern.prefix.count, $1)
    }) {
      let prefix = shapes[position].pattern.prefix
      guard let first = prefix.first else { continue }
      index[Int(first)].append((position, prefix.count > 1 ? prefix[1] : nil))
    }
    byFirstByte = index
  }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    guard kinds.indices.contains(reader.anchor) else { return nil }
    switch kinds[reader.anchor] {
    case .shape(let index): return try shapes[index].match(&reader, at: reader.position)
    case .named(let index, let length):
      return try NamedTokenRule.match(&reader, named[index], nameLength: length)
    case .marked(let index): return try marked[index].match(&reader)
    case .word(let index): return try AssignmentRule.match(&reader, word: index, knowing: self)
    case .webToken: return try WebTokenRule.match(&reader, at: reader.position)
    case .privateKey: return try PrivateKeyRule.match(&reader)
    case .puttyKey: return try PuTTYKeyRule.match(&reader)
    case .encodedKey: return try EncodedKeyRule.match(&reader)
    case .address: return try ConnectionStringRule.match(&reader)
    case .telegram: return try TelegramRule.match(&reader)
    case .basic: return try BasicAuthRule.match(&reader)
    case .passwordFile: return try PasswordFileRule.match(&reader)
    case .hex: return try HexTokenRule.match(&reader)
    case .discord: return try DiscordTokenRule.match(&reader)
    case .command(let index): return try PasswordCommandRule.match(&reader, number: index)
    case .kubernetes(let index):
      return try KubernetesSecretRule.match(&reader, number: index)
    case .wallet(let index): return try WalletWordsRule.match(&reader, number: index)
    }
  }

  /// A token of a known format that begins at `index`.
  func token(
    _ reader: inout ByteReader, at index: Int, first: UInt8
  ) throws(Undecided) -> RuleMatch? {
    if first == UInt8(ascii: "e"), let found = try WebTokenRule.match(&reader, at: index) {
      return found
    }
    guard !byFirstByte[Int(first)].isEmpty else { return nil }
    let second = try reader.peek(index + 1)
    for shape in byFirstByte[Int(first)] where shape.second == nil || shape.second == second {
      if let found = try shapes[shape.place].match(&reader, at: index) { return found }
    }
    return nil
  }
}
