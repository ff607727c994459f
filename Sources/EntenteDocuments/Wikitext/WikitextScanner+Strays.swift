extension WikitextScanner {
  /// A mark that needs a partner, as a message names it.
  enum Broken: String {
    case template = "{{"
    case templateEnd = "}}"
    case link = "[["
    case linkEnd = "]]"
    case reference = "<ref>"
    case referenceEnd = "</ref>"
    case table = "{|"
    case comment = "<!--"
  }

  /// A kind of mark that lacks its partner.
  struct Stray {
    var what: Broken
    /// Where the first one stands.
    var position: Int
    var count: Int
  }
}
