namespace Headwater.Interface.Components;

/// <summary>
/// Further attributes of a component, in the order given. A null value writes the name alone, as for <c>hidden</c>.
/// </summary>
internal sealed class Attributes : List<KeyValuePair<string, string?>>
{
    public void Add(string name, string? value) => Add(new(name, value));
}

internal static class Chosen
{
    /// <summary>The value, or what stands in for one that is missing or empty.</summary>
    public static string Or(string? value, string otherwise) => string.IsNullOrEmpty(value) ? otherwise : value;
}
