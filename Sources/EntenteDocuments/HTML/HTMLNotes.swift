internal import EntenteGraph

/// The notes of a page, and the places of its words that call them.
///
/// A call is a link to a later place of the same page that stands in a `<sup>` or says what it is:
/// `<sup class="reference"><a href="#cite_note-1">[1]</a></sup>`, as wikis, blogs and converters of Markdown write it. The
/// element of that name is the note. A link back stands in the note and leads to an earlier place, so
/// that the order tells the two apart.
struct HTMLNotes {
  /// A link that calls a note.
  private struct Call {
    /// The event that opens what the text shows of the call.
    var event: Int
    var name: String
  }

  /// An element that is open.
  private struct Open {
    var event: Int
    var tag: String
    /// What the element calls, where it is a link to a place of the page.
    var target: String?
    var hasChildren = false
  }

  /// The citations of a call by the event that opens it; none where its note is missing.
  private var citations: [Int: [Citation]] = [:]
  /// The events that open the notes that are called.
  private var notes: Set<Int> = []

  /// Finds the calls, then the elements that they name, and reads those.
  init(_ events: [HTMLEvent], source: [UInt8]) {
    let calls = Self.calls(in: events)
    guard !calls.isEmpty else { return }
    var first: [String: Int] = [:]
    for call in calls where first[call.name] == nil { first[call.name] = call.event }
    var found: [String: [Citation]] = [:]
    for (name, range) in Self.notes(in: events, calledFrom: first) {
      notes.insert(range.lowerBound)
      found[name] = HTMLCitations(events[range], source: source).citations
    }
    for call in calls { citations[call.event, default: []] += found[call.name] ?? [] }
  }

  /// The citations of the call that an event opens; `nil` where it opens none.
  func call(at event: Int) -> [Citation]? { citations.isEmpty ? nil : citations[event] }

  /// Whether an event opens a note that the text calls.
  func isNote(at event: Int) -> Bool { notes.contains(event) }

  // MARK: Calls

  private static func calls(in events: [HTMLEvent]) -> [Call] {
    var calls: [Call] = []
    var open: [Open] = []
    for (index, event) in events.enumerated() {
      switch event {
      case .open(let tag, let attributes):
        var element = Open(event: index, tag: tag)
        if tag == "a", let name = target(of: attributes) {
          element.target = name
          if let outer = open.last(where: { $0.tag == "sup" }) {
            calls.append(Call(event: outer.event, name: name))
          } else if isMarked(attributes) {
            calls.append(Call(event: index, name: name))
          }
        } else if tag == "sup", let link = open.last, let name = link.target {
          if calls.last?.event != link.event { calls.append(Call(event: link.event, name: name)) }
        }
        open.append(element)
      case .close(let tag): close(tag, &open)
      case .text: break
      }
    }
    return calls
  }

  /// The name of the place of the page that a link leads to.
  private static func target(of attributes: [HTMLAttribute]) -> String? {
    guard let address = attributes.first(where: { $0.name == "href" })?.value,
      let sign = address.firstIndex(of: "#")
    else { return nil }
    let name = address[address.index(after: sign)...]
    // A wiki that was saved names itself before the sign.
    guard !name.isEmpty, sign == address.startIndex || name.hasPrefix("cite_note") else {
      return nil
    }
    return String(decoding: Array(name.utf8).percentDecoded, as: UTF8.self)
  }

  /// Whether a link says that it calls a note: by its role in DPUB-ARIA, or by the class of Markdown.
  private static func isMarked(_ attributes: [HTMLAttribute]) -> Bool {
    attributes.contains {
      $0.name == "role" && $0.value == "doc-noteref"
        || $0.name == "class" && $0.value.split(separator: " ").contains("footnote-ref")
    }
  }

  // MARK: Notes

  /// The events of each note, by name, without notes in notes.
  private static func notes(
    in events: [HTMLEvent], calledFrom calls: [String: Int]
  ) -> [(name: String, events: Range<Int>)] {
    var notes: [(name: String, events: Range<Int>)] = []
    var seen: Set<String> = []
    var open: [Open] = []
    /// The note that is open: its name, its first event, and how many elements stand around it.
    var note: (name: String, event: Int, depth: Int)?
    for (index, event) in events.enumerated() {
      switch event {
      case .open(let tag, let attributes):
        if note == nil, let name = name(of: attributes), let call = calls[name], call < index,
          !seen.contains(name)
        {
          if blocks.contains(tag) {
            note = (name, index, open.count)
          } else if let parent = open.last, !parent.hasChildren, blocks.contains(parent.tag),
            call < parent.event
          {
            note = (name, parent.event, open.count - 1)
          }
          if note != nil { seen.insert(name) }
        }
        open.indices.last.map { open[$0].hasChildren = true }
        open.append(Open(event: index, tag: tag))
      case .close(let tag):
        close(tag, &open)
        if let ended = note, open.count <= ended.depth {
          notes.append((ended.name, ended.event..<index + 1))
          note = nil
        }
      case .text: break
      }
    }
    if let note { notes.append((note.name, note.event..<events.count)) }
    return notes
  }

  /// Elements that a note fills.
  private static let blocks: Set<String> = ["li", "p", "dd", "td", "div", "aside"]

  /// The name by which links reach an element.
  private static func name(of attributes: [HTMLAttribute]) -> String? {
    attributes.first { $0.name == "id" }?.value ?? attributes.first { $0.name == "name" }?.value
  }

  private static func close(_ tag: String, _ open: inout [Open]) {
    guard let index = open.lastIndex(where: { $0.tag == tag }) else { return }
    open.removeSubrange(index...)
  }
}
