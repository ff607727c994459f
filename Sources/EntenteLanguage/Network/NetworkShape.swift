/// The sizes of the network that tags words and finds their heads.
///
/// Each word is the sum of the rows of its features. Layers of a simple recurrent unit (SRU; Lei et al. 2018)
/// read a sentence from both ends: with the sums u, f and r of the inputs of a word and the state c before it
///
///     f' = σ(f + vf·c + bf)    r' = σ(r + vr·c + br)    c' = u + f'·(c − u)    h = s + r'·(tanh c' − s)
///
/// where s is another sum in the first layer, and the layer's own input in the others. Only the products of
/// whole matrices take time, and they do not wait for one another. Of the states of the last layer one matrix
/// makes tags, others make the scores of heads (biaffine; Dozat and Manning 2017), of relations and of names.
package struct NetworkShape: Sendable {
  /// The numbers that stand for a word before its neighbours are looked at.
  package var embedding = 128
  /// The numbers of the state of one direction of a layer.
  package var width = 112
  package var layers = 3
  /// The numbers of a word as a head and as a dependent.
  package var arc = 96
  /// The same for the relation.
  package var label = 64
  /// The numbers of a word as a part of a name.
  package var name = 64
  package var tags = 0
  package var relations = 0

  package init() {}

  /// The numbers of a word in each layer: both directions.
  package var state: Int { 2 * width }

  /// The sums of a layer for a direction, in widths.
  package func sums(_ layer: Int) -> Int { layer == 0 ? 4 : 3 }

  /// The next multiple of 16, which rows of matrices are long.
  package static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  /// The whole number that stands for 0 in a state: `EntenteZero` of the kernels.
  package static let zero = 128

  /// What the numbers between two products keep of values below zero.
  package static let leak: Float = 0.1

  /// The kinds of distance between a word and its head.
  package static let distances = 20

  /// The kind of distance of a head that stands `offset` words behind its dependent.
  package static func distance(_ offset: Int) -> Int {
    let length = abs(offset)
    let kind =
      switch length {
      case 0...4: max(0, length - 1)
      case 5...6: 4
      case 7...9: 5
      case 10...14: 6
      case 15...22: 7
      default: 8
      }
    return 1 + (offset < 0 ? kind : kind + 9)
  }
}
