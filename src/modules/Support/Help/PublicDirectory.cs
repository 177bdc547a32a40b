using Headwater.Localities.Contracts;
using Headwater.Support.Services;

namespace Headwater.Support.Help;

/// <summary>The locality that a public address speaks of, with what it publishes; looked up once for a request.</summary>
internal sealed class PublicDirectory(ILocalities localities, PublishedDirectories directories)
{
    private (string? Slug, LocalitySummary? Locality, PublishedDirectory? Directory)? found;

    /// <param name="slug">The locality's name in addresses; null for the one that public pages speak for.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where there is none of this name.</returns>
    public async Task<(LocalitySummary Locality, PublishedDirectory Directory)?> OfAsync(string? slug, CancellationToken ct)
    {
        if (found is not { } known || known.Slug != slug)
        {
            var locality = slug is null ? await localities.DefaultAsync(ct) : await localities.BySlugAsync(slug, ct);
            known = (slug, locality, locality is null ? null : await directories.OfAsync(locality.Id, ct));
            found = known;
        }

        return known is { Locality: { } of, Directory: { } directory } ? (of, directory) : null;
    }
}
