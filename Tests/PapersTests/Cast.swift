import Deadlines
import Foundation

@testable import Papers

/// Where the shipped texts lie, and the facts of Lin's restaurant.
enum Cast {
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Forms/papers").path

  static func shippedTexts() throws -> [String: String] {
    guard let texts = PaperTexts.load(from: folder).0 else { throw Missing.texts }
    return texts.texts
  }

  enum Missing: Error { case texts }

  static let common: [String: String] = [
    "number": "沈市监补字〔2026〕12号", "date": "2026年9月24日", "unit": "沈阳市市场监督管理局",
    "address": "沈阳市沈河区一号", "hours": "工作日 8:30–17:00", "phone": "024-12345678",
    "case_number": "210100-20260918-00042-7", "procedure": "开办餐饮店“一件事”", "applicant": "林小雨",
    "subject": "林记<小吃店>", "received_on": "2026年9月18日",
  ]

  static let defects: [[String: String]] = [
    ["place": "设备布局和操作流程图", "code": "B03", "reason": "缺清洗消毒间", "note": "见图纸左下"],
    ["place": "经营面积", "code": "B02", "reason": "与执照不一致", "new": "首次审查时不可见"],
  ]
}
