/// The settings of the guards in a manifest, as a table; see `ManifestFields.swift`. Every default is
/// the secure one.

import Bytes

enum GuardFields {
  private static func actions(_ choices: String...) -> Shape { .choice(choices) }

  private static func words(_ rule: TextRule, atMost most: Int = ManifestLimits.guardWords)
    -> Shape
  {
    .list(.text(rule), atLeast: 0, atMost: most)
  }

  /// `serving.guards`.
  static let guards = Record(
    name: "serving.guards",
    fields: [
      Field("secrets", actions("block", "mask"), .text("block"), "Secrets in answers."),
      Field(
        "personal_data", actions("block", "mask", "flag"), .text("mask"),
        "Personal data in answers and in what tools and retrieval bring. What users write about people is flagged, and masked for an upstream that takes no personal data."
      ),
      Field(
        "canary", actions("block"), .text("block"),
        "Canaries of protected prompts in answers, and passages of the prompts."),
      Field(
        "injection", actions("block", "flag"), .text("block"),
        "Prompt injection in what comes from users, tools and retrieval."),
      Field(
        "exfiltration", actions("block", "mask", "flag"), .text("mask"),
        "Links and pictures in answers that carry data away when they are shown."),
      Field(
        "hidden", actions("block", "mask", "flag"), .text("mask"),
        "Characters that people do not see, and sequences that terminals obey."),
      Field(
        "tools", actions("block"), .text("block"), "Calls of tools that the route does not allow."),
      Field(
        "lists", actions("block", "mask", "flag"), .text("block"),
        "Banned terms, banned topics, and addresses outside of the allowed domains."),
      Field(
        "images", actions("block", "mask", "flag"), .optional,
        "Pictures that hide something from people: refused, replaced by a copy, or let through. Refused unless said."
      ),
      Field("banned_terms", words(.term), .items([]), "Words and phrases that must not pass."),
      Field(
        "banned_topics", .list(.record(topic), atLeast: 0, atMost: ManifestLimits.guardTopics),
        .items([]), "Topics that must not come up, each with its words."),
      Field(
        "allowed_domains", words(.domain), .items([]),
        "Domains that links may lead to, those below them included. Empty: any."),
      Field(
        "trusted_domains", words(.domain), .items([]),
        "Your own domains: addresses there carry nothing away, whatever stands in them."),
      Field(
        "patterns", .list(.record(pattern), atLeast: 0, atMost: ManifestLimits.guardPatterns),
        .items([]), "Patterns of your own, such as numbers of customers."),
      Field(
        "prohibited", .list(.record(prohibited), atLeast: 0, atMost: ManifestLimits.guardUses),
        .items([]), "Uses that are not allowed, each with what people are told instead."),
      Field(
        "exceptions", .list(.record(exception), atLeast: 0, atMost: ManifestLimits.guardExceptions),
        .items([]), "Another action for one guard where the text comes from one origin."),
      Field(
        "judge", .record(judge), .optional,
        "A classifier of your own that is asked about texts of which the injection guard is not sure."
      ),
    ])

  /// `serving.routes[].images`.
  static let images = Record(
    name: "serving.routes[].images",
    fields: [
      Field(
        "size", .integer(16...4_096), .required,
        "The longer side of the model's input in pixels. The model gets copies of at most this size."
      ),
      Field("most", .integer(1...32), .text("4"), "Pictures in one request."),
      Field(
        "bytes", .integer(1_024...(32 << 20)), .text("4194304"),
        "Size of one picture's file. In a request it takes a third more; `serving.limits.body_bytes` has to allow for it."
      ),
      Field(
        "pixels", .integer(256...40_000_000), .text("20000000"), "Pixels of one picture."),
      Field(
        "forward", actions("copy", "original"), .text("copy"),
        "What the model gets: a copy in which every pixel has its share, without metadata, or the picture as it was sent."
      ),
      Field(
        "timeout", .duration(1...120), .text("20s"),
        "How long the inspection of all pictures of a request may take."),
    ])

  private static let judge = Record(
    name: "serving.guards.judge",
    fields: [
      Field(
        "upstream", .text(.name), .required,
        "The name of a declared upstream: its address, model, credential and label hold for the judge too."
      ),
      Field(
        "interface", actions("chat", "moderations"), .text("chat"),
        "`chat`: a model behind `/chat/completions` that is told its task and answers with one of two objects. `moderations`: a classifier behind `/moderations` with the task built in."
      ),
      Field(
        "origins", .list(actions("user", "tool"), atLeast: 1, atMost: 2), .items(["user", "tool"]),
        "Where the texts come from that it is asked about."),
      Field(
        "ask", actions("uncertain", "always"), .text("uncertain"),
        "`uncertain`: texts that the guard suspects but does not block. `always`: every text."),
      Field(
        "uncertain_from", .integer(1...99), .text("30"),
        "With `uncertain`: how sure the guard has to be, in hundredths, for the judge to be asked."),
      Field(
        "timeout", .duration(1...60), .text("5s"),
        "How long all questions about one request may take together."),
      Field(
        "concurrent", .integer(1...1_000), .text("16"),
        "Questions at the same time, of all requests, if no route uses the upstream."),
      Field(
        "unanswered", actions("block", "flag"), .text("block"),
        "What is done with a text when no readable verdict came in time."),
    ])

  private static let topic = Record(
    name: "serving.guards.banned_topics[]",
    fields: [
      Field("name", .text(.name), .required, "The name of the topic, for findings."),
      Field(
        "terms", .list(.text(.term), atLeast: 1, atMost: ManifestLimits.guardWords), .required,
        "Words and phrases that speak of it; one of them is enough."),
    ])

  private static let pattern = Record(
    name: "serving.guards.patterns[]",
    fields: [
      Field("name", .text(.name), .required, "The name of what it finds, for findings."),
      Field(
        "pattern", .text(.pattern), .required,
        "A regular expression without look-around and back-references. One that could take long is refused when the gateway starts, with the reason."
      ),
    ])

  private static let prohibited = Record(
    name: "serving.guards.prohibited[]",
    fields: [
      Field(
        "use", .text(.name), .required,
        "A ready-made category (\(Manifest.ProhibitedUse.readyMade.joined(separator: ", "))), or a name of your own together with `terms`."
      ),
      Field(
        "alternative", .text(.prose), .required,
        "What people are told instead, in your words: sent with every refusal."),
      Field(
        "flag_from", actions("low", "medium", "high", "severe"), .text("medium"),
        "Severity from which the use is written down."),
      Field(
        "block_from", actions("low", "medium", "high", "severe"), .text("high"),
        "Severity from which the use is refused."),
      Field(
        "terms", words(.term), .items([]), "Words and phrases of your own; each counts as severe."),
    ])

  private static let exception = Record(
    name: "serving.guards.exceptions[]",
    fields: [
      Field(
        "guard",
        actions(
          "secrets", "personal_data", "canary", "injection", "exfiltration", "hidden", "prohibited",
          "lists"), .required, "Which guard."),
      Field(
        "origin", actions("system", "user", "tool", "retrieved", "model"), .required,
        "Where the text comes from."),
      Field(
        "action", actions("block", "mask", "flag", "allow"), .required,
        "What is done there instead."
      ),
    ])
}
