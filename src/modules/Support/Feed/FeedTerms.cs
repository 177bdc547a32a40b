using System.Text.Json.Nodes;
using Headwater.Support.Listings;
using Headwater.Support.Services;

namespace Headwater.Support.Feed;

/// <summary>A term of one of the two vocabularies.</summary>
internal sealed record FeedTerm(Guid Id, Guid TaxonomyId, string Taxonomy, string Name, string Code)
{
    public JsonObject Document => new FeedObject().Add("id", Id).Add("name", Name).Add("description", Name).Add("taxonomy", Taxonomy).Add("taxonomy_id", TaxonomyId).Add("term", Code).Json;
}

/// <summary>The vocabularies in which services are described: needs, and how much help it is.</summary>
internal static class FeedTerms
{
    private const string Needs = "Needs";
    private const string Tiers = "Tiers of help";

    public static IReadOnlyList<(Guid Id, string Name, string Description)> Taxonomies { get; } =
    [
        (FeedIds.Of("taxonomy", Needs), Needs, "What a service helps with, in the words of those who look for help."), (FeedIds.Of("taxonomy", Tiers), Tiers, "For everybody, for those who need more, or for those who need most."),
    ];

    private static readonly Dictionary<string, FeedTerm> OfNeeds = NeedWords.All.ToDictionary(n => n.Key, n => new FeedTerm(FeedIds.Of("term", Needs, n.Key), Taxonomies[0].Id, Needs, n.Words, n.Key), StringComparer.Ordinal);

    private static readonly Dictionary<Tier, FeedTerm> OfTiers = ServiceWords.Tiers.ToDictionary(t => t.Tier, t => new FeedTerm(FeedIds.Of("term", Tiers, t.Tier), Taxonomies[1].Id, Tiers, t.Words, t.Tier.ToString().ToLowerInvariant()));

    /// <summary>All of them, in an order that stays.</summary>
    public static IReadOnlyList<FeedTerm> All { get; } = [.. OfNeeds.Values.OrderBy(t => t.Name, StringComparer.Ordinal), .. OfTiers.OrderBy(t => t.Key).Select(t => t.Value)];

    /// <summary>The terms of a service, the need it is most for first.</summary>
    public static IEnumerable<FeedTerm> Of(PublishedService service) => service.Needs.Select(n => OfNeeds.GetValueOrDefault(n)).OfType<FeedTerm>().Append(OfTiers[service.Tier]);

    /// <param name="taxonomy">Which vocabulary.</param>
    /// <param name="whole">With its terms.</param>
    public static JsonObject Document((Guid Id, string Name, string Description) taxonomy, bool whole) =>
        new FeedObject().Add("id", taxonomy.Id).Add("name", taxonomy.Name).Add("description", taxonomy.Description).Add("version", "1").Add("taxonomy_terms", whole ? All.Where(t => t.TaxonomyId == taxonomy.Id).Select(t => t.Document) : []).Json;
}
