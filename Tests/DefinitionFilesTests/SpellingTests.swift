import Deadlines
import DefinitionFiles
import Definitions
import Testing

// J1 ships in Chinese keywords, the other procedures in English ones: both are one grammar.
@Suite struct `Keywords in both languages` {
  @Test(arguments: Language.allCases)
  func `a matter written in Chinese reads like its English twin`(language: Language) throws {
    let english = try #require(readDefinitions(Cast.files).catalogue)
    var files = Cast.files
    files["food.yaml"] = Chinese.food
    files["food-form.yaml"] = Chinese.foodForm
    files["opening.yaml"] = Chinese.opening
    files["permit.yaml"] = Chinese.permit
    files["permit-form.yaml"] = Chinese.permitForm
    let reading = readDefinitions(files)
    #expect(checkReport(reading.problems, .en) == "")
    let chinese = try #require(reading.catalogue)
    let day = try #require(Day("2026-06-01"))
    for name in ["food", "opening", "permit"] {
      let one = try #require(english.procedure(named: name, on: day))
      let other = try #require(chinese.procedure(named: name, on: day))
      #expect(explain(other, in: chinese, language) == explain(one, in: english, language))
    }
  }

  @Test func `a mistyped Chinese keyword is told with the nearest Chinese one`() {
    var files = Cast.files
    files["food.yaml"] = Chinese.food.replacing("简介:", with: "介简:")
    #expect(problemReport(files).contains("food.yaml:3:1 没有“介简”这个键；是不是“简介”？\n"))
  }

  @Test func `the same key in both languages stands once`() {
    let report = Cast.report("food.yaml", "summary:", "名称: { zh: 又, en: Again }\nsummary:")
    #expect(report == "food.yaml:3:1 '名称' was already given here\n")
  }
}

private enum Chinese {
  private static let some = "{ zh: 有, en: Some }"

  static let food = """
    事项: food
    名称: { zh: 事项, en: The food matter }
    简介: { zh: 简介, en: Summary }
    施行: 2026-01-01
    依据: [食品安全法 §35]
    部门: market
    时限:
      收件告知: { 限: 5 个工作日, 逾期: 视为受理, 依据: 行政许可法 §32(4) }
      决定: { 法定: 20 个工作日, 承诺: '10 个工作日 [T]', 依据: 行政许可法 §42① }
      送达: { 限: 10 个工作日, 依据: 行政许可法 §44 }
    表单: food
    收费: 无
    结果: [ { 编号: licence, 名称: { zh: 证, en: Licence }, 有效期: 60 个月 } ]
    不予理由: [ { 代码: R1, 内容: { zh: 不合格, en: Failed } }, { 代码: R2, 内容: { zh: 虚假, en: False } } ]
    指南: { 服务对象: [个人], 申请条件: \(some), 办理形式: \(some), 咨询: \(some), 投诉: \(some) }
    步骤:
      - 受理: { 由: 窗口, 限: 1 个工作日 }
      - 审查: { 由: 承办人, 限: 2 个工作日 }
      - 决定: { 由: 审批人, 限: 1 个工作日 }
      - 出证: licence
      - 送达: { 由: 窗口, 限: 1 个工作日 }
    """

  static let foodForm = """
    表单: food
    名称: { zh: 食品, en: Food }
    办件名: shop
    栏目:
      - 栏: premises
        名称: { zh: 场所, en: Premises }
        问题:
          - { 字段: shop, 数据元: shop.name, 题: { zh: 店名, en: Shop }, 类型: 文字 }
          - { 字段: area, 数据元: shop.area, 题: { zh: 面积, en: Area }, 类型: 数字, 最少: 1, 最多: 1000, 单位: { zh: 平方米, en: m² }, 示例: '320' }
          - { 字段: public, 题: { zh: 公众场所, en: Public }, 类型: 是否 }
          - { 字段: kind, 题: { zh: 业态, en: Kind }, 类型: 单选, 选项: [ { 编号: sale, 题: { zh: 销售, en: Sales } }, { 编号: meal, 题: { zh: 餐饮, en: Meals } } ] }
    材料:
      - { 材料: plan, 名称: { zh: 布局图, en: Plan }, 必要性: 必要, 形式: 均可, 来源: 申请人自备, 当: 'kind = "meal"' }
    """

  static let opening = """
    事项: opening
    名称: { zh: 开店, en: Opening }
    简介: { zh: 简介, en: Summary }
    施行: 2026-01-01
    依据: [行政许可法 §26②]
    办理方式: 并联
    牵头: market
    时限:
      收件告知: { 限: 5 个工作日, 逾期: 视为受理, 依据: 行政许可法 §32(4) }
      承诺: '10 个工作日 [T]'
    参数: { threshold: { 值: 300, 依据: '当地标准 [T]' } }
    成员:
      - 事项: food
      - 事项: fire
        当: 'public and area >= threshold'
    指南: { 服务对象: [个人], 申请条件: \(some), 办理形式: \(some), 咨询: \(some), 投诉: \(some) }
    步骤:
      - 受理: { 由: 窗口, 限: 1 个工作日 }
      - 抄告: 成员
      - 会办: { 汇合: 全部, 同行: [核查] }
    """

  static let permit = """
    事项: permit
    名称: { zh: 规划许可, en: Permit }
    简介: { zh: 简介, en: Summary }
    施行: 2026-01-01
    依据: [城乡规划法 §40]
    办理方式: 统一办理
    牵头: market
    时限:
      收件告知: { 限: 5 个工作日, 逾期: 视为受理, 依据: 行政许可法 §32(4) }
      决定: { 法定: 45 个工作日, 承诺: 12 个工作日, 依据: 行政许可法 §42② }
      送达: { 限: 10 个工作日, 依据: 行政许可法 §44 }
    表单: permit
    成员:
      - { 部门: fire, 征求: { zh: 意见, en: Opinion }, 限: 7 个工作日 }
    收费: [ { 编号: fee, 名称: { zh: 费, en: Fee }, 分: 'height * 100', 依据: 地方规定 } ]
    结果: [ { 编号: permit, 名称: { zh: 证, en: Permit } } ]
    指南: { 服务对象: [组织], 申请条件: \(some), 办理形式: \(some), 咨询: \(some), 投诉: \(some) }
    步骤:
      - 受理: { 由: 窗口, 限: 1 个工作日 }
      - 抄告: 成员
      - 征求意见: { 限: 7 个工作日 }
      - 审查: { 由: 承办人, 限: 7 个工作日 }
      - 决定: { 由: 审批人, 限: 4 个工作日 }
      - 出证: permit
      - 送达: { 由: 窗口, 限: 1 个工作日 }
    """

  static let permitForm = """
    表单: permit
    名称: { zh: 规划, en: Plan }
    办件名: project
    栏目:
      - 栏: project
        名称: { zh: 项目, en: Project }
        问题:
          - { 字段: project, 题: { zh: 项目, en: Project }, 类型: 文字 }
          - { 字段: height, 题: { zh: 高度, en: Height }, 类型: 数字, 计算: 'max(buildings.storeys) * 3' }
      - 栏: buildings
        名称: { zh: 单体, en: Buildings }
        重复: { 最少: 1, 最多: 9, 每行: { zh: 一栋楼, en: building } }
        问题:
          - { 字段: storeys, 题: { zh: 层数, en: Storeys }, 类型: 数字, 核对: [ { 须: 'storeys < 100', 提示: { zh: 太高, en: Too high } } ] }
    """
}
