package import Casework
package import Definitions

/// One case of the demonstration: what was asked, when, and who did what about it.
package struct Scene: Sendable {
  /// The shop, the project: what lists call the case.
  package let subject: String
  package let matter: String
  /// Which of the cast files it.
  package var applicant = 0
  /// Workdays before today; 0 is this morning.
  package let filed: Int
  /// Answers that differ from the form's own examples.
  package var answers: [String: [String]] = [:]
  /// Dates that lie so many days after the filing.
  package var dates: [String: Int] = [:]
  package var plot = Plot()
}

/// What becomes of a case: each post does its part on the workday after its turn began, except as said here.
package struct Plot: Sendable {
  package enum Counter: Sendable, Hashable {
    case accepts
    /// Nobody at the counter clicks: the law itself accepts.
    case sleeps
    case asksCorrection(code: String, material: String)
    case refuses(code: String)
  }

  /// What puts the decision off, before the check.
  package enum Delay: Sendable, Hashable {
    /// The clock stands while something is appraised.
    case appraisal
    /// The head of the agency gives more time.
    case moreTime
    /// The applicant is told that he may be heard, asks, and is.
    case hearing
    /// A neighbour is told, speaks, and the applicant replies.
    case neighbour
    /// What is to be decided is announced, for anybody to object to.
    case publicNotice
  }

  package enum Ending: Sendable, Hashable {
    /// Goes as far as it comes.
    case open
    case delivered
    case rated(Int)
    /// The applicant gives up, so many workdays after filing.
    case withdrawn(after: Int)
  }

  package var counter = Counter.accepts
  /// The applicant answers a correction so many workdays later; nil: never.
  package var correctedAfter: Int?
  /// Units that do nothing.
  package var asleep: Set<UnitID> = []
  /// Units that deny, and the reason's code.
  package var denials: [UnitID: String] = [:]
  /// Departments that object in their opinion.
  package var objections: Set<UnitID> = []
  package var delay: Delay?
  /// Acts that nobody does any more: where the case stands.
  package var stopsBefore: Set<Assignment.Act> = []
  package var ending = Ending.rated(1)
  /// The word that the licence was given on was not kept: put right, checked again, revoked.
  package var breaksWord = false
  /// So many workdays after the filing the holder asks to change the licence; nil: never.
  package var asksChangeAfter: Int?
}

extension Scene {
  /// The demonstration: every state that a case can be in, and every light.
  package static let all: [Scene] =
    restaurants.map(asJointCase) + tobacconists + projects + works + others + formerTimes

  /// The scenes again and again, filed over the last 150 workdays.
  package static func many(_ count: Int) -> [Scene] {
    (0..<max(0, count)).map { index in
      let scene = all[index % all.count]
      return Scene(
        subject: "\(scene.subject) \(index)",
        matter: scene.matter,
        applicant: scene.applicant,
        filed: index % 150,
        answers: scene.answers,
        dates: scene.dates,
        plot: scene.plot
      )
    }
  }

  /// A public place with a signboard, unless the scene says otherwise: three departments.
  private static func asJointCase(_ scene: Scene) -> Scene {
    var scene = scene
    scene.answers.merge(["public_venue": ["yes"], "has_signboard": ["yes"]]) { own, _ in own }
    return scene
  }

