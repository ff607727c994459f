/// What a run keeps of each document, beside the graph of all.
package final class Keeping {
  /// A shard of all documents, for a run that writes one.
  package var shard: ShardWriter?
  /// The folder from which a run that was stopped goes on.
  package let checkpoint: Checkpoint?

  package init(shard: ShardWriter? = nil, checkpoint: Checkpoint? = nil) {
    self.shard = shard
    self.checkpoint = checkpoint
  }

  /// Whether anything is kept at all.
  var makesBlocks: Bool { shard != nil || checkpoint != nil }

  /// Keeps what was found in a document.
  func take(_ block: ShardBlock?, isNew: Bool) throws {
    guard let block else { return }
    try shard?.insert(block)
    if isNew { try checkpoint?.insert(block) }
  }
}
