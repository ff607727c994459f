import EntenteBytes
import EntenteGraph
import EntenteRDF

extension Network {
  /// What an attribute holds.
  enum ValueType: String {
    case boolean
    case integer
    case double
    /// A day, as `yyyy-mm-dd`.
    case date
    /// A date of which the day, the month or the year is open, or a range of dates.
    case partialDate
    case string

    /// The narrowest type that holds both.
    func widened(to other: ValueType) -> ValueType {
      if self == other { return self }
      switch (self, other) {
      case (.integer, .double), (.double, .integer): return .double
      case (.date, .partialDate), (.partialDate, .date): return .partialDate
      default: return .string
      }
    }
  }

  /// A text with the type that it has by itself.
  struct Scalar: Equatable {
    var text: String
    var type = ValueType.string
  }

  /// What a node or an edge has of an attribute: one text, or several in their order.
  struct Value {
    var attribute: Int
    var texts: [String]

    /// One text as it is. Several, and one that looks like several, as a JSON array: a semicolon, or
    /// whatever else would divide them, may stand in a text.
    var spelling: String {
      if texts.count == 1, !texts[0].hasPrefix("[") { return texts[0] }
      var bytes: [UInt8] = []
      JSONText.append(texts, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// An attribute that nodes or edges may have.
  struct Attribute {
    /// The name within a file: letters, digits and underscores.
    var name: String
    /// The IRI that it stands for; empty where there is none.
    var iri = ""
    /// The narrowest type of all its values; `nil` before the first.
    private(set) var valueType: ValueType?
    /// Whether something has several of it.
    var isList = false
    /// Whether a number needs more than 32 bits.
    private(set) var isLong = false

    /// Whether its texts are sentences, which may hold whatever divides the texts of an array.
    let isProse: Bool

    init(name: String, iri: String = "") {
      self.name = name
      self.iri = iri
      isProse = name == "quote"
      isList = Self.lists.contains(name)
    }

    /// What may be several of everything, so that a table has the same header whatever it holds.
    private static let lists: Set<String> = [
      "alternativeNames", "sameAs", "closeMatch", "documents", "citations", "statements",
    ]

    /// The type, for formats that have lists of it.
    var type: ValueType { valueType ?? .string }

    /// The type of a cell that holds one text or a JSON array.
    var cellType: ValueType { isList ? .string : type }

    /// Widens the type so that it holds one more value.
    mutating func note(_ scalar: Scalar) {
      valueType = valueType?.widened(to: scalar.type) ?? scalar.type
      if scalar.type == .integer, Int32(scalar.text) == nil { isLong = true }
    }
  }
}

extension Network.Scalar {
  init(_ date: PartialDate) {
    let isDay =
      !date.isRange && date.isPlain && date.first.year != nil && date.first.day != nil
    self.init(text: date.description, type: isDay ? .date : .partialDate)
  }

  init(_ number: Int) { self.init(text: String(number), type: .integer) }

  /// The value of a literal as its datatype says; a text where its spelling does not fit that.
  init(_ literal: Literal) {
    self.init(text: literal.text)
    switch literal.datatype {
    case XSD.boolean:
      let known = ["true": "true", "1": "true", "false": "false", "0": "false"]
      if let value = known[literal.text] { self.init(text: value, type: .boolean) }
    case let name where XSD.integers.contains(name):
      if let number = Int(literal.text) { self.init(number) }
    case XSD.decimal, XSD.double, XSD.namespace + "float":
      if let number = Double(literal.text), number.isFinite { type = .double }
    case XSD.date, XSD.gYear, XSD.gYearMonth, XSD.gMonth, XSD.gMonthDay,
      EntenteVocabulary.ontology + "DateRange", EntenteVocabulary.extendedDate:
      if let date = PartialDate(literal.text) { self.init(date) }
    default: break
    }
  }
}
