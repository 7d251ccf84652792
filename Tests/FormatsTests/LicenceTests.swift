// Licences read from texts, cards, configurations and the metadata of model files.

import Bytes
import Formats
import Foundation
import Testing

@Suite("2.1b licences are read from the files")
struct LicenceTests {
  private func text(_ text: String) -> String? { LicenceText.recognise(text)?.text }

  private func card(_ front: String) -> [String] {
    LicenceReading.companion(.card, Array("---\n\(front)\n---\n# A model\n".utf8), place: "c")
      .map { $0.expression?.text ?? "unreadable" }
  }

  private static let mit = """
    MIT License

    Copyright (c) 2026 Somebody

    Permission is hereby granted, free of charge, to any person obtaining a copy
    of this software and associated documentation files (the "Software"), to deal
    in the Software without restriction, subject to the following conditions:

    The above copyright notice and this permission notice shall be included in all
    copies or substantial portions of the Software.
    """

  @Test(
    "names lead to one identifier",
    arguments: [
      ("apache-2.0", "Apache-2.0"), ("Apache License, Version 2.0", "Apache-2.0"),
      ("mit", "MIT"), ("MIT License", "MIT"), ("llama3.1", "llama3.1"), ("GPLv3", "GPL-3.0"),
      ("cc-by-nc-4.0", "CC-BY-NC-4.0"), ("LicenseRef-acme", "LicenseRef-acme"),
      ("mit or apache-2.0", "MIT OR Apache-2.0"),
      ("MIT AND (Apache-2.0 OR BSD-3-Clause)", "MIT AND (Apache-2.0 OR BSD-3-Clause)"),
      ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only"),
    ])
  func names(_ text: String, _ expected: String) {
    #expect(LicenceExpression(text)?.text == expected)
  }

  @Test(
    "other words are no licence",
    arguments: [
      "", " ", "other", "unknown", "see the file", "MIT AND", "OR MIT", "(MIT", "MIT)", "MIT MIT",
      "MIT WITH", "(((((((((((MIT)))))))))))", "a\u{0}b", "AND",
    ])
  func noNames(_ text: String) {
    #expect(LicenceExpression(text) == nil)
  }

  @Test("the texts that systems carry are recognised", .enabled(if: Self.hasCommonTexts))
  func commonTexts() throws {
    let expected = [
      "Apache-2.0": "Apache-2.0", "GPL-2": "GPL-2.0", "GPL-3": "GPL-3.0", "LGPL-2.1": "LGPL-2.1",
      "LGPL-3": "LGPL-3.0", "MPL-2.0": "MPL-2.0", "CC0-1.0": "CC0-1.0",
    ]
    for (name, id) in expected {
      let path = "/usr/share/common-licenses/" + name
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      #expect(text(String(decoding: data, as: UTF8.self)) == id, "\(name)")
    }
  }

  static let hasCommonTexts = FileManager.default.fileExists(
    atPath: "/usr/share/common-licenses/Apache-2.0")

