import Definitions
import Testing

/// 行政许可法 §33; 国务院令第716号 §7: agencies share what they hold, and do not ask the applicant for it.
@Suite struct `Materials of other registers` {
  @Test func `what another register holds is never handed in`() throws {
    let forms = try #require(Cast.catalogue).forms.values
    let sharing = forms.filter { $0.materials.contains { $0.source == .shared } }
    #expect(sharing.count > 8)
    for form in sharing {
      let shared = form.materials.filter { $0.source == .shared }
      let answers = FormReading.read(Cast.raw(form, [:]), as: form, parameters: []).answers
      let missing = form.missingMaterials(answers, parameters: [], handedIn: [String: [Int]]())
      for material in shared {
        #expect(!missing.contains(material.id), "\(form.id): \(material.id)")
        #expect(material.sourceNote != nil, "\(form.id): where it comes from")
        #expect(material.basis?.text == "国务院令第716号 §7", "\(form.id): \(material.id)")
      }
    }
  }
}
