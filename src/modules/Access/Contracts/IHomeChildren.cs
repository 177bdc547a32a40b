namespace Headwater.Access.Contracts;

/// <summary>Of how many children of the acting person something is due; it names none: the page it leads to does.</summary>
/// <param name="Children">How many.</param>
/// <param name="Late">Of how many of them something is late.</param>
/// <param name="First">The first day; null where nothing has one.</param>
/// <param name="Href">A path of this site where they stand by name.</param>
public sealed record HomeChildren(int Children, int Late, DateOnly? First, string Href);

/// <summary>The part of the first page on children with something due.</summary>
public interface IHomeChildren
{
    /// <summary>Null for whoever has no child to see to by their posts.</summary>
    Task<HomeChildren?> OfAsync(CancellationToken ct);
}
