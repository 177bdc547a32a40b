using Headwater.Access.Involvements;

namespace Headwater.Modules.Tests.Trust;

/// <summary>Would the table notice if the rule were wrong? Every small mistake is made, and every one must be noticed.</summary>
[Trait("Deep", "access")]
public sealed class RuleMutantTests
{
    [Fact]
    public async Task Every_small_mistake_in_the_rule_changes_an_answer()
    {
        var matrix = await DecisionMatrix.CreateAsync();
        var mutants = RuleMutants.Of(ScopeRule.Grants).ToList();
        Assert.True(mutants.Count >= 200, $"{mutants.Count} mutants");
        var cells = Tier.IsDeep ? matrix.Cells : matrix.Cells / 10;
        var survivors = mutants.Where(m => matrix.Run(m.Rule.Compile(), cells, Tier.Seed, limit: 1).Count == 0).Select(m => m.What).ToList();
        Assert.True(survivors.Count == 0, $"{survivors.Count} of {mutants.Count} mistakes changed no answer:\n{string.Join('\n', survivors)}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{mutants.Count} mutants, all noticed");
    }
}
