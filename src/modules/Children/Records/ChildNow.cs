using Headwater.Children.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Records;

/// <summary>Something that comes next for a child, with its day.</summary>
internal sealed record NextThing(DateOnly? Day, string Words, string Href)
{
    /// <summary>The days of the school that it is about; null where it is about none.</summary>
    public SchoolCalendar? Calendar { get; init; }
}

/// <summary>Where things stand with a child now, as far as the reader may see.</summary>
/// <param name="Standing">One or two short sentences.</param>
/// <param name="Plans">Plans in force, with outcomes.</param>
/// <param name="Next">What comes next, the earliest first.</param>
/// <param name="NotTried">Help for this need that no plan ever used.</param>
/// <param name="Out">The suspension or exclusion that keeps the child out now, or is about to.</param>
/// <param name="Calendar">By which school days are counted; null where none is known.</param>
internal sealed record ChildNow(string Standing, IReadOnlyList<PlanView> Plans, IReadOnlyList<NextThing> Next, IReadOnlyList<HelpOnOffer> NotTried, RecordedExclusion? Out, SchoolCalendar? Calendar)
{
    /// <summary>More are counted, not listed.</summary>
    public const int Most = 6;
}

/// <summary>
/// Puts together what the top of a record says. What the record itself says is not there is not read: no read where there is neither plan
/// nor exclusion, two for a plan, three for an exclusion, four for both; one more where the locality changed a rule.
/// </summary>
internal sealed class ChildNowQueries(ResponseQueries responses, LedgerQueries ledgers, ISchoolCalendars calendars, RuleBooks books, IOfferedHelp help, HeadwaterDb db)
{
    /// <param name="record">The record, as it was found.</param>
    /// <param name="support">Whether plans are open to the reader.</param>
    /// <param name="exclusions">Whether exclusions are.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ChildNow> OfAsync(RecordView record, bool support, bool exclusions, CancellationToken ct)
    {
        var (child, today) = (record.Child, db.Reader.Today);
        LedgerView? ledger = null;
        if (exclusions && record.HasExclusions && await ledgers.LedgerAsync(child.ChildId, ct) is { Exclusions.Count: > 0 } held)
            ledger = ledgers.View(held, await calendars.OfAsync([.. held.Schools], ct), record.HasOwnRules ? await books.CurrentAsync(ct) : RuleBook.National);
        IReadOnlyList<PlanView> plans = support && record.HasPlans ? await responses.PlansAsync(child.ChildId, ct) : [];
        var stage = record.Stages.FirstOrDefault(s => s.ToDay is null);
        // Of a child of whom nothing was ever noticed, every help of the first stage is "not tried": that says nothing.
        var noticed = plans.Count > 0 || ledger is not null || record.OpenTalks.Count > 0 || stage is { Provision: not "N" };
        var response = new ResponseView(child, stage, record.Words, record.OpenTalks, plans, support && noticed ? await help.AllAsync(ct) : []);
        var next = NowRules.Next(response, ledger is null ? [] : DueDuties.Of(ledger, today, named: false));
        var outNow = ledger is null ? null : NowRules.Out(ledger, record.Roll, today);
        var calendar = ledger?.Clocks.Select(c => c.Dates.Calendar).FirstOrDefault(c => c is not null);
        // How long a child is out is counted by the school that excluded.
        var until = outNow is null ? calendar : ledger!.ClockOf(outNow).Dates.Calendar;
        return new(NowRules.Standing(record, support, outNow, until, next, today), [.. response.Open], next, response.NotTried, outNow, calendar);
    }
}

/// <summary>What is said of where things stand. Values in, sentences out; nothing is weighed and nothing is added up.</summary>
internal static class NowRules
{
    /// <summary>What is due within so many days is told at the top.</summary>
    public const int DaysAhead = 14;

    /// <summary>Reviews, actions, conversations and duties, in order of their days; those without a day last.</summary>
    public static IReadOnlyList<NextThing> Next(ResponseView response, IEnumerable<DueDuty> duties) =>
    [
        .. response.Open.Select(p => new NextThing(p.Plan.ReviewOn, $"Review of the {ResponseWords.Of(p.Plan.PlanKind)}", ResponseLinks.Plan(p.Plan.ChildId, p.Plan.Id)))
            .Concat(response.Open.SelectMany(p => p.Actions).Where(a => a.State == ActionState.Open).Select(a => new NextThing(a.By, a.What, ResponseLinks.Plan(a.ChildId, a.PlanId))))
            .Concat(response.Talks.Where(t => t.EndedOn is null).Select(t => new NextThing(t.By, $"Conversation about what would help, with {t.WithWhom}", ResponseLinks.Now(t.ChildId))))
            .Concat(duties.Where(d => d.Duty.State != DutyState.Waiting).Select(d => new NextThing(d.Duty.Due, $"{ExclusionWords.Of(d.Duty.Duty)} ({ExclusionWords.Of(d.Duty.Owner).ToLowerInvariant()})", ExclusionLinks.One(d.ChildId, d.Exclusion.Id)) { Calendar = d.Calendar }))
            .OrderBy(n => n.Day ?? DateOnly.MaxValue).ThenBy(n => n.Words, StringComparer.Ordinal),
    ];

