// Style as a failing test: what a reviewer would otherwise have to look for (CONTRIBUTING.md).

import Bytes
import Foundation
import Guidelines
import Testing

@Suite("the house is tidy")
struct TidyTests {
  static let tree = SourceTree()
  var tree: SourceTree { Self.tree }

  /// The floor of each target, from the ground up (ARCHITECTURE.md).
  static let floors: [String: Int] = [
    "Bytes": 1, "Guidelines": 1,
    "Formats": 2, "Manifest": 2, "Evidence": 2, "Ledger": 2, "Guards": 2, "Statistics": 2,
    "DataSets": 3, "Inspection": 3, "Threats": 3, "Evaluation": 3, "Images": 3, "Baselines": 3,
    "Documents": 3, "Sigstore": 3, "Verdicts": 3,
    "Isolation": 4, "Store": 4,
    "Gateway": 5, "Monitoring": 5, "Incidents": 5, "Updates": 5,
    "Console": 6, "Commands": 7, "gatehouse": 8,
  ]

  /// Files in which `unsafe` may stand: the thin wrappers round C and the system.
  static let unsafeFiles: Set<String> = [
    "Sources/Commands/Scan/PathFilter.swift",
    "Sources/Images/NativeCodec.swift",
    "Sources/Guards/Engine/AnchorIndex.swift",
    "Sources/Guards/Engine/ByteSearch.swift",
    "Sources/Guards/Injection/ModelBytes.swift",
    "Sources/Guards/Injection/PieceSums.swift",
    "Sources/Guards/Lists/OperatorScan.swift",
    "Sources/Isolation/Channel.swift", "Sources/Isolation/Watch.swift",
    "Sources/Sigstore/PrecomputedDigest.swift",
    "Sources/Store/HardwareKey.swift", "Sources/Store/System.swift",
    "Sources/Formats/Compression/Brotli.swift", "Sources/Formats/Compression/BzipDecoder.swift",
    "Sources/Formats/Compression/Checksum.swift",
    "Sources/Formats/Compression/DeflateDecoder.swift",
    "Sources/Formats/Compression/GzipEncoder.swift",
    "Sources/Formats/Compression/Lz4Decoder.swift", "Sources/Formats/Compression/LzmaDecoder.swift",
    "Sources/Formats/Programs/MarkSearch.swift", "Sources/Formats/Weights/FloatSearch.swift",
    "Sources/Formats/Compression/Snappy.swift", "Sources/Formats/Compression/ZstdDecoder.swift",
  ]

  /// Where a pure module takes mathematical functions from the C library, and nothing else.
  static let mathFiles: Set<String> = [
    "Sources/Statistics/Elementary.swift", "Sources/Statistics/IncompleteBeta.swift",
  ]

  /// Where libraries of certificates and digests take values of Foundation: a moment as a `Date`, bytes as
  /// `ContiguousBytes`. Neither reads anything.
  static let dateFiles: Set<String> = [
    "Sources/Evidence/CertificatePolicy.swift", "Sources/Evidence/Foreign/CertificateFacts.swift",
    "Sources/Sigstore/PrecomputedDigest.swift", "Sources/Sigstore/SigningCertificate.swift",
  ]

  @Test("every target of the program has its floor")
  func everyTargetHasAFloor() throws {
    let tools: Set<String> = ["train-guard"]
    let targets = tree.files(below: "Sources", ending: ".swift").compactMap {
      $0.split(separator: "/").dropFirst().first.map(String.init)
    }
    #expect(!targets.isEmpty)
    for target in Set(targets).subtracting(tools) {
      #expect(Self.floors[target] != nil, "\(target) has no floor in this table")
    }
  }

