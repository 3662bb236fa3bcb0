import Glibc

/// A child process. Foundation's `Process` waits for every descendant that is left, and a server is meant to be left.
struct TestProcess {
  private let id: pid_t

  /// - Parameters:
  ///   - input: what it reads; -1: nothing.
  ///   - output: where all that it says goes; -1: nowhere.
  init(_ command: [String], input: Int32, output: Int32) throws(TestServerProblem) {
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
    // From a folder that everybody may read: the server is another user.
    var words = (["/usr/bin/env", "-C", "/"] + command).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id = pid_t()
    let fault = posix_spawn(&id, "/usr/bin/env", &actions, nil, &words, environ)
    guard fault == 0 else {
      let why = String(cString: strerror(fault))
      throw TestServerProblem(description: "\(command.first ?? "") cannot be started: \(why)")
    }
    self.id = id
  }

  /// Waits for its end.
  func succeeds() -> Bool {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }
}

/// A process that waits for the end of its input, which comes when this process ends, however it ends.
final class TestWatcher: Sendable {
  private let input: Int32

  init(_ command: [String]) throws(TestServerProblem) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0, let reading = ends.first, let writing = ends.last else {
      throw TestServerProblem(description: "no pipe for the watcher")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = try TestProcess(command, input: reading, output: -1)
    close(reading)
    input = writing
  }

  deinit { close(input) }
}
