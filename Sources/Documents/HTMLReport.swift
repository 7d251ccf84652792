/// The practice table as one HTML page: no script, nothing loaded from elsewhere, readable in light
/// and dark, on paper and by screen readers (WCAG 2.2: words beside colours, headings, captions).

/// Writes the page.
package enum HTMLReport {
  /// The whole page.
  package static func page(_ report: PracticeReport) -> String {
    let system = MarkupText.escaped(report.system)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <title>\(system): practices</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <a class="skip" href="#table">To the practices</a>
      <header>
      <h1>\(system)</h1>
      <p>How the system stands against the Guidelines for secure AI system development.</p>
      \(facts(report))
      </header>
      <main id="table">
      \(overview(report))
      \(report.sections.map(section).joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func facts(_ report: PracticeReport) -> String {
    let items = report.facts.map { fact in
      "<div><dt>\(MarkupText.escaped(fact.name))</dt><dd>\(MarkupText.escaped(fact.value))</dd></div>"
    }
    return "<dl class=\"facts\">\n\(items.joined(separator: "\n"))\n</dl>"
  }

  private static func overview(_ report: PracticeReport) -> String {
    let cards = report.sections.map { section in
      var counts: [(state: String, tone: PracticeReport.Tone, count: Int)] = []
      for row in section.rows {
        if let index = counts.firstIndex(where: { $0.state == row.state }) {
          counts[index].count += 1
        } else {
          counts.append((row.state, row.tone, 1))
        }
      }
      let items = counts.map { entry in
        "<li>\(badge(entry.state, entry.tone)) \(entry.count)</li>"
      }
      let id = MarkupText.escaped(section.id)
      return "<li><a href=\"#area-\(id)\">\(id) \(MarkupText.escaped(section.title))</a>"
        + "<ul>\(items.joined())</ul></li>"
    }
    return
      "<nav aria-label=\"Areas\"><ul class=\"areas\">\n\(cards.joined(separator: "\n"))\n</ul></nav>"
  }

  private static func section(_ section: PracticeReport.Section) -> String {
    let id = MarkupText.escaped(section.id)
    let title = MarkupText.escaped(section.title)
    return """
      <section id="area-\(id)" aria-labelledby="title-\(id)">
      <h2 id="title-\(id)">\(id) \(title)</h2>
      <div class="scroll" role="region" aria-labelledby="title-\(id)" tabindex="0">
      <table>
      <thead><tr><th scope="col">Practice</th><th scope="col">State</th><th scope="col">Why</th><th scope="col">Evidence</th><th scope="col">Next command</th></tr></thead>
      <tbody>
      \(section.rows.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      </section>
      """
  }

  private static func row(_ row: PracticeReport.Row) -> String {
    let evidence =
      row.evidence.isEmpty
      ? "<span class=\"none\">none</span>"
      : "<ul>" + row.evidence.map { "<li>\(MarkupText.escaped($0))</li>" }.joined() + "</ul>"
    let next = row.next.map { "<code>\(MarkupText.escaped($0))</code>" } ?? ""
    let demand = row.isDemanded ? "" : " <small>(not demanded)</small>"
    return """
      <tr id="practice-\(MarkupText.escaped(row.id))"><th scope="row"><b>\(MarkupText.escaped(row.id))</b> \(MarkupText.escaped(row.title))\(demand)</th><td>\(badge(row.state, row.tone))</td><td>\(MarkupText.escaped(row.reason))</td><td>\(evidence)</td><td>\(next)</td></tr>
      """
  }

  private static func badge(_ state: String, _ tone: PracticeReport.Tone) -> String {
    let symbol =
      switch tone {
      case .good: "✓"
      case .neutral: "–"
      case .warning: "!"
      case .bad: "✗"
      }
    return "<span class=\"badge \(tone.rawValue)\"><span aria-hidden=\"true\">\(symbol)</span> "
      + "\(MarkupText.escaped(state))</span>"
  }

  private static let style = """
    :root{--ink:#1b1f24;--paper:#fff;--line:#d0d7de;--soft:#f3f5f7;--good:#116329;--neutral:#57606a;--warning:#7a4b00;--bad:#a40e26;--link:#0550ae}
    @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#3d444d;--soft:#161b22;--good:#56d364;--neutral:#9da7b3;--warning:#e3b341;--bad:#ff7b72;--link:#79c0ff}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1.5rem;max-width:90rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
    a{color:var(--link)}
    .skip{position:absolute;left:-99rem}.skip:focus{position:static}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    h1{margin:0}h2{margin:2rem 0 .5rem}
    .facts{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1rem 0}.facts dt{color:var(--neutral);font-size:.875rem}.facts dd{margin:0;overflow-wrap:anywhere}
    .areas{list-style:none;margin:1rem 0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem}
    .areas>li{border:1px solid var(--line);border-radius:.5rem;padding:.75rem;background:var(--soft)}
    .areas ul{list-style:none;margin:.5rem 0 0;padding:0}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;min-width:60rem}
    th,td{border-bottom:1px solid var(--line);padding:.5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
    thead th{background:var(--soft);white-space:nowrap}tbody th{font-weight:400;width:22%}
    td ul{margin:0;padding-left:1rem}
    code{font:.875rem/1.4 ui-monospace,monospace}
    .none,small{color:var(--neutral)}
    .badge{white-space:nowrap;font-weight:600}
    .good{color:var(--good)}.neutral{color:var(--neutral)}.warning{color:var(--warning)}.bad{color:var(--bad)}
    @media print{body{max-width:none;padding:0}.skip,nav{display:none}.scroll{overflow:visible}table{min-width:0}}
    """
}
