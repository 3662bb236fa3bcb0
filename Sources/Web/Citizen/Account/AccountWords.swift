import Deadlines
import Definitions
import Hall

/// What is wrong with a sign-in or a registration, for the person at the page.
enum AccountWords {
  static let wrong = Words(
    zh: "账号或密码不对，请核对后再试",
    en: "The account or the password is wrong; check both and try again"
  )
  static let busy = Words(
    zh: "登录的人太多，请几秒后再试",
    en: "Too many are signing in; try again in a few seconds"
  )

  static func throttled(_ zh: String, _ en: String) -> Words {
    Words(zh: "试错太多次，\(zh) 后再试", en: "Too many failures; try again after \(en)")
  }

  /// What the page itself can see.
  static func problems(_ input: FormInput, _ frame: PageFrame) -> [(field: String, text: String)] {
    var problems: [(String, Words)] = []
    if input.text("name").isEmpty { problems.append(("name", nameMissing)) }
    let digits = input.text("phone").halfWidth.filter { !" -+".contains($0) }
    if !(7...15).contains(digits.count) || !digits.allSatisfy(\.isNumber) {
      problems.append(
        ("phone", Words(zh: "请填手机号，例如 13800000000", en: "Give a phone number such as 13800000000"))
      )
    }
    let id = input.text("citizen_id").halfWidth.uppercased()
    if !id.isEmpty, !CitizenNumbers.isCitizenID(id) {
      problems.append(
        ("citizen_id", Words(zh: "请核对 18 位身份证号", en: "Check the 18-character identity number"))
      )
    }
    if (input.all("password").first ?? "").count < Hall.leastPassword {
      problems.append(("password", passwordTooShort(Hall.leastPassword)))
    }
    return problems.map { ($0.0, frame($0.1)) }
  }

  private static let nameMissing = Words(zh: "请填姓名", en: "Give your name")

  private static func passwordTooShort(_ least: Int) -> Words {
    Words(zh: "密码至少 \(least) 个字符", en: "The password needs at least \(least) characters")
  }

  static func problem(_ problem: AccountProblem, _ frame: PageFrame) -> (
    field: String, text: String
  ) {
    let (field, words) = words(problem)
    return (field, frame(words))
  }

  static func words(_ problem: AccountProblem) -> (field: String, words: Words) {
    switch problem {
    case .nameMissing: ("name", nameMissing)
    case .loginMissing: ("phone", Words(zh: "请填手机号", en: "Give your phone number"))
    case .loginTaken:
      (
        "phone",
        Words(zh: "这个手机号已经注册，请直接登录", en: "This phone is registered already; sign in instead")
      )
    case .passwordTooShort(let least): ("password", passwordTooShort(least))
    case .tooLong(let most):
      ("name", Words(zh: "太长了，最多 \(most) 个字", en: "Too long: at most \(most) characters"))
    case .unknownPost: ("name", Words(zh: "没有这个岗位", en: "There is no such post"))
    case .busy, .fault: ("phone", busy)
    }
  }
}
