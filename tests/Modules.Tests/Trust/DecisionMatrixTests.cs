namespace Headwater.Modules.Tests.Trust;

/// <summary>The access rule against a table written without it.</summary>
[Trait("Deep", "access")]
public sealed class DecisionMatrixTests
{
    [Fact]
    public async Task The_rule_and_the_table_agree_on_every_cell()
    {
        var matrix = await DecisionMatrix.CreateAsync();
        Assert.True(matrix.Cells >= 2_500_000, $"{matrix.Cells} cells");
        var cells = Tier.IsDeep ? matrix.Cells : matrix.Cells / 10;
        var wrong = matrix.Run(Headwater.Access.Involvements.ScopeRule.Opens, cells, Tier.Seed, limit: 20);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(w => w.What)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{cells} of {matrix.Cells} cells, {matrix.Personas} personas, no mismatch");
    }
}
