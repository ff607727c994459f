/// Bodies in the plane, in squares within squares, each with its mass and its centre of mass
/// (J. Barnes and P. Hut, Nature 324, 1986).
struct QuadTree {
  /// A square while bodies come in.
  private struct Square {
    var mass = 0.0
    var x = 0.0
    var y = 0.0
    var width: Double
    /// The first of four squares within, 0 for none.
    var children: Int32 = 0
    /// The only body, -1 for none or several.
    var body: Int32 = -1
  }

  /// A square that holds something, in the order of a walk from the root; see ``force(on:_:_:)``.
  private struct Step {
    var mass: Double
    var x: Double
    var y: Double
    /// From this squared distance on it counts as one body.
    var farSquared: Double
    /// Where the walk goes on when it does.
    var next: Int32
    var body: Int32
  }

  private var squares: [Square] = []
  private var steps: [Step] = []

  /// A square counts as one body when it is seen under less than this ratio of width to distance.
  private static let theta = 1.2
  /// Bodies that lie closer than a square of this depth is wide stay together.
  private static let maximumDepth = 32

  /// Takes in all bodies.
  mutating func build(_ x: [Double], _ y: [Double], _ mass: [Double]) {
    squares.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max() else {
      return
    }
    let span = max(right - left, high - low, 1e-6) * 1.000_001
    squares.append(Square(width: span))
    for index in x.indices {
      insert(index, x, y, mass, left + span / 2, low + span / 2)
    }
    walk(0)
  }

  private mutating func insert(
    _ index: Int, _ x: [Double], _ y: [Double], _ mass: [Double], _ startX: Double,
    _ startY: Double
  ) {
    var square = 0
    var (middleX, middleY) = (startX, startY)
    for depth in 0...Self.maximumDepth {
      let wasEmpty = squares[square].mass == 0
      squares[square].mass += mass[index]
      squares[square].x += mass[index] * x[index]
      squares[square].y += mass[index] * y[index]
      if wasEmpty {
        squares[square].body = Int32(index)
        return
      }
      if depth == Self.maximumDepth { break }
      if squares[square].children == 0 {
        let other = Int(squares[square].body)
        squares[square].body = -1
        squares[square].children = Int32(squares.count)
        let half = squares[square].width / 2
        for _ in 0..<4 { squares.append(Square(width: half)) }
        let child =
          squares.count - 4 + (x[other] >= middleX ? 1 : 0) + (y[other] >= middleY ? 2 : 0)
        squares[child].mass = mass[other]
        squares[child].x = mass[other] * x[other]
        squares[child].y = mass[other] * y[other]
        squares[child].body = Int32(other)
      }
      let (isRight, isHigh) = (x[index] >= middleX, y[index] >= middleY)
      let quarter = squares[square].width / 4
      square = Int(squares[square].children) + (isRight ? 1 : 0) + (isHigh ? 2 : 0)
      middleX += isRight ? quarter : -quarter
      middleY += isHigh ? quarter : -quarter
    }
    squares[square].body = -1
  }

  /// Lists a square and what it holds.
  private mutating func walk(_ index: Int) {
    let square = squares[index]
    let place = steps.count
    let isLeaf = square.children == 0
    steps.append(
      Step(
        mass: square.mass, x: square.x / square.mass, y: square.y / square.mass,
        farSquared: isLeaf ? 0 : square.width * square.width / (Self.theta * Self.theta), next: 0,
        body: square.body))
    if !isLeaf {
      for child in Int(square.children)..<Int(square.children) + 4 where squares[child].mass > 0 {
        walk(child)
      }
    }
    steps[place].next = Int32(steps.count)
  }

  /// The push on a body, for a repulsion of mass over distance.
  func force(on index: Int, _ x: Double, _ y: Double) -> (x: Double, y: Double) {
    var (pushX, pushY) = (0.0, 0.0)
    var place = 0
    while place < steps.count {
      let step = steps[place]
      let (dx, dy) = (x - step.x, y - step.y)
      let squared = dx * dx + dy * dy
      guard squared >= step.farSquared else {
        place += 1
        continue
      }
      if step.body != Int32(index), squared > 1e-12 {
        let factor = step.mass / squared
        pushX += dx * factor
        pushY += dy * factor
      }
      place = Int(step.next)
    }
    return (pushX, pushY)
  }
}
