using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Headwater.Support.OpenReferral;

/// <summary>Something a document has that it should not, or the other way round.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901) into the document.</param>
/// <param name="Rule">What is asked there.</param>
/// <param name="IsNote">It does not conform less for it; whoever takes the data must know.</param>
internal sealed record Finding(string Pointer, string Rule, bool IsNote = false);

/// <summary>Checks one document against the profile, the way the public validator does: what is there must be right, what is required must be there, what is more does no harm.</summary>
internal static partial class DocumentCheck
{
    /// <summary>The one envelope of all lists.</summary>
    private const string Page = "page";

    /// <summary>Checks a document of the kind named.</summary>
    public static List<Finding> Of(string document, JsonElement value)
    {
        List<Finding> found = [];
        Object(document, value, "", found);
        return found;
    }

    /// <summary>Checks a page of documents of the kind named, and whether its counts agree with what is on it.</summary>
    public static List<Finding> OfPage(string document, JsonElement value, int page)
    {
        List<Finding> found = [];
        Object(Page, value, "", found);
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("contents", out var contents))
            return found;
        if (contents.ValueKind != JsonValueKind.Array)
        {
            found.Add(new("/contents", $"type: a list, not {Name(contents)}"));
            return found;
        }

        Items(document, contents, "/contents", found);
        found.AddRange(Counts(value, contents.GetArrayLength(), page));
        return found;
    }

    /// <summary>A whole number, whatever its size: 3.0 is one.</summary>
    public static bool IsInteger(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) && double.IsInteger(number);

    private static void Object(string document, JsonElement value, string at, List<Finding> found)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            found.Add(new(at, $"type: an object, not {Name(value)}"));
            return;
        }

        foreach (var field in Profile.Uk[document])
        {
            var pointer = $"{at}/{field.Name}";
            if (!value.TryGetProperty(field.Name, out var held))
            {
                if (field.Required)
                    found.Add(new(pointer, $"required: {field.Name} must be there"));
            }
            else if (Wrong(field, held) is { } rule)
            {
                found.Add(new(pointer, rule));
            }
            else if (field.Kind == FieldKind.Object)
            {
                Object(field.Of!, held, pointer, found);
            }
            else if (field.Kind == FieldKind.List)
            {
                Items(field.Of!, held, pointer, found);
            }
            else if (document == "location" && field.Name is "latitude" or "longitude" && Outside(field.Name, held) is { } note)
            {
                found.Add(new(pointer, note, IsNote: true));
            }
        }
    }

    private static void Items(string document, JsonElement list, string at, List<Finding> found)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
            Object(document, item, string.Create(CultureInfo.InvariantCulture, $"{at}/{index++}"), found);
    }

    private static string? Wrong(ProfileField field, JsonElement value)
    {
        var (wanted, right) = field.Kind switch
        {
            FieldKind.Number => ("a number", value.ValueKind == JsonValueKind.Number),
            FieldKind.Integer => ("a whole number", IsInteger(value)),
            FieldKind.Flag => ("true or false", value.ValueKind is JsonValueKind.True or JsonValueKind.False),
            FieldKind.Object => ("an object", value.ValueKind == JsonValueKind.Object),
            FieldKind.List => ("a list", value.ValueKind == JsonValueKind.Array),
            _ => ("text", value.ValueKind == JsonValueKind.String),
        };
        if (!right)
            return $"type: {wanted}, not {Name(value)}";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return field.Kind switch
        {
            FieldKind.Uuid when !Guid.TryParseExact(text, "D", out _) => "format: a uuid",
            FieldKind.Uri when !Uri.IsWellFormedUriString(text, UriKind.Absolute) => "format: a uri with its scheme, such as https://",
            FieldKind.Email when !EmailAddress().IsMatch(text) => "format: an email address",
            FieldKind.Datetime when !IsDateTime(text) => "format: a date-time, such as 2026-01-31T09:30:00.000Z",
            FieldKind.OneOf when !field.Values.Contains(text, StringComparer.Ordinal) => $"enum: one of {string.Join(", ", field.Values)}",
            _ => null,
        };
    }

    private static string? Outside(string field, JsonElement value)
    {
        var most = field == "latitude" ? 90 : 180;
        return value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= most ? null : $"quality: {field} lies from -{most} to {most}";
    }

    private static IEnumerable<Finding> Counts(JsonElement envelope, int items, int page)
    {
        if (Whole(envelope, "size") is { } size && size != items)
            yield return new("/size", string.Create(CultureInfo.InvariantCulture, $"quality: {items} items are on this page, and it says {size}"), IsNote: true);
        if (Whole(envelope, "total_items") is { } total && total < items)
            yield return new("/total_items", string.Create(CultureInfo.InvariantCulture, $"quality: {items} items are on this page, and it says {total} in all"), IsNote: true);
        if (Whole(envelope, "page_number") is { } number && number != page)
            yield return new("/page_number", string.Create(CultureInfo.InvariantCulture, $"quality: page {page} was asked for"), IsNote: true);
        if (Flag(envelope, "empty") is { } empty && empty != (items == 0))
            yield return new("/empty", "quality: true when nothing is on the page, and only then", IsNote: true);
        if (Flag(envelope, "first_page") is { } first && first != (page == 1))
            yield return new("/first_page", "quality: true on page 1, and only there", IsNote: true);
        if (Flag(envelope, "last_page") is { } last && Whole(envelope, "total_pages") is { } pages && last != (page >= pages))
            yield return new("/last_page", "quality: true on the last page, and only there", IsNote: true);
    }

    /// <summary>A whole number of the envelope.</summary>
    public static double? Whole(JsonElement envelope, string name) =>
        envelope.ValueKind == JsonValueKind.Object && envelope.TryGetProperty(name, out var value) && IsInteger(value) ? value.GetDouble() : null;

    private static bool? Flag(JsonElement envelope, string name) =>
        envelope.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static bool IsDateTime(string text) =>
        DateTimeShape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null (leave out what is empty)",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateTimeShape();

    [GeneratedRegex(@"^[^@\s<>()\[\],;:\\""]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EmailAddress();
}
