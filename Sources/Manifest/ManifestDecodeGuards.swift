/// From checked values to the settings of the guards.

extension Manifest.Guards {
  init(_ record: Checked) {
    self.init(
      secrets: record.choice("secrets", or: .block),
      personalData: record.choice("personal_data", or: .block),
      canary: record.choice("canary", or: .block),
      injection: record.choice("injection", or: .block),
      exfiltration: record.choice("exfiltration", or: .block),
      hidden: record.choice("hidden", or: .block), tools: record.choice("tools", or: .block),
      lists: record.choice("lists", or: .block),
      images: record.choice("images", or: .block), bannedTerms: record.texts("banned_terms"),
      bannedTopics: record.records("banned_topics").map(Manifest.BannedTopic.init),
      allowedDomains: record.texts("allowed_domains"),
      trustedDomains: record.texts("trusted_domains"),
      patterns: record.records("patterns").map(Manifest.GuardPattern.init),
      prohibited: record.records("prohibited").map(Manifest.ProhibitedUse.init),
      exceptions: record.records("exceptions").map(Manifest.GuardException.init),
      judge: record.has("judge") ? Manifest.Judge(record.record("judge")) : nil)
  }
}

extension Manifest.BannedTopic {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), terms: record.texts("terms"))
  }
}

extension Manifest.GuardPattern {
  init(_ record: Checked) {
    self.init(name: record.text("name"), pattern: record.text("pattern"))
  }
}

extension Manifest.ProhibitedUse {
  init(_ record: Checked) {
    self.init(
      use: record.text("use"), alternative: record.text("alternative"),
      flagFrom: record.choice("flag_from", or: .low),
      blockFrom: record.choice("block_from", or: .low), terms: record.texts("terms"))
  }
}

extension Manifest.Judge {
  init(_ record: Checked) {
    self.init(
      upstream: record.text("upstream"), interface: record.choice("interface", or: .chat),
      origins: record.texts("origins").compactMap(Manifest.TextOrigin.init(rawValue:)),
      ask: record.choice("ask", or: .always), uncertainFrom: record.number("uncertain_from"),
      timeoutSeconds: record.seconds("timeout"), concurrent: record.number("concurrent"),
      unanswered: record.choice("unanswered", or: .block))
  }
}

extension Manifest.GuardException {
  init(_ record: Checked) {
    self.init(
      guard: record.choice("guard", or: .secrets), origin: record.choice("origin", or: .model),
      action: record.choice("action", or: .block))
  }
}
