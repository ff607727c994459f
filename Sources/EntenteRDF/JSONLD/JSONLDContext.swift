/// The active context of JSON-LD 1.1: what the names of a document stand for.
struct JSONLDContext {
  /// What a name stands for.
  struct Term {
    /// The IRI or keyword; `nil` where the context takes the meaning away.
    var iri: String?
    /// The datatype of its values, `@id`, `@vocab` or `@json`.
    var type: String?
    /// The language of its values; `.some(nil)` for none.
    var language: String??
    var direction: String??
    var containers: Set<String> = []
    var isReverse = false
    var isPrefix = false
    /// A context that holds for its values, or for nodes of this type.
    var context: JSONTree?
    /// The property that the keys of an index map are values of.
    var index: String?
  }

  var base: BaseIRI?
  var vocabulary: String?
  var language: String?
  var direction: String?
  var terms: [String: Term] = [:]
  /// The context around a node whose types brought one along, to which nodes within return.
  var previous: [JSONLDContext] = []

  static let keywords: Set<String> = [
    "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included",
    "@index", "@json", "@language", "@list", "@nest", "@none", "@prefix", "@propagate",
    "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab",
  ]

  /// Whether a text looks like a keyword; those that are none are ignored.
  static func isKeywordLike(_ text: String) -> Bool {
    text.hasPrefix("@") && text.utf8.count > 1
      && text.utf8.dropFirst().allSatisfy(CharacterClass.isLetter)
  }

  /// The IRI, blank node or keyword that a text stands for; `nil` where it stands for nothing.
  ///
  /// - Parameters:
  ///   - text: what stands in the document.
  ///   - isName: whether it is a property or a type, which terms and the vocabulary resolve.
  ///   - isReference: whether it may be relative to the base.
  /// - Returns: an IRI, a label behind `_:` or a keyword; `nil` for none.
  func expand(_ text: String, isName: Bool, isReference: Bool) -> String? {
    if Self.keywords.contains(text) { return text }
    if Self.isKeywordLike(text) { return nil }
    if isName, let term = terms[text] { return term.iri }
    if let colon = text.dropFirst().firstIndex(of: ":") {
      let prefix = String(text[..<colon])
      let suffix = String(text[text.index(after: colon)...])
      if prefix == "_" || suffix.hasPrefix("//") { return text }
      if let term = terms[prefix], term.isPrefix, let iri = term.iri { return iri + suffix }
      if BaseIRI.schemeLength(Array(text.utf8)) != nil { return text }
    }
    if isName, let vocabulary { return vocabulary + text }
    if isReference, let base {
      return String(decoding: base.resolve(Array(text.utf8)), as: UTF8.self)
    }
    return text
  }
}
