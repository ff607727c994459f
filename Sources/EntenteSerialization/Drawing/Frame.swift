/// The part of the plane that a picture shows.
struct Frame {
  var left = 0.0
  var top = 0.0
  var width = 1.0
  var height = 1.0

  init(of network: Network, margin: Double) {
    guard let first = network.nodes.first else { return }
    var (right, bottom) = (first.x, first.y)
    (left, top) = (first.x, first.y)
    for node in network.nodes {
      left = min(left, node.x - node.size)
      right = max(right, node.x + node.size)
      top = min(top, node.y - node.size)
      bottom = max(bottom, node.y + node.size)
    }
    let border = max(margin, (right - left) * 0.06)
    left -= border * 1.5
    top -= border
    width = right - left + border * 1.5
    height = bottom - top + border
  }

  init(left: Double, top: Double, width: Double, height: Double) {
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
  }

  /// Grows to the left by what a legend needs.
  mutating func makeRoomAtLeft(for legend: Legend) {
    left -= legend.width
    width += legend.width
    height = max(height, legend.height)
  }

  /// Grows to both sides.
  mutating func widen(by room: Double) {
    left -= room
    width += 2 * room
  }

  /// Grows below.
  mutating func makeRoomBelow(_ room: Double) { height += room }

  var viewBox: String {
    [left, top, width, height].map(Decimal.spell).joined(separator: " ")
  }

  /// Grows to the left where nodes stand in the corner of the legend.
  mutating func makeRoom(for legend: Legend, _ network: Network) {
    let bottom = top + legend.height
    let names = width / 20
    let nearest = network.nodes.filter { $0.y - $0.size < bottom }.map { $0.x - $0.size - names }
      .min()
    guard let nearest, nearest < left + legend.width else { return }
    let missing = left + legend.width - nearest
    left -= missing
    width += missing
  }
}
