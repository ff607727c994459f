import EntenteBytes
import EntenteDocuments

/// Reads any number of shards as one.
///
/// Of a document that stands in several, the last shard that has it counts: extracting it again
/// replaces what it said. Two documents of one identifier in the same shard both count, as they did in
/// the run that read both.
package final class ShardMerge {
  /// A document that another shard replaces by different content.
  package struct Replacement: Sendable {
    package var document: String
    package var old: String
    package var new: String
  }

  /// The next block of a source, and the place of the source among all.
  private struct Head {
    var block: ShardBlock
    var source: Int

    func precedes(_ other: Head) -> Bool {
      (block.document, other.source) < (other.block.document, source)
    }
  }

  private var sources: [GraphReadingOfBlocks] = []
  private var names: [String] = []
  /// The heads of all sources, the one that comes next at the end; of one document the last source's.
  private var heads: [Head] = []
  private var current: (document: String, source: Int, content: ContentKey)?
  private let observe: (Replacement) -> Void

  /// More files than that are not open at the same time.
  private static let openLimit = 256

  /// Opens the shards; later ones replace what earlier ones say of the same documents, and `observe` is
  /// told of those that differ.
  ///
  /// - Throws: a `Diagnostic` with the place of whatever is wrong with a shard.
  package convenience init(
    _ paths: [String], observe: @escaping (Replacement) -> Void = { _ in }
  ) throws {
    try self.init(paths, openLimit: Self.openLimit, observe: observe)
  }

  /// Opens the shards, not more than `openLimit` at a time.
  package init(
    _ paths: [String], openLimit: Int, observe: @escaping (Replacement) -> Void
  ) throws {
    self.observe = observe
    if paths.count > openLimit {
      // Neighbours become one, in a file without a name.
      let size = (paths.count + openLimit - 1) / openLimit
      for start in stride(from: 0, to: paths.count, by: max(2, size)) {
        let group = Array(paths[start..<min(paths.count, start + max(2, size))])
        let merge = try ShardMerge(group, openLimit: max(2, openLimit), observe: observe)
        let blocks = try SpooledSequence<ShardBlock>({ try merge.next() })
        try add(blocks.reading(), named: group.last ?? "")
      }
    } else {
      for path in paths {
        let reader = try ShardReader(path: path)
        try add({ () throws in try reader.next() }, named: path)
      }
    }
  }

  private func add(_ reading: @escaping GraphReadingOfBlocks, named name: String) throws {
    sources.append(reading)
    names.append(name)
    try advance(sources.count - 1)
  }

  /// Puts the next block of a source in its place.
  private func advance(_ source: Int) throws {
    guard let block = try sources[source]() else { return }
    let head = Head(block: block, source: source)
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if head.precedes(heads[middle]) { low = middle + 1 } else { high = middle }
    }
    heads.insert(head, at: low)
  }

  /// The next document.
  package func next() throws -> ShardBlock? {
    while let head = heads.popLast() {
      try advance(head.source)
      if let current, current.document == head.block.document, current.source != head.source {
        if current.content != head.block.content {
          observe(
            Replacement(
              document: current.document, old: names[head.source], new: names[current.source]))
        }
        continue
      }
      current = (head.block.document, head.source, head.block.content)
      return head.block
    }
    return nil
  }
}
