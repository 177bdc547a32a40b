using Headwater.Collaboration;
using Headwater.Graphs;

namespace Headwater.Partnership.Network;

/// <summary>A sector pair's ties; null where too few pairs are possible to show them.</summary>
internal sealed record MixingCell(string One, string Other, int Possible, int? Ties);

/// <summary>Why a figure of trust is withheld.</summary>
internal enum Withheld
{
    TooFew,

    /// <summary>A constituency: nothing is shown of persons.</summary>
    OnePerson,

    /// <summary>Taking the others from the total would tell a figure that is withheld.</summary>
    GivesAway,
}

/// <summary>Trust in an organisation; null where it is withheld, with the reason.</summary>
internal sealed record TrustLine(string Name, int Raters, double? Mean, double? Percent, Withheld? Why);

/// <summary>What of a wave may be told. It holds no rating and no name of who rated whom.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Answered">How many answered.</param>
/// <param name="Shown">What may be shown at this rate.</param>
/// <param name="Ties">Ties between members reported by either; null where nothing may be shown.</param>
/// <param name="Confirmed">Those of them that both reported.</param>
/// <param name="Density">Ties ÷ possible ties.</param>
/// <param name="Crossing">The E-I index: 1 is all across sectors, -1 all within.</param>
/// <param name="Mixing">Ties by pairs of sectors.</param>
/// <param name="CutPoints">Who holds parts together.</param>
/// <param name="Between">How much lies on the facilitator's way, and the most that lies on a member's.</param>
/// <param name="WithoutFacilitator">The members' network without the facilitator; null below the response rate.</param>
/// <param name="WithoutAnchor">The same without the anchor; null where no organisation of the wave is the anchor.</param>
/// <param name="Trust">Trust received.</param>
/// <param name="Change">Change of trust since the wave before, in points; null where it cannot be told.</param>
/// <param name="Signal">What S11 says.</param>
internal sealed record NetworkFindings(
    NetworkWave Wave, int Asked, int Answered, NetworkFigures Shown, int? Ties, int? Confirmed, double? Density, double? Crossing, IReadOnlyList<MixingCell> Mixing, IReadOnlyList<string> CutPoints,
    (double Facilitator, double Member)? Between, NetworkWithout? WithoutFacilitator, NetworkWithout? WithoutAnchor, IReadOnlyList<TrustLine> Trust, double? Change, SignalResult Signal)
{
    /// <summary>A cell with fewer possible pairs would tell of single ties.</summary>
    public const int FewestPairs = 3;

    public double Rate => (double)Answered / Asked;
}

/// <summary>A wave with its answers, as far as this folder's own reading goes: nothing of it leaves but <see cref="NetworkFindings"/>.</summary>
internal sealed record WholeWave(NetworkWave Wave, IReadOnlyList<WaveMember> Members, IReadOnlyList<TieRating> Ratings, IReadOnlyList<NetworkTie> Ties)
{
    public int Asked => Members.Count(m => m.Number != 0);

    public int Answered => Members.Count(m => m.Answered);

    /// <summary>The ratings by the lasting keys of who rates and who is rated.</summary>
    public IReadOnlyList<TrustRating> Trust()
    {
        var keys = Members.ToDictionary(m => m.Number, m => m.Key);
        return [.. Ratings.Select(r => new TrustRating(keys[r.Rater], keys[r.Rated], r.Reliability, r.Mission, r.Openness))];
    }
}

