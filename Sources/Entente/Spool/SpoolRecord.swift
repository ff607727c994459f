import EntenteGraph

/// What a spool sorts and merges: entities, statements, documents.
protocol SpoolRecord {
  func write(to writer: inout SpoolWriter)
  init(from reader: inout SpoolReader) throws(SpoolReader.Damage)
  /// Whether it stands before another one; of two records of one thing neither does.
  func precedes(_ other: Self) -> Bool
  /// Takes over what another record of the same thing knows.
  mutating func absorb(_ other: Self)
}

extension SourceDocument: SpoolRecord {
  func write(to writer: inout SpoolWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(address)
    writer.write(date) { $0.write($1) }
    writer.write(revision)
  }

  init(from reader: inout SpoolReader) throws(SpoolReader.Damage) {
    self.init(
      id: try reader.text(), title: try reader.text(), address: try reader.optionalText(),
      date: try reader.byte() == 0 ? nil : try reader.date(), revision: try reader.optionalText())
  }

  func precedes(_ other: SourceDocument) -> Bool { self < other }

  mutating func absorb(_ other: SourceDocument) { merge(other) }
}

extension Entity: SpoolRecord {
  func write(to writer: inout SpoolWriter) {
    writer.write(id.path)
    writer.write(kind.rawValue)
    writer.write(label)
    writer.write(alternativeLabels) { $0.write($1) }
    writer.write(links) { writer, link in
      writer.write(link.iri)
      writer.write(link.match.rawValue)
      writer.write(link.reason)
    }
    writer.write(count) { $0.write($1) }
    writer.write(background) { writer, background in
      writer.write(background.coordinates) {
        $0.write($1.latitude)
        $0.write($1.longitude)
      }
      writer.write(background.iso3)
      writer.write(background.cow) { $0.write($1) }
    }
  }

  init(from reader: inout SpoolReader) throws(SpoolReader.Damage) {
    self.init(
      id: EntityID(path: try reader.text()), kind: ClassName(rawValue: try reader.text()),
      label: try reader.text(),
      alternativeLabels: try reader.list { reader throws(SpoolReader.Damage) in
        try reader.text()
      },
      links: try reader.list { reader throws(SpoolReader.Damage) in
        let iri = try reader.text()
        guard let match = ExternalLink.Match(rawValue: try reader.text()) else {
          throw SpoolReader.Damage()
        }
        return ExternalLink(iri: iri, match: match, reason: try reader.text())
      },
      count: try reader.byte() == 0 ? nil : try reader.number())
    guard try reader.byte() != 0 else { return }
    var known = Background()
    if try reader.byte() != 0 {
      known.coordinates = Coordinates(
        latitude: try reader.double(), longitude: try reader.double())
    }
    known.iso3 = try reader.optionalText()
    known.cow = try reader.byte() == 0 ? nil : try reader.number()
    background = known
  }

  func precedes(_ other: Entity) -> Bool { id < other.id }

  mutating func absorb(_ other: Entity) { merge(other) }
}

extension Statement: SpoolRecord {
  func write(to writer: inout SpoolWriter) {
    writer.write(subject.path)
    writer.write(relation.rawValue)
    writer.write(object)
    for date in [interval.start, interval.end, interval.date] {
      writer.write(date) { $0.write($1) }
    }
    writer.write(status.rawValue)
    writer.write(qualifiers) { writer, qualifier in
      writer.write(qualifier.key)
      writer.write(qualifier.value.object)
    }
    writer.write(confidence)
    writer.bytes.append(isContext ? 1 : 0)
    writer.write(evidence) { writer, evidence in
      writer.write(evidence.document)
      writer.write(evidence.range.lowerBound)
      writer.write(evidence.range.count)
      writer.write(evidence.quote)
      writer.write(evidence.rule)
      writer.write(evidence.inheritedFrom)
      writer.write(evidence.citations) { writer, citation in
        for text in [citation.address, citation.title, citation.publisher, citation.date] {
          writer.write(text)
        }
      }
    }
  }

  init(from reader: inout SpoolReader) throws(SpoolReader.Damage) {
    self.init(
      subject: EntityID(path: try reader.text()),
      relation: RelationName(rawValue: try reader.text()), object: try reader.object())
    interval.start = try reader.byte() == 0 ? nil : try reader.date()
    interval.end = try reader.byte() == 0 ? nil : try reader.date()
    interval.date = try reader.byte() == 0 ? nil : try reader.date()
    guard let status = Status(rawValue: try reader.text()) else { throw SpoolReader.Damage() }
    self.status = status
    qualifiers = try reader.list { reader throws(SpoolReader.Damage) in
      Qualifier(key: try reader.text(), value: Qualifier.Value(try reader.object()))
    }
    confidence = try reader.double()
    isContext = try reader.byte() != 0
    evidence = try reader.list { reader throws(SpoolReader.Damage) in
      try Evidence(from: &reader)
    }
  }

  func precedes(_ other: Statement) -> Bool { self < other }

  mutating func absorb(_ other: Statement) { merge(other) }
}

extension Evidence {
  fileprivate init(from reader: inout SpoolReader) throws(SpoolReader.Damage) {
    let document = try reader.text()
    let start = try reader.number()
    let length = try reader.number()
    guard length >= 0, start <= Int.max - length else { throw SpoolReader.Damage() }
    self.init(
      document: document, range: start..<start + length, quote: try reader.text(),
      rule: try reader.text(), inheritedFrom: try reader.optionalText(),
      citations: try reader.list { reader throws(SpoolReader.Damage) in
        Citation(
          address: try reader.optionalText(), title: try reader.optionalText(),
          publisher: try reader.optionalText(), date: try reader.optionalText())
      })
  }
}
