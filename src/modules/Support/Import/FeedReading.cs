using System.Globalization;
using System.Text;
using System.Text.Json;
using Headwater.Support.Listings;
using Headwater.Support.OpenReferral;
using Headwater.Support.Services;

namespace Headwater.Support.Import;

/// <summary>Something of a service in a feed that is not taken as it came.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901) into the service's document.</param>
/// <param name="Said">What is wrong, what was done, and what helps.</param>
internal sealed record QualityNote(string Pointer, string Said);

/// <summary>Who provides a service, as the feed has it.</summary>
internal sealed record ReadOrganisation(string Name, string Description, string? Website);

/// <summary>A service of a feed, as the directory would take it. Nothing of it is public.</summary>
/// <param name="Typed">As if somebody had typed it: all that stands in it can be kept.</param>
/// <param name="Organisation">Who provides it; null where the feed does not say.</param>
/// <param name="Notes">What was not taken as it came.</param>
internal sealed record ReadService(TypedService Typed, ReadOrganisation? Organisation, IReadOnlyList<QualityNote> Notes);

/// <summary>
/// Reads a service of a feed: Open Referral UK 3.0, HSDS 3, and the spellings of feeds before it. What cannot be taken is dropped with a
/// note; what the standard has no word for (when to refer, who decides, room and wait) is left empty, and asked for before approval.
/// Values in, values out.
/// </summary>
internal static class FeedReading
{
    /// <summary>For so many months what somebody assured holds: openreferraluk.org asks for it in its notes on quality.</summary>
    private const int MonthsOfAssurance = 3;

    /// <summary>Lists that the directory has no place for, with what they hold.</summary>
    private static readonly (string Name, string What)[] NotKept =
    [
        ("schedules", "opening hours"), ("regular_schedules", "opening hours"), ("accreditations", "accreditations"), ("alert", "an alert"), ("funding", "who pays for it"), ("fundings", "who pays for it"), ("eligibility_description", "whom it is for, in words"), ("wait_time", "how long people wait"), ("interpretation_services", "interpreters"),
    ];

    /// <summary>Reads a document that was kept.</summary>
    public static ReadService Of(string document, DateOnly today)
    {
        if (Answer.Of(Encoding.UTF8.GetBytes(document)).Document is { } kept)
            return Of(kept, today);
        var read = Of(default(JsonElement), today);
        return read with { Notes = [new("", "what was kept of it cannot be read. Take the feed again."), .. read.Notes] };
    }

    /// <summary>Reads a document.</summary>
    /// <param name="document">The service, as it came.</param>
    /// <param name="today">The day by which dates are old.</param>
    public static ReadService Of(JsonElement document, DateOnly today)
    {
        Reader reader = new(document);
        var name = reader.Line("/name", JsonWords.Text(document, "name"), ServiceVersion.NameLength);
        if (name is null)
            reader.Note("/name", "it has no name. Give it one when you take it in");
        var summary = reader.Line("/description", JsonWords.Text(document, "description"), ServiceVersion.TextLength, lines: true);
        if (summary is null)
            reader.Note("/description", "it does not say what the service does. Its name stands in for it; write it before you offer it");
        var (from, to) = reader.Ages();
        var places = ReadPlaces.Of(reader);
        var typed = new TypedService
        {
            Name = name ?? "A service without a name", Summary = summary ?? name ?? "A service without a name", Openness = Openness.Public, Tier = Tier.Universal, Needs = Needs(reader), AgeFrom = from, AgeTo = to, Areas = Areas(reader), Cost = reader.Line("/cost_options", Cost(reader), ServiceVersion.LineLength),
            Languages = Languages(reader), Access = places.Access, HowToRefer = reader.Line("/application_process", JsonWords.Text(document, "application_process"), ServiceVersion.TextLength, lines: true), Phone = ReadPlaces.Phone(reader), Email = reader.Mail("/email", JsonWords.Text(document, "email")), Website = reader.Web("/url", JsonWords.Text(document, "url")), Places = places.Places,
        };
        Dates(reader, today);
        Status(reader);
        foreach (var (list, what) in NotKept)
        {
            if (JsonWords.Get(document, list) is { } held && IsSaid(held))
                reader.Note("/" + list, $"the directory has no field for {what}. What came is kept; write what people need of it yourself");
        }

        return new(typed, Organisation(reader), reader.Notes);
    }

    private static bool IsSaid(JsonElement held) => held.ValueKind == JsonValueKind.Array ? held.GetArrayLength() > 0 : !string.IsNullOrWhiteSpace(JsonWords.Text(held));

