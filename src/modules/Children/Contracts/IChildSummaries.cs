using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>Who a child is, for a page of another part of the product, as far as the reader of the scope is let through.</summary>
/// <param name="Id">The record.</param>
/// <param name="Name">The name the child goes by.</param>
/// <param name="Born">The date of birth.</param>
/// <param name="YearGroup">The national curriculum year now; 0 is Reception.</param>
/// <param name="Year">The same in words.</param>
/// <param name="IsSample">Made up.</param>
/// <param name="IsJoined">The record was joined to another, and is no longer written in.</param>
/// <param name="Schools">Where the child is on the roll today.</param>
/// <param name="HasPlan">Whether there is an education, health and care plan; null where that is not open to the reader.</param>
/// <param name="IsLookedAfter">Whether the child is looked after; null where that is not open to the reader, or not on record.</param>
public sealed record ChildSummary(ChildId Id, string Name, DateOnly Born, int YearGroup, string Year, bool IsSample, bool IsJoined, IReadOnlyList<OrganisationId> Schools, bool? HasPlan, bool? IsLookedAfter)
{
    /// <summary>This record, and those that were joined to it: what was recorded there is about the same child.</summary>
    public IReadOnlyList<ChildId> Records { get; init; } = [Id];
}

/// <summary>Children in short. What the reader may not see is not there.</summary>
public interface IChildSummaries
{
    /// <summary>Null when there is no such child for this reader.</summary>
    Task<ChildSummary?> OfAsync(ChildId child, CancellationToken ct);

    /// <summary>Those of these children whom the reader sees, in one read; whether there is a plan and whether they are looked after is not asked.</summary>
    Task<IReadOnlyDictionary<ChildId, ChildSummary>> OfAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct);
}

/// <summary>A page of another part of the product about one child.</summary>
/// <param name="Words">What the link says.</param>
/// <param name="Address">A path of this site.</param>
public sealed record ChildPage(string Words, string Address);

/// <summary>What a part of the product adds to the pages that a child's record leads to.</summary>
public interface IChildPages
{
    /// <summary>Pages that open for the acting person.</summary>
    /// <param name="child">Whose record.</param>
    /// <param name="reads">The kinds of entries that are open to the reader.</param>
    IEnumerable<ChildPage> Of(ChildId child, EntryKinds reads);
}
