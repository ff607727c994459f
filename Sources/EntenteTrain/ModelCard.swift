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

  /// The card of the network.
  static func network(scores: [String]) -> ModelCard {
    ModelCard(
      title: "Tags, trees and names",
      purpose:
        "Tags of Universal Dependencies and of the Penn treebank, heads and relations, names and their kinds, by one "
        + "network of simple recurrent units (Lei et al. 2018) that reads sentences from both ends; heads are scored as "
        + "by Dozat and Manning (2017). Weights and states are whole numbers of 8 bits. "
        + "Of CrossNER's labels, politician, person, scientist, researcher, writer and musicalartist are Person; "
        + "organisation, university and band Organization; politicalparty PoliticalParty; country State; location "
        + "Place; event, election and conference Event; all others Misc. LOC of the other corpora is "
        + "State where the gazetteer knows a state of that name, else Place; their ORG is PoliticalParty "
        + "where the gazetteer knows a party of that name or it holds the word Party. In GUM the proper "
        + "nouns of a mention whose head is one are a name. A sentence is read as one of politics or of "
        + "talk, by its words.",
      command: "entente-train network",
      data: treebanks + names + [
        "mentions in Universal Dependencies English GUM, train part of the same genres: CC BY 4.0",
        "the running text of the 167 pages “Foreign relations of …” of Wikipedia: CC BY-SA 4.0; of it the model holds how words are capitalised",
        "Ontology/gazetteer/, Ontology/english/known-names.tsv", "leaders of Wikidata: CC0",
        "organizations of the CIA World Factbook, appendix B: public domain",
        "the word classes of clusters.md",
      ], scores: scores)
  }

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
      ## Licence
      CC BY-SA 4.0, as some of the data (LICENSES/CC-BY-SA-4.0.txt); who passes the file on names the data above.

      ## Scores on development data
      \(list(scores))
      ## File
      - \(contents.count) bytes
      - SHA-256 \(digest.joined())

      """
  }
}
