internal import EntenteGraph

/// The lines between two rules at the top of a Markdown file that say what it is: YAML between `---`,
/// or TOML between `+++`.
///
/// Only keys with a value on the same line are read; what is nested belongs to site generators.
struct FrontMatter {
  private(set) var title: String?
  private(set) var date: String?
  private(set) var language: String?
  private(set) var address: String?
  /// Where the text begins.
  private(set) var end = 0

  /// How far the closing rule is looked for, in bytes.
  private static let reach = 1 << 16

  /// Returns `nil` where the source begins with none.
  init?(in source: [UInt8]) {
    let isYAML = source.holds("---", at: 0)
    guard isYAML || source.holds("+++", at: 0) else { return nil }
    let divider = isYAML ? Byte.colon : Byte.equals
    var position = source.endOfLine(from: 0)
    guard source.trimmed(3..<max(3, position)).isEmpty else { return nil }
    position += 1
    var keys = 0
    while position < min(source.count, Self.reach) {
      let lineEnd = source.endOfLine(from: position)
      let line = source.trimmed(position..<lineEnd)
      let isIndented = position < source.count && source[position].isSpace
      position = lineEnd + 1
      if line.count == 3,
        isYAML
          && (source.holds("---", at: line.lowerBound) || source.holds("...", at: line.lowerBound))
          || !isYAML && source.holds("+++", at: line.lowerBound)
      {
        guard keys > 0 else { return nil }
        end = min(position, source.count)
        return
      }
      if line.isEmpty || isIndented || source[line.lowerBound] == Byte.number { continue }
      if source[line.lowerBound] == Byte.hyphen || source[line.lowerBound] == Byte.openBracket {
        continue
      }
      guard let sign = source[line].firstIndex(of: divider) else { return nil }
      keys += 1
      let key = source.string(source.trimmed(line.lowerBound..<sign)).lowercased()
      let value = Self.unquoted(source.string(source.trimmed(sign + 1..<line.upperBound)))
      if !value.isEmpty { take(key, value) }
    }
    return nil
  }

  private mutating func take(_ key: String, _ value: String) {
    switch key {
    case "title", "headline": title = title ?? value
    case "date", "published", "pubdate", "publishdate", "publish_date", "published_at",
      "date_published", "created", "created_at":
      // `published: true` says that the page is no draft.
      if !["true", "false", "yes", "no"].contains(value.lowercased()) { date = date ?? value }
    case "lang", "language", "locale": language = language ?? value
    case "url", "link", "canonical_url", "canonical", "source_url", "source", "original_url":
      if value.hasPrefix("http") { address = address ?? value }
    default: break
    }
  }

  private static func unquoted(_ value: String) -> String {
    for sign: Character in ["\"", "'"] where value.count > 1 && value.first == sign {
      guard let end = value.dropFirst().firstIndex(of: sign) else { return value }
      return String(value[value.index(after: value.startIndex)..<end])
    }
    // A comment may follow a value that is not quoted.
    guard let comment = value.utf8.firstIndex(of: Byte.number), comment > value.startIndex,
      value[..<comment].hasSuffix(" ")
    else { return value }
    return String(value[..<comment].reversed().drop { $0 == " " }.reversed())
  }
}