/// <summary>Works out what may be told of a wave.</summary>
internal static class NetworkReading
{
    /// <param name="whole">The wave.</param>
    /// <param name="earlier">The ratings of the wave before, where enough answered it.</param>
    /// <param name="labels">The labels of sectors by their codes.</param>
    /// <param name="limits">The limits in force.</param>
    public static NetworkFindings Of(WholeWave whole, IReadOnlyList<TrustRating>? earlier, IReadOnlyDictionary<string, string> labels, TrustThresholds limits)
    {
        var (asked, answered) = (whole.Asked, whole.Answered);
        var shown = TrustAndTies.Shown(answered, asked, limits);
        var ratings = whole.Trust();
        var signal = TrustAndTies.Signal(answered, asked, ratings, earlier, limits);
        var enough = (double)answered / asked >= limits.LeastResponse;
        var findings = new NetworkFindings(whole.Wave, asked, answered, shown, null, null, null, null, [], [], null, null, null, enough && ratings.Count > 0 ? Trust(whole, ratings, limits) : [],
            signal.State == SignalState.NotEnoughData || earlier is not { Count: > 0 } || TrustReceived.Change(earlier, ratings) is not { Pairs: var pairs, Points: var points } || pairs < limits.LeastRaters ? null : points, signal);
        if (shown == NetworkFigures.None)
            return findings;
        var members = whole.Members.OrderBy(m => m.Number).ToList();
        string[] groups = [.. members.Select(m => m.SectorCode is { } code ? labels.GetValueOrDefault(code, code) : "")];
        var pairsOf = whole.Ties.Select(t => (Math.Min(t.From, t.To), Math.Max(t.From, t.To))).ToList();
        var all = Graph.Of(members.Count, pairsOf.Distinct().Select(t => new Arc(t.Item1, t.Item2)), directed: false);
        var own = all.Without(0);
        var between = pairsOf.Where(t => t.Item1 != 0).ToList();
        var among = Enumerable.Range(1, members.Count - 1).ToList();
        var (ties, possible) = (between.Distinct().Count(), among.Count * (among.Count - 1) / 2);
        findings = findings with
        {
            Ties = ties,
            Confirmed = between.GroupBy(t => t).Count(g => g.Count() > 1),
            Density = possible == 0 ? null : (double)ties / possible,
            Crossing = SectorTies.Crossing(own, groups).Index,
            Mixing = Mixing(SectorTies.Mixing(own, groups)),
        };
        if (shown == NetworkFigures.All && members.Count > 2)
        {
            var path = PathMeasures.Of(all).Betweenness;
            findings = findings with { CutPoints = [.. Connection.CutPoints(all).Select(n => members[n].Name)], Between = (path[0], path.Skip(1).DefaultIfEmpty().Max()) };
        }

        // Missing answers look like missing ties: what would fall apart is said from the rate at which trust is.
        return !enough ? findings : findings with { WithoutFacilitator = Without(all, 0, among, groups), WithoutAnchor = members.FirstOrDefault(m => m.IsAnchor) is { } anchor ? Without(all, anchor.Number, [.. among.Where(n => n != anchor.Number)], groups) : null };
    }

    private static NetworkWithout? Without(Graph graph, int node, List<int> members, string[] groups)
    {
        var removal = Removal.Of(graph, node, members);
        return removal.Without.Fragmentation is { } fragmentation ? new(fragmentation, removal.Without.Sizes.Count, removal.GroupsCutOff(groups), members.Count) : null;
    }

    /// <summary>
    /// Trust in organisations that enough have rated. A constituency is spoken for by one person, and nothing is shown of persons. What is
    /// withheld must not come out by taking the others from the total: two at least are withheld, with three raters at least.
    /// </summary>
    private static IReadOnlyList<TrustLine> Trust(WholeWave whole, IReadOnlyList<TrustRating> ratings, TrustThresholds limits)
    {
        var of = whole.Members.ToDictionary(m => m.Key);
        var all = TrustReceived.Of(ratings, limits.LeastRaters).Select(t => of[t.Organisation].OrganisationId is null ? t with { Mean = null } : t).ToList();
        var withheld = all.Where(t => t.Mean is null).ToList();
        var left = all.Where(t => t.Mean is not null).OrderBy(t => t.Raters).ThenBy(t => of[t.Organisation].Name, StringComparer.Ordinal).ToList();
        while (withheld.Count > 0 && (withheld.Count < 2 || withheld.Sum(t => t.Raters) < limits.LeastRaters) && left.Count > 0)
        {
            withheld.Add(left[0] with { Mean = null });
            left.RemoveAt(0);
        }

        return [.. left.Concat(withheld).Select(t => new TrustLine(of[t.Organisation].Name, t.Raters, t.Mean, t.Percent, Why(t))).OrderBy(t => t.Name, StringComparer.Ordinal)];

        Withheld? Why(OrganisationTrust t) => t.Mean is not null ? null : t.Raters < limits.LeastRaters ? Withheld.TooFew : of[t.Organisation].OrganisationId is null ? Withheld.OnePerson : Withheld.GivesAway;
    }

    private static IReadOnlyList<MixingCell> Mixing(SectorMixing mixing)
    {
        List<MixingCell> cells = [];
        for (var i = 0; i < mixing.Groups.Count; i++)
        {
            for (var j = i; j < mixing.Groups.Count; j++)
            {
                var possible = i == j ? mixing.Members[i] * (mixing.Members[i] - 1) / 2 : mixing.Members[i] * mixing.Members[j];
                if (possible > 0)
                    cells.Add(new(mixing.Groups[i], mixing.Groups[j], possible, mixing.Ties[i][j]));
            }
        }

        var order = cells.OrderBy(c => c.Possible).ToList();
        var hidden = order.TakeWhile(c => c.Possible < NetworkFindings.FewestPairs).ToList();
        foreach (var next in order.Skip(hidden.Count).ToList())
        {
            if (hidden.Count is 0 || (hidden.Count > 1 && hidden.Sum(c => c.Possible) >= NetworkFindings.FewestPairs))
                break;
            hidden.Add(next);
        }

        return [.. cells.Select(c => hidden.Contains(c) ? c with { Ties = null } : c)];
    }
}
