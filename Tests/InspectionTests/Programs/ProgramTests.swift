// Programs as whole files and among the numbers of weights.

import Bytes
import Formats
import Inspection
import Testing

@Suite("2.1b programs in and among models are found")
struct ProgramTests {
  @Test("a whole program is recognised by its header")
  func whole() {
    for (kind, bytes) in ProgramSamples.all {
      let report = Fixtures.report(bytes)
      #expect(report.format == kind.rawValue)
      #expect(report.verdict == .suspicious)
      #expect(report.capability == .codeOnLoad)
      #expect(report.reasons.first?.ruleID == "GH-EXE-001")
    }
  }

  @Test("a script is recognised by its first line")
  func script() {
    for line in ["#!/bin/sh\nrm -rf x\n", "#!/usr/bin/env -S node\n1\n", "#! /bin/bash -e\n"] {
      let report = Fixtures.report(Array(line.utf8))
      #expect(report.format == "script")
      #expect(report.verdict == .suspicious)
    }
    #expect(Fixtures.report(Array("#!nothing".utf8)).format != "script")
  }

  @Test("a program among weights is malicious at any offset, across pieces too")
  func planted() {
    var generator = SeededBytes(seed: 7)
    let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for (kind, bytes) in ProgramSamples.carved {
      for offset in [0, 1, 7, 255, 256, 257, 1000, 3001] {
        let data = Array(noise[..<offset]) + bytes + Array(noise[offset...])
        let report = Fixtures.report(ProgramSamples.safetensors(data))
        #expect(report.verdict == .malicious, "\(kind) at \(offset)")
        #expect(report.reasons.first?.ruleID == "GH-EXE-002")
      }
    }
  }

  @Test("it is found wherever pieces of the stream are cut")
  func cuts() {
    for (kind, bytes) in ProgramSamples.carved {
      let data = Array(repeating: UInt8(0x41), count: 300) + bytes + [0x42, 0x43]
      let region = Region(MemorySource(data))
      for cut in stride(from: 1, to: data.count, by: 1) {
        var carver = ProgramCarver()
        carver.take(Array(data[..<cut]), count: cut, at: 0, in: region)
        carver.take(Array(data[cut...]), count: data.count - cut, at: UInt64(cut), in: region)
        #expect(carver.hits.map(\.offset) == [300], "\(kind) cut at \(cut)")
      }
    }
  }

  @Test("scrambled fields that loaders do not look at hide nothing")
  func scrambled() {
    var elf = ProgramSamples.elf
    for index in [4, 5, 6, 7, 20, 52] { elf[index] = 0xEE }
    #expect(Fixtures.report(elf).format == "elf")
  }

  @Test("marks without a valid header mean nothing")
  func marksOnly() {
    var data: [UInt8] = []
    for _ in 0..<2000 { data += [0x4D, 0x5A, 0x90, 0, 0x7F, 0x45, 0x4C, 0x46, 9, 9, 9, 9, 0xCF] }
    data += [0xCF, 0xFA, 0xED, 0xFE, 0, 0x61, 0x73, 0x6D, 9]
    let report = Fixtures.report(ProgramSamples.safetensors(data))
    #expect(report.verdict == .safe)
  }

  @Test("random weights are never taken for programs")
  func noise() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    var carver = ProgramCarver()
    for round in 0..<8 {
      var piece: [UInt8] = []
      for _ in 0..<(1 << 15) {
        piece += ProgramSamples.little(generator.next(), 8)
      }
      carver.take(
        piece, count: piece.count, at: UInt64(round * piece.count), in: Region(MemorySource(piece)))
    }
    #expect(carver.hits.isEmpty && !carver.gaveUp, "seed \(seed)")
  }

  @Test("too many marks are a finding, not work without end")
  func flood() {
    let mark = Array(ProgramSamples.wasm.prefix(4))
    let data = Array(repeating: mark, count: 60_000).flatMap { $0 }
    var carver = ProgramCarver()
    for round in 0..<5 {
      carver.take(
        data, count: data.count, at: UInt64(round * data.count), in: Region(MemorySource(data)))
    }
    #expect(carver.gaveUp)
  }
}

