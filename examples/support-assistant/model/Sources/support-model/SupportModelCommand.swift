/// `support-model`: serves the demonstration model of the support assistant in OpenAI's format.

import ArgumentParser
import Bytes
import Foundation
import Hummingbird
import Logging
import SupportModel

@main
struct SupportModelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support-model",
    abstract: "Serve the demonstration model in OpenAI's format, without any guard.")

  @Option(help: "The weights, a safetensors file.")
  var weights: String
  @Option(help: "The directory with the articles of the knowledge base.")
  var knowledge: String
  @Option(help: "Address and port to listen on.")
  var listen = "127.0.0.1:8901"
  @Option(help: "The name under which the model is served.")
  var name = "support-retriever"
  @Option(name: .customLong("pace-ms"), help: "Milliseconds before every word of a stream.")
  var paceMilliseconds = 0

  func run() async throws {
    guard let cut = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: cut)...])
    else { throw ValidationError("--listen needs an address and a port, such as 127.0.0.1:8901") }
    let file = [UInt8](try Data(contentsOf: URL(filePath: weights)))
    let model = try SupportModel(weights: file, articles: try articles())
    let server = ModelServer(
      model: model, name: name, pace: .milliseconds(paceMilliseconds),
      now: { Int(Date().timeIntervalSince1970) })
    var logger = Logger(label: "support-model")
    logger.logLevel = .warning
    let application = Application(
      router: server.router(),
      configuration: .init(address: .hostname(String(listen[..<cut]), port: port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        FileHandle.standardError.write(Data("support-model listens on port \(port)\n".utf8))
      }, logger: logger)
    try await application.runService()
  }

  private func articles() throws -> [String: String] {
    var articles: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: knowledge)
    where file.hasSuffix(".md") {
      let url = URL(filePath: knowledge).appending(path: file)
      articles[String(file.dropLast(3))] = try String(contentsOf: url, encoding: .utf8)
    }
    return articles
  }
}
