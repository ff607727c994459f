import EntenteLanguage

/// The corpora that names come from, by what they mark.
enum NameSource: Int, CaseIterable {
  /// CrossNER's politics.
  case politics
  /// The other domains of CrossNER.
  case encyclopedia
  case wikigold
  /// Universal NER and GUM.
  case talk

  /// The source whose marks are wanted of a text of a register.
  init(_ register: NameWords.Register) { self = register == .talk ? .talk : .politics }

  /// The register of the source's texts.
  var register: NameWords.Register {
    switch self {
    case .politics: .politics
    case .encyclopedia, .wikigold: .encyclopedia
    case .talk: .talk
    }
  }
}
