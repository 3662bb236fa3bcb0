import Definitions
import Testing

@Suite struct `Reading a filled-in form` {
  @Test func `a form filled in with its own examples has no problem`() throws {
    for name in ["food-licence", "fire-safety-check", "signboard-record", "tobacco-retail"] {
      let (form, reading) = try read(name, [:])
      #expect(reading.problems.isEmpty, "\(form.id): \(reading.problems)")
    }
  }

  @Test(arguments: [
    ("floor_area", "三百二", "请填数字，例如 320（您填的是“三百二”）"),
    ("floor_area", "", "请填写，例如 320"),
    ("floor_area", "0", "不能小于 1"),
    ("floor_area", "1000000", "不能大于 100000"),
    ("floor_area", "320.125", "最多 2 位小数"),
    ("staff_count", "2.5", "请填整数，例如 12"),
    ("public_venue", "maybe", "请选“是”或“不是”"),
    ("business_type", "casino", "请从列出的选项里选"),
    ("phone", "12", "请填电话号码，例如 13800000000（您填的是“12”）"),
    ("credit_code", "92210100MADEM00151X", "请核对 18 位统一社会信用代码（您填的是“92210100MADEM00151X”）"),
  ])
  func `a wrong answer is told in one sentence, beside its field`(
    field: String,
    typed: String,
    sentence: String
  ) throws {
    let (_, reading) = try read("food-licence", [field: [typed]])
    let found = reading.problems.filter { $0.address == field }
    #expect(found.map(\.message.zh) == [sentence])
  }

  @Test func `two answers to one question are not one of them by chance`() throws {
    let (_, reading) = try read("food-licence", ["floor_area": ["299", "300"]])
    #expect(reading.problems.map(\.message.zh) == ["这一项有两个回答，请只填一个"])
  }

  @Test func `a check names what does not fit together`() throws {
    let (_, reading) = try read(
      "food-licence",
      ["floor_area": ["100"], "kitchen_area": ["60"], "dining_area": ["60"]]
    )
    #expect(
      reading.problems.map(\.message.en) == [
        "Kitchen and dining area together exceed the total; please check"
      ]
    )
  }

  @Test func `every problem is told at once`() throws {
    let (_, reading) = try read(
      "food-licence",
      ["floor_area": ["x"], "phone": [""], "business_type": [""]]
    )
    #expect(
      Set(reading.problems.map(\.address)).isSuperset(of: ["floor_area", "phone", "business_type"])
    )
  }

  @Test func `an answer to a question that is not asked is left out`() throws {
    let (_, reading) = try read("food-licence", ["by_agent": ["no"], "agent_name": ["赵一"]])
    #expect(reading.answers.values["agent_name"] == nil)
    #expect(reading.problems.isEmpty)
  }

  @Test func `a computed value is counted and never typed`() throws {
    let (_, reading) = try read(
      "signboard-record",
      ["sign_width": ["6"], "sign_height": ["1.2"], "sign_area": ["99"]]
    )
    #expect(reading.answers.values["sign_area"] == .number("7.2"))
  }

  @Test func `rows are read one by one, and their figures added up`() throws {
    let (form, reading) = try read("planning-permit", [:])
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    #expect(reading.answers.rows["buildings"]?.count == 1)
    let typed = FormReading.check(reading.answers, as: form, parameters: [])
    #expect(typed.answers == reading.answers)
  }

  @Test func `an unknown answer is told with the nearest question`() throws {
    let form = try Cast.form("food-licence")
    let answers = Answers(values: ["flor_area": .number("320")])
    let reading = FormReading.check(answers, as: form, parameters: [])
    let found = reading.problems.first { $0.address == "flor_area" }
    #expect(found?.message.en == "The form has no “flor_area”; did you mean “floor_area”?")
  }

  @Test func `an unknown answer in a row is told with its address`() throws {
    let form = try Cast.form("planning-permit")
    let answers = Answers(rows: ["buildings": [["bilding_area": .number("5")]]])
    let reading = FormReading.check(answers, as: form, parameters: [])
    let found = reading.problems.first { $0.address == "buildings.0.bilding_area" }
    #expect(
      found?.message.en
        == "The form has no “buildings.bilding_area”; did you mean “buildings.building_area”?"
    )
  }

  private func read(
    _ name: String,
    _ changes: [String: [String]]
  ) throws -> (form: Form, reading: FormReading) {
    let form = try Cast.form(name)
    return (form, FormReading.read(Cast.raw(form, changes), as: form, parameters: []))
  }
}

@Suite struct `National numbers` {
  @Test(arguments: [
    ("11010519491231002X", true), ("110105194912310021", false), ("11010519491331002X", false),
    ("", false), ("１１０１０５１９４９１２３１００２X", false),
  ])
  func `a citizen identity number has its check digit, GB 11643`(text: String, right: Bool) {
    #expect(CitizenNumbers.isCitizenID(text) == right)
  }

  @Test(arguments: [
    ("91350100M000100Y43", true), ("91350100M000100Y44", false), ("91350100M000100I43", false),
    ("", false),
  ])
  func `a social credit code has its check digit, GB 32100`(text: String, right: Bool) {
    #expect(CitizenNumbers.isCreditCode(text) == right)
  }
}
