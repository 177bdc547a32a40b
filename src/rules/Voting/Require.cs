using System.Runtime.CompilerServices;

namespace Headwater.Voting;

/// <summary>Refuses what no rule can be worked from. Each message says what is wrong and what to do.</summary>
internal static class Require
{
    public static void NotEmpty<T>(IReadOnlyCollection<T>? items, string what, [CallerArgumentExpression(nameof(items))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0)
            throw new ArgumentException($"There is none: give at least one {what}.", name);
    }

    public static void Text(string? text, string what, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"The {what} is blank: give it a name.", name);
    }

    public static void Distinct(IEnumerable<string> names, string what, string parameter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Text(name, what, parameter);
            if (!seen.Add(name))
                throw new ArgumentException($"The {what} '{name}' is there twice: give each {what} once.", parameter);
        }
    }

    public static int NotNegative(int value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"The {what} is negative: count from 0.");

    public static long NotNegative(long value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"The {what} is negative: give 0 or more.");

    public static double Finite(double value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"The {what} is not a number: leave it out where it is not known.");

    public static double NotNegative(double value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Finite(value, what, name) >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"The {what} is negative: give 0 or more.");

    public static double Share(double value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"The {what} is not a share: give a number from 0 to 1.");

    public static int AtLeast(int value, int least, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"The {what} is too small: give {least} or more.");
}
