/// Names of months, whole and short, in the languages whose words for birth are known.

enum MonthNames {
  private static let names: [[UInt8]] = """
    january february march april may june july august september october november december jan feb \
    mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober \
    dezember mrz okt dez janvier février mars avril juin juillet août septembre octobre novembre \
    décembre janv févr avr juil déc enero febrero marzo abril mayo junio julio agosto septiembre \
    octubre noviembre diciembre ene abr ago dic gennaio febbraio aprile maggio giugno luglio \
    settembre ottobre dicembre gen mag giu lug set ott janeiro fevereiro março maio junho julho \
    setembro outubro novembro dezembro fev mai out dez januari februari maart april mei augustus \
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada \
    grudnia januari maj augusti januar marts august desember tammikuuta helmikuuta maaliskuuta \
    huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta \
    joulukuuta января февраля марта апреля мая июня июля августа сентября октября ноября декабря \
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    """.split(separator: " ").map { Array($0.utf8) }

  /// By the first byte, longest first.
  private static let byFirst: [UInt8: [[UInt8]]] = {
    var index: [UInt8: [[UInt8]]] = [:]
    for name in names.sorted(by: { $0.count > $1.count }) {
      if let first = name.first { index[first, default: []].append(name) }
    }
    return index
  }()

  /// The length of the name at `index`.
  static func length(_ reader: inout ByteReader, at index: Int) throws(Undecided) -> Int? {
    guard let first = try reader.peek(index), let names = byFirst[first.lowercased] else {
      return nil
    }
    for name in names where try reader.has(name, at: index, folded: true) {
      if let next = try reader.peek(index + name.count), next.isLetter || next >= 0x80 { continue }
      return name.count
    }
    return nil
  }
}
