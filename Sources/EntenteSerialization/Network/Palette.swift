import EntenteGraph
import EntenteOntology

/// Colours by class that people with any kind of colour vision tell apart.
///
/// From M. Okabe and K. Ito, “Color Universal Design” (2008).
struct Palette: Hashable {
  var red: Int
  var green: Int
  var blue: Int

  /// `#rrggbb`.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { value in
        (value < 16 ? "0" : "") + String(value, radix: 16)
      }.joined()
  }

  /// Whether white letters are read more easily on it than black ones.
  var isDark: Bool { 299 * red + 587 * green + 114 * blue < 128_000 }

  private init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  static let other = Palette(153, 153, 153)
  private static let byClass: [(ClassName, Palette)] = [
    ("State", Palette(0, 114, 178)), ("Organization", Palette(230, 159, 0)),
    ("Person", Palette(0, 158, 115)), ("PersonGroup", Palette(0, 158, 115)),
    ("DiplomaticMission", Palette(213, 94, 0)), ("Place", Palette(86, 180, 233)),
    ("Position", Palette(204, 121, 167)), ("Treaty", Palette(240, 228, 66)),
    ("Event", Palette(60, 60, 60)), ("Document", Palette(136, 136, 136)),
  ]

  /// The colours in the order in which classes of unknown vocabularies take them.
  static let ordered = [
    Palette(0, 114, 178), Palette(230, 159, 0), Palette(0, 158, 115), Palette(213, 94, 0),
    Palette(86, 180, 233), Palette(204, 121, 167), Palette(240, 228, 66),
  ]

  /// The name of the class of the palette under which a class stands; empty for none.
  static func family(of kind: ClassName, in ontology: Ontology) -> String {
    byClass.first { ontology.isSubclass(kind, of: $0.0) }?.0.rawValue ?? ""
  }

  /// The colour of a class and all that stand below it.
  static func colour(of kind: ClassName, in ontology: Ontology) -> Palette {
    byClass.first { ontology.isSubclass(kind, of: $0.0) }?.1 ?? other
  }
}
