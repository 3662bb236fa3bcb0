import FEEL
import Testing

@Suite struct `Names` {
  @Test func `may hold spaces and signs when they are known`() throws {
    #expect(try ask("12 * Monthly Salary", ["Monthly Salary": 100]) == 1200)
    #expect(try ask("Date-Time - b", ["Date-Time": 7, "b": 2]) == 5)
    #expect(try ask("a-b", ["a": 7, "b": 2]) == 5)
    #expect(try ask("a-b", ["a": 7, "b": 2, "a - b": 9]) == 9)
    #expect(try ask("营业面积 >= 300 and 是否公众聚集场所", ["营业面积": 300, "是否公众聚集场所": true]) == true)
    #expect(try ask("x.first name", ["x": .context([("first name", "Lin")])]) == "Lin")
    #expect(try ask("{\"Approved/Declined\": 1}.Approved/Declined") == 1)
  }

  @Test func `free ones are those the surroundings must give`() throws {
    let expression = try FEELExpression(
      parsing: "for x in list return x + y[item > z] + sum(list)",
      names: ["list", "y", "z"]
    )
    #expect(expression.freeNames == ["list", "y", "z"])
  }
}
