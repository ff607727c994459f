import EntenteGraph

/// The card of a model: what it does, what it was made from and how, what it scores.
struct ModelCard {
  var title: String
  var purpose: String
  var command: String
  /// The data with their licences.
  var data: [String]
  /// Scores on development data, as the training printed them.
  var scores: [String]

  /// The data that every model is built from.
  static let treebanks = [
    "Universal Dependencies English EWT, train part: CC BY-SA 4.0",
    "Universal Dependencies English GUM, train part of the genres biography, court, interview, news, "
      + "speech, textbook and voyage, whose texts are CC BY or in the public domain: CC BY 4.0",
  ]

  /// The data that the names come from.
  static let names = [
    "CrossNER, train parts of all five domains and dev parts of all but politics: MIT",
    "WikiGold: CC BY 4.0", "Universal NER, English EWT, train part: CC BY-SA 4.0",
  ]

  /// The card as Markdown.
  func markdown(_ contents: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    let digest = SHA256.hash(contents).map { String([digits[Int($0 >> 4)], digits[Int($0 & 15)]]) }
    let list = { (lines: [String]) in lines.map { "- \($0)\n" }.joined() }
    return """
      # \(title)

      \(purpose)

      Made by `.build/release/\(command)`; the same data give the same bytes.

      ## Data
      \(list(data))
      ## Scores on development data
      \(list(scores))
      ## File
      - \(contents.count) bytes
      - SHA-256 \(digest.joined())

      """
  }
}
