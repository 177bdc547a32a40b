namespace Headwater.Children.Contracts;

/// <summary>Of how many children help did not come about that their plans name.</summary>
/// <param name="Need">The code of their primary need (Department for Education, Common Basic Data Set); null where none is recorded.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Children">How many children, each once. Whoever shows it withholds small numbers.</param>
public sealed record PlanGap(string? Need, string Words, int Children);

/// <summary>What is missing in the plans of the children of the locality, as counts alone; past involvements, as who reads it sees no child.</summary>
public interface IPlanGaps
{
    /// <summary>
    /// Children whose plans name help on offer that was not possible, since a day, or that was to be tried by a day since then, which is over, in a plan
    /// that is still open. Made-up children are counted as others are.
    /// </summary>
    Task<IReadOnlyList<PlanGap>> HelpNotTakenAsync(DateOnly since, CancellationToken ct);
}
