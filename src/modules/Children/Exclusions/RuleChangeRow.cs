using System.Globalization;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Exclusions;

/// <summary>A locality's change to one rule that was not read in the law itself, or to the dates of a list of reason codes.</summary>
internal sealed class RuleChangeRow : ILocalityOwned, IAudited, IVersioned
{
    public const int KeyLength = 40;
    public const int SourceLength = 300;
    public const int NumbersLength = 200;

    public LocalityId LocalityId { get; init; }

    /// <summary>The rule's key, or <c>codes/B</c> for a list of codes.</summary>
    public required string Key { get; init; }

    /// <summary>The first day of the version that is meant.</summary>
    public required DateOnly RuleFrom { get; init; }

    public required string Source { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    /// <summary>Other numbers, such as <c>schoolDays=6</c>, parted by blanks.</summary>
    public string Numbers { get; set; } = "";

    public required PersonId ChangedBy { get; set; }
    public required DateOnly ChangedOn { get; set; }
    public int Version { get; init; }

    private const string Codes = "codes/";

    /// <summary>The key of a list of reason codes.</summary>
    public static string KeyOf(ReasonCodeSet set) => Codes + set.Name;

    /// <summary>A book of rules with this change.</summary>
    /// <exception cref="ArgumentException">The book has no such rule any more, or the numbers cannot be.</exception>
    public RuleBook In(RuleBook book) => Key.StartsWith(Codes, StringComparison.Ordinal)
        ? book.WithCodeDates(Key[Codes.Length..], Source, ValidFrom ?? RuleFrom, ValidTo)
        : book.With(new RuleChange(Key, Source)
        {
            Version = RuleFrom,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Parameters = Numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToDictionary(StringComparer.Ordinal),
        });

    private static KeyValuePair<string, int> Number(string text) => text.Split('=') is [var name, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? new(name, value)
        : throw new ArgumentException($"'{text}' is no number of a rule.", nameof(text));
}

internal sealed class RuleChangeMapping : IEntityTypeConfiguration<RuleChangeRow>
{
    public void Configure(EntityTypeBuilder<RuleChangeRow> builder)
    {
        builder.ToTable("children_rule_change");
        builder.HasKey(r => new { r.LocalityId, r.Key, r.RuleFrom });
        builder.Property(r => r.Key).HasMaxLength(RuleChangeRow.KeyLength);
        builder.Property(r => r.Source).HasMaxLength(RuleChangeRow.SourceLength);
        builder.Property(r => r.Numbers).HasMaxLength(RuleChangeRow.NumbersLength);
    }
}
