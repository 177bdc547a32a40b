using Headwater.Children.Movement;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Children.Equality;

/// <summary>The families of tables that are shown, each with its axes: first the characteristics, by their places in <see cref="Traits.All"/>.</summary>
internal static class EqualityFamilies
{
    /// <summary>Of a school: this term, and what was earlier in the school year.</summary>
    public const int Part = 6;

    /// <summary>Of a school: what became of permanent exclusions, by <see cref="Fate"/>.</summary>
    public const int FateOfSchool = 7;

    /// <summary>Of a school: moves by <see cref="MoveKind"/>.</summary>
    public const int Move = 8;

    /// <summary>Of a school: leaving by <see cref="LeftFor"/>.</summary>
    public const int Left = 9;

    /// <summary>Of the locality, the years left out: its schools, or those similar to one and the others.</summary>
    public const int School = Traits.Years;

    /// <summary>Of the locality: what became of permanent exclusions.</summary>
    public const int FateOfLocality = School + 1;

    private static readonly CubeAxis Fates = new("What became of it", [nameof(Fate.Reinstated), nameof(Fate.Quashed), nameof(Fate.Upheld), nameof(Fate.Undecided)]);

    /// <summary>
    /// One school in a term and in the school year up to it. The term stands beside what was before it in the year, so that this
    /// term and the year so far cannot be taken from each other.
    /// </summary>
    public static ProtectedFamily OfSchool(EqualityData data, OrganisationId school, CensusTerm term, DateOnly today, int threshold)
    {
        var facts = EqualityFacts.Of(data, new(s => s == school, term.RollDay(today), term.YearFirst, term.AsOf(today)));
        var (traits, places) = Present(facts, Traits.All.Count, threshold);
        CubeAxis[] axes =
        [
            .. traits, new("Part", term.Number == 1 ? ["This term"] : ["This term", "Earlier this year"]), Fates,
            new("Move", Enum.GetNames<MoveKind>()), new("Left for", Enum.GetNames<LeftFor>()),
        ];
        IReadOnlyList<int[]> each = [.. Enumerable.Range(0, traits.Length).Select(t => new[] { t, Part })];
        IReadOnlyList<int[]> With(params int[] kind) => [[Part], .. kind.Select(k => new[] { k, Part }), .. each];
        return new(axes, new Dictionary<Counted, IReadOnlyList<int[]>>
        {
            [Counted.OnRoll] = [.. Enumerable.Range(0, traits.Length).Select(t => new[] { t })],
            [Counted.Suspensions] = With(),
            [Counted.Suspended] = With(),
            [Counted.HalfDays] = [[Part]],
            [Counted.SuspensionsCancelled] = With(),
            [Counted.PermanentCancelled] = With(),
            [Counted.Permanent] = With(FateOfSchool),
            [Counted.Moves] = With(Move),
            [Counted.Left] = With(Left),
        }, [.. facts.Select(f => new Fact(f.Child, f.What, f.Amount, [.. places(f), f.Day >= term.First ? 0 : 1, f.PlaceOf(Counted.Permanent), f.PlaceOf(Counted.Moves), f.PlaceOf(Counted.Left)]))], threshold);
    }

    /// <summary>All other schools in the school year so far; similar ones in place 0 of <see cref="School"/> where there are others beside them.</summary>
    public static ProtectedFamily Elsewhere(EqualityData data, OrganisationId school, IReadOnlySet<OrganisationId> similar, CensusTerm term, DateOnly today, int threshold)
    {
        // A place that everybody knows to be empty would only take others with it.
        var parted = similar.Count > 0 && data.Schools.Any(s => s != school && !similar.Contains(s));
        return BesideSchools(data, s => s != school, new("School", parted ? ["Similar", "Other"] : ["All"]), s => parted && !similar.Contains(s) ? 1 : 0, term, today, threshold);
    }

