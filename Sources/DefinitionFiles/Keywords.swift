/// The words of the grammar: one English spelling each, and the Chinese ones that read the same.
///
/// One Chinese word may stand for two English ones (决定 is the limit `decision` and the step `decide`);
/// which is meant follows from where it stands.
enum Keywords {
  /// Whether a word of a file is the keyword.
  static func spells(_ word: String, _ keyword: String) -> Bool {
    word == keyword || chinese[keyword]?.contains(word) ?? false
  }

  /// The keyword among those possible at a place that the word spells.
  static func meant(by word: String, among keywords: some Sequence<String>) -> String? {
    keywords.first { spells(word, $0) }
  }

  /// How a keyword is written in the script that the author used; for messages.
  static func spelling(of keyword: String, like word: String) -> String {
    word.utf8.allSatisfy { $0 < 0x80 } ? keyword : chinese[keyword]?.first ?? keyword
  }

  static let chinese: [String: [String]] = [
    // Who it is.
    "procedure": ["事项"], "title": ["名称"], "summary": ["简介"], "in_force": ["施行"],
    "basis": ["依据"], "department": ["部门"], "lead": ["牵头"], "handling": ["办理方式"],
    "single": ["单独办理"], "parallel": ["并联"], "opinion": ["统一办理"], "form": ["表单", "形式"],
    "zh": ["中文"], "en": ["英文"],
    // How long.
    "limits": ["时限"], "notice": ["收件告知"], "decision": ["决定"], "delivery": ["送达"],
    "correction": ["补正"], "copy": ["签收"], "within": ["限"], "then": ["逾期"],
    "deemed accepted": ["视为受理"], "statutory": ["法定"], "promised": ["承诺"],
    // Whom it takes.
    "parameters": ["参数"], "value": ["值"], "members": ["成员", "会办"], "matter": ["事项"],
    "when": ["当"], "asked": ["征求"], "silence": ["逾期视为"], "means": ["视为"],
    "no objection": ["无意见"], "fees": ["收费"], "none": ["无"], "fen": ["分"], "refund": ["退还"],
    "results": ["结果"], "id": ["编号"], "valid": ["有效期"], "corrections": ["补正理由"],
    "refusals": ["不予理由"], "code": ["代码"], "text": ["内容", "文字"],
    // What it is told by.
    "guide": ["指南"], "audience": ["服务对象"], "person": ["个人", "自然人"],
    "organisation": ["组织", "法人"], "scope": ["适用范围"], "conditions": ["申请条件"],
    "prohibitions": ["禁止性要求"], "quantity": ["数量限制"], "visits": ["到场次数"],
    "channels": ["办理形式"], "consult": ["咨询"], "complaint": ["投诉"], "ask": ["问"],
    "answer": ["答"], "questions": ["常见问题"], "keywords": ["关键词"],
    // What happens.
    "steps": ["步骤"], "by": ["由"], "accept": ["受理"], "copy to": ["抄告"],
    "opinions": ["征求意见"], "review": ["审查"], "inspect": ["核查"], "staff": ["人数"],
    "check": ["审核", "核对"], "decide": ["决定"], "issue": ["出证"], "deliver": ["送达"],
    "join": ["汇合"], "all": ["全部"], "any": ["任一"], "first refusal ends": ["首个不予即止"],
    "together": ["同行"],
    "front desk": ["窗口", "窗口人员"], "case officer": ["承办人"], "section head": ["科长"],
    "licensing officer": ["审批人"],
    // What is asked.
    "subject": ["办件名"], "sections": ["栏目"], "section": ["栏"], "help": ["说明"],
    "repeat": ["重复"], "least": ["最少"], "most": ["最多"], "row": ["每行"], "fields": ["问题"],
    "field": ["字段"], "element": ["数据元"], "label": ["题"], "type": ["类型"],
    "decimals": ["小数"], "options": ["选项"], "unit": ["单位"], "required": ["必填", "必要"],
    "that": ["须"], "message": ["提示"], "computed": ["计算"], "example": ["示例"],
    "personal": ["个人信息"], "receivers": ["送"], "yes": ["是"], "no": ["否"],
    "story": ["长文"], "number": ["数字"], "yes/no": ["是否"], "date": ["日期"],
    "choice": ["单选"], "choices": ["多选"], "phone": ["电话"], "citizen id": ["身份证号"],
    "credit code": ["信用代码"], "email": ["邮箱"],
    "materials": ["材料"], "material": ["材料"], "necessity": ["必要性"], "optional": ["非必要"],
    "deferrable": ["容缺后补"], "paper": ["纸质"], "electronic": ["电子"], "either": ["均可"],
    "source": ["来源"], "applicant": ["申请人自备", "申请人"], "government": ["政府核发"],
    "intermediary": ["中介"], "shared": ["共享"], "source_note": ["来源说明"], "files": ["份数"],
    // The units.
    "units": ["单位"], "word": ["字头"], "region": ["区划"], "officers": ["责任人"],
    "leader": ["分管领导"], "head": ["负责人"], "administrator": ["管理员"], "address": ["地址"],
    "hours": ["办公时间"], "remedies": ["救济"], "reconsideration": ["复议机关"],
    "court": ["诉讼法院"], "posts": ["岗位"], "post": ["岗位"], "duties": ["职责"],
    "extend": ["延长"], "hear": ["听证"], "special": ["特别程序"],
    "paths": ["路径"], "path": ["路径"], "leaves_out": ["略去"], "post_check": ["事后核查"],
    "quota": ["数量"], "places": ["名额"], "after": ["先有"], "incomplete": ["材料不齐"], "returned": ["退还"],
    "extension": ["延长"],
    "agency head": ["机关负责人"], "government head": ["政府负责人"], "follow": ["补交"], "before": ["先于"],
    "ahead": ["提前"], "prechecks": ["申请时间"],
    "unless": ["除非填"], "order": ["责令改正"], "recheck": ["复查"], "public_safety": ["公共安全事项"],
    "historical": ["历史演示"], "instant": ["即办"], "kept": ["归档保存"], "preliminary": ["初审"],
    "same_hand": ["可同人"], "sent_within": ["指派"], "counted_from": ["起算"], "receipt": ["收件"],
    "with": ["会同"],
    "law": ["法规"], "articles": ["条文"], "article": ["条"],
    "says": ["大意"], "repealed": ["废止"], "mark": ["标记"],
    "holds_in": ["施行地"], "demonstration": ["演示"], "local government": ["本级政府"],
    // The calendar.
    "version": ["版本"], "based_on": ["依据日历"], "utc_offset": ["时差"], "weekly_rest": ["每周休息"],
    "years": ["年份"],
    "status": ["状态"], "official": ["正式"], "provisional": ["暂定"], "rest": ["放假"],
    "work": ["补班"], "days": ["日期"], "name": ["名称"],
    // The signals.
    "signals": ["信号"], "signal": ["信号"], "level": ["等级"], "yellow": ["黄"], "red": ["红"],
    "used_percent": ["已用百分比"], "workdays_left": ["剩余工作日"],
    "urge_workdays": ["督办工作日"],
    // The examples.
    "examples": ["例子"], "given": ["已知"], "filed": ["提交"], "answers": ["回答"],
    "without": ["缺"], "blank": ["空白"], "at": ["时间"], "do": ["做"], "of": ["关于"],
    "on": ["针对"], "codes": ["代码"], "stops": ["受阻"], "state": ["状态"], "result": ["结果"],
    "due": ["到期"], "passed": ["逾期"], "events": ["事件"], "supervisor": ["监察员"],
    "hall": ["大厅"],
  ]
}
