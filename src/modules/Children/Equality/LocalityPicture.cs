using Headwater.Insight.Contracts;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Children.Equality;

/// <summary>A locality's exclusions of a school year so far from its own ledger, by school and by group, beside what was published.</summary>
internal sealed class LocalityPicture
{
    private readonly ProtectedFamily family;

    public LocalityPicture(EqualityData data, IReadOnlyList<(OrganisationId Id, string Name)> schools, int year, DateOnly today, int threshold, PublishedRates? published, PublishedRates? england)
    {
        var summer = new CensusTerm(year, 3);
        (Year, AsOf, RollDay, Threshold, Published, England) = (new AcademicYear(year), summer.AsOf(today), summer.RollDay(today), threshold, published, england);
        var listed = schools.Where(s => data.Schools.Contains(s.Id)).ToList();
        (Schools, WithNothing) = (listed.Count, [.. schools.Where(s => !data.Schools.Contains(s.Id)).Select(s => s.Name)]);
        family = EqualityFamilies.OfLocality(data, [.. listed.Select(s => s.Id)], year, today, threshold);
        (Beside, Suspensions, Permanent, Fates) = (BesideTable(), SuspensionsTable(listed), PermanentTable(listed), FatesTable());
        Groups = [.. GroupTables.Of(family, Traits.Years,
            ("Suspensions this year", (axis, place) => family.Of(Counted.Suspensions, (axis, place)).Words(threshold)),
            ("Permanent exclusions this year", (axis, place) => family.Of(Counted.Permanent, (axis, place)).Words(threshold)))];
        Sentences = GroupTables.Sentences(family, Traits.Years, "at the schools here");
        Recorded = GroupTables.Recorded(family, Traits.Years);
        Complete = CompleteTable(data, listed, summer);
    }

    public AcademicYear Year { get; }

    /// <summary>The last day that is counted.</summary>
    public DateOnly AsOf { get; }

    public DateOnly RollDay { get; }

    public int Threshold { get; }

    /// <summary>The authority's newest figures; null where none are here.</summary>
    public PublishedRates? Published { get; }

    public PublishedRates? England { get; }

    /// <summary>How many schools the figures are of.</summary>
    public int Schools { get; }

    /// <summary>Schools of which nothing is on record here. They are in no table, so that naming them tells of no small number in one.</summary>
    public IReadOnlyList<string> WithNothing { get; }

    public string OnRoll => family.Of(Counted.OnRoll).Words(Threshold);

    public FigureTable Beside { get; }

    public FigureTable Suspensions { get; }

    public FigureTable Permanent { get; }

    public FigureTable Fates { get; }

    public IReadOnlyList<FigureTable> Groups { get; }

    public FigureTable Complete { get; }

    public IReadOnlyList<string> Sentences { get; }

    public IReadOnlyList<string> Recorded { get; }

    public IEnumerable<FigureTable> Tables => [Beside, Suspensions, Permanent, Fates, .. Groups, Complete];

    private FigureTable BesideTable()
    {
        (string Name, Counted What, Func<PublishedRates, double?> Of, int Decimals)[] rows =
        [
            ("Suspensions", Counted.Suspensions, p => p.Suspensions, 2), ("Pupils suspended at least once", Counted.Suspended, p => p.PupilsSuspended, 2), ("Permanent exclusions", Counted.Permanent, p => p.PermanentExclusions, 3),
        ];
        return new("For every 100 on the roll, beside the published figures",
            ["What", $"Here, {Year} so far", .. Published is { } own ? new[] { $"{own.Place}, published for {own.Year}" } : [], .. England is { } all ? new[] { $"{all.Place}, published for {all.Year}" } : []],
            [.. rows.Select(r => (IReadOnlyList<string>)[
                r.Name, EqualityWords.Rate(EqualityRules.Per100(family.Of(r.What), family.Of(Counted.OnRoll))),
                .. Published is { } own ? new[] { Words.Rate(r.Of(own), r.Decimals) } : [], .. England is { } all ? new[] { Words.Rate(r.Of(all), r.Decimals) } : []])]);
    }

