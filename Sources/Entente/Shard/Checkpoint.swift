import EntenteBytes
package import EntenteDocuments
import EntenteGraph

/// A folder that keeps what a run found, a shard a batch of documents, so that a run which was stopped
/// goes on where it was.
///
/// What is taken from there is what the same tool found in the same document with the same knowledge,
/// so the result is that of a run which nothing stopped. A document that changed is read again.
package final class Checkpoint {
  /// Where each document of earlier runs stands; for any number of tasks.
  package struct Index: Sendable {
    fileprivate struct Place: Sendable {
      var shard: Int
      var offset: Int
    }

    fileprivate var paths: [String] = []
    fileprivate var places: [ContentKey: Place] = [:]

    /// What an earlier run found in a document with that content; `nil` where there was none, or where
    /// the file was changed since it was opened.
    func block(of content: ContentKey) -> ShardBlock? {
      guard let place = places[content],
        let block = try? ShardReader.block(in: paths[place.shard], at: place.offset),
        block.content == content
      else { return nil }
      return block
    }
  }

  package private(set) var index = Index()
  private let folder: String
  private let maker: [UInt8]
  private var batch: ShardWriter
  private var batchCount = 0
  private var batchWeight = 0

  /// A batch is some seconds of work: what a run that is stopped has to do again at most.
  private static let batchCountLimit = 256
  private static let batchWeightLimit = 1 << 18

  /// Reads what earlier runs left in a folder.
  ///
  /// - Parameters:
  ///   - folder: a folder that exists.
  ///   - shards: the names of its files that end in `.shard`.
  ///   - maker: a digest of the tool and its knowledge; what another one found does not count.
  ///   - observe: is told of a file that is damaged; its documents are read again.
  package init(
    folder: String, shards: [String], maker: [UInt8], observe: (Diagnostic) -> Void
  ) {
    self.folder = folder
    self.maker = maker
    batch = ShardWriter(maker: maker)
    for name in shards.sorted() {
      let path = folder + "/" + name
      do throws(Diagnostic) {
        let reader = try ShardReader(path: path)
        guard reader.maker == maker else { continue }
        var places: [(ContentKey, Int)] = []
        var offset = reader.offset
        while let block = try reader.next() {
          places.append((block.content, offset))
          offset = reader.offset
        }
        for (content, offset) in places {
          index.places[content] = Index.Place(shard: index.paths.count, offset: offset)
        }
        index.paths.append(path)
      } catch {
        var warning = error
        warning.severity = .warning
        warning.message += "; its documents are read again"
        observe(warning)
      }
    }
  }

  /// How many documents earlier runs left.
  package var documentCount: Int { index.places.count }

  /// Keeps what was found in a document.
  func insert(_ block: ShardBlock) throws {
    try batch.insert(block)
    batchCount += 1
    batchWeight += block.payload.count
    if batchCount >= Self.batchCountLimit || batchWeight >= Self.batchWeightLimit { try save() }
  }

  /// Writes the batch, under a name that its content gives it.
  package func save() throws {
    guard batchCount > 0 else { return }
    let memory = MemorySink()
    let finished = batch
    batch = ShardWriter(maker: maker)
    batchCount = 0
    batchWeight = 0
    _ = try finished.write(to: memory)
    let digest = SHA256.hash(memory.bytes).prefix(10)
    let name = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var output = ByteOutput(to: try FileSink(path: "\(folder)/\(name).shard"))
    output.append(memory.bytes)
    try output.finish()
  }
}
