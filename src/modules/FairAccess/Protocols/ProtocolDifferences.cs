using Headwater.Kernel;

namespace Headwater.FairAccess.Protocols;

/// <summary>What two versions have otherwise, line by line, in the words of the page.</summary>
internal static class ProtocolDifferences
{
    private const string TakesNoPart = "takes no part";

    public static IReadOnlyList<ProtocolDifference> Between(ProtocolContent before, ProtocolContent after, Func<OrganisationId, string> school)
    {
        List<ProtocolDifference> found = [];
        foreach (var (was, now) in ProtocolWords.Lines(before.Head).Zip(ProtocolWords.Lines(after.Head)))
            Add(now.Label, was.Value, now.Value);
        foreach (var letter in Enum.GetValues<Category>())
            Add($"Category {CategoryWords.Letter(letter)}", Of(before.Of(letter)), Of(after.Of(letter)));
        var (had, has) = (before.Schools.ToDictionary(s => s.SchoolId), after.Schools.ToDictionary(s => s.SchoolId));
        foreach (var (id, name) in had.Keys.Union(has.Keys).Select(id => (Id: id, Name: school(id))).OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id.Value))
            Add(name, had.TryGetValue(id, out var was) ? ProtocolWords.Of(was) : TakesNoPart, has.TryGetValue(id, out var now) ? ProtocolWords.Of(now) : TakesNoPart);
        return found;

        void Add(string what, string was, string now)
        {
            if (was != now)
                found.Add(new(what, was, now));
        }
    }

    private static string Of(ProtocolCategory? category) => category is null ? "not used" : ProtocolWords.Of(category);
}
