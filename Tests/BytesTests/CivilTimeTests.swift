/// Times as RFC 3339 writes them, beside Unix seconds.

import Bytes
import Testing

@Suite("Times as text")
struct CivilTimeTests {
  @Test(
    "times of RFC 3339 become Unix seconds",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600),
      ("2022-12-31T23:59:59.999Z", 1_672_531_199), ("2021-01-12T12:53:27+01:00", 1_610_452_407),
      ("1969-12-31T23:59:59Z", -1), ("2026-11-22t21:15:00.25+01:00", 1_795_378_500),
      ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
  func reading(_ text: String, _ seconds: Int64) {
    #expect(RFC3339.seconds(text) == seconds)
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "2021-02-29T00:00:00Z", "2021-01-01 00:00:00Z", "2021-01-01T24:00:00Z",
      "2021-01-01T00:00:00", "2021-13-01T00:00:00Z", "2021-01-01T00:00:00.Z",
      "2021-01-01T00:00:00+1:00", "2021-01-01T00:00:00+24:00", "2021-01-01T00:00:61Z",
      "2021-01-01T00:00:00ZZ", "٢021-01-01T00:00:00Z",
    ])
  func refusing(_ text: String) {
    #expect(RFC3339.seconds(text) == nil)
  }

  @Test("a time and its text are the same, from the year 0 to 9999")
  func roundTrip() {
    for seconds in stride(from: Int64(-62_167_219_200), through: 253_402_300_799, by: 98_765_431) {
      #expect(RFC3339.seconds(CivilTime.text(seconds)) == seconds)
    }
    #expect(CivilTime.text(.min) == "0000-01-01T00:00:00Z")
    #expect(CivilTime.text(.max) == "9999-12-31T23:59:59Z")
  }

  @Test("days that do not exist have no seconds")
  func days() {
    #expect(RFC3339.startOfDay("1970-01-02") == 86_400)
    #expect(RFC3339.startOfDay("1900-02-29") == nil)
    #expect(RFC3339.startOfDay("2000-02-29") != nil)
    #expect(CivilTime.seconds(year: 2026, month: 4, day: 31) == nil)
    #expect(
      CivilTime.seconds(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60)
        == RFC3339.seconds("2017-01-01T00:00:00Z"))
  }
}