@Suite("1.3c numbers of weights are looked at, and change no verdict")
struct WeightTests {
  private func rules(_ data: [UInt8], _ type: String, _ width: Int) -> [String] {
    let report = Fixtures.report(ProgramSamples.safetensors(data, type: type, width: width))
    #expect(report.verdict == .safe)
    return report.reasons.map(\.ruleID).sorted()
  }

  private func floats(_ values: [Float]) -> [UInt8] {
    values.flatMap { ProgramSamples.little(UInt64($0.bitPattern), 4) }
  }

  @Test("NaN, infinity, zeros and constants are facts")
  func facts() {
    let usual = (0..<200).map { Float($0) * 0.5 }
    #expect(rules(floats(usual), "F32", 4).isEmpty)
    #expect(rules(floats(usual + [.nan]), "F32", 4) == ["GH-WGT-001"])
    #expect(rules(floats([-.infinity] + usual), "F32", 4) == ["GH-WGT-002"])
    #expect(rules(floats(usual + [.nan, .infinity]), "F32", 4) == ["GH-WGT-001", "GH-WGT-002"])
    #expect(rules(floats(Array(repeating: 0, count: 100)), "F32", 4) == ["GH-WGT-003"])
    #expect(rules(floats(Array(repeating: 1, count: 100)), "F32", 4) == ["GH-WGT-004"])
    #expect(rules(floats([0]), "F32", 4).isEmpty)
  }

  @Test("each width has its own bits")
  func widths() {
    let filler = (0..<400).map { UInt8(truncatingIfNeeded: $0 % 60) }
    #expect(rules(filler + [0x00, 0x7E], "F16", 2) == ["GH-WGT-001"])
    #expect(rules(filler + [0xC0, 0x7F], "BF16", 2) == ["GH-WGT-001"])
    #expect(rules(filler + [0x80, 0x7F], "BF16", 2) == ["GH-WGT-002"])
    #expect(rules([0, 0, 0, 0, 0, 0, 0xF0, 0xFF] + filler, "F64", 8) == ["GH-WGT-002"])
    #expect(rules([1, 0, 0, 0, 0, 0, 0xF0, 0x7F] + filler, "F64", 8) == ["GH-WGT-001"])
    #expect(rules([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0] + filler, "F64", 8).isEmpty)
  }

  @Test("numbers cut by pieces count once, wherever the cut is")
  func cuts() {
    var values = (0..<150).map { Float($0) }
    values[77] = .nan
    values[3] = .infinity
    let bytes = floats(values)
    for cut in 0...bytes.count {
      var survey = FloatSurvey(.f32)
      survey.take(bytes, in: 0..<cut)
      survey.take(bytes, in: cut..<bytes.count)
      #expect(survey.nans == 1 && survey.infinities == 1 && survey.elements == 150)
      #expect(!survey.isZero && !survey.isOneValue)
    }
  }

  @Test("a constant is one only if every number is, wherever the other stands")
  func constants() {
    for place in stride(from: 0, to: 300, by: 7) {
      var values = Array(repeating: Float(2), count: 300)
      values[place] = 3
      var survey = FloatSurvey(.f32)
      survey.take(floats(values), in: 0..<1200)
      #expect(!survey.isOneValue)
    }
  }

  @Test("with only headers read, nothing is safe and nothing is hashed")
  func headersOnly() throws {
    let bytes = try Fixtures.bytes("benign/model.safetensors")
    let report = inspect(MemorySource(bytes), name: "x", depth: .headers)
    #expect(report.verdict == .unknown)
    #expect(report.digest == nil)
    #expect(report.format == "safetensors")
    let hostile = try Fixtures.bytes("hostile/system-4.pkl")
    #expect(inspect(MemorySource(hostile), name: "x", depth: .headers).verdict == .malicious)
  }

  @Test("content that changes while it is read is never judged")
  func changing() {
    struct Changing: ByteSource {
      let base: MemorySource
      var count: UInt64 { base.count }
      func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
        try base.read(at: offset, length: length)
      }
      func checkUnchanged() throws(ByteSourceError) {
        throw .unreadable(offset: 0, reason: "changed")
      }
    }
    let source = Changing(base: MemorySource(ProgramSamples.elf))
    let report = inspect(source, name: "x")
    #expect(report.verdict == .unknown && report.digest == nil)
    #expect(report.reasons.map(\.ruleID) == ["GH-ART-020"])
  }
}
