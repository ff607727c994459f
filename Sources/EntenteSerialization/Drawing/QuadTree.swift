/// Bodies in the plane, in squares within squares, each with its mass and its centre of mass
/// (J. Barnes and P. Hut, Nature 324, 1986).
struct QuadTree {
  private var mass: [Double] = []
  private var centreX: [Double] = []
  private var centreY: [Double] = []
  private var width: [Double] = []
  /// The first of four squares within, 0 for none.
  private var children: [Int32] = []
  /// The only body of a square, -1 for none or several.
  private var body: [Int32] = []
  private var stack: [Int32] = []

  /// A square counts as one body when it is seen under less than this ratio of width to distance.
  private static let theta = 1.2
  /// Bodies that lie closer than the square of this depth is wide stay together.
  private static let maximumDepth = 32

  /// Takes in all bodies.
  mutating func build(_ x: [Double], _ y: [Double], _ bodyMass: [Double]) {
    for array in [\QuadTree.mass, \.centreX, \.centreY, \.width] {
      self[keyPath: array].removeAll(keepingCapacity: true)
    }
    children.removeAll(keepingCapacity: true)
    body.removeAll(keepingCapacity: true)
    guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max() else {
      return
    }
    let span = max(right - left, high - low, 1e-6) * 1.000_001
    addSquare(span)
    for index in x.indices {
      insert(index, x, y, bodyMass, (left + span / 2, low + span / 2))
    }
    for square in mass.indices where mass[square] > 0 {
      centreX[square] /= mass[square]
      centreY[square] /= mass[square]
    }
  }

  private mutating func addSquare(_ span: Double) {
    mass.append(0)
    centreX.append(0)
    centreY.append(0)
    width.append(span)
    children.append(0)
    body.append(-1)
  }

  private mutating func insert(
    _ index: Int, _ x: [Double], _ y: [Double], _ bodyMass: [Double],
    _ middle: (x: Double, y: Double)
  ) {
    var square = 0
    var (middleX, middleY) = middle
    var depth = 0
    while true {
      let wasEmpty = mass[square] == 0
      mass[square] += bodyMass[index]
      centreX[square] += bodyMass[index] * x[index]
      centreY[square] += bodyMass[index] * y[index]
      if wasEmpty {
        body[square] = Int32(index)
        return
      }
      if depth == Self.maximumDepth {
        body[square] = -1
        return
      }
      if children[square] == 0 {
        children[square] = Int32(mass.count)
        for _ in 0..<4 { addSquare(width[square] / 2) }
        let other = Int(body[square])
        body[square] = -1
        let child =
          Int(children[square]) + (x[other] >= middleX ? 1 : 0) + (y[other] >= middleY ? 2 : 0)
        mass[child] = bodyMass[other]
        centreX[child] = bodyMass[other] * x[other]
        centreY[child] = bodyMass[other] * y[other]
        body[child] = Int32(other)
      }
      let (isRight, isHigh) = (x[index] >= middleX, y[index] >= middleY)
      let quarter = width[square] / 4
      square = Int(children[square]) + (isRight ? 1 : 0) + (isHigh ? 2 : 0)
      middleX += isRight ? quarter : -quarter
      middleY += isHigh ? quarter : -quarter
      depth += 1
    }
  }

  /// The push on a body, for a repulsion of mass over distance.
  mutating func force(on index: Int, _ x: Double, _ y: Double) -> (x: Double, y: Double) {
    var (pushX, pushY) = (0.0, 0.0)
    stack.removeAll(keepingCapacity: true)
    stack.append(0)
    while let top = stack.popLast() {
      let square = Int(top)
      let (dx, dy) = (x - centreX[square], y - centreY[square])
      let squared = dx * dx + dy * dy
      let isFar = width[square] * width[square] < Self.theta * Self.theta * squared
      if isFar || children[square] == 0 {
        if body[square] != Int32(index), squared > 1e-12 {
          let factor = mass[square] / squared
          pushX += dx * factor
          pushY += dy * factor
        }
      } else {
        let first = children[square]
        for child in first..<first + 4 where mass[Int(child)] > 0 { stack.append(child) }
      }
    }
    return (pushX, pushY)
  }
}
