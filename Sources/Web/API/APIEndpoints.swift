import Casework
import Definitions
import HTTPTypes
import Hummingbird

extension APIPages {
  /// Every address of the API, as one table.
  static let endpoints: [APIEndpoint] = open + openLists + reading + filing + supervising + acts

  /// What a path takes, for an answer to a method that it does not take; empty where there is no such path.
  static func methods(at path: String) -> [String] {
    guard path.hasPrefix(root + "/") else { return [] }
    let place = String(path.dropFirst(root.count))
    return endpoints.filter { $0.matches(place) }.map(\.method.rawValue).sorted()
  }

  private static let open: [APIEndpoint] = [
    APIEndpoint(
      method: .get,
      path: "/openapi.json",
      operation: "showDocument",
      summary: "This document",
      actor: "anybody",
      answer: .shown("Open"),
      isPublic: true,
      handler: { $0.showDocument }
    ),
    APIEndpoint(
      method: .get,
      path: "/matters",
      operation: "listMatters",
      summary: "The matters in force today",
      actor: "anybody",
      answer: .shown("Matters"),
      isPublic: true,
      handler: { $0.listMatters }
    ),
    APIEndpoint(
      method: .get,
      path: "/matters/{matter}",
      operation: "showMatter",
      summary: "A matter with its form, its materials and its reasons: what a filing must hold",
      actor: "anybody",
      answer: .shown("Matter"),
      isPublic: true,
      handler: { $0.showMatter }
    ),
    APIEndpoint(
      method: .post,
      path: "/progress",
      operation: "showProgress",
      summary: "How a case stands, by number and query code: no names, answers or acts (S36)",
      actor: "anybody; ten wrong codes close this way for a day",
      body: .json([.must("number", .text(most: 60)), .must("code", .text(most: 20))]),
      answer: .shown("Progress"),
      isPublic: true,
      handler: { $0.showProgress }
    ),
  ]

  private static let reading: [APIEndpoint] = [
    APIEndpoint(
      method: .get,
      path: "/cases",
      operation: "listCases",
      summary:
        "An applicant's own cases, or, with `q`, what a search finds among those one may see",
      actor: "anybody with a token",
      parameters: ["q", "post", "after"],
      answer: .shown("Cases"),
      handler: { $0.listCases }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}",
      operation: "showCase",
      summary: "A case, as far as the caller may see it",
      actor: "whoever may see the case",
      parameters: ["post", "none_match"],
      answer: .shown("Case"),
      handler: { $0.showCase }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}/events",
      operation: "listEvents",
      summary: "What happened, when, by whom",
      actor: "whoever may see the case",
      parameters: ["post"],
      answer: .shown("Events"),
      handler: { $0.listEvents }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}/papers",
      operation: "listPapers",
      summary: "The papers of a case that the caller may see",
      actor: "whoever may see the case",
      parameters: ["post"],
      answer: .shown("Papers"),
      handler: { $0.listPapers }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}/papers/{paper}",
      operation: "fetchPaper",
      summary:
        "A paper's bytes, made once and never again; a PDF of it with `Accept: application/pdf`",
      actor: "whoever may see the paper",
      parameters: ["post", "none_match"],
      answer: .file(["text/html", "application/pdf"]),
      handler: { $0.fetchPaper }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}/papers/{paper}/pdf",
      operation: "printPaper",
      summary: "A paper as a PDF of A4 sheets, set from its bytes",
      actor: "whoever may see the paper",
      parameters: ["post"],
      answer: .file(["application/pdf"]),
      handler: { $0.fetchPaper }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}/attachments",
      operation: "listAttachments",
      summary: "The files handed in that the caller may see",
      actor: "whoever may see the case",
      parameters: ["post"],
      answer: .shown("Attachments"),
      handler: { $0.listAttachments }
    ),
    APIEndpoint(
      method: .get,
      path: "/cases/{number}/attachments/{sha256}",
      operation: "fetchAttachment",
      summary: "A file handed in",
      actor: "whoever may see its material",
      parameters: ["post", "none_match"],
      answer: .file(["image/jpeg", "image/png", "image/heic", "application/pdf"]),
      handler: { $0.fetchAttachment }
    ),
    APIEndpoint(
      method: .get,
      path: "/worklist",
      operation: "worklist",
      summary: "What waits for the caller's posts, the soonest due first",
      actor: "the office",
      parameters: ["after", "limit", "post"],
      answer: .shown("Worklist"),
      handler: { $0.worklist }
    ),
  ]

  private static let supervising: [APIEndpoint] = [
    APIEndpoint(
      method: .get,
      path: "/supervision",
      operation: "showDashboard",
      summary: "Running clocks by unit and kind: on time, running out today, this week, passed",
      actor: "supervisor",
      answer: .shown("Dashboard"),
      handler: { $0.showDashboard }
    ),
    APIEndpoint(
      method: .get,
      path: "/supervision/clocks",
      operation: "listClocks",
      summary: "The clocks behind a figure, the most pressing first, and who holds each since when",
      actor: "supervisor",
      parameters: ["unit", "kind", "standing", "after"],
      answer: .shown("HeldClocks"),
      handler: { $0.listClocks }
    ),
  ]

  /// Each act on a case, or on one of its branches; directly under a case without branches.
  private static let acts: [APIEndpoint] = APIRoute.acts.flatMap { act in
    let places =
      act.scope == .branch
      ? [("", ""), ("/branches/{branch}", "OnBranch")] : [("", "")]
    return places.map { place, suffix in
      APIEndpoint(
        method: .post,
        path: "/cases/{number}\(place)/\(act.noun)",
        operation: act.operation + suffix,
        summary: act.summary,
        actor: act.actor,
        parameters: ["key", "match", "post"],
        body: act.body.isEmpty ? .nothing : .json(act.body),
        answer: .recorded,
        handler: { pages in { try await pages.record(act, $0, $1) } }
      )
    }
  }
}
