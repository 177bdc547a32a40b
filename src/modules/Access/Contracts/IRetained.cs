using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>What the rules of keeping need to know. What is not known keeps a thing: nothing is erased on a guess.</summary>
/// <param name="Born">The child's date of birth; null when it is not about a child, or not known.</param>
/// <param name="SpecialNeeds">There was ever SEN support or an education, health and care plan.</param>
/// <param name="CarePlan">There was ever an education, health and care plan.</param>
/// <param name="EverLookedAfter">The child was ever looked after by a local authority.</param>
/// <param name="AuthorityCase">The local authority had a case of attendance or children missing education.</param>
/// <param name="Ended">The day it ended, was closed or was written, whichever the class counts from; null while it lasts.</param>
public sealed record RetentionFacts(
    DateOnly? Born = null, bool SpecialNeeds = false, bool CarePlan = false, bool EverLookedAfter = false, bool AuthorityCase = false, DateOnly? Ended = null);

/// <summary>Rows that are kept and erased together.</summary>
/// <param name="Class">By the name of a class of the schedule, such as <c>pupil-file</c>.</param>
/// <param name="Key">Names it for whoever erases it.</param>
/// <param name="Child">Whose they are; null when they are about no child. A hold on the child keeps them.</param>
/// <param name="Rows">How many.</param>
/// <param name="Facts">What their keeping hangs on; of a child's rows what <see cref="IChildFacts"/> says is added.</param>
public sealed record RetainedItem(string Class, string Key, ChildId? Child, int Rows, RetentionFacts Facts);

/// <summary>The facts about children that decide how long anything about them is kept.</summary>
public interface IChildFacts
{
    /// <summary>Every child of the locality, past all involvements.</summary>
    IAsyncEnumerable<(ChildId Child, RetentionFacts Facts)> AllAsync(CancellationToken ct);
}

/// <summary>A part of Headwater that keeps rows for a time. Every table of the schedule is answered for by one of these.</summary>
public interface IRetained
{
    /// <summary>The tables it answers for, by their names in the database.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>What it holds in the locality of the scope that may be due by this day; it may name more, the schedule decides.</summary>
    IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, CancellationToken ct);

    /// <summary>Erases one, within the transaction that is open. Keys of what was encrypted go with it.</summary>
    /// <returns>How many rows went.</returns>
    Task<int> EraseAsync(RetainedItem item, CancellationToken ct);
}
