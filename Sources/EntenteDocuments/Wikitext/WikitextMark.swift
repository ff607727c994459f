/// A place in wikitext where markup begins, ends or divides.
struct WikitextMark {
  enum Kind: UInt8 {
    /// `{{`, closed by its partner.
    case template
    /// `[[`, closed by its partner.
    case link
    /// `<ref …>`, closed by its partner.
    case reference
    /// `<ref … />`.
    case referenceUse
    /// `{|` at the begin of a line, closed by its partner.
    case table
    /// `|` of a template or a link.
    case pipe
    /// The end of a pair.
    case close
    /// A comment, or a tag whose content is no text.
    case hidden
    /// `<nowiki>…</nowiki>` or `<pre>…</pre>`.
    case literal
    /// A mark whose partner is missing.
    case stray
  }

  var kind: Kind
  var position: Int32
  /// Where the text goes on after the mark itself; of an opening one, after the whole construct.
  var end: Int32
  /// Of an opening mark the index of its closing one; of a pipe the index of the mark it divides.
  var partner: Int32
}

/// A range of wikitext with the first mark at or after its begin.
struct WikitextPiece {
  var start: Int
  var end: Int
  var mark: Int

  var range: Range<Int> { start..<end }
  var isEmpty: Bool { start >= end }
}
