using System.Globalization;
using System.Text.Json;
using Headwater.Kernel;

namespace Headwater.Partnership.Everything;

/// <summary>A value as the file writes it, and back. It does not depend on how an engine keeps it.</summary>
internal static class FieldText
{
    public static void Write(Utf8JsonWriter json, CarriedField field, object? value)
    {
        json.WritePropertyName(field.Name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int or long or decimal or double:
                json.WriteRawValue(Text(value));
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    /// <summary>A value as a cell says it; empty for none.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "yes" : "no",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        // Engines keep more or fewer noughts after the point.
        decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.'),
        _ => value.ToString()!,
    };

    /// <summary>What a row says in a field, as the row's property takes it.</summary>
    /// <exception cref="InputRefusedException">It cannot stand there; the message says why.</exception>
    public static object? Read(CarriedField field, JsonElement value)
    {
        var type = CarriedField.Plain(field.Property.ClrType);
        if (value.ValueKind == JsonValueKind.Null)
            return field.IsRequired ? throw new InputRefusedException("needs a value.") : null;
        if (field.Kind == FieldKind.YesNo)
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new InputRefusedException("is true or false.");
        if (field.Kind is FieldKind.Whole or FieldKind.Number)
            return Number(type, value) ?? throw new InputRefusedException($"is {(field.Kind == FieldKind.Whole ? "a whole number" : "a number")} within its limits.");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new InputRefusedException("is a text in quotation marks.");
        return field.Kind switch
        {
            FieldKind.Text => field.Property.GetMaxLength() is { } most && text.Length > most ? throw new InputRefusedException($"has {text.Length:N0} characters; {most:N0} are the most.")
                : text.Contains('\0', StringComparison.Ordinal) ? throw new InputRefusedException("holds a character that no text has.") : text,
            FieldKind.Choice => field.Choices.Contains(text, StringComparer.Ordinal) ? Enum.Parse(type, text) : throw new InputRefusedException($"is one of {string.Join(", ", field.Choices)}."),
            FieldKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new InputRefusedException("is a day such as 2026-11-10."),
            FieldKind.Time => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : throw new InputRefusedException("is a time such as 16:30:00."),
            FieldKind.Id => Id(text),
            FieldKind.Person => new PersonId(Id(text)),
            _ => new OrganisationId(Id(text)),
        };
    }

    private static object? Number(Type type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return null;
        if (type == typeof(int))
            return value.TryGetInt32(out var small) ? small : null;
        if (type == typeof(long))
            return value.TryGetInt64(out var whole) ? whole : null;
        if (type == typeof(decimal))
            return value.TryGetDecimal(out var exact) ? exact : null;
        return value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
    }

    private static Guid Id(string text) => Guid.TryParseExact(text, "D", out var id) ? id : throw new InputRefusedException("is an id of 36 characters.");
}
