namespace Headwater.Kernel;

/// <summary>Names one locality: a partnership set up on one local authority's area.</summary>
public readonly record struct LocalityId(Guid Value)
{
    public static LocalityId New() => new(Guid.CreateVersion7());

    public static LocalityId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    public static bool TryParse(string? s, IFormatProvider? provider, out LocalityId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}
