using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Support.Listings;
using Headwater.Support.Services;

namespace Headwater.Support.ServiceReferrals;

/// <summary>A service that may be asked.</summary>
/// <param name="Row">The service, as it was approved.</param>
/// <param name="TakesHere">Somebody takes referrals for it here, and it is no refuge; otherwise it is asked as the directory says.</param>
internal sealed record ServiceChoice(ServiceRow Row, bool TakesHere);

/// <summary>Which services fit what is looked for: those that everybody reads by the search of the directory, and those for professionals alone by their words.</summary>
internal sealed class ServiceChoices(DirectoryQueries directory, PublishedDirectories published, IPeople people, HeadwaterDb db)
{
    /// <summary>More than so many are no choice.</summary>
    public const int Most = 30;

    /// <summary>Those that take referrals here first, each part best first.</summary>
    public async Task<IReadOnlyList<ServiceChoice>> FindAsync(string? words, int age, CancellationToken ct)
    {
        var rows = (await directory.AllAsync(ct)).Where(r => r.Approved is not null && r.Service.ArchivedOn is null).ToDictionary(r => r.Service.Id);
        var found = (await published.OfAsync(db.Locality, ct)).Search(new(words, age), rows.Count + 1).Select(s => s.Id).Where(rows.ContainsKey).Select(id => rows[id]);
        var typed = (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var hidden = rows.Values.Where(r => r.Approved!.Openness == Openness.Private && r.Approved.AgeFrom <= age && age <= r.Approved.AgeTo && (typed.Length == 0 || typed.Any(w => Says(r.Approved, w)))).OrderBy(r => r.Name, StringComparer.Ordinal);
        var takers = (await people.PostsAsync(Capability.TakeReferrals, ct)).Select(p => p.At).ToHashSet();
        return [.. found.Concat(hidden).Select(r => new ServiceChoice(r, r.Approved!.Openness != Openness.Restricted && r.Provider.PartnerId is { } partner && takers.Contains(partner))).OrderByDescending(c => c.TakesHere).Take(Most)];
    }

    private static bool Says(ServiceVersion version, string word) =>
        new[] { version.Name, version.Summary, version.WhenToRefer, version.Needs }.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase));
}
