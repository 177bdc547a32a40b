using System.Globalization;
using System.Text;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Headwater.Modules.Tests.Trust;

/// <summary>A word that stands in one field of one row and nowhere else.</summary>
internal sealed record Canary(string Word, IReadOnlyList<byte[]> Forms, Type Entity, string Property, object Row);

/// <summary>Makes a row of any entity of the model, with a word of its own in every field of text or bytes.</summary>
internal sealed class CanaryRows
{
    private const int Length = 10;
    private const long Ahead = 1_000_000_000;
    private readonly Dictionary<(Type, LocalityId), Guid> ids = [];
    private readonly Dictionary<(Type, string, LocalityId), object> keys = [];
    private readonly HashSet<(Type, string, LocalityId)> told = [];
    private int made;

    public List<Canary> Canaries { get; } = [];

    /// <summary>Fields too short for a word of their own.</summary>
    public SortedSet<string> TooShort { get; } = new(StringComparer.Ordinal);

    public object Make(IEntityType type, LocalityId locality, ChildId child, PersonId person, OrganisationId organisation, params IReadOnlyList<(string Property, object? Value)> set)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty()))
        {
            var given = set.Where(s => s.Property == property.Name).ToList();
            Put(row, property, given.Count > 0 ? given[0].Value : Value(type, property, row, locality, child, person, organisation));
        }

        foreach (var complex in type.GetNavigations().Where(n => n.ForeignKey.IsOwnership).Select(n => n.Name))
            TooShort.Add($"{type.ClrType.Name}.{complex} (owned)");
        return row;
    }

    /// <summary>A word to be sealed: what lies in the column is not looked for in the open any more, the word is.</summary>
    public byte[] Sealed(object row, string property)
    {
        Canaries.RemoveAll(c => ReferenceEquals(c.Row, row) && c.Property == property && c.Forms.Count > 1);
        var word = string.Create(CultureInfo.InvariantCulture, $"zs{++made:d6}sz");
        Canaries.Add(new(word, [Encoding.UTF8.GetBytes(word)], row.GetType(), property, row));
        return Encoding.UTF8.GetBytes(word);
    }

    private object? Value(IEntityType type, IProperty property, object row, LocalityId locality, ChildId child, PersonId person, OrganisationId organisation)
    {
        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if ((clr == typeof(string) || clr == typeof(int)) && property.GetContainingForeignKeys().FirstOrDefault() is { } points)
            return property.IsNullable && !property.IsKey() ? null : KeyOf(points.PrincipalEntityType.ClrType, points.PrincipalKey.Properties[points.Properties.ToList().IndexOf(property)].Name, locality, clr);
        if ((clr == typeof(string) || clr == typeof(int)) && property.IsPrimaryKey() && property.GetMaxLength() is null or >= Length && told.Add((type.ClrType, property.Name, locality)))
        {
            var key = KeyOf(type.ClrType, property.Name, locality, clr);
            if (key is string named)
                Canaries.Add(new(named, [Encoding.UTF8.GetBytes(named)], type.ClrType, property.Name, row));
            return key;
        }

        if (clr == typeof(string))
            return Word(type, property, row);
        if (clr == typeof(byte[]))
            return Bytes(type, property, row);
        if (clr == typeof(LocalityId))
            return locality;
        if (clr == typeof(ChildId))
            return child;
        if (clr == typeof(PersonId))
            return person;
        if (clr == typeof(OrganisationId))
            return organisation;
        if (property.IsNullable)
            return null;
        if (clr == typeof(Guid))
            return property.GetContainingForeignKeys().FirstOrDefault() is { } foreign ? IdOf(foreign.PrincipalEntityType.ClrType, locality) : property.IsPrimaryKey() ? IdOf(type.ClrType, locality, again: true) : Guid.CreateVersion7();
        if (clr == typeof(DateOnly))
            return UkDays.DayOf(TestWorld.Start.UtcDateTime);
        if (clr == typeof(DateTime))
            return TestWorld.Start.UtcDateTime;
        if (clr.IsEnum)
            return Enum.GetValues(clr).GetValue(0);
        // A place in a sequence that the application goes on counting stands far ahead of it, or its own rows would collide with this one.
        if (clr == typeof(long) && property.IsPrimaryKey())
            return Ahead + ++made;
        if (property.IsPrimaryKey() || property.IsUniqueIndex())
            return Convert.ChangeType(++made, clr, CultureInfo.InvariantCulture);
        return property.GetGetter().GetClrValue(row);
    }

    /// <summary>A key that is a text or a number, told before the row it belongs to is made.</summary>
    private object KeyOf(Type type, string property, LocalityId locality, Type clr)
    {
        if (!keys.TryGetValue((type, property, locality), out var key))
            keys[(type, property, locality)] = key = clr == typeof(int) ? ++made : string.Create(CultureInfo.InvariantCulture, $"zq{++made:d6}qz");
        return key;
    }

    private string? Word(IEntityType type, IProperty property, object row)
    {
        if (property.GetMaxLength() is < Length)
        {
            TooShort.Add($"{type.ClrType.Name}.{property.Name}");
            return property.IsNullable ? null : property.IsPrimaryKey() ? Short(property.GetMaxLength()!.Value) : "";
        }

        var word = string.Create(CultureInfo.InvariantCulture, $"zq{++made:d6}qz");
        Canaries.Add(new(word, [Encoding.UTF8.GetBytes(word)], type.ClrType, property.Name, row));
        return word;
    }

    /// <summary>A part of a key too short for a word: as many small letters as there is room for, another each time.</summary>
    private string Short(int length)
    {
        var (letters, left) = (new char[Math.Min(length, 4)], ++made);
        for (var i = letters.Length - 1; i >= 0; i--, left /= 26)
            letters[i] = (char)('a' + (left % 26));
        return new(letters);
    }

    private byte[] Bytes(IEntityType type, IProperty property, object row)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"zb{++made:d6}bz");
        var bytes = Encoding.UTF8.GetBytes(word);
        Canaries.Add(new(word, [bytes, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)), Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)[..12])], type.ClrType, property.Name, row));
        return bytes;
    }

    private Guid IdOf(Type type, LocalityId locality, bool again = false)
    {
        if (!ids.TryGetValue((type, locality), out var id))
            return ids[(type, locality)] = Guid.CreateVersion7();
        return again ? Guid.CreateVersion7() : id;
    }

    private static void Put(object row, IProperty property, object? value)
    {
        if (property.PropertyInfo?.GetSetMethod(nonPublic: true) is { } set)
            set.Invoke(row, [value]);
        else if (property.FieldInfo is { } field)
            field.SetValue(row, value);
        else
            throw new InvalidOperationException($"{property.DeclaringType.Name}.{property.Name} cannot be set: say in the canary world how it is filled.");
    }
}
