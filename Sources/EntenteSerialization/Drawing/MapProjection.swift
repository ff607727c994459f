/// The Equal Earth projection (B. Šavrič, T. Patterson, B. Jenny, International Journal of Geographical
/// Information Science 33, 2018): the page uses the same.
enum MapProjection {
  /// How long a unit of the projection is in a picture.
  private static let scale = 330.0

  /// The place of a point in a picture, `y` downward.
  static func place(latitude: Double, longitude: Double) -> (x: Double, y: Double) {
    let root = (3.0).squareRoot() / 2
    // θ with sin θ = root · sin φ; its sine and cosine are known without an inverse, θ itself by a series.
    let sine = root * Turn(degrees: min(max(latitude, -90), 90)).sine
    let cosine = (1 - sine * sine).squareRoot()
    let theta = arc(of: sine)
    let t2 = theta * theta
    let t6 = t2 * t2 * t2
    let radians = longitude / 180 * Turn.halfCircle
    let x =
      radians * cosine / (root * (1.340264 - 0.243318 * t2 + t6 * (0.006251 + 0.034164 * t2)))
    let y = theta * (1.340264 - 0.081106 * t2 + t6 * (0.000893 + 0.003796 * t2))
    return (x * scale, -y * scale)
  }

  /// The angle of a sine up to 0.87, by Newton's method on the sine and cosine of ``Turn``.
  private static func arc(of sine: Double) -> Double {
    var angle = sine
    for _ in 0..<6 {
      let turn = Turn(of: angle / (2 * Turn.halfCircle))
      angle += (sine - turn.sine) / turn.cosine
    }
    return angle
  }

  /// The outlines of states as paths of SVG.
  static let outlines: [String] = PageData.outlines.compactMap { outline in
    guard outline.count == 3 else { return nil }
    return outline[2].split(separator: ";").map(path).joined()
  }

  /// A ring: its first point and steps, in tenths of degrees, longitude before latitude.
  private static func path(of ring: Substring) -> String {
    let steps = ring.split(separator: " ").compactMap { Int($0) }
    var (longitude, latitude) = (0, 0)
    var path = ""
    for index in stride(from: 0, to: steps.count - 1, by: 2) {
      longitude += steps[index]
      latitude += steps[index + 1]
      let point = place(latitude: Double(latitude) / 10, longitude: Double(longitude) / 10)
      path += "\(index == 0 ? "M" : "L")\(short(point.x)) \(short(point.y))"
    }
    return path + "z"
  }

  private static func short(_ value: Double) -> String {
    Decimal.spell((value * 10).rounded() / 10)
  }
}