  @Test("permissive texts by their phrases, whatever their line breaks")
  func permissive() {
    #expect(text(Self.mit) == "MIT")
    #expect(text(Self.mit.replacing("\n", with: "\r\n  * ")) == "MIT")
    let bsd =
      "Redistribution and use in source and binary forms, with or without modification, are permitted provided that"
    #expect(text(bsd) == "BSD-2-Clause")
    #expect(text(bsd + " names may not be used to endorse or promote products") == "BSD-3-Clause")
    #expect(text("Licensed under the Apache License, Version 2.0") == "Apache-2.0")
    #expect(text("# SPDX-License-Identifier: MIT OR Apache-2.0\n") == "MIT OR Apache-2.0")
    #expect(text("LLAMA 3.1 COMMUNITY LICENSE AGREEMENT") == "llama3.1")
    #expect(text("CreativeML Open RAIL++-M License") == "openrail++")
    #expect(text("CreativeML Open RAIL-M") == "creativeml-openrail-m")
    #expect(
      text("Creative Commons Attribution-NonCommercial 4.0 International Public License")
        == "CC-BY-NC-4.0")
    #expect(
      text(
        "This is free and unencumbered software released into the public\ndomain, for any purpose, commercial or non-commercial"
      ) == "Unlicense")
    #expect(text("Do what you like.") == nil)
    let granted =
      "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
    #expect(text(granted) == nil)
    #expect(
      text(
        granted
          + " to whom the Software is furnished to do so.\n\nTHE SOFTWARE IS PROVIDED \"AS IS\"")
        == "MIT-0")
  }

  @Test("a permissive text that takes back what it gives is not recognised")
  func narrowed() {
    #expect(text(Self.mit + "\nThe \"Commons Clause\" License Condition v1.0") == nil)
    #expect(text(Self.mit + "\nFor non-commercial use only.") == nil)
  }

  @Test("a tag does not hide the text under it")
  func tags() {
    let tag = "SPDX-License-Identifier: MIT\n"
    #expect(text(tag + Self.mit) == "MIT")
    #expect(text(tag + "GNU General Public License\nVersion 3, 29 June 2007") == "MIT AND GPL-3.0")
    #expect(text(tag + "For research purposes only.") == nil)
  }

  @Test("two texts in one file are both to be kept")
  func both() {
    #expect(
      text(Self.mit + "\nGNU General Public License\nVersion 3, 29 June 2007") == "MIT AND GPL-3.0")
  }

  @Test("the front matter of cards")
  func cards() {
    #expect(card("license: apache-2.0") == ["Apache-2.0"])
    #expect(card("language: en\nlicense: \"mit\"  # as the authors say\ntags: [a]") == ["MIT"])
    #expect(card("license:\n- mit\n- apache-2.0\ntags:\n- x") == ["MIT OR Apache-2.0"])
    #expect(card("license:\n  - mit") == ["MIT"])
    #expect(card("license: [mit, 'apache-2.0']") == ["MIT OR Apache-2.0"])
    #expect(card("license: other\nlicense_name: tongyi-qianwen") == ["tongyi-qianwen"])
    #expect(card("licence: mit") == ["MIT"])
    #expect(card("tags: [license]\nmodel:\n  license: mit") == [])
    #expect(
      LicenceReading.companion(.card, Array("# No front matter\nlicense: mit".utf8), place: "c")
        .isEmpty)
  }

  @Test(
    "what is not plainly written is unreadable, never left out",
    arguments: [
      "license: other", "license: |\n  mit", "license: &a mit", "license: *a", "license: !!str mit",
      "license: {a: mit}", "license: [mit", "license:", "license: mit\nlicense: mit",
      "license: \"mit", "\"license\": unknown", "license: \"m\\x69t\"",
    ])
  func unreadable(_ front: String) {
    #expect(card(front) == ["unreadable"])
  }

  @Test("configurations, names of files, bounds")
  func others() {
    func configuration(_ text: String) -> [String] {
      LicenceReading.companion(.configuration, Array(text.utf8), place: "c")
        .map { $0.expression?.text ?? "unreadable" }
    }
    #expect(configuration(#"{"license": "apache-2.0", "model_type": "bert"}"#) == ["Apache-2.0"])
    #expect(configuration(#"{"license": 3}"#) == ["unreadable"])
    #expect(configuration(#"{"model_type": "bert"}"#) == [])
    #expect(configuration("{") == [])
    for name in ["LICENSE", "license.txt", "LICENCE-MIT", "COPYING.LESSER", "LICENSE_MODEL"] {
      #expect(LicenceReading.Companion(named: name) == .text, "\(name)")
    }
    for name in ["model.safetensors", "license_plates.pt", "licensed", "license.py", "NOTES"] {
      #expect(LicenceReading.Companion(named: name) == nil, "\(name)")
    }
    #expect(LicenceReading.Companion(named: "ReadMe.md") == .card)
    let large = [UInt8](repeating: 0x61, count: FormatLimits.licenceBytes + 1)
    #expect(LicenceReading.companion(.text, large, place: "c").map(\.expression) == [nil])
  }

  // MARK: model files

  private func metadata(_ bytes: [UInt8]) -> [String] {
    LicenceReading.metadata(MemorySource(bytes), place: "m").map {
      $0.expression?.text ?? "unreadable"
    }
  }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func gguf(_ entries: [(String, String)]) -> [UInt8] {
    var bytes = Array("GGUF".utf8) + number(3, 4) + number(0, 8) + number(entries.count + 2, 8)
    func text(_ text: String) -> [UInt8] { number(text.utf8.count, 8) + Array(text.utf8) }
    bytes += text("a.list") + number(9, 4) + number(8, 4) + number(2, 8) + text("x") + text("y")
    bytes += text("a.number") + number(4, 4) + number(7, 4)
    for (key, value) in entries { bytes += text(key) + number(8, 4) + text(value) }
    return bytes
  }

  @Test("safetensors and GGUF metadata")
  func modelFiles() {
    let header = Array(#"{"__metadata__":{"license":"apache-2.0","format":"pt"}}"#.utf8)
    #expect(metadata(number(header.count, 8) + header) == ["Apache-2.0"])
    #expect(metadata(gguf([("general.license", "mit")])) == ["MIT"])
    #expect(
      metadata(gguf([("general.license", "other"), ("general.license.name", "llama3.1")]))
        == ["llama3.1"])
    #expect(metadata(gguf([("general.license", "some words")])) == ["unreadable"])
    #expect(metadata(gguf([])) == [])
    #expect(metadata(Array("no model".utf8)) == [])
  }

  @Test("cut and flipped metadata never traps")
  func hostile() {
    let whole = gguf([("general.license", "mit")])
    for end in whole.indices { _ = metadata(Array(whole[..<end])) }
    for index in whole.indices {
      for bit in [0, 3, 7] {
        var bytes = whole
        bytes[index] ^= 1 << bit
        _ = metadata(bytes)
      }
    }
    for front in ["license:", "license: [", "- ", ":", "---", "\"", "'"] {
      let text = "---\n\(front)"
      _ = LicenceReading.companion(.card, Array(text.utf8), place: "c")
    }
  }

  @Test(
    "what was found crosses from one process to the other unchanged",
    arguments: [
      "MIT", "Apache License 2.0", "GPL-2.0-only OR (MIT AND BSD-3-Clause)", "other words", "",
      "(MIT OR Apache-2.0) AND CC-BY-4.0",
    ])
  func crossing(_ text: String) throws {
    let json = "{\"license\": \"\(text)\"}"
    let found = LicenceReading.companion(.configuration, Array(json.utf8), place: "m/config.json")
    #expect(found.count == 1)
    for licence in found {
      #expect(FoundLicence(json: licence.json()) == licence)
    }
    #expect(FoundLicence(json: ["place": "a", "text": "b"]) == nil)
    #expect(FoundLicence(json: ["place": "a", "text": "b", "expression": "no licence"]) == nil)
  }
}
