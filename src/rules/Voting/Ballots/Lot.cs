namespace Headwater.Voting;

/// <summary>A lot drawn by people and written in the minutes: the options in the order drawn. The first drawn of those tied is taken.</summary>
internal static class Lot
{
    /// <summary>The option taken, or null where no lot was drawn among them.</summary>
    public static int? Take(BallotBox box, IReadOnlyList<string>? lot, IReadOnlyCollection<int> tied)
    {
        foreach (var name in lot ?? [])
        {
            foreach (var option in tied)
            {
                if (box.Options[option] == name)
                    return option;
            }
        }

        return null;
    }

    public static void Check(BallotBox box, IReadOnlyList<string>? lot, string parameter)
    {
        Require.Distinct(lot ?? [], "option of the lot", parameter);
        foreach (var name in lot ?? [])
        {
            if (!box.Options.Contains(name, StringComparer.Ordinal))
                throw new ArgumentException($"The lot names '{name}', which is not among the options: write the options as they stand on the ballot.", parameter);
        }
    }
}
