using Headwater.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Interface;

/// <summary>The entries of the service navigation as one page shows them.</summary>
internal sealed record NavigationBar(IReadOnlyList<NavigationBarItem> Items)
{
    /// <summary>
    /// Marks the entry the reader is in: <c>page</c> on the entry's own address, <c>true</c> below it. Of two entries
    /// that both fit (<c>/insight</c> and <c>/insight/compare</c>) the longer address wins.
    /// </summary>
    public static NavigationBar For(IEnumerable<NavigationEntry> entries, PathString path)
    {
        var ordered = entries.OrderBy(e => e.Order).ThenBy(e => e.Text, StringComparer.Ordinal).ToArray();
        var here = ordered.Where(e => Holds(e, path)).MaxBy(e => e.Href.Length);
        return new([.. ordered.Select(e => new NavigationBarItem(e.Text, Rooted(e.Href), e == here ? Place(e, path) : null))]);
    }

    /// <summary>The entries that whoever looks may follow.</summary>
    public static async Task<IReadOnlyList<NavigationEntry>> OpenToAsync(HttpContext context, IEnumerable<NavigationEntry> entries)
    {
        List<NavigationEntry> open = [];
        foreach (var entry in entries)
        {
            if (entry.Policy is null || (await context.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(context.User, entry.Policy)).Succeeded)
                open.Add(entry);
        }

        return open;
    }

    private static bool Holds(NavigationEntry entry, PathString path)
    {
        var at = entry.Href.TrimStart('~').TrimEnd('/');
        return at.Length == 0 ? path == "/" || !path.HasValue : path.StartsWithSegments(at, StringComparison.OrdinalIgnoreCase);
    }

    private static string Place(NavigationEntry entry, PathString path) =>
        string.Equals(path.Value?.TrimEnd('/'), entry.Href.TrimStart('~').TrimEnd('/'), StringComparison.OrdinalIgnoreCase) ? "page" : "true";

    // An installation may live below a path; "~/" is resolved against it when the link is written.
    private static string Rooted(string href) => href.StartsWith('/') ? "~" + href : href;
}

internal sealed record NavigationBarItem(string Text, string Href, string? Place);
