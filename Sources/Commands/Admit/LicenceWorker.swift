// Licences as they stand in model files and beside them: read by the confined worker, like everything
// else in those files.

import Bytes
import Formats
import Inspection
import Isolation
import Store

/// What goes over the channel about licences: a letter, then the place in the words of the report.
enum LicenceMessage {
  /// To the worker, with the open model file.
  static let metadata = UInt8(ascii: "M")
  /// To the worker, with an open file beside a model: a card, a text, a configuration.
  static let card = UInt8(ascii: "1")
  static let text = UInt8(ascii: "2")
  static let configuration = UInt8(ascii: "3")
  /// To the parent: what was found, as JSON.
  static let found = UInt8(ascii: "A")

  static func of(_ kind: LicenceReading.Companion) -> UInt8 {
    switch kind {
    case .card: card
    case .text: text
    case .configuration: configuration
    }
  }
}

/// The confined half.
enum LicenceDesk {
  /// Does what one message asks for; `nil` if it is about something else, `false` if it makes no
  /// sense.
  static func take(_ kind: UInt8, _ rest: [UInt8], _ descriptor: Int32?, _ channel: Channel)
    throws(ChannelError) -> Bool?
  {
    let companion: LicenceReading.Companion?
    switch kind {
    case LicenceMessage.metadata: companion = nil
    case LicenceMessage.card: companion = .card
    case LicenceMessage.text: companion = .text
    case LicenceMessage.configuration: companion = .configuration
    default: return nil
    }
    guard let descriptor, let source = try? FileSource(descriptor: descriptor) else { return false }
    let found = read(source, companion, place: String(decoding: rest, as: UTF8.self))
    let list = JSON.array(found.map { $0.json() })
    try channel.send([LicenceMessage.found] + list.encoded())
    return true
  }

  /// Reads one file, in whichever process.
  static func read(_ source: FileSource, _ companion: LicenceReading.Companion?, place: String)
    -> [FoundLicence]
  {
    guard let companion else { return LicenceReading.metadata(source, place: place) }
    // One byte beyond the bound tells that there is more.
    let length = Int(min(source.count, UInt64(FormatLimits.licenceBytes) + 1))
    guard let bytes = try? source.read(at: 0, length: length) else {
      return [.unreadable(place)]
    }
    return LicenceReading.companion(companion, bytes, place: place)
  }
}

extension WorkerClient {
  /// Licences of one file are few; longer silence than this is a fault.
  private static let licenceSeconds: Int32 = 120

  /// What a model file, or a file beside one, says about the licence.
  mutating func licences(
    _ source: FileSource, _ companion: LicenceReading.Companion? = nil, place: String
  ) -> [FoundLicence] {
    if child == nil, !isAlone { start() }
    guard let child else { return LicenceDesk.read(source, companion, place: place) }
    do throws(ChannelError) {
      let kind = companion.map(LicenceMessage.of) ?? LicenceMessage.metadata
      try child.channel.send([kind] + Array(place.utf8), descriptor: source.descriptor)
      var message = try child.channel.receive(seconds: Self.licenceSeconds).bytes
      while message.first == WorkerMessage.ready {
        _ = try take(message, "", 0) { _ in }
        message = try child.channel.receive(seconds: Self.licenceSeconds).bytes
      }
      guard message.first == LicenceMessage.found,
        let list = (try? JSON.parse(Array(message.dropFirst())))?.array
      else { throw .tooLong(message.count) }
      let found = list.compactMap(FoundLicence.init(json:))
      guard found.count == list.count else { throw .tooLong(message.count) }
      return found
    } catch {
      _ = giveUp(error)
      return [.unreadable(place)]
    }
  }
}
