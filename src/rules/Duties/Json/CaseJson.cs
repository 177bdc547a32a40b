using System.Text.Json;
using System.Text.Unicode;

namespace Headwater.Duties;

/// <summary>Cases as JSON, strictly read: unknown and doubled fields are refused by name, optional fields may be absent or null.</summary>
public static class CaseJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly Dictionary<string, SchoolType> SchoolTypes = new()
    {
        ["maintained"] = SchoolType.Maintained,
        ["academy"] = SchoolType.Academy,
        ["pru"] = SchoolType.Pru,
        ["alternativeProvisionAcademy"] = SchoolType.AlternativeProvisionAcademy,
    };

    private static readonly Dictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>().ToDictionary(d => d.ToString().ToLowerInvariant());

    /// <summary>Reads one case.</summary>
    /// <param name="utf8">The text of one JSON document.</param>
    /// <param name="book">The rules, for the number of terms that count as the school's own (1.5); null for the country's.</param>
    /// <exception cref="CaseRefusedException">It is not JSON, or a field is unknown, missing or of a wrong kind; the message names it.</exception>
    public static ExclusionCase Read(ReadOnlyMemory<byte> utf8, RuleBook? book = null)
    {
        try
        {
            if (!Utf8.IsValid(utf8.Span))
                throw new CaseRefusedException("This is not UTF-8 text: save it as UTF-8.");
            using var document = JsonDocument.Parse(utf8, Strict);
            return Read(document.RootElement, book);
        }
        catch (InvalidOperationException wrong) when (wrong.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            throw new CaseRefusedException("A text in this JSON holds half of a character (a lone surrogate such as \\ud800): write the whole one.");
        }
        catch (JsonException wrong)
        {
            var line = utf8.Span.Contains((byte)'\n') ? $"line {wrong.LineNumber + 1}, " : "";
            throw new CaseRefusedException($"This is not JSON, or names a field twice ({line}byte {wrong.BytePositionInLine + 1}): {wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}");
        }
    }

    /// <summary>Reads one case out of a larger document.</summary>
    /// <param name="value">The case's object.</param>
    /// <param name="book">The rules; null for the country's.</param>
    /// <exception cref="CaseRefusedException">A field is unknown, missing or of a wrong kind; the message names it.</exception>
    public static ExclusionCase Read(JsonElement value, RuleBook? book = null)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new CaseRefusedException("The case is no object: write { \"school\": …, \"pupil\": …, \"exclusions\": […], \"asOf\": … }.");
        JsonElement? school = null;
        ExcludedPupil? pupil = null;
        IReadOnlyList<Exclusion>? exclusions = null;
        DateOnly? asOf = null;
        foreach (var field in Fields.Object(value, ""))
        {
            if (field.Value.ValueKind == JsonValueKind.Null && Known(field.Name))
                continue;
            switch (field.Name)
            {
                case "school": school = field.Value; break;
                case "pupil": pupil = Pupil(field.Value); break;
                case "exclusions": exclusions = ExclusionJson.ReadAll(field.Value); break;
                case "asOf": asOf = Fields.Date(field.Value, "asOf"); break;
                default: throw Fields.Unknown("", field.Name, "school, pupil, exclusions, asOf");
            }
        }

        var day = asOf ?? throw Fields.Missing("", "asOf");
        var (type, calendar) = School(school ?? throw Fields.Missing("", "school"), OwnTerms(book ?? RuleBook.National, day));
        return new(type, calendar, pupil ?? throw Fields.Missing("", "pupil"), exclusions ?? throw Fields.Missing("", "exclusions"), day);
    }

    private static bool Known(string name) => name is "school" or "pupil" or "exclusions" or "asOf";

    private static int OwnTerms(RuleBook book, DateOnly day) => book.Find("1.5/terms", day)?["terms"] ?? 3;

    private static (SchoolType Type, SchoolCalendar Calendar) School(JsonElement value, int ownTermsAtMost)
    {
        SchoolType? type = null;
        SchoolCalendar? calendar = null;
        foreach (var field in Fields.Object(value, "school"))
        {
            var absent = field.Value.ValueKind == JsonValueKind.Null;
            switch (field.Name)
            {
                case "id": _ = absent ? "" : Fields.Text(field.Value, "school.id"); break;
                case "type": type = absent ? null : Fields.Choice(field.Value, "school.type", SchoolTypes); break;
                case "calendar": calendar = absent ? null : Calendar(field.Value, ownTermsAtMost); break;
                default: throw Fields.Unknown("school", field.Name, "id, type, calendar");
            }
        }

        return (type ?? throw Fields.Missing("school", "type"), calendar ?? throw Fields.Missing("school", "calendar"));
    }

    private static SchoolCalendar Calendar(JsonElement value, int ownTermsAtMost)
    {
        const string Path = "school.calendar";
        List<SchoolTerm>? terms = null;
        List<DateOnly>? closed = null;
        List<DayOfWeek>? weekend = null;
        foreach (var field in Fields.Object(value, Path))
        {
            var absent = field.Value.ValueKind == JsonValueKind.Null;
            switch (field.Name)
            {
                case "terms": terms = absent ? null : List(field.Value, Path + ".terms", Term); break;
                case "closed": closed = absent ? null : List(field.Value, Path + ".closed", Fields.Date); break;
                case "weekend": weekend = absent ? null : List(field.Value, Path + ".weekend", (v, p) => Fields.Choice(v, p, Weekdays)); break;
                default: throw Fields.Unknown(Path, field.Name, "terms, closed, weekend");
            }
        }

        return new(terms ?? throw Fields.Missing(Path, "terms"), closed, weekend, ownTermsAtMost: ownTermsAtMost);
    }

    private static SchoolTerm Term(JsonElement value, string path)
    {
        DateOnly? start = null, end = null;
        foreach (var field in Fields.Object(value, path))
        {
            switch (field.Name)
            {
                case "start": start = Fields.Date(field.Value, path + ".start"); break;
                case "end": end = Fields.Date(field.Value, path + ".end"); break;
                default: throw Fields.Unknown(path, field.Name, "start, end");
            }
        }

        return new(start ?? throw Fields.Missing(path, "start"), end ?? throw Fields.Missing(path, "end"));
    }

    private static ExcludedPupil Pupil(JsonElement value)
    {
        var pupil = new ExcludedPupil("");
        foreach (var field in Fields.Object(value, "pupil"))
        {
            var absent = field.Value.ValueKind == JsonValueKind.Null;
            switch (field.Name)
            {
                case "id": pupil = absent ? pupil : pupil with { Id = Fields.Text(field.Value, "pupil.id") }; break;
                case "dateOfBirth": pupil = absent ? pupil : pupil with { DateOfBirth = Fields.Date(field.Value, "pupil.dateOfBirth") }; break;
                case "lookedAfter": pupil = absent ? pupil : pupil with { LookedAfter = Fields.Flag(field.Value, "pupil.lookedAfter") }; break;
                case "socialWorker": pupil = absent ? pupil : pupil with { SocialWorker = Fields.Flag(field.Value, "pupil.socialWorker") }; break;
                case "ehcPlan": pupil = absent ? pupil : pupil with { EhcPlan = Fields.Flag(field.Value, "pupil.ehcPlan") }; break;
                case "daysServedElsewhereThisYear":
                    pupil = absent ? pupil : pupil with { SessionsServedElsewhere = Fields.DaysAsSessions(field.Value, "pupil.daysServedElsewhereThisYear") };
                    break;
                default: throw Fields.Unknown("pupil", field.Name, "id, dateOfBirth, lookedAfter, socialWorker, ehcPlan, daysServedElsewhereThisYear");
            }
        }

        return pupil;
    }

    private static List<T> List<T>(JsonElement value, string path, Func<JsonElement, string, T> read)
    {
        var list = new List<T>();
        foreach (var item in Fields.Array(value, path))
        {
            // The place is worked out only for what is refused.
            try
            {
                list.Add(read(item, path));
            }
            catch (CaseRefusedException refused) when (refused.Message.StartsWith(path, StringComparison.Ordinal))
            {
                throw new CaseRefusedException($"{path}[{list.Count}]{refused.Message[path.Length..]}");
            }
        }

        return list;
    }
}
