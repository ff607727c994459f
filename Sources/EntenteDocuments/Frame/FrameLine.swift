internal import EntenteGraph

/// Tells what a line or a short paragraph is to an article, by its words alone.
struct FrameLine {
  private let words: [Substring]
  private let line: String
  private let vocabulary = FrameWords.shared

  /// The longest line that frames, in bytes; a longer one is text.
  static let longest = 220

  init(_ line: String) {
    self.line = line
    let bare = line.hasPrefix("(") && line.hasSuffix(")") ? line.dropFirst().dropLast() : line[...]
    words = bare.split(whereSeparator: \.isWhitespace)
  }

  /// What the line is; `nil` where it is text.
  var role: Block.Role? {
    guard !words.isEmpty, line.utf8.count <= Self.longest else { return nil }
    if publication != nil { return .publication }
    if isByline { return .byline }
    if isRelated { return .related }
    if isCaption { return .caption }
    return nil
  }

  /// The words, without a colon at the end of each, for comparison with phrases.
  private var plainWords: [Substring] {
    words.map { $0.hasSuffix(":") ? $0.dropLast() : $0 }
  }

  // MARK: Publication

  struct Publication {
    var reading: DateText.Reading
    /// Whether it is the day of a change, which counts where the first is unknown.
    var isChange: Bool
    /// Whether the line says that the date is one of publication, so that one that cannot be read is
    /// worth a message.
    var isSaid: Bool
    var words: String
  }

  /// "Published: 6 April 2022", "Last updated on 6 April 2022 at 10:15 GMT", or a date alone.
  var publication: Publication? {
    let plain = plainWords
    for (kind, isChange) in [(FrameWords.Kind.updated, true), (.published, false)] {
      guard let count = vocabulary.opening(kind, of: plain) else { continue }
      let hasColon = words[count - 1].hasSuffix(":")
      let rest = words.dropFirst(count).joined(separator: " ")
      if Self.isDateAlone(rest), case let reading = DateText.read(rest), reading != .unreadable {
        return Publication(reading: reading, isChange: isChange, isSaid: true, words: rest)
      }
      guard hasColon, !rest.isEmpty, words.count - count <= 5 else { continue }
      return Publication(
        reading: DateText.read(rest), isChange: isChange, isSaid: true, words: rest)
    }
    guard words.count >= 2, words.count <= 12, Self.isDateAlone(line),
      case .date(let date) = DateText.read(line), date.precision == .day, date.hasYear
    else { return nil }
    return Publication(reading: .date(date), isChange: false, isSaid: false, words: line)
  }

  /// The day that stands among other words, as in "By Jane Doe | 6 April 2022".
  var dateWithin: Publication? {
    guard case .date(let date) = DateText.read(line), date.precision == .day, date.hasYear else {
      return nil
    }
    return Publication(reading: .date(date), isChange: false, isSaid: true, words: line)
  }

  /// Whether words are nothing but dates, times and what stands beside them.
  private static func isDateAlone(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    var strangers = 0
    for word in text.split(whereSeparator: { " ,|·•()\t-–—/:".contains($0) }) {
      let small = word.lowercased().trimmingPoints
      if small.isEmpty || small.utf8.first?.isDigit == true { continue }
      if FrameWords.shared.holds(.timeWord, small) { continue }
      if case .date = DateText.read(small) { continue }
      if ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(where: small.hasPrefix) {
        continue
      }
      strangers += 1
      if strangers > 1 { return false }
    }
    return true
  }

  // MARK: Byline

  private var isByline: Bool {
    let plain = plainWords
    guard let count = vocabulary.opening(.byline, of: plain), words.count > count,
      words.count <= count + 16
    else { return false }
    let hasColon = words[count - 1].hasSuffix(":")
    let names = words.dropFirst(count)
    // "Reporting by A; Editing by B" is one, and may end with a stop.
    let isExplicit = count > 1 || hasColon
    guard isExplicit || line.last.map({ !".?!:".contains($0) }) ?? false else { return false }
    return names.allSatisfy { word in
      let bare = word.trimmingSigns
      if bare.isEmpty || bare.first?.isUppercase == true { return true }
      if vocabulary.holds(.joiner, bare.lowercased()) { return true }
      return isExplicit && vocabulary.holds(.byline, "reporting " + bare.lowercased())
    } && names.first?.trimmingSigns.first?.isUppercase == true
  }

  // MARK: What leads elsewhere, and pictures

  private var isRelated: Bool {
    guard let count = vocabulary.opening(.related, of: plainWords) else { return false }
    return words[count - 1].hasSuffix(":") || words.count == count
  }

  private var isCaption: Bool {
    if let count = vocabulary.opening(.caption, of: plainWords), words[count - 1].hasSuffix(":") {
      return true
    }
    // "… in Warsaw. (AP Photo/Jane Doe)", "… [File: Reuters]"
    guard let last = line.last, last == ")" || last == "]",
      let open = line.lastIndex(of: last == ")" ? "(" : "[")
    else { return false }
    let inner = line[line.index(after: open)...].dropLast()
    guard inner.utf8.count <= 60 else { return false }
    return inner.split(whereSeparator: { !$0.isLetter }).contains {
      vocabulary.holds(.credit, $0.lowercased())
    }
  }
}

extension String {
  fileprivate var trimmingPoints: String {
    hasSuffix(".") ? String(dropLast()) : self
  }
}

extension Substring {
  /// Without the signs around a name.
  fileprivate var trimmingSigns: Substring {
    let signs = ",;:.&|()/\"'"
    var word = self
    while let first = word.first, signs.contains(first) { word.removeFirst() }
    while let last = word.last, signs.contains(last) { word.removeLast() }
    return word
  }
}
