namespace Headwater.Access.Contracts;

/// <summary>Something that waits for whoever is signed in, for their first page.</summary>
/// <param name="Text">What to do, beginning with a verb. It names no child: the page it leads to does.</param>
/// <param name="Href">A path of this site where it is done.</param>
/// <param name="Due">The last day for it; null where there is none.</param>
/// <param name="First">It stands before everything else, whatever is due: the page where the family's own things are.</param>
public sealed record HomeTask(string Text, string Href, DateOnly? Due = null, bool First = false);

/// <summary>What a part of the product has for whoever is signed in. Each looks first whether it concerns them at all.</summary>
public interface IHomePart
{
    /// <summary>Everything that waits for the acting person; none where nothing does.</summary>
    Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct);
}
