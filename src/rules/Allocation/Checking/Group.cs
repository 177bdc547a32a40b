namespace Headwater.Allocation.Checking;

/// <summary>Children between whom a question makes no difference: as many points, and the same choices at the same costs.</summary>
/// <param name="Points">What each carries.</param>
/// <param name="Must">Whether every plan that is as good so far places them all.</param>
/// <param name="Choices">What each can have; costs that the question does not count are nought.</param>
/// <param name="Children">Who they are, in order.</param>
internal sealed record Group(int Points, bool Must, IReadOnlyList<Choice> Choices, List<int> Children)
{
    private static readonly Comparer Same = new();

    /// <summary>All children with a choice, in as few groups as a question allows.</summary>
    /// <param name="reading">The problem.</param>
    /// <param name="worth">What may still be chosen.</param>
    /// <param name="counted">The levels whose costs the question counts.</param>
    /// <param name="apart">Whether each child is a group of its own.</param>
    public static List<Group> All(Reading reading, Worth worth, IReadOnlyCollection<Objective> counted, bool apart)
    {
        var (wishes, metres) = (counted.Contains(Objective.Preference), counted.Contains(Objective.Distance));
        var found = new Dictionary<(int Points, bool Must, Choice[] Choices), Group>(Same);
        var groups = new List<Group>();
        for (var c = 0; c < reading.Children.Length; c++)
        {
            if (worth.Choices[c].Length == 0)
                continue;
            var choices = Array.ConvertAll(worth.Choices[c], choice => choice with
            {
                Preference = wishes ? choice.Preference : 0,
                Metres = metres ? choice.Metres : 0,
            });
            var key = (reading.Children[c].Points, worth.Must[c], choices);
            if (!apart && found.TryGetValue(key, out var group))
            {
                group.Children.Add(c);
                continue;
            }

            groups.Add(new(key.Points, key.Item2, choices, [c]));
            if (!apart)
                found.Add(key, groups[^1]);
        }

        return groups;
    }

    private sealed class Comparer : IEqualityComparer<(int Points, bool Must, Choice[] Choices)>
    {
        public bool Equals((int Points, bool Must, Choice[] Choices) x, (int Points, bool Must, Choice[] Choices) y) =>
            x.Points == y.Points && x.Must == y.Must && x.Choices.AsSpan().SequenceEqual(y.Choices);

        public int GetHashCode((int Points, bool Must, Choice[] Choices) obj)
        {
            var hash = new HashCode();
            hash.Add(obj.Points);
            hash.Add(obj.Must);
            foreach (var choice in obj.Choices)
                hash.Add(choice);
            return hash.ToHashCode();
        }
    }
}
