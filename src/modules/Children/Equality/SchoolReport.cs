using Headwater.Children.Movement;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Children.Equality;

/// <summary>
/// The report to a school's governing board of one term (rule 1.54), the same for everybody who opens it: it is printed, and handed to
/// people who see none of the children, so that small numbers are withheld from all.
/// </summary>
internal sealed class SchoolReport
{
    private const int ThisTerm = 0;

    private static readonly Counted[] Things = [Counted.Suspensions, Counted.HalfDays, Counted.Suspended, Counted.SuspensionsCancelled, Counted.Permanent, Counted.PermanentCancelled, Counted.Moves, Counted.Left];

    private readonly ProtectedFamily now;
    private readonly ProtectedFamily? before;
    private readonly ProtectedFamily elsewhere;

    private SchoolReport(EqualityData data, OrganisationId school, CensusTerm term, DateOnly today, int threshold)
    {
        (Term, AsOf, RollDay, Threshold) = (term, term.AsOf(today), term.RollDay(today), threshold);
        now = EqualityFamilies.OfSchool(data, school, term, today, threshold);
        // Of last year's term the same is made as was made then, so that both reports show and withhold the same.
        if (data.Stays.Any(s => s.School == school && EqualityData.IsOn(s, term.YearBefore.RollDay(today))))
            before = EqualityFamilies.OfSchool(data, school, term.YearBefore, today, threshold);
        var similar = EqualityRules.Similar(data, school, RollDay);
        elsewhere = EqualityFamilies.Elsewhere(data, school, similar, term, today, threshold);
        var others = data.SchoolsOn(RollDay).Count(s => s != school);
        (Similar, Others, HasBefore) = (similar.Count, others, before is not null);
        Similarly = similar.Count > 0 && data.Schools.Any(s => s != school && !similar.Contains(s)) ? [(EqualityFamilies.School, 0)] : [];
        (Figures, Moves, Leaving, Fates, More) = (FiguresTable(), KindsTable("Moves", Counted.Moves, EqualityFamilies.Move, Enum.GetValues<MoveKind>().Select(EqualityWords.Of)),
            KindsTable("Leaving the roll", Counted.Left, EqualityFamilies.Left, Enum.GetValues<LeftFor>().Select(EqualityWords.Of)),
            KindsTable("What became of permanent exclusions", Counted.Permanent, EqualityFamilies.FateOfSchool, Enum.GetValues<Fate>().Where(f => f != Fate.Cancelled).Select(EqualityWords.Of)), MoreTable());
        Groups = [.. GroupTables.Of(now, Traits.All.Count,
            ("Suspensions this year", (axis, place) => now.Of(Counted.Suspensions, (axis, place)).Words(threshold)),
            ("Suspensions this term", (axis, place) => term.Number == 1 ? null : now.Of(Counted.Suspensions, (axis, place), (EqualityFamilies.Part, ThisTerm)).Words(threshold)),
            ("Pupils suspended at all other schools here, for every 100", ElsewhereRate))];
        Sentences = [.. GroupTables.Sentences(now, Traits.All.Count, "at this school"), .. GroupTables.Further(now, Traits.All.Count, "at this school")];
        Recorded = GroupTables.Recorded(now, Traits.All.Count);
    }

    public CensusTerm Term { get; }

    /// <summary>The last day that is counted.</summary>
    public DateOnly AsOf { get; }

    public DateOnly RollDay { get; }

    public int Threshold { get; }

    /// <summary>How many other schools of the same phase there are.</summary>
    public int Similar { get; }

    /// <summary>How many other schools there are.</summary>
    public int Others { get; }

    /// <summary>Whether anything is on record of the same term a year before.</summary>
    public bool HasBefore { get; }

    public string OnRoll => now.Of(Counted.OnRoll).Words(Threshold);

    public FigureTable Figures { get; }

    public IReadOnlyList<FigureTable> Groups { get; }

    public FigureTable More { get; }

    public FigureTable Moves { get; }

    public FigureTable Leaving { get; }

    public FigureTable Fates { get; }

    /// <summary>What stands out.</summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <summary>How complete the records are on which this stands.</summary>
    public IReadOnlyList<string> Recorded { get; }

    public IEnumerable<FigureTable> Tables => [Figures, .. Groups, More, Fates, Moves, Leaving];

    private (int Axis, int Place)[] Similarly { get; }

    public static SchoolReport Of(EqualityData data, OrganisationId school, CensusTerm term, DateOnly today, int threshold) => new(data, school, term, today, threshold);

