using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>Whether a member can come.</summary>
public enum Availability
{
    /// <summary>No answer yet; counted as not coming.</summary>
    Unknown,

    /// <summary>Cannot.</summary>
    No,

    /// <summary>Can if need be.</summary>
    IfNeedBe,

    /// <summary>Can.</summary>
    Yes,
}

/// <summary>One member's answers; the name is not needed.</summary>
/// <param name="Sector">The member's sector.</param>
/// <param name="Answers">An answer for each option, in order.</param>
public sealed record MemberAvailability(string Sector, IReadOnlyList<Availability> Answers);

/// <summary>How many an option would bring together.</summary>
/// <param name="Option">Its place in the poll, from 0.</param>
/// <param name="Sectors">Sectors with somebody who can come.</param>
/// <param name="Members">Members who can come, if need be or not.</param>
/// <param name="IfNeedBe">Those of them who can only if need be.</param>
/// <param name="LeftOut">Sectors with nobody who can come, in order of appearance.</param>
public sealed record OptionCoverage(int Option, int Sectors, int Members, int IfNeedBe, IReadOnlyList<string> LeftOut);

/// <summary>The option to take.</summary>
/// <param name="Best">It.</param>
/// <param name="Order">Every option, the best first.</param>
/// <param name="LeftOutAgain">Sectors left out by it and by the meeting before: find another way for them first.</param>
/// <param name="Warnings">The same in sentences.</param>
public sealed record AvailabilityChoice(OptionCoverage Best, IReadOnlyList<OptionCoverage> Order, IReadOnlyList<string> LeftOutAgain, IReadOnlyList<string> Warnings);

/// <summary>
/// Picks a meeting's time by who would be at the table, not by the number of heads: most sectors, then most members, then fewest who
/// come only if need be, then the earlier option. The rule is Headwater's.
/// </summary>
public static class AvailabilityPick
{
    /// <summary>Picks.</summary>
    /// <param name="options">Number of options, 1 or more.</param>
    /// <param name="members">Everybody asked, those who did not answer too.</param>
    /// <param name="leftOutBefore">Sectors the meeting before left out; none where there was none.</param>
    /// <exception cref="ArgumentException">There is no option or member, a sector is blank, or somebody has not an answer for each option.</exception>
    public static AvailabilityChoice Choose(int options, IReadOnlyList<MemberAvailability> members, IReadOnlyCollection<string>? leftOutBefore = null)
    {
        Require.AtLeast(options, 1, "number of options");
        Require.NotEmpty(members, "member's answers");
        foreach (var member in members)
        {
            Require.Text(member.Sector, "sector", nameof(members));
            if (member.Answers.Count != options)
                throw new ArgumentException($"A member of {member.Sector} has {member.Answers.Count} answers for {options} options: give one for each, unknown where there is none.", nameof(members));
        }

        string[] sectors = [.. members.Select(m => m.Sector).Distinct(StringComparer.Ordinal)];
        OptionCoverage[] order = [.. Enumerable.Range(0, options).Select(o => Cover(o, members, sectors))
            .OrderByDescending(c => c.Sectors).ThenByDescending(c => c.Members).ThenBy(c => c.IfNeedBe).ThenBy(c => c.Option)];
        string[] again = [.. order[0].LeftOut.Where(s => leftOutBefore?.Contains(s, StringComparer.Ordinal) == true)];
        return new(order[0], order, again, [.. again.Select(s => $"Nobody from {s} can come to this meeting, as to the last one: find a time or a way for them first.")]);
    }

    private static OptionCoverage Cover(int option, IReadOnlyList<MemberAvailability> members, string[] sectors)
    {
        var coming = members.Where(m => m.Answers[option] >= Availability.IfNeedBe).ToList();
        string[] leftOut = [.. sectors.Except(coming.Select(m => m.Sector), StringComparer.Ordinal)];
        return new(option, sectors.Length - leftOut.Length, coming.Count, coming.Count(m => m.Answers[option] == Availability.IfNeedBe), leftOut);
    }
}