    /// <summary>The suspension or exclusion that keeps the child out today; otherwise the next that is to begin; null for none.</summary>
    /// <param name="ledger">The child's exclusions.</param>
    /// <param name="roll">The child's stays at schools: who left the school, or went on to another, is kept out of it no more.</param>
    /// <param name="today">The day of the question.</param>
    public static RecordedExclusion? Out(LedgerView ledger, IReadOnlyList<RollEntry> roll, DateOnly today) =>
        ledger.Ledger.Exclusions.Where(x => x.Cancelled is null && IsOut(x, ledger.ClockOf(x).Dates.Calendar, roll, today)).OrderBy(x => x.Start > today).ThenBy(x => x.Start <= today && x.What == ExclusionKind.Permanent).ThenBy(x => x.Start).FirstOrDefault();

    /// <summary>One or two short sentences: where the child is, what helps, and what is due soon.</summary>
    public static string Standing(RecordView record, bool support, RecordedExclusion? outNow, SchoolCalendar? calendar, IReadOnlyList<NextThing> next, DateOnly today)
    {
        List<string> said = [];
        if (outNow is not null)
            said.Add(Of(outNow, calendar, today));
        else if (record.Roll.Count > 0 && record.Roll.All(r => r.LeavingDate < today))
            said.Add($"On no school’s roll here since {Words.Date(record.Roll.Max(r => r.LeavingDate!.Value))}");
        if (support)
            said.Add(Capital(ResponseWords.State(record.OpenPlans, today)));
        var (late, soon) = (next.Count(n => n.Day < today), next.Count(n => n.Day >= today && n.Day <= today.AddDays(DaysAhead)));
        if (late > 0)
            said.Add(late == 1 ? "One thing is late" : $"{late} things are late");
        if (soon > 0)
            said.Add($"{(soon == 1 ? "One thing is" : $"{soon} things are")} due within two weeks");
        return said.Count == 0 ? "Nothing is on record that is due." : $"{string.Join(". ", said)}.";
    }

    private static string Of(RecordedExclusion x, SchoolCalendar? calendar, DateOnly today) => x switch
    {
        { What: ExclusionKind.Permanent } => $"Permanently excluded {(x.Start > today ? "from" : "since")} {Words.Date(x.Start)}{(x.BoardDecision == BoardDecision.Declined ? "; the governing board did not reinstate" : "")}",
        { What: ExclusionKind.Lunchtime } => $"Suspended at lunchtime on {Words.Date(x.Start)}",
        _ when ExclusionWords.LastDay(x, calendar) is { } last => last == x.Start ? $"Suspended on {Words.Date(last)}" : x.Start > today ? $"Suspended from {Words.Date(x.Start)} to {Words.Date(last)}" : $"Suspended until {Words.Date(last)}",
        _ => $"Suspended from {Words.Date(x.Start)}, {ExclusionWords.Length(x)}",
    };

    private static bool IsOut(RecordedExclusion x, SchoolCalendar? calendar, IReadOnlyList<RollEntry> roll, DateOnly today) => x.What == ExclusionKind.Permanent
        ? x is { BoardDecision: not BoardDecision.Reinstated, ReinstatedOnReconsideration: null } && !IsOver(x, roll, today)
        : x.BoardDecision != BoardDecision.Reinstated && (x.Start > today || ExclusionWords.LastDay(x, calendar) >= today);

    private static bool IsOver(RecordedExclusion x, IReadOnlyList<RollEntry> roll, DateOnly today)
    {
        var there = roll.Where(r => r.SchoolId == x.SchoolId && r.EntryDate <= today).ToList();
        return (there.Count > 0 && there.TrueForAll(r => r.LeavingDate < today)) || roll.Any(r => r.SchoolId != x.SchoolId && r.EntryDate > x.Start && r.EntryDate <= today);
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
