/// From checked values to the types of serving.

extension Manifest.Upstream {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), wireProtocol: record.choice("protocol", or: .openai),
      url: record.text("url"), model: record.text("model"),
      location: record.choice("location", or: .external),
      label: record.label,
      credential: Manifest.CredentialSource(record.record("credential")),
      supplier: record.optionalText("supplier"), timeoutSeconds: record.seconds("timeout"))
  }
}

extension Manifest.Serving {
  init(_ record: Checked) {
    let tls = record.record("tls")
    self.init(
      listen: Manifest.Listen(text: record.text("listen")),
      tls: record.has("tls")
        ? Manifest.TLS(certificate: tls.text("certificate"), key: tls.text("key")) : nil,
      routes: record.records("routes").map(Manifest.Route.init),
      limits: Manifest.Limits(record.record("limits")),
      output: Manifest.Output(record.record("output")),
      guards: Manifest.Guards(record.record("guards")))
  }
}

extension Manifest.Listen {
  /// Splits `host:port` and `[address]:port`.
  init(text: String) {
    let cut = text.lastIndex(of: ":") ?? text.endIndex
    var host = text[..<cut]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    self.init(host: String(host), port: Int(text[cut...].dropFirst()) ?? -1)
  }
}

extension Manifest.Route {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), model: record.text("model"), upstream: record.text("upstream"),
      prompt: record.optionalText("prompt"), tools: record.texts("tools"),
      alternates: record.texts("alternates"),
      images: record.has("images") ? Manifest.Pictures(record.record("images")) : nil)
  }
}

extension Manifest.Pictures {
  init(_ record: Checked) {
    self.init(
      size: record.number("size"), most: record.number("most"), bytes: record.number("bytes"),
      pixels: record.number("pixels"), forward: record.choice("forward", or: .copy),
      timeoutSeconds: record.seconds("timeout"))
  }
}

extension Manifest.Limits {
  init(_ record: Checked) {
    self.init(
      requestsPerMinute: record.number("requests_per_minute"),
      tokensPerMinute: record.number("tokens_per_minute"), bodyBytes: record.number("body_bytes"),
      outputTokens: record.number("output_tokens"),
      concurrentRequests: record.number("concurrent_requests"),
      streamSeconds: record.number("stream_seconds"))
  }
}

extension Manifest.Output {
  init(_ record: Checked) {
    self.init(
      logprobs: record.flag("logprobs"), systemFingerprint: record.flag("system_fingerprint"))
  }
}

extension Manifest.CredentialSource {
  /// The place that a `credential` names; `nil` for none.
  init?(_ record: Checked) {
    if let name = record.optionalText("env") {
      self = .environment(name)
    } else if let path = record.optionalText("file") {
      self = .file(path)
    } else {
      return nil
    }
  }
}
