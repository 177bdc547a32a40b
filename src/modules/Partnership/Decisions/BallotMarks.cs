using System.Globalization;
using Headwater.Kernel;
using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>
/// What stands on a ballot, as whole numbers: for each option its place (0 for none), its dots, or the answer to a statement (1 agree,
/// 2 disagree, 3 pass, 0 not seen); for a round of consent the <see cref="ConsentPosition"/>, for gradients the <see cref="Gradient"/>.
/// </summary>
internal static class BallotMarks
{
    public const int Agree = 1;
    public const int Disagree = 2;
    public const int Pass = 3;

    public static string Write(IEnumerable<int> marks) => string.Join(',', marks.Select(m => m.ToString(CultureInfo.InvariantCulture)));

    public static IReadOnlyList<int> Read(string marks) => [.. marks.Split(',').Select(m => int.Parse(m, CultureInfo.InvariantCulture))];

    /// <summary>Takes what was filled in.</summary>
    /// <param name="kind">How members are asked.</param>
    /// <param name="rule">How it is counted.</param>
    /// <param name="options">The options' names.</param>
    /// <param name="filled">What was filled in, by the option's number from 1; a single answer has the number 1.</param>
    /// <exception cref="InputRefusedException">It is no ballot of this kind.</exception>
    public static IReadOnlyList<int> Take(ProposalKind kind, CountingRule rule, IReadOnlyList<string> options, IReadOnlyDictionary<int, string?> filled)
    {
        var answers = Enumerable.Range(1, kind is ProposalKind.Consent or ProposalKind.Gradients ? 1 : options.Count).Select(n => Number(filled.GetValueOrDefault(n))).ToList();
        return kind switch
        {
            ProposalKind.Consent => [Within(answers[0], 1, (int)ConsentPosition.Objection, "Choose how you stand.")],
            ProposalKind.Gradients => [Within(answers[0], 1, (int)Gradient.Veto, "Choose a step.")],
            ProposalKind.SenseCheck => answers.TrueForAll(a => a is null or 0) ? throw new InputRefusedException("Answer one statement at least.")
                : [.. answers.Select(a => Within(a ?? 0, 0, Pass, "Choose agree, disagree or pass."))],
            ProposalKind.Dots => Dots([.. answers.Select(a => a ?? 0)]),
            _ => Places([.. answers.Select(a => a ?? 0)], rule),
        };
    }

    /// <summary>The places as a ballot that is counted: the most wanted first, options without a place left out.</summary>
    public static RankedBallot Ranked(IReadOnlyList<int> marks) =>
        new([.. marks.Select((place, option) => (place, option)).Where(m => m.place > 0).GroupBy(m => m.place, m => m.option).OrderBy(g => g.Key).Select(g => (IReadOnlyList<int>)[.. g])]);

    /// <summary>Whether a rule can count options ranked equal.</summary>
    public static bool AllowsTies(CountingRule rule) => rule is CountingRule.Schulze or CountingRule.Borda;

    private static int[] Dots(int[] dots)
    {
        var (mine, most) = (DotVote.Allowance(dots.Length), DotVote.MostOnOneItem);
        if (dots.Any(d => d < 0 || d > most))
            throw new InputRefusedException($"Put 0 to {most} dots on an option.");
        if (dots.Sum() > mine)
            throw new InputRefusedException($"You have {mine} dots and put {dots.Sum()}. Take some away.");
        return dots.Sum() == 0 ? throw new InputRefusedException("Put one dot at least.") : dots;
    }

    private static int[] Places(int[] places, CountingRule rule)
    {
        if (places.Any(p => p < 0 || p > places.Length))
            throw new InputRefusedException($"A place is a number from 1 to {places.Length}; leave it empty for an option that you do not rank.");
        if (places.All(p => p == 0))
            throw new InputRefusedException("Give one option at least a place.");
        if (!AllowsTies(rule) && places.Where(p => p > 0).GroupBy(p => p).Any(g => g.Count() > 1))
            throw new InputRefusedException("Two options have the same place. This vote is counted with one option at each place.");
        var order = places.Where(p => p > 0).Distinct().Order().ToList();
        // 1, 3, 3 and 1, 2, 2 say the same: kept one way, so that the same rankings are counted together.
        return [.. places.Select(p => p == 0 ? 0 : order.IndexOf(p) + 1)];
    }

    private static int? Number(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InputRefusedException("Type whole numbers, such as 1.");

    private static int Within(int? answer, int least, int most, string otherwise) => answer is { } given && given >= least && given <= most ? given : throw new InputRefusedException(otherwise);
}
