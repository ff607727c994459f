/// A writer of one syntax: write one statement after the other, then finish.
///
/// A writer appends to a `ByteOutput`, so failures of the place surface in ``finish()``, or earlier
/// where the writer notices; see `ByteOutput`.
package protocol QuadWriter: QuadSink {
  /// Writes what remains and makes the output final.
  func finish() throws
  /// Gives up; no half-written file stays.
  func abandon()
  /// What the syntax could not carry, by kind.
  var losses: LossReport { get }
}
