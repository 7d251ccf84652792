/// Ordinary texts that look like no language: hashes, images in base64, logs, tables, formulas, programs. What a model of
/// characters must not take for a salad.

enum StrangeTexts {
  private static let kinds: [@Sendable (inout SeededGenerator) -> String] = [
    image, hashes, log, table, formula, identifiers, chess, molecule, sequence, pattern, minified,
    json, trace, links,
    keys, emoji, commands, query, patch, chords, readings, inventory, spectrum, poem,
  ]
  private static let asks = [
    "What is this?", "Explain what this means:", "Can you tidy this up?", "Here is what I got:",
    "Why does this fail?", "",
    "Convert this to a list.", "Find the error.", "Summarise:", "Is this valid?",
    "Describe the following.",
  ]

  /// One text, mostly with a question before or after it.
  static func text(_ random: inout SeededGenerator) -> String {
    let strange = random.pick(kinds)(&random)
    let ask = random.pick(asks)
    switch random.below(4) {
    case 0: return strange + "\n\n" + ask
    case 1: return "```\n" + strange + "\n```\n" + ask
    default: return ask + "\n" + strange
    }
  }

  private static func of(_ letters: String, _ count: Int, _ random: inout SeededGenerator) -> String
  {
    let all = Array(letters)
    return String((0..<count).map { _ in random.pick(all) })
  }
  private static func hex(_ count: Int, _ random: inout SeededGenerator) -> String {
    of("0123456789abcdef", count, &random)
  }
  private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
    of("0123456789", count, &random)
  }
  private static let base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  private static func lines(
    _ count: Int, _ random: inout SeededGenerator, _ line: (inout SeededGenerator) -> String
  ) -> String { (0..<count).map { _ in line(&random) }.joined(separator: "\n") }

  private static func image(_ random: inout SeededGenerator) -> String {
    let start = random.pick([
      "data:image/png;base64,iVBORw0KGgo", "<img src=\"data:image/jpeg;base64,/9j/4AAQ", "",
      "ssh-rsa AAAAB3NzaC1yc2E",
    ])
    return start + of(base64, 120 + random.below(400), &random) + random.pick(["==", "=", ""])
  }
  private static func hashes(_ random: inout SeededGenerator) -> String {
    let width = random.pick([32, 40, 64, 128])
    return lines(2 + random.below(8), &random) {
      hex(width, &$0) + "  " + $0.pick(["release", "disk", "src/main", "backup"]) + "-"
        + digits(2, &$0) + $0.pick([".tar.gz", ".iso", ".c", ""])
    }
  }
  private static func log(_ random: inout SeededGenerator) -> String {
    lines(3 + random.below(8), &random) {
      "2024-0\(1 + $0.below(9))-1\($0.below(10))T0\($0.below(10)):\(10 + $0.below(50)):\(10 + $0.below(50)).\(digits(3, &$0))Z "
        + $0.pick(["INFO", "WARN", "ERROR", "[debug]", "kernel:"]) + " "
        + $0.pick([
          "[main]", "worker-\($0.below(9))", "nginx[\(digits(4, &$0))]:", "(http-nio-8080)",
          "pid=\(digits(5, &$0))",
        ]) + " "
        + $0.pick([
          "GET /api/v1/items?id=\(digits(4, &$0)) 200 \(digits(3, &$0))ms",
          "connection from 10.0.\(digits(2, &$0)).\(digits(2, &$0)):\(digits(5, &$0)) closed",
          "retry \($0.below(9))/10 failed: ETIMEDOUT", "cache miss key=user:\(hex(8, &$0))",
        ])
    }
  }
  private static func table(_ random: inout SeededGenerator) -> String {
    let sign = random.pick(["|", ",", ";", "\t"])
    return lines(3 + random.below(8), &random) { random in
      let cells = (0..<5).map { _ in
        random.pick([
          digits(3, &random), "\(random.below(90)).\(digits(2, &random))",
          random.pick(["Berlin", "apples", "n/a", "Q3", "total", "-", "TRUE"]),
        ])
      }
      return sign == "|"
        ? "| " + cells.joined(separator: " | ") + " |" : cells.joined(separator: sign)
    }
  }
  private static func formula(_ random: inout SeededGenerator) -> String {
    lines(1 + random.below(4), &random) { random in
      (0..<(2 + random.below(4))).map { _ in
        random.pick([
          "\\frac{x^\(random.below(9))}{\(random.below(9))y}", "\\sum_{i=1}^{n} a_i",
          "\\int_0^\\infty e^{-x^2} dx", "f(x) = \(random.below(9))x^2 - 3x + 4",
          "\\sqrt{b^2 - 4ac}", "\\alpha_{k+1} \\leq \\beta", "∀ε>0 ∃δ>0", "(p ∧ q) → ¬r",
          "A^T A = I", "P(A|B) = P(A∩B)/P(B)", "\\mathbb{R}^n", "x_{n+1} = r x_n (1 - x_n)",
        ])
      }.joined(separator: random.pick([" + ", " = ", ", ", " \\\\ "]))
    }
  }
  private static func identifiers(_ random: inout SeededGenerator) -> String {
    lines(3 + random.below(6), &random) {
      hex(8, &$0) + "-" + hex(4, &$0) + "-4" + hex(3, &$0) + "-a" + hex(3, &$0) + "-" + hex(12, &$0)
    }
  }
  private static func chess(_ random: inout SeededGenerator) -> String {
    (1...(8 + random.below(20))).map { number in
      "\(number). "
        + random.pick(["e4", "Nf3", "Bb5", "O-O", "d4", "Qxd5", "Rfe1", "cxd4", "Bg5+"]) + " "
        + random.pick(["e5", "Nc6", "a6", "Nf6", "Be7", "dxe4", "Kh8", "O-O-O", "Qb6"])
    }.joined(separator: " ")
  }
  private static func molecule(_ random: inout SeededGenerator) -> String {
    lines(1 + random.below(3), &random) { random in
      (0..<(8 + random.below(12))).map { _ in
        random.pick([
          "C", "CC", "(=O)", "N", "c1ccccc1", "O", "[C@@H]", "(C)", "=C", "S", "Cl", "n1", "#N",
        ])
      }.joined()
    }
  }
  private static func sequence(_ random: inout SeededGenerator) -> String {
    ">seq\(random.below(99))\n"
      + of(random.pick(["ACGT", "ACDEFGHIKLMNPQRSTVWY"]), 80 + random.below(200), &random)
  }
  private static func pattern(_ random: inout SeededGenerator) -> String {
    "^"
      + (0..<(4 + random.below(8))).map { _ in
        random.pick([
          "[A-Za-z0-9._%+-]+", "\\d{3}", "(?:foo|bar)", "\\s*", "@", "\\.", "[^\\]]*", "(?<=\\w)",
          "\\b", "(\\w+)=\"([^\"]*)\"", ".*?",
        ])
      }.joined() + "$"
  }
  private static func minified(_ random: inout SeededGenerator) -> String {
    (0..<(6 + random.below(14))).map { _ in
      random.pick([
        "function(e,t){return e?t(e):!1}", "var n=\(random.below(99)),r=[];",
        "!function(){\"use strict\";", "a.b=c||{};", "for(i=0;i<n.length;i++)",
        ".btn{color:#\(hex(6, &random));margin:0 auto}",
        "if(!x)throw new Error(\"\(random.below(999))\");", "e.exports=t})();",
        "const o=await fetch(u);", "(p=>p.q)(s),", "x?.y??z;",
        "#\(hex(3, &random)):hover>a::after{content:\"»\"}",
      ])
    }.joined()
  }
  private static func json(_ random: inout SeededGenerator) -> String {
    "{"
      + (0..<(4 + random.below(8))).map { _ in
        "\""
          + random.pick(["id", "name", "created_at", "is_active", "price", "tags", "_meta", "geo"])
          + "\": "
          + random.pick([
            digits(5, &random), "\"\(hex(10, &random))\"",
            "[\(random.below(9)), \(random.below(9))]", "null", "true",
            "{\"lat\": \(random.below(90)).\(digits(4, &random))}",
          ])
      }.joined(separator: ", ") + "}"
  }
  private static func trace(_ random: inout SeededGenerator) -> String {
    random.pick([
      "java.lang.NullPointerException: Cannot invoke \"String.length()\"",
      "Traceback (most recent call last):",
      "panic: runtime error: index out of range [\(random.below(9))]",
      "error[E0502]: cannot borrow `x`",
    ])
      + "\n"
      + lines(3 + random.below(6), &random) {
        "  "
          + $0.pick([
            "at com.example.App$Inner.run(App.java:\(digits(3, &$0)))",
            "File \"/usr/lib/python3.11/json/__init__.py\", line \(digits(3, &$0)), in loads",
            "main.(*Server).Serve(0xc\(hex(9, &$0)), 0x\($0.below(9)))",
            "--> src/lib.rs:\(digits(2, &$0)):\($0.below(9))",
          ])
      }
  }
  private static func links(_ random: inout SeededGenerator) -> String {
    lines(1 + random.below(4), &random) {
      "https://" + $0.pick(["shop.example.com", "docs.example.org", "cdn.example.net"]) + "/"
        + $0.pick(["a/b", "p", "search", "v2/items"]) + "?utm_source=x&id=" + digits(6, &$0)
        + "&sig=" + of(base64, 30, &$0) + "%3D"
    }
  }
  private static func keys(_ random: inout SeededGenerator) -> String {
    lines(2 + random.below(6), &random) {
      $0.pick([
        "DE\(digits(20, &$0))",
        of("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 5, &$0) + "-"
          + of("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 5, &$0),
        "SKU-\(digits(4, &$0))/\(of("ABCDEFG", 2, &$0))", "API_KEY=\(of(base64, 32, &$0))",
        "DB_URL=${BASE}/x PORT=<port> SECRET=${VAULT}",
        "export TOKEN=<token-here>; KEY=yyyyyyyyyyyyyyyyyyyy",
        "+49 30 \(digits(7, &$0))",
      ])
    }
  }
  private static func emoji(_ random: inout SeededGenerator) -> String {
    (0..<(8 + random.below(20))).map { _ in
      random.pick(["😀", "🔥", "🎉", "👍🏽", "❤️", "🇫🇷", "👩‍👧", "lol", "!!!", "omg", "✨", "xD", ":-)", "<3"])
    }.joined(separator: random.pick(["", " "]))
  }
  private static func commands(_ random: inout SeededGenerator) -> String {
    lines(2 + random.below(5), &random) {
      "$ "
        + $0.pick([
          "docker run --rm -it -v \"$PWD\":/src alpine:3.\(digits(2, &$0)) sh -c 'ls -la | grep ^d'",
          "find . -name '*.tmp' -mtime +\($0.below(9)) -exec rm {} \\;",
          "awk -F: '{print $1 \"->\" $NF}' /etc/passwd",
          "curl -sSL -H 'Accept: */*' \"$URL\" | jq '.[] | {id, n: .name}'",
          "sed -i 's/\\(foo\\)-\\(bar\\)/\\2_\\1/g' *.md",
          "git log --oneline --graph @{u}..HEAD ~^2",
        ])
    }
  }
  private static func query(_ random: inout SeededGenerator) -> String {
    "SELECT a.id, COUNT(*) AS n FROM t_\(random.below(9)) a LEFT JOIN b ON b.a_id = a.id WHERE a.x >= \(random.below(99)) AND b.y IN ('u','v') GROUP BY 1 HAVING COUNT(*) > \(random.below(9)) ORDER BY n DESC;"
  }
  private static func patch(_ random: inout SeededGenerator) -> String {
    "diff --git a/x.c b/x.c\nindex \(hex(7, &random))..\(hex(7, &random)) 100644\n@@ -\(random.below(99)),7 +\(random.below(99)),9 @@\n"
      + lines(3 + random.below(5), &random) {
        $0.pick(["-", "+", " "])
          + $0.pick([
            "  if (p->n != NULL && *q++ == '\\0') {", "  return (a << 3) ^ ~b;",
            "#define MAX(a,b) ((a)>(b)?(a):(b))", "  printf(\"%s: %d\\n\", s, i);", "  }",
          ])
      }
  }
  private static func chords(_ random: inout SeededGenerator) -> String {
    lines(3 + random.below(4), &random) { random in
      (0..<6).map { _ in
        random.pick(["Am7", "F#m", "Cmaj7", "G/B", "Dsus4", "E7b9", "|", "|: x2 :|"])
      }.joined(separator: "  ")
    }
  }
  private static func readings(_ random: inout SeededGenerator) -> String {
    (0..<(20 + random.below(60))).map { _ in
      "\(random.below(2) == 0 ? "-" : "")\(random.below(99)).\(digits(3, &random))"
    }.joined(separator: random.pick([", ", " ", "\n"]))
  }
  private static func inventory(_ random: inout SeededGenerator) -> String {
    lines(4 + random.below(6), &random) {
      "- [\($0.pick(["x", " "]))] \(1 + $0.below(9))x "
        + $0.pick([
          "M8x40 bolts", "CAT6a cable (3 m)", "R\(digits(2, &$0)) resistor 4k7Ω ±1%",
          "No. \(digits(3, &$0))/B paint", "USB-C hub, 65 W",
        ]) + " @ €\($0.below(90)).\(digits(2, &$0))"
    }
  }
  private static func spectrum(_ random: inout SeededGenerator) -> String {
    let letters = random.pick(["#.", "01", "/\\_|", "*- "])
    return lines(3 + random.below(4), &random) { of(letters, 30 + $0.below(20), &$0) }
  }
  private static func poem(_ random: inout SeededGenerator) -> String {
    (0..<(12 + random.below(20))).map { _ in
      random.pick([
        "la", "na na", "shoo-be-doo", "hey!", "ohhh", "Lorem ipsum dolor", "sit amet,",
        "consectetur", "Nguyễn Thị", "Þórdís", "Szczepan", "Ångström", "Œdipe", "ye olde", "hwæt",
        "btw", "tbh idk", "pls", "thx",
      ])
    }.joined(separator: " ")
  }
}
