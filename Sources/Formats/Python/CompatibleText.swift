/// Letters that Python takes for others when it compares identifiers (NFKC, PEP 3131): full-width
/// and mathematical letters, ligatures, numerals. Only what becomes ASCII matters, since every name
/// that is judged is ASCII. Made from Unicode 15; the standard library of Swift offers no NFKC.

/// Identifiers as Python compares them.
enum CompatibleText {
  private static let lines = """
    AA:a BA:o 132:IJ 133:ij 17F:s 1C7:LJ 1C8:Lj 1C9:lj 1CA:NJ 1CB:Nj 1CC:nj 1F1:DZ 1F2:Dz 1F3:dz
    2B0:h 2B2:j 2B3:r 2B7:w 2B8:y 2E1:l 2E2:s 2E3:x 1D2C:A 1D2E:B 1D30:D 1D31:E 1D33:G 1D34:H
    1D35:I 1D36:J 1D37:K 1D38:L 1D39:M 1D3A:N 1D3C:O 1D3E:P 1D3F:R 1D40:T 1D41:U 1D42:W 1D43:a
    1D47:b 1D48:d 1D49:e 1D4D:g 1D4F:k 1D50:m 1D52:o 1D56:p 1D57:t 1D58:u 1D5B:v 1D62:i 1D63:r
    1D64:u 1D65:v 1D9C:c 1DA0:f 1DBB:z 2071:i 207F:n 2090:a 2091:e 2092:o 2093:x 2095:h 2096:k
    2097:l 2098:m 2099:n 209A:p 209B:s 209C:t 2102:C 210A:g 210B:H 210C:H 210D:H 210E:h 2110:I
    2111:I 2112:L 2113:l 2115:N 2119:P 211A:Q 211B:R 211C:R 211D:R 2124:Z 2128:Z 212A:K 212C:B
    212D:C 212F:e 2130:E 2131:F 2133:M 2134:o 2139:i 2145:D 2146:d 2147:e 2148:i 2149:j 2160:I
    2161:II 2162:III 2163:IV 2164:V 2165:VI 2166:VII 2167:VIII 2168:IX 2169:X 216A:XI 216B:XII
    216C:L 216D:C 216E:D 216F:M 2170:i 2171:ii 2172:iii 2173:iv 2174:v 2175:vi 2176:vii
    2177:viii 2178:ix 2179:x 217A:xi 217B:xii 217C:l 217D:c 217E:d 217F:m 2C7C:j 2C7D:V A7F2:C
    A7F3:F A7F4:Q FB00:ff FB01:fi FB02:fl FB03:ffi FB04:ffl FB05:st FB06:st FE33:_ FE34:_ FE4D:_
    FE4E:_ FE4F:_ 107A5:q 1FBF0:0 1FBF1:1 1FBF2:2 1FBF3:3 1FBF4:4 1FBF5:5 1FBF6:6 1FBF7:7
    1FBF8:8 1FBF9:9
    """

  private static let table: [UInt32: String] = {
    var table: [UInt32: String] = [:]
    for entry in lines.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = entry.split(separator: ":")
      guard parts.count == 2, let code = UInt32(parts[0], radix: 16) else { continue }
      table[code] = String(parts[1])
    }
    return table
  }()

  /// The identifier with such letters replaced.
  static func folded(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return name }
    var out = ""
    for scalar in name.unicodeScalars {
      let value = scalar.value
      switch value {
      case 0xFF01...0xFF5E: out.unicodeScalars.append(Unicode.Scalar(value - 0xFEE0) ?? scalar)
      case 0x1D400...0x1D6A3:
        let letter = (value - 0x1D400) % 52
        let code = letter < 26 ? 0x41 + letter : 0x61 + letter - 26
        out.unicodeScalars.append(Unicode.Scalar(code) ?? scalar)
      case 0x1D7CE...0x1D7FF:
        out.unicodeScalars.append(Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10) ?? scalar)
      default: out += table[value] ?? String(Character(scalar))
      }
    }
    return out
  }
}
