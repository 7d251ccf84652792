// `gatehouse serve`: the gateway in front of the declared model servers.

import ArgumentParser
import Bytes
import Foundation
import Gateway
import Manifest
import NIOSSL
import UnixSignals
import Verdicts

/// `gatehouse serve`.
struct ServeCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse serve --listen 127.0.0.1:0 --print-url",
      "serve the admitted release on a free port and print where", stage: .serving),
    Example(
      "gatehouse serve --manifest missing.yaml", "without a manifest there is nothing to serve",
      exit: 2, stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "serve", "Serve the admitted release through the gateway.",
    discussion: """
      Judges the release and serves it while the gate admits it: a changed model file, a
      quarantine, a revocation or an expired verdict closes the routes within a second and cuts
      open streams. The log (JSON lines) goes to standard error. SIGTERM ends it gracefully.
      Exit codes: 0 asked to stop, 1 the release is refused, 2 error.
      """, examples: examples)

  @OptionGroup var system: SystemOptions
  @Option(help: ArgumentHelp("The name of the release.", valueName: "name"))
  var release: String?
  @Option(
    help: ArgumentHelp("Listen here instead of where the manifest says.", valueName: "host:port"))
  var listen: String?
  @Option(help: ArgumentHelp("The environment that API keys have to be for.", valueName: "name"))
  var environment: String?
  @Flag(help: "Print the base address for OpenAI clients once the gateway answers.")
  var printUrl = false

  func run() async throws {
    let console = Console()
    let composition = try GatewayComposition(system)
    let manifest = composition.system.manifest
    guard let serving = manifest.serving else {
      throw Diagnosis(
        "GH-0601", "the manifest declares nothing to serve", at: system.manifest,
        remedy: "add serving.routes")
    }
    let name = release ?? manifest.system.name
    try await checkAdmitted(name, composition, console)
    let upstreams = try composition.upstreams()
    let options = try listenOptions(serving, composition)
    let pool = composition.picturePool()
    let parts = GatewayParts(
      source: composition.source(
        canary: Canary(), upstreams: upstreams, release: name,
        inspector: pool?.inspector),
      authenticate: composition.authenticate, audit: composition.audit, environment: environment,
      log: GatewayComposition.log)
    try await serve(parts, options, console)
    for upstream in upstreams.values { await upstream.shutdown() }
    await pool?.close()
  }

  /// Refuses to start for a release that the gate refuses, with the verdict.
  private func checkAdmitted(
    _ name: String, _ composition: GatewayComposition, _ console: Console
  ) async throws {
    let input = try await composition.gateInput()
    guard case .refused(let refusal) = judgeRelease(named: name, input) else { return }
    let style = console.noteStyle
    console.note("\(style.red("refused")): \(Console.printable(name)) is not admitted for serving")
    for reason in refusal.reasons {
      let place = "\(Console.printable(reason.subject)) (\(reason.practice))"
      console.note("  [\(reason.code)] \(place): \(Console.printable(reason.problem))")
      console.note("    \(style.bold("try")): \(reason.nextCommand)")
    }
    throw CommandExit.findings
  }

  private func serve(_ parts: GatewayParts, _ options: ListenOptions, _ console: Console)
    async throws
  {
    let scheme = options.tls == nil ? "http" : "https"
    let host = options.host.contains(":") ? "[\(options.host)]" : options.host
    do {
      let server = try GatewayServer(parts, listen: options)
      try await server.run { port in
        let url = "\(scheme)://\(host):\(port)/v1"
        if printUrl { console.out(url) }
        console.note("serving at \(url)")
      }
    } catch GatewayError.needsTLS(let host) {
      throw Diagnosis(
        "GH-0603", "serving beyond this machine needs TLS", at: host,
        why: "keys and prompts would cross the network in the clear",
        remedy: "add serving.tls, or listen on 127.0.0.1 behind a proxy that ends TLS")
    } catch let error as GatewayError {
      throw Diagnosis("GH-0601", "the gateway cannot be put together", why: "\(error)")
    } catch {
      throw Diagnosis(
        "GH-0602", "the gateway cannot listen", at: "\(options.host):\(options.port)",
        why: "\(error)", remedy: "stop the other program or change serving.listen")
    }
  }

  private func listenOptions(_ serving: Manifest.Serving, _ composition: GatewayComposition) throws
    -> ListenOptions
  {
    var options = ListenOptions(
      host: serving.listen.host, port: serving.listen.port, signals: [.sigterm, .sigint])
    if let listen {
      guard let colon = listen.lastIndex(of: ":"), colon > listen.startIndex,
        let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
      else { throw ValidationError("--listen needs an address such as 127.0.0.1:8484") }
      options.host = listen[..<colon].trimmingCharacters(in: ["[", "]"])
      options.port = port
    }
    if let tls = serving.tls { options.tls = try tlsConfiguration(tls, composition) }
    return options
  }

  private func tlsConfiguration(_ tls: Manifest.TLS, _ composition: GatewayComposition) throws
    -> TLSConfiguration
  {
    let keyPath = composition.meter.path(tls.key)
    guard FileStamp(path: keyPath).mode & 0o077 == 0 else {
      throw Diagnosis(
        "GH-0305", "the private key can be read by others", at: tls.key,
        remedy: "chmod 600 \(tls.key)")
    }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(composition.meter.path(tls.certificate))
      let key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      return configuration
    } catch {
      throw Diagnosis(
        "GH-0603", "certificate or key cannot be used", at: tls.certificate,
        remedy: "both have to be PEM files, the chain with the server's certificate first")
    }
  }
}
