namespace Headwater.Kernel;

/// <summary>Names one child's record. Nothing about the child can be read from it.</summary>
public readonly record struct ChildId(Guid Value)
{
    public static ChildId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out ChildId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Names one person who can sign in.</summary>
public readonly record struct PersonId(Guid Value)
{
    public static PersonId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Names one organisation of a locality.</summary>
public readonly record struct OrganisationId(Guid Value)
{
    public static OrganisationId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out OrganisationId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}
