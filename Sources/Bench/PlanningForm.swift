import Foundation
import Rehearsal

/// The application form as a program fills it in: 28 answers and the two files that the law asks for.
enum PlanningForm {
  static func filing(name: String, address: String) -> String {
    #"{"procedure":"planning-permit","# + answers(name, address) + #","materials":[\#(files)]}"#
  }

  /// The filing of a draft that has its files already.
  static func filing(draft: String, name: String, address: String) -> String {
    #"{"draft":"\#(draft)","# + answers(name, address) + "}"
  }

  private static func answers(_ name: String, _ address: String) -> String {
    head + #""project_name":"\#(name)","address":"\#(address)","# + tail
  }

  private static let head = """
    "acknowledges_like_case":true,"answers":{\
    "builder_name":"演示置业有限公司","credit_code":"91210100MADEM00230","contact_name":"林小禾",\
    "phone":"13800000000","by_agent":false,"project_code":"2601-210100-04-01-000001",
    """
  private static let tail = """
    "land_area":20000,"green_area":7000,"parking_places":260,"sponge_ratio":75,\
    "site_occupied":false,"environment_sensitive":false,"relics_nearby":false,\
    "security_zone":false,"changes_approved_plan":false,"detailed_plan_required":false,"defence_elsewhere":false,\
    "defence_area":900,"buildings":[{"building_name":"1号楼","building_use":"residential",\
    "storeys_above":18,"storeys_below":1,"building_height":54,"footprint":700,\
    "building_area":13300,"counted_area":12600}]}
    """
  private static let files = ["land-documents", "design-plan"]
    .map { #"{"material":"\#($0)","name":"\#($0).pdf","content":"\#(content)"}"# }
    .joined(separator: ",")
  private static let content = Data(SamplePaper.bytes).base64EncodedString()
}