    private static ReadOrganisation? Organisation(Reader reader)
    {
        if ((JsonWords.Get(reader.Document, "organization") ?? JsonWords.Get(reader.Document, "organisation")) is not { ValueKind: JsonValueKind.Object } said || reader.Line("/organization/name", JsonWords.Text(said, "name"), ListedOrganisation.NameLength) is not { } name)
        {
            reader.Note("/organization", "it does not say who provides it. Choose the organisation when you take it in");
            return null;
        }

        return new(name, reader.Line("/organization/description", JsonWords.Text(said, "description"), ListedOrganisation.DescriptionLength) ?? name, reader.Web("/organization/website", JsonWords.Text(said, "website") ?? JsonWords.Text(said, "url")));
    }

    /// <summary>Terms whose name is one of ours; every other is told, as nobody here knows what it stands for.</summary>
    private static List<string> Needs(Reader reader)
    {
        List<string> needs = [];
        List<string> unknown = [];
        var terms = JsonWords.List(reader.Document, "attributes").Select(a => JsonWords.Get(a, "taxonomy_term") ?? a).Concat(JsonWords.List(reader.Document, "taxonomies")).Concat(JsonWords.List(reader.Document, "send_needs"));
        foreach (var said in terms.Select(t => reader.Plain(JsonWords.Text(t, "name"))).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (NeedWords.All.FirstOrDefault(n => n.Words.Equals(said, StringComparison.OrdinalIgnoreCase) || n.Key.Equals(said, StringComparison.OrdinalIgnoreCase)) is { Key: { } key })
                needs.Add(key);
            else if (!ServiceWords.Tiers.Any(t => t.Words.Equals(said, StringComparison.OrdinalIgnoreCase)))
                unknown.Add(said);
        }

        if (unknown.Count > 0)
            reader.Note("/attributes", $"terms that are not needs of this directory: {Reader.Cut(ServiceWords.Joined(unknown), 300)}. Tick the needs that come nearest");
        return needs;
    }

    private static string? Areas(Reader reader) =>
        reader.Lines("/service_areas", JsonWords.List(reader.Document, "service_areas").Select(a => JsonWords.Text(a, "name") ?? JsonWords.Text(a, "service_area")));

    private static string? Languages(Reader reader)
    {
        var all = JsonWords.List(reader.Document, "languages").Select(l => JsonWords.Text(l, "name") ?? JsonWords.Text(l, "language") ?? JsonWords.Text(l, "code")).ToList();
        if (all.Any(string.IsNullOrWhiteSpace))
            reader.Note("/languages", "a language has neither name nor code. Write the languages yourself");
        return reader.Lines("/languages", all);
    }

    private static string? Cost(Reader reader)
    {
        if ((JsonWords.Text(reader.Document, "fees") ?? JsonWords.Text(reader.Document, "fees_description")) is { } fees && !string.IsNullOrWhiteSpace(fees))
            return fees;
        return ServiceWords.Joined(JsonWords.List(reader.Document, "cost_options").Select(Option).Where(o => o.Length > 0)) is { Length: > 0 } options ? options : null;
    }

    private static string Option(JsonElement said)
    {
        var amount = decimal.TryParse(JsonWords.Text(said, "amount"), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pounds) && pounds is >= 0 and < 100_000
            ? pounds == 0 ? "free" : string.Create(CultureInfo.InvariantCulture, $"£{pounds:0.##}") : null;
        var price = string.Join(' ', new[] { amount, JsonWords.Text(said, "amount_description") }.Where(t => !string.IsNullOrWhiteSpace(t)));
        return string.Join(": ", new[] { JsonWords.Text(said, "option"), price }.Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    private static void Dates(Reader reader, DateOnly today)
    {
        if (JsonWords.Text(reader.Document, "assured_date") is { } assured)
        {
            if (!DateOnly.TryParseExact(assured, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > today)
                reader.Note("/assured_date", "it is no day that has been, such as 2026-03-31. It was dropped; ask the provider whether all is right");
            else if (day.AddMonths(MonthsOfAssurance) < today)
                reader.Note("/assured_date", string.Create(CultureInfo.InvariantCulture, $"it was last assured on {day:yyyy-MM-dd}, more than {MonthsOfAssurance} months ago. Ask the provider whether all is right"));
        }

        if (JsonWords.Text(reader.Document, "last_modified") is { } changed && !DateTime.TryParse(changed, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out _))
            reader.Note("/last_modified", "it is no date. It was dropped");
    }

    private static void Status(Reader reader)
    {
        if (JsonWords.Text(reader.Document, "status") is not { } status || status == "active")
            return;
        reader.Note("/status", status is "inactive" or "defunct" or "temporarily closed"
            ? $"the feed says it is {status}. Take it in only when it is offered again"
            : "it is none of active, inactive, defunct and temporarily closed. Ask the provider whether it is offered");
    }
}
