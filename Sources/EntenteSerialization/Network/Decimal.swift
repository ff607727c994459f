/// Numbers in files, spelled without an exponent and the same on every machine.
enum Decimal {
  /// A number rounded to two digits behind the point.
  static func spell(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0.0" }
    let hundredths = Int((value * 100).rounded())
    let digits = abs(hundredths) % 100
    let fraction =
      digits % 10 == 0 ? String(digits / 10) : (digits < 10 ? "0\(digits)" : String(digits))
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(fraction)"
  }
}
