internal import CPage

/// The files of the page, compiled into the program; see `Sources/CPage`.
enum PageFiles {
  /// The frame, with places such as `{{title}}` for the rest.
  static let shell = unsafe bytes(of: CPageShell())
  /// The style sheets, one after another.
  static let style = unsafe bytes(of: CPageStyle())
  /// The parts of the script, one after another: a single module.
  static let script = unsafe bytes(of: CPageScript())

  private static func bytes(of file: CPageFile) -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: file.start, count: file.count))
  }
}
