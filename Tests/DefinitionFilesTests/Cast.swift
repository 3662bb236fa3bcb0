import Deadlines
import DefinitionFiles
import Definitions

/// A small sound office: two units, two matters, the theme of both, and a permit on one opinion.
enum Cast {
  static let files: [String: String] = [
    "units.yaml": units, "food-form.yaml": foodForm, "fire-form.yaml": fireForm,
    "permit-form.yaml": permitForm, "food.yaml": food, "fire.yaml": fire,
    "opening.yaml": opening, "permit.yaml": permit,
  ]

  /// What `hall check` prints when one text of one file is replaced by another.
  static func report(
    _ file: String,
    _ text: String,
    _ other: String,
    _ language: Language = .en
  ) -> String {
    var files = files
    files[file] = files[file]?.replacing(text, with: other, maxReplacements: 1)
    return checkReport(readDefinitions(files).problems, language)
  }

  /// What `hall check` prints of one file alone.
  static func report(alone text: String, _ language: Language = .en) -> String {
    checkReport(readDefinitions(["a.yaml": text]).problems, language)
  }

  private static func unit(_ id: String, _ zh: String) -> String {
    """
      - unit: \(id)
        title: { zh: \(zh), en: Unit \(id) }
        word: 沈
        region: '210100'
        officers: { leader: Zhou, head: Sun, administrator: Qian }
        address: { zh: 一号, en: Number 1 }
        hours: { zh: 工作日, en: Workdays }
        phone: '000'
        remedies: { reconsideration: { zh: 政府, en: Government }, court: { zh: 法院, en: Court } }
        posts:
          - { post: front desk, title: { zh: 窗口, en: Front desk }, duties: [accept, deliver] }
          - { post: case officer, title: { zh: 承办人, en: Officer }, duties: [copy, opinions, review, inspect] }
          - { post: licensing officer, title: { zh: 审批人, en: Licenser }, duties: [decide] }

    """
  }

  static let units = "units:\n" + unit("market", "市监局") + unit("fire", "消防")

  static let foodForm = """
    form: food
    title: { zh: 食品, en: Food }
    subject: shop
    sections:
      - section: premises
        title: { zh: 场所, en: Premises }
        fields:
          - { field: shop, element: shop.name, label: { zh: 店名, en: Shop }, type: text }
          - { field: area, element: shop.area, label: { zh: 面积, en: Area }, type: number, least: 1, most: 1000, unit: { zh: 平方米, en: m² }, example: '320' }
          - { field: public, label: { zh: 公众场所, en: Public }, type: yes/no }
          - { field: kind, label: { zh: 业态, en: Kind }, type: choice, options: [ { id: sale, label: { zh: 销售, en: Sales } }, { id: meal, label: { zh: 餐饮, en: Meals } } ] }
    materials:
      - { material: plan, title: { zh: 布局图, en: Plan }, necessity: required, form: either, source: applicant, when: 'kind = "meal"' }
    """

  static let fireForm = """
    form: fire
    title: { zh: 消防, en: Fire }
    subject: shop
    sections:
      - section: safety
        title: { zh: 消防, en: Safety }
        fields:
          - { field: shop, element: shop.name, label: { zh: 店名, en: Shop }, type: text }
          - { field: exits, label: { zh: 出口, en: Exits }, type: number }
    """

  static let permitForm = """
    form: permit
    title: { zh: 规划, en: Plan }
    subject: project
    sections:
      - section: project
        title: { zh: 项目, en: Project }
        fields:
          - { field: project, label: { zh: 项目, en: Project }, type: text }
          - { field: height, label: { zh: 高度, en: Height }, type: number, computed: 'max(buildings.storeys) * 3' }
      - section: buildings
        title: { zh: 单体, en: Buildings }
        repeat: { least: 1, most: 9, row: { zh: 一栋楼, en: building } }
        fields:
          - { field: storeys, label: { zh: 层数, en: Storeys }, type: number, check: [ { that: 'storeys < 100', message: { zh: 太高, en: Too high } } ] }
    """

  private static let inspection =
    "  - inspect: { staff: 2, by: case officer, within: 3 workdays }\n"
  private static let some = "{ zh: 有, en: Some }"

  static func matter(_ name: String, unit: String, inspects: Bool) -> String {
    """
    procedure: \(name)
    title: { zh: 事项, en: The \(name) matter }
    summary: { zh: 简介, en: Summary }
    in_force: 2026-01-01
    basis: [食品安全法 §35]
    department: \(unit)
    limits:
      notice: { within: 5 workdays, then: deemed accepted, basis: 行政许可法 §32(4) }
      decision: { statutory: 20 workdays, promised: '10 workdays [T]', basis: 行政许可法 §42① }
      delivery: { within: 10 workdays, basis: 行政许可法 §44 }
    form: \(name)
    fees: none
    results: [ { id: licence, title: { zh: 证, en: Licence }, valid: 60 months } ]
    refusals: [ { code: R1, text: { zh: 不合格, en: Failed } }, { code: R2, text: { zh: 虚假, en: False } } ]
    guide: { audience: [person], conditions: \(some), channels: \(some), consult: \(some), complaint: \(some) }
    steps:
      - accept: { by: front desk, within: 1 workday }
      - review: { by: case officer, within: 2 workdays }
    \(inspects ? inspection : "")  - decide: { by: licensing officer, within: 1 workday }
      - issue: licence
      - deliver: { by: front desk, within: 1 workday }
    """
  }

  static let food = matter("food", unit: "market", inspects: false)
  static let fire = matter("fire", unit: "fire", inspects: true)

  static let opening = """
    procedure: opening
    title: { zh: 开店, en: Opening }
    summary: { zh: 简介, en: Summary }
    in_force: 2026-01-01
    basis: [行政许可法 §26②]
    handling: parallel
    lead: market
    limits:
      notice: { within: 5 workdays, then: deemed accepted, basis: 行政许可法 §32(4) }
      promised: 10 workdays [T]
    parameters: { threshold: { value: 300, basis: '当地标准 [T]' } }
    members:
      - matter: food
      - matter: fire
        when: 'public and area >= threshold'
    guide: { audience: [person], conditions: \(some), channels: \(some), consult: \(some), complaint: \(some) }
    steps:
      - accept: { by: front desk, within: 1 workday }
      - copy to: members
      - members: { join: all, together: [inspect] }
    """

  static let permit = """
    procedure: permit
    title: { zh: 规划许可, en: Permit }
    summary: { zh: 简介, en: Summary }
    in_force: 2026-01-01
    basis: [城乡规划法 §40]
    handling: opinion
    lead: market
    limits:
      notice: { within: 5 workdays, then: deemed accepted, basis: 行政许可法 §32(4) }
      decision: { statutory: 45 workdays, promised: 12 workdays, basis: 行政许可法 §42② }
      delivery: { within: 10 workdays, basis: 行政许可法 §44 }
    form: permit
    members:
      - { department: fire, asked: { zh: 意见, en: Opinion }, within: 7 workdays }
    fees: [ { id: fee, title: { zh: 费, en: Fee }, fen: 'height * 100', basis: 地方规定 } ]
    results: [ { id: permit, title: { zh: 证, en: Permit } } ]
    guide: { audience: [organisation], conditions: \(some), channels: \(some), consult: \(some), complaint: \(some) }
    steps:
      - accept: { by: front desk, within: 1 workday }
      - copy to: members
      - opinions: { within: 7 workdays }
      - review: { by: case officer, within: 7 workdays }
      - decide: { by: licensing officer, within: 4 workdays }
      - issue: permit
      - deliver: { by: front desk, within: 1 workday }
    """
}
