namespace Headwater.Collaboration;

/// <summary>Codes of a code book that were merged: what was coded before keeps its code, and counts under the one that is left.</summary>
public static class CodeMerging
{
    /// <summary>The code under which another counts now: itself where it was not merged.</summary>
    /// <typeparam name="T">What names a code.</typeparam>
    /// <param name="code">The code.</param>
    /// <param name="mergedInto">For each code that was merged the one it was merged into.</param>
    /// <exception cref="ArgumentException">Codes were merged in a circle.</exception>
    public static T EndOf<T>(T code, IReadOnlyDictionary<T, T> mergedInto) where T : notnull
    {
        var at = code;
        for (var steps = 0; mergedInto.TryGetValue(at, out var next); steps++)
        {
            if (steps > mergedInto.Count)
                throw new ArgumentException("Codes were merged in a circle: take one merge back.", nameof(mergedInto));
            at = next;
        }

        return at;
    }

    /// <summary>Why one code cannot be merged into another; null where it can.</summary>
    /// <typeparam name="T">What names a code.</typeparam>
    /// <param name="code">The code that goes.</param>
    /// <param name="into">The one that stays.</param>
    /// <param name="mergedInto">The merges so far.</param>
    public static string? WhyNot<T>(T code, T into, IReadOnlyDictionary<T, T> mergedInto) where T : notnull =>
        mergedInto.ContainsKey(code) ? "This theme was merged already."
        : EqualityComparer<T>.Default.Equals(EndOf(into, mergedInto), code) ? "A theme cannot be merged into itself: choose another."
        : null;
}