  @Test("a target imports only from lower floors, and only what the package declares")
  func importsGoDown() throws {
    let declared = try declaredDependencies()
    for (target, floor) in Self.floors {
      for file in tree.files(below: "Sources/\(target)", ending: ".swift") {
        for module in imports(of: try tree.code(file)) {
          guard let other = Self.floors[module] else { continue }
          #expect(other < floor, "\(file) imports \(module), which is not on a lower floor")
          #expect(
            declared[target]?.contains(module) == true,
            "\(file) imports \(module), which Package.swift does not declare for \(target)")
        }
      }
    }
    #expect(declared["gatehouse"] == ["Commands"])
  }

  @Test("pure modules know no files, clocks, environment or network")
  func pureModulesArePure() throws {
    let banned = ["Foundation", "Glibc", "NIOCore", "AsyncHTTPClient", "Hummingbird", "Dispatch"]
    for (target, floor) in Self.floors where floor <= 3 {
      for file in tree.files(below: "Sources/\(target)", ending: ".swift")
      where !Self.mathFiles.contains(file) && !Self.dateFiles.contains(file) {
        for module in imports(of: try tree.code(file)) {
          #expect(!banned.contains(module), "\(file) imports \(module)")
        }
      }
    }
  }

  @Test("no forced unwraps, no try!, no unchecked Sendable, no traps, no leftover markers")
  func bannedWords() throws {
    let words = ["try!", "as!", "@unchecked Sendable", "fatalError(", "preconditionFailure("]
    let markers = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    for file in tree.files(below: "Sources", ending: ".swift") {
      for (index, line) in try tree.code(file).enumerated() {
        for word in words where line.contains(word) {
          Issue.record("\(file):\(index + 1) has \(word)")
        }
      }
      for (index, line) in try tree.text(file).split(separator: "\n").enumerated() {
        for marker in markers where line.contains(marker + ":") || line.contains("// " + marker) {
          Issue.record("\(file):\(index + 1) has a leftover marker")
        }
      }
    }
  }

  @Test("unsafe stands only in the named files")
  func unsafeIsFenced() throws {
    for file in tree.files(below: "Sources", ending: ".swift") {
      let used = try tree.code(file).contains {
        $0.split(whereSeparator: { !$0.isLetter && $0 != "_" && $0 != "@" }).contains("unsafe")
      }
      #expect(!used || Self.unsafeFiles.contains(file), "\(file) uses unsafe")
    }
  }

  @Test("functions have at most 70 lines, files at most 600, tables aside")
  func lengths() throws {
    for file in tree.files(below: "Sources", ending: ".swift") {
      let lines = try tree.code(file)
      if !file.hasSuffix("Table.swift") && !file.contains("/Tables/") {
        #expect(lines.count <= 600, "\(file) has \(lines.count) lines")
      }
      for function in Functions.find(in: lines) where function.lines > 70 {
        Issue.record("\(file):\(function.start) a function of \(function.lines) lines")
      }
    }
  }

  @Test("every file opens with what it is for, every shared declaration is documented")
  func documented() throws {
    for file in tree.files(below: "Sources", ending: ".swift") {
      let lines = try tree.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.hasPrefix("//") == true, "\(file) does not open with its purpose")
      for (index, line) in lines.enumerated() where Declarations.isShared(line) {
        let documented = Declarations.hasComment(lines, before: index)
        #expect(documented, "\(file):\(index + 1) is not documented: \(line.prefix(70))")
      }
    }
  }

  @Test("every practice has a check or says that its mechanism is not built")
  func practicesAreJudged() {
    #expect(Guidelines.practices.count > 50)
    for practice in Guidelines.practices {
      let honest = !practice.checks.isEmpty || !practice.isBuilt
      #expect(honest, "practice \(practice.id) has neither a check nor a plain word")
    }
  }

  @Test("links between the pages of the project resolve")
  func linksResolve() throws {
    let pages =
      tree.files(below: "docs", ending: ".md") + tree.files(below: "examples", ending: ".md")
      + ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
    for page in pages {
      for link in Links.local(in: try tree.text(page)) {
        let folder = (page as NSString).deletingLastPathComponent
        let target = (folder as NSString).appendingPathComponent(link)
        #expect(tree.exists((target as NSString).standardizingPath), "\(page) links to \(link)")
      }
    }
  }

  @Test("every dependency is pinned exactly and has its line of reasons")
  func dependenciesArePinned() throws {
    let manifest = try tree.text("Package.swift")
    let reasons = try tree.text("docs/dependencies.md")
    #expect(!manifest.contains("from: \""))
    #expect(!manifest.contains("branch:"))
    let urls = manifest.split(separator: "\"").filter { $0.hasPrefix("https://github.com/") }
    #expect(urls.count >= 5)
    for url in urls {
      let name = (String(url) as NSString).lastPathComponent
      #expect(reasons.contains(name), "docs/dependencies.md does not name \(name)")
    }
  }

  private func declaredDependencies() throws -> [String: Set<String>] {
    let text = try tree.text("Package.swift")
    var declared: [String: Set<String>] = [:]
    for target in Self.floors.keys {
      guard
        let start = text.range(of: "module(\"\(target)\"")
          ?? text.range(of: "module(\n      \"\(target)\"")
          ?? text.range(of: ".executableTarget(name: \"\(target)\"")
          ?? text.range(of: ".target(name: \"\(target)\"")
          ?? text.range(of: ".target(\n      name: \"\(target)\"")
      else { continue }
      let rest = text[start.upperBound...]
      let end = rest.range(of: "),\n")?.lowerBound ?? rest.endIndex
      let names = rest[..<end].split(separator: "\"").map(String.init)
      declared[target] = Set(names.filter { Self.floors[$0] != nil })
    }
    return declared
  }

  private func imports(of lines: [String]) -> [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position <= 2, position + 1 < words.count
      else { return nil }
      return String(words[position + 1])
    }
  }
}

