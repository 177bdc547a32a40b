using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Listings;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Http;

namespace Headwater.Support.Feed;

/// <summary>What a caller asks of a list; everything may be left out.</summary>
internal sealed record FeedQuery
{
    public const int UsualPage = 50;
    public const int LargestPage = 100;
    private const int MostWords = 200;

    public int Page { get; private init; } = 1;
    public int PerPage { get; private init; } = UsualPage;
    private string? Search { get; init; }
    private Guid? Term { get; init; }
    private Guid? Taxonomy { get; init; }
    private Guid? Organisation { get; init; }
    private double? MinimumAge { get; init; }
    private double? MaximumAge { get; init; }
    private DateTime? ModifiedAfter { get; init; }
    private string? Postcode { get; init; }
    private double? Proximity { get; init; }

    /// <summary>Asks for opening hours, of which this directory keeps none.</summary>
    private bool AsksForHours { get; init; }

    /// <exception cref="InputRefusedException">A value is none of its kind; the sentence names it.</exception>
    public static FeedQuery Of(IQueryCollection query)
    {
        string? Text(string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;
        T? Read<T>(string name, string kind, Func<string, T?> read) where T : struct => Text(name) is not { } text ? null : read(text) ?? throw new InputRefusedException($"{name} must be {kind}.");
        int? Whole(string name) => Read<int>(name, "a whole number from 1", t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null);
        double? Number(string name) => Read<double>(name, "a number", t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null);
        Guid? Id(string name) => Read<Guid>(name, "a uuid", t => Guid.TryParse(t, out var id) ? id : null);
        var search = Text("search");
        if (search is { Length: > MostWords })
            throw new InputRefusedException($"search must have at most {MostWords} characters.");
        return new()
        {
            Page = Whole("page") ?? 1, PerPage = Math.Min(Whole("per_page") ?? UsualPage, LargestPage), Search = search, Term = Id("taxonomy_term_id"), Taxonomy = Id("taxonomy_id"), Organisation = Id("organization_id"), MinimumAge = Number("minimum_age"), MaximumAge = Number("maximum_age"),
            ModifiedAfter = Read<DateTime>("modified_after", "a date and time", t => DateTime.TryParse(t, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) ? at : null),
            AsksForHours = Text("start_time") is not null || Text("end_time") is not null || Text("day") is not null, Postcode = Text("postcode"), Proximity = Number("proximity"),
        };
    }

    /// <summary>The services that fit: best first where words were given, else by name.</summary>
    public IReadOnlyList<PublishedService> Services(PublishedDirectory directory)
    {
        if (AsksForHours)
            return [];
        var all = Search is { } words ? directory.Search(new(words), directory.Services.Count) : directory.Services;
        // As the standard has it: a service's lowest age is at least the one, its highest at most the other. "Suitable for 12" is asked on our own pages.
        return [.. all.Where(s =>
            (Term is not { } term || FeedTerms.Of(s).Any(t => t.Id == term)) && (Taxonomy is not { } taxonomy || FeedTerms.Of(s).Any(t => t.TaxonomyId == taxonomy)) && (Organisation is not { } organisation || s.Organisation.Id == organisation)
            && (MinimumAge is not { } from || s.AgeFrom >= from) && (MaximumAge is not { } to || (s.AgeTo < ListingRules.OldestAge && s.AgeTo <= to)) && (ModifiedAfter is not { } after || s.ChangedAtUtc >= after))];
    }

    /// <summary>The services at the places that fit.</summary>
    /// <exception cref="InputRefusedException">Nobody knows where the postcode is.</exception>
    public IReadOnlyList<FeedPlace> Places(PublishedDirectory directory)
    {
        var all = Services(directory).SelectMany(FeedDocuments.PlacesOf);
        if (Postcode is not { } postcode)
            return [.. all];
        if (Proximity is not { } metres)
            return [.. all.Where(p => IsAt(p.Place, postcode))];
        // The middle of what lies there: no list of postcodes is kept.
        List<Localities.Contracts.GeoPoint> there = [.. directory.Services.SelectMany(s => s.Places).Where(p => IsAt(p, postcode)).Select(p => p.Point).OfType<Localities.Contracts.GeoPoint>()];
        if (there.Count == 0)
            throw new InputRefusedException("postcode is not one of this directory's places, and where others lie is not known here.");
        Localities.Contracts.GeoPoint middle = new(there.Average(p => p.Latitude), there.Average(p => p.Longitude));
        return [.. all.Where(p => p.Place.Point is { } point && DirectoryIndex.MetresBetween(middle, point) <= metres)];
    }

    private static bool IsAt(PublishedPlace place, string postcode) => place.Postcode is { } own && Bare(own).Equals(Bare(postcode), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string postcode) => postcode.Replace(" ", "", StringComparison.Ordinal);
}
