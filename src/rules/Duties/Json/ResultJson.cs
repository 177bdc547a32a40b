using System.Text.Json;

namespace Headwater.Duties;

/// <summary>Answers of the clock as JSON, in the form that docs/commands.md promises for <c>clock</c>.</summary>
public static class ResultJson
{
    private static readonly JsonEncodedText[] Duties = Names<DutyKind>(), Owners = Names<DutyOwner>(), States = Names<DutyState>(), Marks = [.. Enum.GetNames<Confidence>().Select(n => JsonEncodedText.Encode(n))];

    /// <summary>Writes one answer as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">The answer.</param>
    public static void Write(Utf8JsonWriter json, ClockResult result)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartObject();
        json.WriteString("ruleSet"u8, result.RuleSet);
        json.WriteStartObject("totals"u8);
        Days(json, "daysThisTerm"u8, result.SessionsThisTerm);
        Days(json, "daysThisYear"u8, result.SessionsThisYear);
        json.WriteEndObject();
        json.WriteStartArray("duties"u8);
        foreach (var duty in result.Duties)
            Write(json, duty);
        json.WriteEndArray();
        json.WriteStartArray("termly"u8);
        foreach (var report in result.Termly)
        {
            json.WriteStartObject();
            json.WriteString("exclusion"u8, report.Exclusion);
            Date(json, "by"u8, report.By);
            json.WriteString("rule"u8, report.Rule.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings"u8);
        foreach (var warning in result.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The name a duty has in the JSON.</summary>
    /// <param name="duty">The duty.</param>
    public static string NameOf(DutyKind duty) => Duties[(int)duty].Value;

    /// <summary>The name an owner has in the JSON.</summary>
    /// <param name="owner">The owner.</param>
    public static string NameOf(DutyOwner owner) => Owners[(int)owner].Value;

    /// <summary>The name a state has in the JSON.</summary>
    /// <param name="state">The state.</param>
    public static string NameOf(DutyState state) => States[(int)state].Value;

    private static void Write(Utf8JsonWriter json, DutyDate duty)
    {
        json.WriteStartObject();
        json.WriteString("exclusion"u8, duty.Exclusion);
        json.WriteString("duty"u8, Duties[(int)duty.Duty]);
        json.WriteString("owner"u8, Owners[(int)duty.Owner]);
        Date(json, "due"u8, duty.Due);
        json.WriteString("state"u8, States[(int)duty.State]);
        json.WriteString("rule"u8, duty.Rule.Number);
        json.WriteString("source"u8, duty.Rule.SourceInJson);
        json.WriteString("confidence"u8, Marks[(int)duty.Rule.Confidence]);
        json.WriteString("because"u8, duty.Because);
        json.WriteString("edition"u8, duty.Edition);
        json.WriteBoolean("changedLocally"u8, duty.Rule.ChangedLocally);
        if (duty.Done is not null)
            Date(json, "done"u8, duty.Done);
        if (duty.Before is not null)
            Date(json, "before"u8, duty.Before);
        if (duty.NotInPublicPlace.Count > 0)
        {
            json.WriteStartArray("notInPublicPlace"u8);
            foreach (var day in duty.NotInPublicPlace)
                Date(json, day);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Days(Utf8JsonWriter json, ReadOnlySpan<byte> name, int sessions) => json.WriteNumber(name, new decimal(5 * sessions, 0, 0, false, 1));

    private static void Date(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        if (day is { } known)
        {
            json.WritePropertyName(name);
            Date(json, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Date(Utf8JsonWriter json, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        json.WriteStringValue(text);
    }

    private static JsonEncodedText[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(n)))];
}