    private FigureTable SuspensionsTable(IReadOnlyList<(OrganisationId Id, string Name)> schools) => new(
        "Suspensions by school", ["School", "On the roll", "Suspensions", "For every 100 on the roll", "Days", "Pupils suspended", "Reinstated by the board", "Cancelled"],
        [.. Rows(schools).Select(r => (IReadOnlyList<string>)[
            r.Name, Said(Counted.OnRoll, r.At), Said(Counted.Suspensions, r.At), EqualityWords.Rate(EqualityRules.Per100(family.Of(Counted.Suspensions, r.At), family.Of(Counted.OnRoll, r.At))),
            EqualityWords.Days(family.Of(Counted.HalfDays, r.At), Threshold), Said(Counted.Suspended, r.At), Said(Counted.SuspensionsReinstated, r.At), Said(Counted.SuspensionsCancelled, r.At)])]);

    private FigureTable PermanentTable(IReadOnlyList<(OrganisationId Id, string Name)> schools) => new(
        "Permanent exclusions by school", ["School", "Issued and not cancelled", "Cancelled"],
        [.. Rows(schools).Select(r => (IReadOnlyList<string>)[r.Name, Said(Counted.Permanent, r.At), Said(Counted.PermanentCancelled, r.At)])]);

    // By school there are too few of each.
    private FigureTable FatesTable() => new(
        "What became of permanent exclusions", ["What", "All schools here"],
        [.. new[] { Fate.Reinstated, Fate.Quashed, Fate.Upheld, Fate.Undecided }.Select(f => (IReadOnlyList<string>)[EqualityWords.Of(f), Said(Counted.Permanent, [(EqualityFamilies.FateOfLocality, (int)f)])])]);

    private FigureTable CompleteTable(EqualityData data, IReadOnlyList<(OrganisationId Id, string Name)> schools, CensusTerm year)
    {
        var traits = Traits.All.Take(Traits.Years).ToList();
        var rolls = data.Stays.Where(s => EqualityData.IsOn(s, RollDay)).ToLookup(s => s.School, s => s.Child);
        var given = data.Exclusions.Where(x => !x.Permanent && x.Start >= year.YearFirst && x.Start <= AsOf && x.Fate != Fate.Cancelled).ToLookup(x => x.School);
        var groups = new Lazy<int[]>[data.Children.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            var child = data.Children[i];
            groups[i] = new(() => Traits.Of(child, RollDay));
        }

        return new("How complete the records are", ["School", .. traits.Select(t => t.Name), "Reason for suspensions", "Parent and local authority told of suspensions"],
            [.. schools.Index().Select(s => (s.Item.Name, s.Index, Roll: rolls[s.Item.Id].Distinct().ToList(), Given: given[s.Item.Id].ToList())).Select(s => (IReadOnlyList<string>)[
                s.Name, .. traits.Index().Select(t => Share(Counted.OnRoll, s.Index, s.Roll.Count(c => groups[c].Value[t.Index] != t.Item.Missing), s.Roll.Count)),
                Share(Counted.Suspensions, s.Index, s.Given.Count(x => x.Reasoned), s.Given.Count), Share(Counted.Suspensions, s.Index, s.Given.Count(x => x.Told), s.Given.Count)])]);
    }

    // Of how many is said only where that number is itself shown.
    private string Share(Counted of, int school, int have, int all) =>
        EqualityWords.Of(family.Of(of, (EqualityFamilies.School, school)).Value is null ? Completeness.NothingToSay : EqualityRules.Of(have, all, Threshold));

    private static IEnumerable<(string Name, (int, int)[] At)> Rows(IReadOnlyList<(OrganisationId Id, string Name)> schools) =>
        [.. schools.Index().Select(s => (s.Item.Name, new[] { (EqualityFamilies.School, s.Index) })), ("All schools here", [])];

    private string Said(Counted what, (int, int)[] at) => family.Of(what, at).Words(Threshold);
}
