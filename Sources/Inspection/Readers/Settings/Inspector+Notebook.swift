/// Jupyter notebooks (nbformat 3 and 4): cells of code through the same judge as files, commands of
/// the shell, outputs that hold scripts.

import Bytes
import Formats

extension Inspector {
  mutating func judgeNotebook(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    result.capability = max(result.capability, .codeOnUse)
    let sheets = json["worksheets"]?.array ?? []
    let cells = (json["cells"]?.array ?? []) + sheets.flatMap { $0["cells"]?.array ?? [] }
    var code = ""
    for (index, cell) in cells.enumerated() {
      let source = Self.joined(cell["source"] ?? cell["input"])
      if cell["cell_type"]?.string == "code" {
        code += cellCode(source, index + 1, place, &result) + "\n"
      } else {
        judgeText(source, place, &result)
      }
      for output in cell["outputs"]?.array ?? [] { judgeOutput(output, index + 1, place, &result) }
    }
    let language = json["metadata"]?["kernelspec"]?["language"]?.string ?? "python"
    guard language.lowercased().hasPrefix("python"), !code.allSatisfy(\.isWhitespace) else {
      return
    }
    do throws(FormatError) {
      judgePython(try PythonModule(Array(code.utf8)), place, "cells, ", &result)
    } catch {
      note(
        InspectionRules.pythonBroken, .unknown, "cells of the notebook: \(error.words)", place)
      result.lacks("cells of the notebook cannot be parsed")
    }
  }

  private static func joined(_ value: JSON?) -> String {
    value?.string ?? (value?.array ?? []).compactMap(\.string).joined()
  }

  /// The Python in a cell; commands of the shell are judged here.
  private mutating func cellCode(
    _ source: String, _ number: Int, _ place: Place, _ result: inout Assessment
  ) -> String {
    let trimmed = source.drop { $0.isWhitespace }
    if trimmed.hasPrefix("%%") {
      let magic = String(trimmed.dropFirst(2).prefix { !$0.isWhitespace })
      let timing = ["time", "timeit", "capture", "prun"]
      if timing.contains(magic) {
        return cellCode(
          trimmed.split(separator: "\n", maxSplits: 1).dropFirst().joined(), number, place, &result)
      }
      let isData = ["markdown", "html", "latex", "writefile", "svg"].contains(magic)
      command(
        isData && magic != "writefile" ? "" : String(trimmed.prefix(200)), number, place, &result)
      return ""
    }
    var lines: [String] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { $0 == " " || $0 == "\t" }
      let indent = String(line.prefix(line.count - start.count))
      if start.hasPrefix("!") || start.hasPrefix("%sx") || start.hasPrefix("%system") {
        command(String(start.drop { $0 == "!" }), number, place, &result)
        lines.append(indent + "pass")
      } else if start.hasPrefix("%") || start.hasPrefix("?") || start.hasSuffix("?") {
        lines.append(indent + "pass")
      } else if let mark = line.firstRange(of: "= !") ?? line.firstRange(of: "= %sx ") {
        command(String(line[mark.upperBound...]), number, place, &result)
        lines.append(line[..<mark.lowerBound] + "= None")
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Commands that ordinary notebooks have: installing packages, looking around.
  private static let plainCommands = [
    "pip install", "pip3 install", "pip uninstall", "conda install", "apt", "sudo apt",
    "nvidia-smi",
    "ls", "pwd", "mkdir", "cd ", "cat ", "head ", "unzip", "tar ", "git clone", "wget ", "curl ",
    "python --version", "python -m pip install", "rm ", "cp ", "mv ", "huggingface-cli", "du ",
    "df",
    "echo", "tree", "free", "lscpu", "uv pip install", "which ",
  ]

  private mutating func command(
    _ text: String, _ number: Int, _ place: Place, _ result: inout Assessment
  ) {
    guard !text.isEmpty else { return }
    let pipeline = TextSigns.pipeline(text)
    let start = text.drop { $0 == " " }
    let isPlain = pipeline == nil && Self.plainCommands.contains { start.hasPrefix($0) }
    note(
      InspectionRules.notebookCommand, pipeline == nil ? .suspicious : .malicious,
      "cell \(number) \(isPlain ? "has the command" : "runs the command") \(start.prefix(80))",
      place,
      excerpt: String(start.prefix(120)))
    result.verdict = max(result.verdict, pipeline == nil ? .suspicious : .malicious)
  }

  private mutating func judgeOutput(
    _ output: JSON, _ number: Int, _ place: Place, _ result: inout Assessment
  ) {
    let data = output["data"] ?? output
    if data["application/javascript"] != nil {
      script("cell \(number) has a script as its output", place, &result)
    }
    for kind in ["text/html", "image/svg+xml", "html", "svg"] {
      let text = Self.joined(data[kind])
      if let found = MarkupSigns.script(Array(text.utf8)) {
        script("an output of cell \(number) holds \(found)", place, &result)
      }
    }
  }

  private mutating func script(_ words: String, _ place: Place, _ result: inout Assessment) {
    note(InspectionRules.xmlScript, .suspicious, words, place)
    result.verdict = max(result.verdict, .suspicious)
  }
}