/// Finds functions and counts their lines.
enum Functions {
  struct Found {
    let start: Int
    let lines: Int
  }

  static func find(in lines: [String]) -> [Found] {
    var found: [Found] = []
    var open: [(start: Int, depth: Int)] = []
    var pending: Int?
    var depth = 0
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
      if words.contains("func") || words.contains("init") && line.contains("init(") {
        pending = pending ?? index
      }
      for character in line {
        if character == "{" {
          depth += 1
          if let start = pending {
            open.append((start, depth))
            pending = nil
          }
        } else if character == "}" {
          if let last = open.last, last.depth == depth {
            found.append(Found(start: last.start + 1, lines: index - last.start + 1))
            open.removeLast()
          }
          depth -= 1
        }
      }
      if line.trimmingCharacters(in: .whitespaces).isEmpty { pending = nil }
    }
    return found
  }
}

/// Declarations that other targets can see.
enum Declarations {
  private static let kinds: Set<Substring> = [
    "struct", "enum", "class", "protocol", "actor", "func", "init", "let", "var", "subscript",
    "typealias", "case",
  ]

  static func isShared(_ line: Substring) -> Bool {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == "<" })
    guard let first = words.first(where: { !$0.hasPrefix("@") }) else { return false }
    guard first == "package" || first == "public", words.count > 1 else { return false }
    // Members that a documented protocol asks for carry their meaning there.
    let inherited = [
      "description", "hash", "count", "==", "read", "json", "encode", "debugDescription",
    ]
    let name = words.drop { !kinds.contains($0) }.dropFirst().first.map(String.init) ?? ""
    let bare = name.trimmingCharacters(in: .punctuationCharacters)
    return words.contains(where: kinds.contains) && !inherited.contains(bare)
      && !words.contains("import") && !line.contains("Literal")
      && !line.contains("static func <") && !line.contains("static func ==")
  }

  static func hasComment(_ lines: [Substring], before index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      let line = lines[at].trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("@") { at -= 1 } else { return line.hasPrefix("///") }
    }
    return false
  }
}

/// Links of Markdown pages.
enum Links {
  /// Paths of links that point into this repository, without their fragments.
  static func local(in text: String) -> [String] {
    var links: [String] = []
    var fenced = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { fenced.toggle() }
      if fenced { continue }
      for part in line.components(separatedBy: "](").dropFirst() {
        guard let end = part.firstIndex(of: ")") else { continue }
        let path = part[..<end].split(separator: "#", omittingEmptySubsequences: false)[0]
        if !path.isEmpty, !path.contains("://"), !path.hasPrefix("mailto:") {
          links.append(String(path))
        }
      }
    }
    return links
  }
}
