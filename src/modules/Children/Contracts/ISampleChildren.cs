using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>A made-up child, for the sample of another part of the product.</summary>
/// <param name="Id">The record.</param>
/// <param name="School">On whose roll.</param>
/// <param name="YearGroup">The national curriculum year on the day the sample is made for.</param>
public sealed record SampleChild(ChildId Id, OrganisationId School, int YearGroup);

/// <summary>Made-up children, past involvements: for <c>./run sample</c> alone.</summary>
public interface ISampleChildren
{
    /// <summary>So many made-up children of each of these schools, in an order that stays: in Year 11 or below, neither looked after nor with a plan.</summary>
    Task<IReadOnlyList<SampleChild>> OfAsync(IReadOnlyCollection<OrganisationId> schools, int ofEach, DateOnly today, CancellationToken ct);
}
