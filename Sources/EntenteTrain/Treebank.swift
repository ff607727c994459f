import EntenteLanguage
import FoundationEssentials
import Glibc

/// A sentence of a treebank, as the trainers need it.
struct TreebankSentence {
  var forms: [WordForm]
  /// The universal and the Penn tag, "NOUN NN".
  var tags: [String]
  var heads: [Int]
  var relations: [DependencyRelation]
  var lemmas: [String]
  var words: [String]

  init(_ sentence: ConlluSentence, clusters: Clusters?) {
    forms = sentence.tokens.map { token in
      var form = WordForm(sentence.text, token.range)
      clusters?.fill(&form)
      return form
    }
    tags = sentence.tokens.map { "\($0.tag.rawValue) \($0.fineTag)" }
    heads = sentence.tokens.map(\.head)
    relations = sentence.tokens.map(\.relation)
    lemmas = sentence.tokens.map(\.lemma)
    words = sentence.tokens.map { String(decoding: sentence.text[$0.range], as: UTF8.self) }
  }
}

extension TreebankSentence {
  /// The forms of words that stand by themselves.
  static func forms(_ words: [String], clusters: Clusters?) -> [WordForm] {
    words.map { word in
      let bytes = Array(word.utf8)
      var form = WordForm(bytes, bytes.indices)
      clusters?.fill(&form)
      return form
    }
  }
}

/// The data that models are trained on, in the folder that `--data` names.
struct TrainingData {
  var folder: String

  func contents(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder + "/" + path)))
  }

  /// The sentences of both treebanks.
  func treebank(_ part: String, clusters: Clusters?, of banks: [String] = ["ewt", "gum"]) throws
    -> [TreebankSentence]
  {
    try banks.flatMap { bank in
      ConlluReader.read(try contents("treebank/\(bank)-\(part).conllu"))
        .filter { !$0.tokens.isEmpty }.map { TreebankSentence($0, clusters: clusters) }
    }
  }
}

extension TrainingData {
  /// The development part of each treebank.
  func development(
    clusters: Clusters?
  ) throws -> [(bank: String, sentences: [TreebankSentence])] {
    try ["ewt", "gum"].map { ($0, try treebank("dev", clusters: clusters, of: [$0])) }
  }
}

/// What a training says while it runs.
enum Report {
  static func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}
