using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>A part of a page as it was made for one reader.</summary>
/// <param name="Utf8">The HTML that was written, as bytes of UTF-8.</param>
/// <param name="IsFictional">Whether it is about a child of the sample.</param>
public sealed record MadePage(byte[] Utf8, bool IsFictional);

/// <summary>Where a page lies that is made now, and what it stands on.</summary>
/// <param name="Stamp">Number of the last entry of the trail that changed something; the next change has another.</param>
/// <param name="Key">Whose page it is: locality, reader, their posts, day, page and child.</param>
public sealed record KeptPlace(long Stamp, string Key);

/// <summary>
/// Pages about one child that take long to make, held in memory for the reader they were made for and shown again as long as nothing
/// was written in the locality. Asked before anything of the page is read: what is written in between then has another stamp. Every
/// look is still an entry of the trail; that is the page's to write.
/// </summary>
public interface IKeptPages
{
    /// <summary>Where the page of this child for this reader lies at this moment.</summary>
    Task<KeptPlace> PlaceAsync(string page, ChildId child, CancellationToken ct);

    /// <summary>The page as it was made, where it still stands; null when it must be made.</summary>
    MadePage? Find(KeptPlace place);

    /// <summary>Keeps a page. An involvement that ends within the day ends the page with it.</summary>
    /// <param name="place">As it was before the page was made.</param>
    /// <param name="records">Every record of the child that was read.</param>
    /// <param name="page">What was made.</param>
    /// <param name="ct">Stops it.</param>
    Task KeepAsync(KeptPlace place, IReadOnlyList<ChildId> records, MadePage page, CancellationToken ct);
}
