import EntenteLanguage

/// Writes model files in the formats of ModelFile.swift and WordTable.swift.
struct ModelWriter {
  private var sections: [(name: String, bytes: [UInt8])] = []

  mutating func add(_ name: String, lines: [String]) {
    sections.append((name, Array((lines.joined(separator: "\n") + "\n").utf8)))
  }

  /// Adds a word table: the value of each hash, none of them 0.
  mutating func add(_ name: String, words: [(hash: UInt64, value: Int)]) {
    var bits = 4
    while 1 << bits < words.count * 2 { bits += 1 }
    var slots = [(UInt32, UInt32)](repeating: (0, 0), count: 1 << bits)
    for (hash, value) in words.sorted(by: { $0.hash < $1.hash }) {
      var place = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
      while slots[place].1 != 0 { place = (place + 1) & (1 << bits - 1) }
      slots[place] = (UInt32(truncatingIfNeeded: hash), UInt32(value))
    }
    var bytes: [UInt8] = []
    bytes.append(UInt32(bits))
    for (fingerprint, value) in slots {
      bytes.append(fingerprint)
      bytes.append(value)
    }
    sections.append((name, bytes))
  }

  /// Adds a section of bytes.
  mutating func add(_ name: String, bytes: [UInt8]) { sections.append((name, bytes)) }

  /// The bytes of the file.
  var contents: [UInt8] {
    var bytes = Array("ENTM".utf8)
    bytes.append(UInt32(sections.count))
    // Sections begin where a vector of numbers may lie.
    var offset = (8 + sections.count * 24 + 63) / 64 * 64
    for section in sections {
      bytes +=
        Array(section.name.utf8.prefix(16))
        + Array(repeating: 0, count: max(0, 16 - section.name.utf8.count))
      bytes.append(UInt32(offset))
      bytes.append(UInt32(section.bytes.count))
      offset += (section.bytes.count + 63) / 64 * 64
    }
    for section in sections {
      bytes += Array(repeating: 0, count: (64 - bytes.count % 64) % 64)
      bytes += section.bytes
    }
    return bytes
  }
}

extension [UInt8] {
  /// Appends a number, its least byte first.
  mutating func append(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<number.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
