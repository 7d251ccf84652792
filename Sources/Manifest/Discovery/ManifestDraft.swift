/// A first manifest from what was found: commented, valid, and with the most careful answer wherever
/// only a person can know.

/// The text of a new manifest.
package enum ManifestDraft {
  /// A manifest of the system called `name` (a directory's name, mostly) that declares `found`.
  package static func text(systemName name: String, _ found: Discovery) -> String {
    [
      head(name), models(found), datasets(found), prompts(found), tools(found),
      surroundings(), serving(found), tail(found),
    ].joined(separator: "\n")
  }

  private static func head(_ name: String) -> String {
    let line = String(
      name.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
    )
    .split(separator: " ").joined(separator: " ").prefix(80)
    return """
      # The AI system that lies here, as `gatehouse` sees it. Please read every line: what only people can
      # know has the most careful answer, and is marked with "decide".
      # Reference: `gatehouse manifest schema`; check it with `gatehouse manifest check`.
      gatehouse: 1

      system:
        name: \(quoted(line.isEmpty || SecretText.isIn(String(line)) ? "AI system" : String(line)))
        # decide: what is it for? Threats and uses are judged against this.
        purpose: "Describe in a sentence or two what this system is for."
        # decide: why is AI the right answer, and what else was tried?
        why_ai: "Describe why the task is best done with AI."
        # decide: the one person who answers for the risks. Only they can accept one.
        owner: {name: "Name of the owner", email: "owner@example.com"}
        # decide: low, standard, high or critical. It decides what a release must meet.
        criticality: critical
        environments: [development, production]

      """
  }

  // MARK: what was found

  private static func models(_ found: Discovery) -> String {
    var lines = [
      "# Models: every file is scanned, signed and checked by digest before it is served."
    ]
    if found.models.isEmpty {
      lines += ["# No model files were found. A model behind an API is declared like this:"]
      lines += apiExample(found.providers.first ?? "openai")
      lines += ["models: []", ""]
      return lines.joined(separator: "\n")
    }
    lines += ["models:"]
    for model in found.models {
      lines += model.doubts.map { "  # look at \(comment($0))" }
      lines += [
        "  - name: \(quoted(model.name))", "    # decide", "    purpose: \"What it is used for.\"",
      ]
      lines += ["    files:"] + model.files.map { "      - \(quoted($0))" }
      lines += [
        "    # licence: Apache-2.0", "    # source: \"where it came from, with the revision\"",
      ]
    }
    if let provider = found.providers.first {
      lines += ["  # The dependencies name a client of \(provider). A model behind its API:"]
      lines += apiExample(provider)
    }
    return (lines + [""]).joined(separator: "\n")
  }

  private static func apiExample(_ provider: String) -> [String] {
    [
      "  # - name: hosted", "  #   purpose: What it is used for.",
      "  #   api: {provider: \(provider), model: the-pinned-version}",
    ]
  }

  private static func datasets(_ found: Discovery) -> String {
    guard !found.datasets.isEmpty else { return "datasets: []\n" }
    var lines = [
      "# Data: nobody labelled it yet, so it counts as the most sensitive.", "datasets:",
    ]
    for dataset in found.datasets {
      lines += [
        "  - name: \(quoted(dataset.name))", "    # decide",
        "    purpose: \"Training, tuning, retrieval or evaluation.\"", "    files:",
      ]
      lines += dataset.files.map { "      - \(quoted($0))" }
      lines += [
        "    # decide: public, internal, confidential or restricted; and can people be recognised?",
        "    label: restricted", "    personal_data: true",
      ]
    }
    return (lines + [""]).joined(separator: "\n")
  }

  private static func prompts(_ found: Discovery) -> String {
    guard !found.prompts.isEmpty else { return "prompts: []\n" }
    var lines = [
      "# Prompts. A protected one gets a canary, and answers are searched for it.", "prompts:",
    ]
    for prompt in found.prompts {
      lines += [
        "  - {name: \(quoted(prompt.name)), file: \(quoted(prompt.file)), protected: true, label: internal}"
      ]
    }
    return (lines + [""]).joined(separator: "\n")
  }

  private static func tools(_ found: Discovery) -> String {
    guard !found.tools.isEmpty else { return "tools: []\n" }
    var lines = [
      "# Tools: a model may ask to run them. Until somebody decides, each can do everything, and each call",
      "# waits for a person.", "tools:",
    ]
    for tool in found.tools {
      lines += [
        "  - name: \(quoted(tool.name))", "    description: \(quoted(prose(tool.description)))",
        "    # decide: which of these can it do?",
        "    effects: [read, write, external, money, code]",
        "    schema: \(quoted(tool.file))", "    approval: always",
        "    # decide: how sensitive is what it returns?", "    label: restricted",
        "    personal_data: true",
      ]
    }
    return (lines + [""]).joined(separator: "\n")
  }

  // MARK: what only people know

  private static func surroundings() -> String {
    """
    # People and programs on the edge. Think of those who would harm it, too.
    actors:
      - {name: user, kind: user, trust: untrusted}
      - {name: attacker, kind: adversary, trust: untrusted}

    # decide: where does data go? For example:
    # flows:
    #   - {from: user, to: NAME-OF-A-MODEL, label: confidential, personal_data: true}
    flows: []

    # Those who deliver models, data or services, and when somebody last looked at their security.
    # suppliers:
    #   - {name: hub, provides: models, contact: security@example.com, reviewed: 2026-01-31}
    suppliers: []

    """
  }

  private static func serving(_ found: Discovery) -> String {
    let model = found.models.first?.name ?? "hosted"
    let prompt = found.prompts.first.map { ", prompt: \($0.name)" } ?? ""
    return """
      # To serve through the gateway, say where the model answers, and open a route to it:
      # upstreams:
      #   - name: local
      #     url: http://127.0.0.1:8000/v1
      #     model: name-over-there
      #     location: internal
      #     label: restricted        # the highest label that may go there
      #     personal_data: true
      #     # credential: {env: UPSTREAM_KEY}
      upstreams: []
      # serving:
      #   listen: 127.0.0.1:8484
      #   routes:
      #     - {name: assistant, model: \(comment(model)), upstream: local\(comment(prompt))}

      """
  }

  private static func tail(_ found: Discovery) -> String {
    var lines = [
      "# How long evidence counts. These are the defaults.",
      "review: {threat_review: 90d, evaluation: 30d, scan: 30d, signature: 180d, documents: 180d}",
      "",
      "# Documents that the practices ask for, once they are written:",
      "# documents: {user_guidance: docs/users.md, limitations: docs/limits.md, threat_model: docs/threats.md}",
    ]
    if !found.notebooks.isEmpty {
      lines += ["", "# Notebooks were found. Keep them out of what runs in production:"]
      lines += found.notebooks.prefix(20).map { "#   \(comment($0))" }
    }
    if !found.unpinned.isEmpty {
      lines += ["", "# Dependencies without a pinned version, which may change unseen:"]
      lines += found.unpinned.prefix(20).map { "#   \(comment($0))" }
    }
    return (lines + [""]).joined(separator: "\n")
  }

  // MARK: texts

  /// A text in double quotes, as YAML and JSON both read it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text for a comment: on one line, unable to drive a terminal.
  private static func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(400).filter { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
          default: true
          }
        }))
  }

  /// A text from a file that the parser will take: bounded, without control characters and secrets.
  private static func prose(_ text: String) -> String {
    let clean = comment(text)
    return clean.allSatisfy(\.isWhitespace) || SecretText.isIn(clean) ? "What it does." : clean
  }
}