    /// <summary>The locality in a school year so far, and each of its schools.</summary>
    public static ProtectedFamily OfLocality(EqualityData data, IReadOnlyList<OrganisationId> schools, int year, DateOnly today, int threshold)
    {
        var place = schools.Index().ToDictionary(s => s.Item, s => s.Index);
        return BesideSchools(data, place.ContainsKey, new("School", [.. schools.Select(s => s.ToString())]), s => place[s], new(year, 3), today, threshold);
    }

    // A primary school has nobody in Year 9, as everybody knows: years beside schools would help to work out the rest.
    private static ProtectedFamily BesideSchools(EqualityData data, Func<OrganisationId, bool> which, CubeAxis schools, Func<OrganisationId, int> place, CensusTerm upTo, DateOnly today, int threshold)
    {
        var facts = EqualityFacts.Of(data, new(which, upTo.RollDay(today), upTo.YearFirst, upTo.AsOf(today)));
        var (traits, places) = Present(facts, Traits.Years, threshold);
        IReadOnlyList<int[]> each = [[School], .. Enumerable.Range(0, Traits.Years).Select(t => new[] { t })];
        return new([.. traits, schools, Fates], new Dictionary<Counted, IReadOnlyList<int[]>>
        {
            [Counted.OnRoll] = each,
            [Counted.Suspensions] = each,
            [Counted.Suspended] = each,
            [Counted.HalfDays] = [[School]],
            [Counted.SuspensionsReinstated] = [[School]],
            [Counted.SuspensionsCancelled] = [[School]],
            [Counted.PermanentCancelled] = [[School]],
            [Counted.Permanent] = [.. each, [FateOfLocality]],
            [Counted.Moves] = each,
            [Counted.Left] = each,
        }, [.. facts.Select(f => new Fact(f.Child, f.What, f.Amount, [.. places(f), place(f.School), f.PlaceOf(Counted.Permanent)]))], threshold);
    }

    /// <summary>
    /// The axes of the first characteristics. That nothing is missing, and which years a school has, is no secret: those places are
    /// left out where nobody is in them, as a zero there would be withheld and take another group with it. So that plans, of which
    /// there are few, do not take SEN support with them, both are one group where fewer of one were suspended than may be shown. Where
    /// a school writes down needs and never that there are none, those without a record are taken for pupils without needs.
    /// </summary>
    private static (CubeAxis[] Axes, Func<RawFact, IEnumerable<int>> Places) Present(IReadOnlyList<RawFact> facts, int traits, int threshold)
    {
        var axes = new CubeAxis[traits];
        var to = new int[traits][];
        var suspended = facts.Where(f => f.What == Counted.Suspended).ToList();
        for (var t = 0; t < traits; t++)
        {
            var trait = Traits.All[t];
            var seen = facts.Select(f => f.Groups[t]).ToHashSet();
            var together = trait.Together is not null && new[] { 1, 2 }.Any(g => suspended.Where(f => f.Groups[t] == g).Select(f => f.Child).Distinct().Count() < threshold);
            var absent = trait.Absent is not null && trait.Missing is { } missing && seen.Contains(missing) && facts.Count(f => f.What == Counted.OnRoll && f.Groups[t] == 0) < threshold;
            List<int> kept = [.. Enumerable.Range(0, trait.Groups.Count).Where(g => !(together && g == 2) && !(absent && g == trait.Missing) && (seen.Contains(g) || (g != trait.Missing && (t != Traits.Years || seen.Count == 0))))];
            axes[t] = new(trait.Name, [.. kept.Select(g => (together && g == 1 ? trait.Together! : absent && g == 0 ? trait.Absent! : trait.Groups[g]).Words)]);
            to[t] = [.. Enumerable.Range(0, trait.Groups.Count).Select(g => kept.IndexOf(together && g == 2 ? 1 : absent && g == trait.Missing ? 0 : g))];
        }

        return (axes, f => Enumerable.Range(0, traits).Select(t => to[t][f.Groups[t]]));
    }
}