    private FigureTable FiguresTable() => new(
        "Figures of the school",
        [
            "What", "This term", .. Before("Same term last year"), .. Year("This year so far"), "For every 100 on the roll this year",
            .. Similar > 0 ? new[] { "Similar schools, for every 100" } : [], .. Others > 0 ? new[] { "All other schools here, for every 100" } : [],
        ],
        [.. Things.Select(what => (IReadOnlyList<string>)[
            Name(what), Said(what, now, (EqualityFamilies.Part, ThisTerm)), .. Before(before is null ? "" : Said(what, before, (EqualityFamilies.Part, ThisTerm))), .. Year(Said(what, now)), Rate(what, now),
            .. Similar > 0 ? new[] { Rate(what, elsewhere, Similarly) } : [], .. Others > 0 ? new[] { Rate(what, elsewhere) } : []])]);

    private FigureTable KindsTable(string title, Counted what, int axis, IEnumerable<string> kinds) => new(
        title, ["What", "This term", .. Before("Same term last year"), .. Year("This year so far")],
        [.. kinds.Index().Select(k => (IReadOnlyList<string>)[
            k.Item, Said(what, now, (axis, k.Index), (EqualityFamilies.Part, ThisTerm)), .. Before(before is null ? "" : Said(what, before, (axis, k.Index), (EqualityFamilies.Part, ThisTerm))), .. Year(Said(what, now, (axis, k.Index)))])]);

    /// <summary>Only the characteristics, and the columns, of which any figure can be shown: there are few of most.</summary>
    private FigureTable MoreTable()
    {
        var groups = GroupTables.All(now, Traits.All.Count).ToList();
        var columns = new[] { Counted.Permanent, Counted.SuspensionsCancelled, Counted.PermanentCancelled, Counted.Moves, Counted.Left }
            .Where(c => groups.Exists(g => now.Of(c, (g.Axis, g.Place)).Value is not null)).ToList();
        var shown = groups.GroupBy(g => g.Axis).Where(t => t.Any(g => columns.Exists(c => now.Of(c, (g.Axis, g.Place)).Value is not null))).SelectMany(t => t);
        // A comparison is made of shown figures alone; what was cancelled says nothing of a child and is not compared.
        var compared = columns.Where(c => c is Counted.Permanent or Counted.Moves or Counted.Left && groups.Exists(g => GroupTables.Ratio(now, g.Group, g.Axis, g.Place, c) is not null)).ToHashSet();
        return new("By group: exclusions, cancellations, moves and leaving the roll this year", ["Group", .. columns.SelectMany(c => compared.Contains(c) ? new[] { Name(c), $"{Name(c)}, compared with everyone else here" } : [Name(c)])],
            [.. shown.Select(g => (IReadOnlyList<string>)[$"{g.Trait.Name}: {g.Group.Words}", .. columns.SelectMany(c => compared.Contains(c) ? new[] { Said(c, now, (g.Axis, g.Place)), Compared(g.Group, g.Axis, g.Place, c) } : [Said(c, now, (g.Axis, g.Place))])])]);
    }

    private string Compared(TraitGroup group, int axis, int place, Counted what) => group.Pupils is null ? "not compared" : EqualityWords.Compared(GroupTables.Ratio(now, group, axis, place, what));

    /// <summary>Null where there is no other school, and of years, which are not broken down beside schools.</summary>
    private string? ElsewhereRate(int axis, int place)
    {
        if (Others == 0 || axis >= Traits.Years)
            return null;
        var at = elsewhere.Axes[axis].Categories.Index().Where(c => c.Item == now.Axes[axis].Categories[place]).Select(c => (int?)c.Index).FirstOrDefault();
        return at is { } there ? EqualityWords.Rate(EqualityRules.Per100(elsewhere.Of(Counted.Suspended, (axis, there)), elsewhere.Of(Counted.OnRoll, (axis, there)))) : "no figure";
    }

    private static string Said(Counted what, ProtectedFamily family, params (int, int)[] at) =>
        what == Counted.HalfDays ? EqualityWords.Days(family.Of(what, at), family.Threshold) : family.Of(what, at).Words(family.Threshold);

    /// <summary>Of what is counted by children or times; days and what was cancelled have no rate.</summary>
    private static string Rate(Counted what, ProtectedFamily family, params (int, int)[] at) =>
        what is Counted.HalfDays or Counted.SuspensionsCancelled or Counted.PermanentCancelled ? "no rate" : EqualityWords.Rate(EqualityRules.Per100(family.Of(what, at), family.Of(Counted.OnRoll, at)));

    private static string Name(Counted what) => what switch
    {
        Counted.Suspensions => "Suspensions",
        Counted.HalfDays => "Days of suspension",
        Counted.Suspended => "Pupils suspended at least once",
        Counted.SuspensionsCancelled => "Suspensions cancelled",
        Counted.Permanent => "Permanent exclusions",
        Counted.PermanentCancelled => "Permanent exclusions cancelled",
        Counted.Moves => "Moves to other places",
        Counted.Left => "Pupils who left the roll",
        _ => what.ToString(),
    };

    private string[] Before(string cell) => before is null ? [] : [cell];

    // In the autumn the term is the year so far.
    private string[] Year(string cell) => Term.Number == 1 ? [] : [cell];
}
