/// The one script for applicants: a piece per task under `Scripts/`, joined and served as one file.
///
/// Every page works without it. With it a form saves itself and asks at once what an answer leads to, files
/// go up one by one, and a session that is about to end says so.
package enum Script {
  package static let hall =
    "\"use strict\";\n(() => {\n"
    + [problems, twice, autosave, uploads, session, print, keys, live].joined(separator: "\n")
    + "\n})();\n"
}
