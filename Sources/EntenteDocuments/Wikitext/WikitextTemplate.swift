/// A template as it stands in wikitext, cut into its arguments.
struct WikitextTemplate {
  struct Argument {
    /// `nil` for an argument that is known by its number.
    var name: Range<Int>?
    var value: WikitextPiece
  }

  private let source: [UInt8]
  /// The arguments in order.
  private(set) var arguments: [Argument] = []
  /// The whole template in the source.
  let range: Range<Int>

  /// Cuts the template that opens at a mark. `skipped` arguments at the begin are left out: a call of
  /// a module names a function there.
  init(_ mark: Int, marks: [WikitextMark], source: [UInt8], skipped: Int) {
    self.source = source
    range = Int(marks[mark].position)..<Int(marks[mark].end)
    let close = Int(marks[mark].partner)
    var index = mark + 1
    var start = -1
    var first = 0
    var left = skipped
    while true {
      let isEnd = index >= close
      if isEnd || (marks[index].kind == .pipe && Int(marks[index].partner) == mark) {
        let end = isEnd ? range.upperBound - 2 : Int(marks[index].position)
        if start >= 0 {
          if left > 0 {
            left -= 1
          } else {
            arguments.append(
              Self.argument(WikitextPiece(start: start, end: end, mark: first), marks, source))
          }
        }
        if isEnd { break }
        start = end + 1
        first = index + 1
        index += 1
      } else {
        switch marks[index].kind {
        case .template, .link, .reference, .table:
          index = max(index, Int(marks[index].partner)) + 1
        default: index += 1
        }
      }
    }
  }

  /// Divides a name from its value at the first equals sign outside of brackets.
  private static func argument(
    _ piece: WikitextPiece, _ marks: [WikitextMark], _ source: [UInt8]
  ) -> Argument {
    var mark = piece.mark
    var index = piece.start
    while index < piece.end {
      if mark < marks.count, Int(marks[mark].position) == index {
        // A name may stand behind a comment, but holds no other mark.
        guard marks[mark].kind == .hidden else { break }
        index = Int(marks[mark].end)
        mark += 1
      } else if source[index] == Byte.equals {
        let name = source.trimmed(piece.start..<index)
        return Argument(
          name: name, value: WikitextPiece(start: index + 1, end: piece.end, mark: mark))
      } else {
        index += 1
      }
    }
    return Argument(name: nil, value: piece)
  }

  /// The first of the named or numbered arguments that holds more than white space.
  func first(of names: [[UInt8]]) -> WikitextPiece? {
    for name in names {
      if let value = self[name], !isBlank(value) { return value }
    }
    return nil
  }

  /// The filled argument whose name comes first among `names`, in one pass over the arguments.
  func first(ofNamed names: [[UInt8]]) -> WikitextPiece? {
    var found: WikitextPiece?
    var best = names.count
    for argument in arguments {
      guard let range = argument.name else { continue }
      for index in 0..<best where names[index].count == range.count {
        guard !range.isEmpty, source[range.lowerBound] == names[index][0],
          source[range].elementsEqual(names[index]), !isBlank(argument.value)
        else { continue }
        found = argument.value
        best = index
        break
      }
    }
    return found
  }

  func isBlank(_ piece: WikitextPiece) -> Bool {
    piece.isEmpty || source.trimmed(piece.range).isEmpty
  }

  /// The last argument of a name or a number, as MediaWiki takes it.
  subscript(name: [UInt8]) -> WikitextPiece? {
    var found: WikitextPiece?
    let number = name.allSatisfy(\.isDigit) ? Int(String(decoding: name, as: UTF8.self)) : nil
    var position = 0
    for argument in arguments {
      if let range = argument.name {
        if range.count == name.count, source[range].elementsEqual(name) { found = argument.value }
      } else {
        position += 1
        if position == number { found = argument.value }
      }
    }
    return found
  }

  /// The arguments that have no name and hold more than white space, without the space around them.
  var trimmedValues: [WikitextPiece] {
    positional.compactMap { value in
      guard value.start < value.end else { return nil }
      let range = source.trimmed(value.range)
      if range.isEmpty { return nil }
      return WikitextPiece(start: range.lowerBound, end: range.upperBound, mark: value.mark)
    }
  }

  /// The arguments that have no name.
  var positional: [WikitextPiece] { arguments.filter { $0.name == nil }.map(\.value) }
}
