import Crypto
import CryptoExtras
import Foundation

/// Turns passwords into hashes that are slow to guess, a few at a time.
///
/// scrypt 2^15·8·1 takes some 64 ms and 32 MB: without a bounded queue, signing in would be a way to stop the hall.
actor Passwords {
  private var running = 0
  private var queue: [CheckedContinuation<Void, Never>] = []
  private static let mostAtOnce = 2
  private static let mostWaiting = 64

  /// Nil: so many are waiting that this one is turned away.
  func hash(_ password: String, salt: [UInt8]) async -> [UInt8]? {
    guard await enter() else { return nil }
    defer { leave() }
    return await withCheckedContinuation { continuation in
      // Off the event loop and off the task pool: neither may stand still for 64 ms.
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(returning: Self.scrypt(password, salt))
      }
    }
  }

  private func enter() async -> Bool {
    if running < Self.mostAtOnce {
      running += 1
      return true
    }
    guard queue.count < Self.mostWaiting else { return false }
    await withCheckedContinuation { queue.append($0) }
    return true
  }

  /// Hands its place to the next in the queue.
  private func leave() {
    if queue.isEmpty { running -= 1 } else { queue.removeFirst().resume() }
  }

  private static func scrypt(_ password: String, _ salt: [UInt8]) -> [UInt8]? {
    let key = try? KDF.Scrypt.deriveKey(
      from: Data(password.utf8),
      salt: salt,
      outputByteCount: 32,
      rounds: 1 << 15,
      blockSize: 8,
      parallelism: 1
    )
    return key?.withUnsafeBytes { Array($0) }
  }
}
