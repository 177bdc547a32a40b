using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Support.Services;

namespace Headwater.Support.Import;

/// <summary>Where a service of a feed is, what makes it easier to come, and its telephone number.</summary>
internal static partial class ReadPlaces
{
    public static (IReadOnlyList<TypedPlace> Places, string? Access) Of(Reader reader)
    {
        List<TypedPlace> places = [];
        List<string?> access = [];
        foreach (var (said, at) in Locations(reader))
        {
            access.AddRange(JsonWords.List(said, "accessibility").Concat(JsonWords.List(said, "accessibilities")).Concat(JsonWords.List(said, "accessibility_for_disabilities")).Select(a => JsonWords.Text(a, "accessibility") ?? JsonWords.Text(a, "description") ?? JsonWords.Text(a, "name")));
            if (Place(reader, said, at) is { } place && !places.Contains(place))
                places.Add(place);
        }

        if (places.Count > ContentForm.MostPlaces)
            reader.Note("/service_at_locations", string.Create(CultureInfo.InvariantCulture, $"it is at {places.Count} places, and {ContentForm.MostPlaces} have room. The rest was left out"));
        return ([.. places.Take(ContentForm.MostPlaces)], reader.Lines("/service_at_locations", access));
    }

    /// <summary>The first number, of the service itself before those of its contacts and places. Names of people are not taken.</summary>
    public static string? Phone(Reader reader)
    {
        var contacts = JsonWords.List(reader.Document, "contacts").ToList();
        if (contacts.Any(c => JsonWords.Text(c, "name") is not null))
            reader.Note("/contacts", "it names people. The directory names none: they did not ask to be in it");
        var numbers = JsonWords.List(reader.Document, "phones").Concat(contacts.SelectMany(c => JsonWords.List(c, "phones"))).Concat(Locations(reader).SelectMany(l => JsonWords.List(l.Said, "phones")))
            .Select(p => JsonWords.Text(p, "number")).Concat(contacts.Select(c => JsonWords.Text(c, "phone"))).Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => n!.Trim()).Distinct(StringComparer.Ordinal).ToList();
        var good = numbers.Where(n => n.Length <= 40 && Number().IsMatch(n)).ToList();
        if (good.Count < numbers.Count)
            reader.Note("/phones", "something in it is no telephone number. It was dropped; ask for the right one");
        if (good.Count > 1)
            reader.Note("/phones", string.Create(CultureInfo.InvariantCulture, $"there are {good.Count} numbers. The first was taken; write the others where people need them"));
        return good.FirstOrDefault();
    }

    private static IEnumerable<(JsonElement Said, string At)> Locations(Reader reader) =>
        JsonWords.List(reader.Document, "service_at_locations").Select((s, n) => (JsonWords.Get(s, "location"), string.Create(CultureInfo.InvariantCulture, $"/service_at_locations/{n}/location")))
            .Concat(JsonWords.List(reader.Document, "locations").Select((l, n) => ((JsonElement?)l, string.Create(CultureInfo.InvariantCulture, $"/locations/{n}"))))
            .Where(l => l.Item1 is { ValueKind: JsonValueKind.Object }).Select(l => (l.Item1!.Value, l.Item2));

    private static TypedPlace? Place(Reader reader, JsonElement said, string at)
    {
        var kind = JsonWords.Text(said, "location_type");
        if (kind == "postal")
        {
            reader.Note(at + "/location_type", "it is an address for letters, to which nobody comes. It was left out");
            return null;
        }

        var addresses = JsonWords.List(said, "addresses").Concat(JsonWords.List(said, "physical_addresses")).ToList();
        if (addresses.Count > 1)
            reader.Note(at + "/addresses", "there are several. The first was taken");
        var address = addresses.Count > 0 ? addresses[0] : said;
        // Feeds before the standard say of a place that its address is not to be shown, and give it all the same.
        var isHidden = JsonWords.Get(said, "mask_exact_address") is { ValueKind: JsonValueKind.True };
        if (isHidden)
            reader.Note(at + "/mask_exact_address", "where it is must not be shown. Street, postcode and coordinates were dropped; if it is a refuge, make it restricted before you offer it");
        var street = isHidden ? null : reader.Line(at + "/addresses/0/address_1", JsonWords.Text(address, "address_1"), ServicePlace.LineLength);
        var town = reader.Line(at + "/addresses/0/city", JsonWords.Text(address, "city"), ServicePlace.LineLength);
        var (latitude, longitude) = isHidden ? (null, null) : Coordinates(reader, said, at);
        var name = (isHidden ? null : reader.Line(at + "/name", JsonWords.Text(said, "name"), ServicePlace.LineLength)) ?? street ?? town;
        if (name is null && kind != "virtual")
            return null;
        return new(null, kind == "virtual" ? PlaceKind.Virtual : PlaceKind.Physical, name ?? "By telephone or online", street, town, isHidden ? null : Postcode(reader, address, at), latitude, longitude);
    }

    private static string? Postcode(Reader reader, JsonElement address, string at)
    {
        if (reader.Plain(JsonWords.Text(address, "postal_code"))?.ToUpperInvariant() is not { } said)
            return null;
        if (Code().Match(said) is { Success: true } code)
            return $"{code.Groups[1].Value} {code.Groups[2].Value}";
        reader.Note(at + "/addresses/0/postal_code", "it is no postcode of the United Kingdom. It was dropped; look up the right one");
        return null;
    }

    private static (string? Latitude, string? Longitude) Coordinates(Reader reader, JsonElement said, string at)
    {
        var (north, east) = (Degrees(JsonWords.Text(said, "latitude")), Degrees(JsonWords.Text(said, "longitude")));
        // GeoJSON has the longitude first (RFC 7946, 3.1.1).
        if (JsonWords.Get(said, "geometry") is { } geometry && JsonWords.List(geometry, "coordinates").ToList() is [var first, var second, ..])
            (east, north) = (Degrees(JsonWords.Text(first)), Degrees(JsonWords.Text(second)));
        else if (JsonWords.Get(said, "latitude") is null && JsonWords.Get(said, "longitude") is null)
            return (null, null);
        if (north is not (>= -90 and <= 90) || east is not (>= -180 and <= 180) || (north == 0 && east == 0))
        {
            reader.Note(at + "/latitude", "latitude lies from -90 to 90 and longitude from -180 to 180, and nobody is at 0, 0. Both were dropped; look up where it is");
            return (null, null);
        }

        return (north.Value.ToString("0.######", CultureInfo.InvariantCulture), east.Value.ToString("0.######", CultureInfo.InvariantCulture));
    }

    private static double? Degrees(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;

    [GeneratedRegex(@"^([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][A-Z]{2})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\+?[0-9][0-9 ()\-]{4,}(( ?ext\.?| ?x) ?[0-9]{1,6})?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
