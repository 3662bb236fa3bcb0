import GRDB
enum Placeholder { static let x = DatabaseQueue.self }
