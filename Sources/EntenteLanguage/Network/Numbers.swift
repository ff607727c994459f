/// Numbers that are used where they lie in a model file.
@safe struct Numbers<Element: BitwiseCopyable>: @unchecked Sendable {
  let count: Int
  let start: UnsafePointer<Element>
  private let owner: [UInt8]

  /// Opens a section of a model file; returns `nil` where it does not lie as the numbers want to.
  init?(_ section: ModelFile.Section) {
    let bytes = unsafe section.bytes
    guard let start = bytes.baseAddress,
      UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0
    else { return nil }
    count = bytes.count / MemoryLayout<Element>.stride
    unsafe self.start = start.assumingMemoryBound(to: Element.self)
    owner = section.owner
  }

  subscript(index: Int) -> Element {
    precondition(index < count)
    return unsafe start[index]
  }
}

/// Memory for numbers that grows, and is used again and again.
@safe final class NumberBuffer<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private var capacity = 0

  init() { unsafe start = .allocate(capacity: 0) }

  deinit { unsafe start.deallocate() }

  /// Makes room for `count` numbers; what they are is not defined.
  func reserve(_ count: Int) -> UnsafeMutablePointer<Element> {
    if count > capacity {
      unsafe start.deallocate()
      capacity = count + count / 2
      unsafe start = .allocate(capacity: capacity)
    }
    return unsafe start
  }
}

extension ModelFile {
  /// Returns the weights in a section.
  func matrix(_ name: String) -> QuantizedMatrix? { self[name].flatMap { QuantizedMatrix($0) } }

  /// Returns the numbers in a section.
  func numbers<Element>(_ name: String) -> Numbers<Element>? {
    self[name].flatMap { Numbers<Element>($0) }
  }
}