  private static let restaurants = [
    Scene(subject: "林记小馆", matter: restaurant, filed: 0),
    Scene(
      subject: "小禾甜品",
      matter: restaurant,
      filed: 3,
      answers: ["has_signboard": ["no"]],
      plot: Plot(counter: .asksCorrection(code: "B01", material: "kitchen-layout"))
    ),
    Scene(
      subject: "林家火锅",
      matter: restaurant,
      filed: 9,
      plot: Plot(asleep: ["fire-rescue"], ending: .delivered)
    ),
    Scene(
      subject: "禾风茶社",
      matter: restaurant,
      filed: 30,
      answers: [
        "floor_area": ["180"], "kitchen_area": ["40"], "dining_area": ["110"], "seats": ["45"],
        "public_venue": ["no"],
      ],
      plot: Plot(ending: .rated(1))
    ),
    Scene(
      subject: "大为烧烤",
      matter: restaurant,
      applicant: 1,
      filed: 34,
      plot: Plot(denials: ["fire-rescue": "R21"], ending: .rated(3))
    ),
    Scene(
      subject: "大为面馆",
      matter: restaurant,
      applicant: 1,
      filed: 12,
      plot: Plot(counter: .sleeps, stopsBefore: [.check])
    ),
    Scene(
      subject: "知行甜水铺",
      matter: restaurant,
      applicant: 2,
      filed: 13,
      answers: [
        "floor_area": ["60"], "kitchen_area": ["15"], "dining_area": ["30"], "seats": ["12"],
        "public_venue": ["no"],
      ],
      plot: Plot(
        counter: .asksCorrection(code: "B01", material: "kitchen-layout"),
        correctedAfter: 2,
        stopsBefore: [.decide]
      )
    ),
    Scene(
      subject: "知行酒楼",
      matter: restaurant,
      applicant: 2,
      filed: 6,
      plot: Plot(stopsBefore: [.inspect])
    ),
    Scene(
      subject: "知行早点",
      matter: restaurant,
      applicant: 2,
      filed: 15,
      answers: [
        "floor_area": ["90"], "kitchen_area": ["25"], "dining_area": ["50"], "seats": ["20"],
        "public_venue": ["no"],
      ],
      plot: Plot(ending: .withdrawn(after: 2))
    ),
    Scene(
      subject: "青柠餐吧",
      matter: restaurant,
      applicant: 1,
      filed: 16,
      plot: Plot(stopsBefore: [.decide])
    ),
  ]

  private static let tobacconists = [
    Scene(
      subject: "小禾便利店",
      matter: tobacco,
      filed: 5,
      plot: Plot(counter: .sleeps)
    ),
    Scene(subject: "林记烟酒", matter: tobacco, filed: 18, plot: Plot(ending: .rated(2))),
    Scene(
      subject: "大为副食",
      matter: tobacco,
      applicant: 1,
      filed: 20,
      plot: Plot(denials: ["tobacco": "R42"], ending: .rated(4))
    ),
    Scene(
      subject: "知行超市",
      matter: tobacco,
      applicant: 2,
      filed: 50,
      plot: Plot(counter: .asksCorrection(code: "B41", material: "business-licence"))
    ),
    Scene(
      subject: "街角小卖部",
      matter: tobacco,
      applicant: 2,
      filed: 8,
      plot: Plot(counter: .refuses(code: "N01"))
    ),
    Scene(
      subject: "大为批发",
      matter: tobacco,
      applicant: 1,
      filed: 14,
      plot: Plot(stopsBefore: [.deliver], ending: .open)
    ),
    Scene(
      subject: "小禾文具烟店",
      matter: tobacco,
      filed: 6,
      plot: Plot(delay: .appraisal, stopsBefore: [.resume])
    ),
    Scene(
      subject: "林家杂货铺",
      matter: tobacco,
      filed: 10,
      plot: Plot(delay: .moreTime, stopsBefore: [.decide])
    ),
    Scene(
      subject: "知行烟酒行",
      matter: tobacco,
      applicant: 2,
      filed: 30,
      plot: Plot(delay: .hearing, ending: .rated(2))
    ),
    Scene(
      subject: "小禾烟店",
      matter: tobacco,
      filed: 6,
      plot: Plot(delay: .hearing, stopsBefore: [.hear], ending: .open)
    ),
    Scene(
      subject: "林记糖烟店",
      matter: tobacco,
      filed: 40,
      plot: Plot(ending: .delivered, asksChangeAfter: 30)
    ),
    Scene(
      subject: "知行杂货",
      matter: tobacco,
      applicant: 2,
      filed: 7,
      plot: Plot(stopsBefore: [.decide])
    ),
  ]

