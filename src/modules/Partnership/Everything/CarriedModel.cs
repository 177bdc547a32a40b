using System.Collections.Frozen;
using System.Text.Json;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Headwater.Partnership.Everything;

/// <summary>What a field of the file holds.</summary>
internal enum FieldKind
{
    Text,
    YesNo,
    Whole,
    Number,
    Day,
    Time,
    Id,
    Person,
    Organisation,
    Choice,
}

/// <summary>A field that is carried, as the model has it.</summary>
/// <param name="Property">The property of the row.</param>
/// <param name="Name">What the file calls it.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record CarriedField(IProperty Property, string Name, FieldKind Kind)
{
    public bool IsRequired => !Property.IsNullable;

    /// <summary>The names that a choice can have; empty for anything else.</summary>
    public IReadOnlyList<string> Choices { get; } = Kind == FieldKind.Choice ? Enum.GetNames(Plain(Property.ClrType)) : [];

    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}

/// <summary>Fields of a table that name a row of another.</summary>
internal sealed record CarriedReference(IReadOnlyList<CarriedField> Fields, CarriedTable To, IReadOnlyList<CarriedField> ToFields);

/// <summary>A table that is carried.</summary>
internal sealed class CarriedTable(IEntityType entity, string name, IReadOnlyList<CarriedField> fields)
{
    public IEntityType Entity { get; } = entity;

    /// <summary>What the file calls it: the table's name without the module's.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<CarriedField> Fields { get; } = fields;

    public IReadOnlyList<CarriedField> Key { get; } = Of(fields, entity.FindPrimaryKey()!.Properties);

    /// <summary>Fields of which no two rows may have the same: the key, and whatever else the model says.</summary>
    public IReadOnlyList<IReadOnlyList<CarriedField>> Unique { get; } =
        [Of(fields, entity.FindPrimaryKey()!.Properties), .. entity.GetIndexes().Where(i => i.IsUnique).Select(i => Of(fields, i.Properties))];

    public IReadOnlyList<CarriedReference> References { get; set; } = [];

    public string JsonLines => $"tables/{Name}.jsonl";

    public string Csv => $"tables/{Name}.csv";

    public static IReadOnlyList<CarriedField> Of(IReadOnlyList<CarriedField> fields, IEnumerable<IReadOnlyProperty> properties) =>
        [.. properties.Where(p => p.Name != nameof(ILocalityOwned.LocalityId)).Select(p => fields.First(f => f.Property.Name == p.Name))];
}

/// <summary>
/// The tables of the collaborative as the model has them, so that no new one can be forgotten: every entity of this module is here, or
/// in <see cref="LeftOut"/> with the reason.
/// </summary>
internal sealed class CarriedModel
{
    private const string Prefix = "partnership_";
    private readonly FrozenDictionary<string, CarriedTable> byName;

    public CarriedModel(HeadwaterDb db)
    {
        var entities = db.Model.GetEntityTypes().Where(IsOurs).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var tables = entities.Where(e => !LeftOut.Tables.ContainsKey(e.ClrType)).Select(e => new CarriedTable(e, NameOf(e), [.. e.GetProperties().Where(IsCarried).Select(FieldOf)])).ToList();
        var byType = tables.ToDictionary(t => t.Entity.ClrType);
        foreach (var table in tables)
        {
            table.References =
            [
                .. table.Entity.GetForeignKeys().Where(f => byType.ContainsKey(f.PrincipalEntityType.ClrType)).Select(f => byType[f.PrincipalEntityType.ClrType] is var to
                    ? new CarriedReference(CarriedTable.Of(table.Fields, f.Properties), to, CarriedTable.Of(to.Fields, f.PrincipalKey.Properties)) : null!),
                .. SoftReferences.All.Where(s => s.From == table.Entity.ClrType).Select(s => new CarriedReference([table.Fields.First(f => f.Property.Name == s.Property)], byType[s.To], byType[s.To].Key)),
            ];
        }

        Tables = tables;
        byName = tables.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<CarriedTable> Tables { get; }

    public CarriedTable? Find(string name) => byName.GetValueOrDefault(name);

    public static bool IsOurs(IReadOnlyTypeBase entity) => entity.ClrType.Assembly == typeof(Collaborative).Assembly;

    public static string NameOf(IReadOnlyEntityType entity) => entity.GetTableName()!.StartsWith(Prefix, StringComparison.Ordinal) ? entity.GetTableName()![Prefix.Length..] : entity.GetTableName()!;

    /// <summary>Whose row it is says the file itself; how often it was saved is counted anew where it is restored.</summary>
    private static bool IsCarried(IProperty property) =>
        property.Name != nameof(ILocalityOwned.LocalityId) && !(property.Name == nameof(IVersioned.Version) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IVersioned)))
        && !LeftOut.Fields.ContainsKey((property.DeclaringType.ClrType, property.Name));

    private static CarriedField FieldOf(IProperty property)
    {
        if (property.PropertyInfo is null)
            throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is no property of the row itself.");
        var type = CarriedField.Plain(property.ClrType);
        var kind = type.IsEnum ? FieldKind.Choice
            : type == typeof(string) ? FieldKind.Text
            : type == typeof(bool) ? FieldKind.YesNo
            : type == typeof(int) || type == typeof(long) ? FieldKind.Whole
            : type == typeof(decimal) || type == typeof(double) ? FieldKind.Number
            : type == typeof(DateOnly) ? FieldKind.Day
            : type == typeof(TimeOnly) ? FieldKind.Time
            : type == typeof(Guid) ? FieldKind.Id
            : type == typeof(PersonId) ? FieldKind.Person
            : type == typeof(OrganisationId) ? FieldKind.Organisation
            : throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is of a kind that the collaborative's file does not know yet: {type.Name}.");
        return new(property, JsonNamingPolicy.CamelCase.ConvertName(property.Name), kind);
    }
}
