import Casework
import Deadlines
import Definitions

/// The numbers of legal documents: one sequence for each unit, kind and year. Source: `domain.md` §4.3.
enum PaperNumber {
  /// The word that tells the kind, as in 沈市监**受**字〔2026〕12号.
  static func word(_ kind: Paper.Kind) -> String {
    switch kind {
    case .receipt: "收"
    case .correctionNotice: "补"
    case .acceptance: "受"
    case .acceptanceRefusal: "不予受"
    case .copyNotice: "抄"
    case .grant: "决"
    case .denial: "不决"
    case .certificate: "证"
    case .termination: "终"
    case .extension: "延"
    case .specialNotice: "特"
    case .hearingRight: "听告"
    case .hearingNotice: "听"
    case .hearingRecord: "听录"
    case .commitment: "诺"
    case .deferral: "容"
    case .returnNotice: "退"
    case .thirdPartyNotice: "利"
    case .rectification: "改"
    case .revocation: "撤"
    case .notCompetent: "告"
    case .spotCorrection: "更"
    case .revisionNotice: "修"
    case .opinionRequest: "征"
    case .opinionSheet: "反"
    case .visitRecord: "勘"
    case .visitNotice: "勘告"
    case .publicNotice: "示"
    case .feeNotice: "费"
    case .refundNotice: "退费"
    case .forwarding: "报"
    case .renewal: "续"
    case .change: "变"
    case .requestDenial: "不变"
    case .deliveryReceipt: "送"
    case .archiveIndex: "档"
    case .urge: "督"
    case .yellowCard: "黄"
    case .redCard: "红"
    case .recommendation: "建"
    }
  }

  /// Everything of the number but the sequence, so that counters can be told from the papers themselves.
  static func counter(_ paper: Paper, unit: Unit?) -> String {
    "\(unit?.word ?? paper.unit)\(word(paper.kind))字〔\(paper.on.year)〕"
  }

  static func text(_ paper: Paper, unit: Unit?, sequence: Int) -> String {
    "\(counter(paper, unit: unit))\(sequence)号"
  }

  /// Takes a number of ours apart; nil when it is not one.
  static func parts(_ number: String) -> (counter: String, sequence: Int)? {
    guard let bracket = number.lastIndex(of: "〕") else { return nil }
    let rest = number.index(after: bracket)
    return Int(number[rest...].prefix { $0.isNumber }).map { (String(number[..<rest]), $0) }
  }
}
