package import EntenteGraph

/// A piece of a document that is read as one: a paragraph, a list item, a table.
package struct Block: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A heading of the section that it opens.
    case heading
    case paragraph
    /// An item of a list; `depth` is 1 for the outermost list.
    case listItem(depth: Int, ordered: Bool)
    /// The table of that index in ``Document/tables``.
    case table(Int)
    /// The infobox of that index in ``Document/infoboxes``.
    case infobox(Int)
    /// Text whose line breaks matter.
    case preformatted
  }

  package var kind: Kind
  /// The words, as a range of ``Document/text``; of a table, everything from the caption to the last
  /// cell.
  package var range: Range<Int>
  /// The index of the section it stands in.
  package var section: Int
  /// What it is to the article.
  package var role: Role
  /// The dateline that it begins with.
  package var dateline: Dateline?

  package init(
    kind: Kind, range: Range<Int>, section: Int, role: Role = .text, dateline: Dateline? = nil
  ) {
    self.kind = kind
    self.range = range
    self.section = section
    self.role = role
    self.dateline = dateline
  }
}

/// A link that names what its words speak of.
package struct Link: Hashable, Sendable {
  /// How the document made the link.
  package enum Kind: Hashable, Sendable {
    /// `[[Target|label]]`, or a link in HTML to a page of a wiki; the target is the page's title.
    case page
    /// A template that names a thing by a code or a title, such as `{{flag|Serbia}}`.
    case template
    /// Any other address.
    case address
  }

  package var kind: Kind
  /// The words that are linked, as a range of ``Document/text``.
  package var range: Range<Int>
  /// The page's title with spaces and a capital, without the section; or the address.
  package var target: String

  package init(kind: Kind, range: Range<Int>, target: String) {
    self.kind = kind
    self.range = range
    self.target = target
  }
}

/// A citation and the place of the text that it stands at.
package struct CitationMark: Hashable, Sendable {
  /// A position in ``Document/text``: the end of the words that the citation is for.
  package var position: Int
  package var citation: Citation

  package init(position: Int, citation: Citation) {
    self.position = position
    self.citation = citation
  }
}

/// Keys and values that a page states of its subject.
package struct Infobox: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var key: String
    /// As a range of ``Document/text``.
    package var value: Range<Int>

    package init(key: String, value: Range<Int>) {
      self.key = key
      self.value = value
    }
  }

  /// The template's name, or the class of the HTML table, such as `Infobox country`.
  package var name: String
  package var fields: [Field]

  package init(name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
  }
}
