import Glibc

/// A child process. Foundation's `Process` waits for every descendant that is left, and a server is meant to be left.
package struct ChildProcess: Sendable {
  package let id: Int32

  /// - Parameters:
  ///   - command: a program and its words; the path is searched.
  ///   - folder: where it works; nil: here.
  ///   - input: what it reads; -1: nothing.
  ///   - output: where all that it says goes; -1: nowhere.
  package init(
    _ command: [String],
    in folder: String? = nil,
    input: Int32 = -1,
    output: Int32 = -1
  ) throws(LocalServerProblem) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (file, place) in [(input, Int32(0)), (output, 1), (output, 2)] {
      if file < 0 {
        posix_spawn_file_actions_addopen(&actions, place, "/dev/null", O_RDWR, 0)
      } else {
        posix_spawn_file_actions_adddup2(&actions, file, place)
      }
    }
    // Threads of Swift's block signals, and pgbench's clock is one.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let start = ["/usr/bin/env"] + (folder.map { ["-C", $0] } ?? [])
    var words = (start + command).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id = Int32()
    let fault = posix_spawn(&id, "/usr/bin/env", &actions, &attributes, &words, environ)
    guard fault == 0 else {
      let why = String(cString: strerror(fault))
      throw LocalServerProblem(description: "\(command.first ?? "") cannot be started: \(why)")
    }
    self.id = id
  }

  /// Waits for its end.
  @discardableResult
  package func succeeds() -> Bool {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }

  /// False once it has ended; an ended one is forgotten by this question.
  package func isRunning() -> Bool {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == 0
  }

  package func send(_ signal: Int32) { _ = kill(id, signal) }
}

/// A process that waits for the end of its input, which comes when this process ends, however it ends.
package final class Watcher: Sendable {
  private let input: Int32
  private let process: ChildProcess

  package init(_ command: [String]) throws(LocalServerProblem) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0, let reading = ends.first, let writing = ends.last else {
      throw LocalServerProblem(description: "no pipe for the watcher")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    process = try ChildProcess(command, in: "/", input: reading)
    close(reading)
    input = writing
  }

  deinit { close(input) }
}

/// Why a server of one's own cannot be had, in a sentence.
package struct LocalServerProblem: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}
