/// Signs in texts that matter wherever they stand: commands that fetch and run, shells to other
/// machines, addresses with a reason, characters that hide.

/// Looks at texts; each look is one pass.
enum TextSigns {
  private static let fetchers = BytePatterns([
    "curl ", "wget ", "iwr ", "Invoke-WebRequest", "fetch ", "lwp-download",
  ])
  private static let shells = BytePatterns([
    "| sh", "|sh", "| bash", "|bash", "| sudo", "| python", "|python", "| perl", "| zsh", "| iex",
    "|iex", "| /bin/sh", "| /bin/bash", "|/bin/sh", "|/bin/bash",
  ])
  private static let others = BytePatterns([
    "/dev/tcp/", "bash -i >&", "nc -e", "ncat -e", "nc -c", "powershell -enc", "powershell -e ",
    "mkfifo /tmp", "base64 -d | sh", "base64 -d | bash", "base64 --decode | bash",
    "base64 --decode | sh", "| base64 -d |", "IEX(", "DownloadString(", "sh -i 2>&1", "rm -rf /",
    "socat exec:", "chmod +x /tmp",
  ])

  /// A command in `text` that fetches something and runs it, or opens a shell.
  static func pipeline(_ text: String) -> String? {
    guard text.utf8.count >= 12, text.utf8.count < InspectionLimits.secretBytes else { return nil }
    return pipeline(Array(text.utf8))
  }

  /// The same for bytes.
  static func pipeline(_ bytes: [UInt8]) -> String? {
    if let found = others.first(in: bytes) { return line(of: bytes, from: found.offset) }
    var start = 0
    while let found = fetchers.first(in: bytes, from: start) {
      let end = bytes[found.offset...].firstIndex(of: 0x0A) ?? bytes.count
      if shells.occur(in: Array(bytes[found.offset..<end])) {
        return line(of: bytes, from: found.offset)
      }
      start = max(end, found.offset + 1)
    }
    return nil
  }

  private static func line(of bytes: [UInt8], from start: Int) -> String {
    String(decoding: bytes[start...].prefix(120).prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Whether a byte may stand in base64, white space included.
  static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2B, 0x2F, 0x3D, 0x2D, 0x5F, 0x0A, 0x0D: true
    default: false
    }
  }

  // MARK: hidden characters

  /// Characters that turn the direction of writing, tags, and runs of characters that show nothing.
  static func hidden(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 >= 0xE2 }) else { return nil }
    var run = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066...0x2068:
        return "a character that turns the direction of writing"
      case 0xE0000...0xE007F:
        // Flags of regions are a black flag and tags.
        if previous.value != 0x1F3F4, !(0xE0000...0xE007F).contains(previous.value) {
          return "characters of the invisible tag block"
        }
      case 0x200B, 0x2060, 0xFEFF, 0x2061...0x2064, 0xE0100...0xE01EF, 0x180E:
        run += 1
        if run >= 4 { return "a run of characters that show nothing" }
      case 0x200C, 0x200D, 0xFE00...0xFE0F: break
      default: run = 0
      }
      previous = scalar
    }
    return nil
  }

  // MARK: addresses

  private static let collectors = BytePatterns([
    "webhook.site", "requestbin", ".oast.", "interact.sh", "burpcollaborator", "pipedream.net",
    "discord.com/api/webhooks", "discordapp.com/api/webhooks", "api.telegram.org/bot",
    "pastebin.com/raw", "hastebin.com/raw", "transfer.sh/", "ngrok-free.app", ".ngrok.io",
    "serveo.net", "localhost.run", "canarytokens", "dnslog.cn", "ceye.io", ".onion",
  ])

  private static let schemes = BytePatterns(["://"])

  /// An address that has a reason for doubt: a collector of data, or a public host by its number.
  static func address(_ bytes: [UInt8]) -> String? {
    if let found = collectors.first(in: bytes) { return line(of: bytes, from: found.offset) }
    var start = 0
    while let mark = schemes.first(in: bytes, from: start) {
      start = mark.offset + 3
      let host = bytes[start...].prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
      let next = bytes[(start + host.count)...].first ?? 0x20
      let goesOn = next == UInt8(ascii: "-") || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A)
      if host.count > 6, !goesOn, isPublicNumber(Substring(decoding: host, as: UTF8.self)) {
        return String(decoding: host, as: UTF8.self)
      }
    }
    return nil
  }

  private static func isPublicNumber(_ host: Substring) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, !parts.contains(nil) else { return false }
    let numbers = parts.compactMap(\.self)
    switch (numbers[0], numbers[1]) {
    case (0, _), (10, _), (127, _), (192, 168), (169, 254), (172, 16...31), (255, _): return false
    default: return true
    }
  }
}
