extension RDFXMLReader {
  /// Reads the content of an element as exclusive canonical XML, to the element's end.
  ///
  /// See “Exclusive XML Canonicalization 1.0”: an element declares the namespaces that it visibly
  /// uses, unless an element around it, within the literal, declared the same.
  func xmlLiteral() throws -> String {
    var text = ""
    var names: [String] = []
    // The declarations in force within the literal, one level an element.
    var rendered: [[String: String]] = [[:]]
    var marks: [Int] = []
    while let event = try xml.next() {
      switch event {
      case .start(let element):
        marks.append(scope.count)
        scope += element.declarations
        let name = element.prefix.isEmpty ? element.name : element.prefix + ":" + element.name
        var known = rendered.last ?? [:]
        text += "<" + name + startTag(element, &known) + ">"
        if element.isEmpty {
          text += "</" + name + ">"
          scope.removeLast(scope.count - (marks.popLast() ?? scope.count))
        } else {
          names.append(name)
          rendered.append(known)
        }
      case .end:
        guard let name = names.popLast() else { return text }
        text += "</" + name + ">"
        rendered.removeLast()
        scope.removeLast(scope.count - (marks.popLast() ?? scope.count))
      case .text(let more): text += Self.escape(more, inAttribute: false)
      case .comment(let comment): text += "<!--" + comment + "-->"
      case .instruction(let target, let content):
        text += "<?" + target + (content.isEmpty ? "" : " " + content) + "?>"
      }
    }
    return text
  }

  private func startTag(
    _ element: XMLPullReader.Element, _ known: inout [String: String]
  ) -> String {
    var used = Set(element.attributes.map(\.prefix).filter { !$0.isEmpty && $0 != "xml" })
    used.insert(element.prefix)
    var tag = ""
    for prefix in used.sorted() {
      let namespace =
        prefix == element.prefix
        ? element.namespace : scope.last { $0.prefix == prefix }?.namespace ?? ""
      guard known[prefix] ?? "" != namespace else { continue }
      known[prefix] = namespace
      let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
      tag += " \(name)=\"\(Self.escape(namespace, inAttribute: true))\""
    }
    let attributes = element.attributes.sorted {
      ($0.namespace, $0.name) < ($1.namespace, $1.name)
    }
    for attribute in attributes {
      let name =
        attribute.prefix.isEmpty ? attribute.name : attribute.prefix + ":" + attribute.name
      tag += " \(name)=\"\(Self.escape(attribute.value, inAttribute: true))\""
    }
    return tag
  }

  private static func escape(_ text: String, inAttribute: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">" where !inAttribute: escaped += "&gt;"
      case "\"" where inAttribute: escaped += "&quot;"
      case "\t" where inAttribute: escaped += "&#x9;"
      case "\n" where inAttribute: escaped += "&#xA;"
      case "\r": escaped += "&#xD;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