  private static let projects = [
    Scene(subject: "演示里住宅小区", matter: planning, applicant: 2, filed: 1),
    Scene(
      subject: "北岸仓库改造",
      matter: planning,
      applicant: 2,
      filed: 11,
      plot: Plot(asleep: ["civil-defence"], objections: ["water"])
    ),
    Scene(
      subject: "河湾幼儿园",
      matter: planning,
      applicant: 1,
      filed: 40,
      plot: Plot(ending: .rated(1))
    ),
    Scene(
      subject: "南街加建电梯",
      matter: planning,
      applicant: 1,
      filed: 25,
      answers: ["changes_approved_plan": ["yes"]],
      plot: Plot(delay: .neighbour, ending: .delivered)
    ),
    Scene(
      subject: "老城书院修缮",
      matter: planning,
      applicant: 2,
      filed: 12,
      answers: ["relics_nearby": ["yes"]],
      plot: Plot(delay: .publicNotice, stopsBefore: [.decide])
    ),
  ]

  private static let works = [
    Scene(
      subject: "演示里住宅小区一期",
      matter: acceptance,
      applicant: 2,
      filed: 4,
      answers: ["defence_built": ["yes"]]
    ),
    Scene(
      subject: "河湾幼儿园教学楼",
      matter: acceptance,
      applicant: 1,
      filed: 28,
      plot: Plot(ending: .rated(1))
    ),
  ]

  /// One or two of every other matter.
  private static let others = [
    Scene(
      subject: "演示湖灯会",
      matter: "large-event",
      filed: 3,
      answers: ["temporary_structures": ["no"], "food_sold": ["yes"]],
      dates: ["starts_on": 40, "ends_on": 41]
    ),
    // The stage's test report is to follow.
    Scene(
      subject: "演示湖露天音乐会",
      matter: "large-event",
      applicant: 2,
      filed: 10,
      answers: ["temporary_structures": ["yes"], "food_sold": ["no"]],
      dates: ["starts_on": 45, "ends_on": 46],
      plot: Plot(stopsBefore: [.decide])
    ),
    Scene(
      subject: "小禾餐饮有限公司",
      matter: "business-opening",
      filed: 5,
      answers: ["hires": ["yes"]],
      plot: Plot(ending: .rated(1))
    ),
    Scene(
      subject: "大为贸易有限公司",
      matter: "business-opening",
      applicant: 1,
      filed: 1,
      answers: ["hires": ["no"]],
      plot: Plot(asleep: ["taxation"], ending: .delivered)
    ),
    Scene(
      subject: "林记大药房",
      matter: "pharmacy-opening",
      filed: 4,
      answers: [
        "only_otc_b": ["no"], "sells_devices": ["yes"], "sells_food": ["no"],
        "has_signboard": ["yes"],
      ]
    ),
    Scene(
      subject: "禾风影院",
      matter: "fire-safety-check",
      filed: 12,
      answers: ["fire_way": ["commitment"], "public_venue": ["yes"]],
      plot: Plot(stopsBefore: [.postCheck])
    ),
    Scene(
      subject: "大为歌厅",
      matter: "fire-safety-check",
      applicant: 1,
      filed: 25,
      answers: ["fire_way": ["commitment"], "public_venue": ["yes"]],
      plot: Plot(ending: .delivered, breaksWord: true)
    ),
    Scene(
      subject: "演示里住宅小区二期",
      matter: "drawing-review",
      applicant: 2,
      filed: 6,
      answers: ["size": ["large"], "special_project": ["yes"], "defence_required": ["yes"]]
    ),
  ]

  /// Matters of older times, kept for demonstration.
  private static let formerTimes = [
    Scene(
      subject: "演示（中国）电子有限公司",
      matter: "foreign-investment",
      applicant: 1,
      filed: 20,
      answers: ["needs_land": ["yes"], "pollutes": ["yes"]]
    ),
    Scene(
      subject: "演示网络文化有限公司",
      matter: "enterprise-approval",
      applicant: 2,
      filed: 16,
      answers: ["pre_approved_lines": ["culture", "health"]],
      plot: Plot(asleep: ["health"], ending: .rated(2))
    ),
    Scene(
      subject: "冷冻草莓",
      matter: "export-inspection",
      applicant: 2,
      filed: 3,
      answers: ["needs_lab": ["no"]],
      dates: ["ships_on": 20],
      // Granted and handed over; its fee is still to be paid.
      plot: Plot(stopsBefore: [.collect], ending: .rated(1))
    ),
  ]

  private static let acceptance = "completion-acceptance"
  private static let restaurant = "catering-opening"
  private static let tobacco = "tobacco-retail"
  private static let planning = "planning-permit"
}
