using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Coaching;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Expectations;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Money;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Seats;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.HandOver;

/// <summary>A part of the pack, the same on the page, in the file to read and in its table.</summary>
/// <param name="Name">Its name as a file, without the ending.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Lead">What it says, in a sentence.</param>
/// <param name="Columns">The columns of its table.</param>
/// <param name="Rows">The rows, a value for each column.</param>
/// <param name="Missing">What is still missing, in sentences; none where it is complete.</param>
/// <param name="Href">Where it is kept.</param>
internal sealed record PackSection(string Name, string Title, string Lead, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Missing, string Href)
{
    public bool IsComplete => Missing.Count == 0;
}

/// <summary>The pack as it stands.</summary>
internal sealed record Pack(DateOnly Day, IReadOnlyList<PackSection> Sections, IReadOnlyList<(PackReceiver Receiver, string Name)> Receivers)
{
    public bool IsComplete => Sections.All(s => s.IsComplete) && Receivers.Count > 0 && Receivers.All(r => r.Receiver.ReadOn is not null);
}

/// <summary>Collects what whoever goes on without the facilitator needs, and says what is missing.</summary>
internal sealed class PackQueries(
    HeadwaterDb db, SeatQueries seats, DecisionQueries decisions, PlanQueries plan, CoachingQueries coaching, MoneyQueries money, MoneySignals runway, MeetingQueries meetings, IPeople people, TimeProvider clock)
{
    public async Task<Pack> NowAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var table = await seats.TableAsync(ct);
        var activities = (await plan.AllAsync(ct)).Where(a => a.Activity.Status == ActivityStatus.Live).ToList();
        var named = await plan.SeatsAsync(ct);
        return new(
            today,
            [
                Table(table), await AgreementAsync(ct), await DecidedAsync(today, ct), Activities(activities), await TasksAsync(ct), await SuccessionAsync(table, activities, ct), await MoneyAsync(today, ct), await CalendarAsync(ct),
                await FilesAsync(ct), Risks(activities, named),
            ],
            await ReceiversAsync(ct));
    }

    /// <summary>Where papers are kept, the latest last.</summary>
    public async Task<IReadOnlyList<FilePlace>> PlacesAsync(CancellationToken ct) => await db.Set<FilePlace>().AsNoTracking().Where(p => p.RemovedOn == null).OrderBy(p => p.AddedOn).ThenBy(p => p.Id).ToListAsync(ct);

    private static string Date(DateOnly? day) => day is { } known ? Words.Date(known) : "";

    private static PackSection Table(IReadOnlyList<TableSeat> table) => new(
        "1-seats-and-terms", "Seats and terms", $"{table.Count} seats, {table.Count(s => s.IsVacant)} of them empty.", ["Sector", "Seat", "Who sits there", "Since", "Deputies", "Term ends"],
        [.. table.Select(s => (IReadOnlyList<string>)[s.Sector.Label, s.For, s.Holder?.Name ?? "Nobody", Date(s.Holder?.Since), string.Join("; ", s.Deputies.Select(d => d.Name)), Date(s.Seat.TermEnds)])],
        table.Count == 0 ? ["There are no seats yet."] : [], Shared.PartnershipLinks.Members);

    private async Task<PackSection> AgreementAsync(CancellationToken ct)
    {
        var latest = await db.Set<MembersAgreement>().AsNoTracking().OrderByDescending(a => a.Number).FirstOrDefaultAsync(ct);
        return new("2-agreement", "What members expect of each other", latest is null ? "Nothing is written down." : $"Version {latest.Number} is in force.", ["Version", "Written on", "Text"],
            latest is null ? [] : [[$"{latest.Number}", Date(latest.WrittenOn), latest.Text]], latest is null ? ["Write down what members expect of each other."] : [], Shared.PartnershipLinks.Agreement);
    }

    private async Task<PackSection> DecidedAsync(DateOnly today, CancellationToken ct)
    {
        var force = (await decisions.RegisterAsync(ct)).Select(l => l.Decision).Where(d => d.IsAdopted && d.EndedOn is null).OrderBy(d => d.ReviewBy).ThenBy(d => d.Id).ToList();
        var late = force.Count(d => d.ReviewBy < today);
        return new("3-decisions", "Decisions in force", $"{PlanWords.Count(force.Count, "decision is", "decisions are")} in force.", ["Decision", "Decided on", "How", "Look at it again by"],
            [.. force.Select(d => (IReadOnlyList<string>)[d.Statement, Date(d.DecidedOn), d.Numbers, Date(d.ReviewBy)])],
            force.Count == 0 ? ["No decision is in force."] : late > 0 ? [$"{PlanWords.Count(late, "decision was", "decisions were")} to be looked at again and {(late == 1 ? "was" : "were")} not."] : [], DecisionLinks.Register);
    }

    private static PackSection Activities(List<WholeActivity> live)
    {
        var loose = live.Count(a => a.Chair?.Holder is null);
        return new("4-plan", "The plan on a page", $"{PlanWords.Count(live.Count, "activity is", "activities are")} live.", ["Activity", "Aim", "What it is to change", "How members see it", "Chair", "Leads", "Next milestone", "Next review"],
            [.. live.Select(a => (IReadOnlyList<string>)[a.Activity.Title, a.Activity.Aim ?? "", a.Activity.Outcome ?? "", a.Activity.Measure ?? "", a.Chair?.Words ?? "Nobody", a.Lead.Label, a.NextMilestone is { } next ? $"{next.Title}, {Date(next.Due)}" : "", Date(a.NextReview)])],
            live.Count == 0 ? ["No activity is live."] : loose > 0 ? [$"{PlanWords.Count(loose, "live activity has", "live activities have")} nobody in the chair."] : [], PlanLinks.Board);
    }

    private async Task<PackSection> TasksAsync(CancellationToken ct)
    {
        var tasks = await coaching.SkillsAsync(ct);
        var theirs = tasks.Where(t => t.LastBy == DoneBy.Facilitator || t.LastOn is null).Select(t => t.Task).ToList();
        return new("5-critical-tasks", "Critical tasks, and who can do them", $"{tasks.Count(t => t.LastBy == DoneBy.Members)} of {tasks.Count} tasks were last done by members alone.", ["Task", "Last done", "On", "What helps"],
            [.. tasks.Select(t => (IReadOnlyList<string>)[t.Task, CoachingWords.Of(t.LastBy), Date(t.LastOn), t.Note ?? ""])],
            tasks.Count == 0 ? ["No task is written down: calling meetings, writing the agenda, facilitating, taking notes."] : theirs.Count > 0 ? [$"Only the facilitator has done so far: {string.Join("; ", theirs)}."] : [], CoachingLinks.All);
    }

    private async Task<PackSection> SuccessionAsync(IReadOnlyList<TableSeat> table, List<WholeActivity> live, CancellationToken ct)
    {
        var critical = CriticalRoles.Of(table, live);
        var names = await people.NamesAsync([.. critical.Select(s => s.Seat.SuccessorId).OfType<PersonId>().Distinct()], ct);
        var covered = critical.Count(CriticalRoles.IsCovered);
        return new("6-succession", "Who takes over from whom", $"{covered} of {critical.Count} critical roles have a deputy or successor.", ["Role", "Who sits there", "Deputies", "Successor", "Ready by"],
            [.. critical.Select(s => (IReadOnlyList<string>)[$"{s.Sector.Label}: {s.For}{(CriticalRoles.Chairs(s, live) ? " (chairs an activity)" : "")}", s.Holder?.Name ?? "Nobody", string.Join("; ", s.Deputies.Select(d => d.Name)), s.Seat.SuccessorId is { } next ? names[next] : "", Date(s.Seat.SuccessorReadyBy)])],
            critical.Count == 0 ? ["There is no critical role yet."] : covered < 0.8 * critical.Count ? ["Fewer than four in five critical roles have a deputy or successor."] : [], Shared.PartnershipLinks.Members);
    }

    private async Task<PackSection> MoneyAsync(DateOnly today, CancellationToken ct)
    {
        var year = await money.YearAsync(FinancialYears.Of(today), ct);
        var (monthly, confirmed, start, _) = await runway.RunwayAsync(today, ct);
        var lead = monthly is { } cost ? FundingRunway.Signal(cost, confirmed, start).Reasons[0] : "There is no budget.";
        return new("7-money", "Money, and how long it lasts", lead, ["What", "Kind", "Amount", "From", "To", "Stands"],
            [
                .. year.Lines.Select(l => (IReadOnlyList<string>)[l.What, $"Cost, {MoneyWords.Of(l.Kind).ToLowerInvariant()}", MoneyRules.Pounds(l.Pence), Date(FinancialYears.First(l.Year)), Date(FinancialYears.Last(l.Year)), "Planned"]),
                .. (await money.GivenAsync(ct)).Where(g => g.Given.ToDay >= today).Select(g => (IReadOnlyList<string>)[g.Name, $"Given, {MoneyWords.Of(g.Given.Kind).ToLowerInvariant()}", MoneyRules.Pounds(g.Given.Pence), Date(g.Given.FromDay), Date(g.Given.ToDay), MoneyWords.Of(g.Given.State)]),
                .. (await money.FundsAsync(ct)).Where(f => f.Fund.ToDay >= today).Select(f => (IReadOnlyList<string>)[f.Fund.Funder, "Fund", MoneyRules.Pounds(f.Fund.Pence), Date(f.Fund.FromDay), Date(f.Fund.ToDay), MoneyWords.Of(f.Fund.State)]),
            ],
            monthly is null ? ["There is no budget for this year: write down what working together costs."] : [], MoneyLinks.Budget);
    }

    private async Task<PackSection> CalendarAsync(CancellationToken ct)
    {
        var next = (await meetings.AllAsync(ct)).Where(m => m.State == MeetingState.Called && m.Day >= clock.Today()).ToList();
        return new("8-calendar", "Calendar", $"{PlanWords.Count(next.Count, "meeting is", "meetings are")} called.", ["Meeting", "When", "Where", "What for"],
            [.. next.Select(m => (IReadOnlyList<string>)[m.Title, MeetingWords.When(m), m.Place ?? "", m.Purpose ?? ""])], next.Count == 0 ? ["No meeting is called."] : [], MeetingLinks.List);
    }

    private async Task<PackSection> FilesAsync(CancellationToken ct)
    {
        var places = await PlacesAsync(ct);
        return new("9-where-files-are", "Where the files are", $"{PlanWords.Count(places.Count, "place is", "places are")} written down.", ["What", "Where, and who lets one in"], [.. places.Select(p => (IReadOnlyList<string>)[p.What, p.Where])],
            places.Count == 0 ? ["Write down where papers and mailing lists are kept, and who lets one in."] : [], HandOverLinks.Pack);
    }

    private static PackSection Risks(List<WholeActivity> live, IReadOnlyDictionary<Guid, NamedSeat> named)
    {
        var risks = live.SelectMany(a => a.Of(StepKind.Risk).Where(r => r.DoneOn is null).Select(r => (a.Activity.Title, Risk: r))).ToList();
        var open = risks.Count(r => r.Risk.Answer is null);
        return new("10-risks", "Open risks", $"{PlanWords.Count(risks.Count, "risk is", "risks are")} open.", ["Activity", "Risk", "What is done about it", "Who"],
            [.. risks.Select(r => (IReadOnlyList<string>)[r.Title, r.Risk.Title, r.Risk.Answer ?? "", r.Risk.OwnerSeatId is { } owner && named.TryGetValue(owner, out var seat) ? seat.Words : ""])],
            open > 0 ? [$"Of {PlanWords.Count(open, "open risk", "open risks")} nobody says what is done about it."] : [], PlanLinks.Board);
    }

    private async Task<IReadOnlyList<(PackReceiver, string)>> ReceiversAsync(CancellationToken ct)
    {
        var all = await db.Set<PackReceiver>().AsNoTracking().Where(r => r.EndedOn == null).OrderBy(r => r.NamedOn).ThenBy(r => r.Id).ToListAsync(ct);
        var names = await people.NamesAsync([.. all.Select(r => r.PersonId).Distinct()], ct);
        return [.. all.Select(r => (r, names[r.PersonId]))];
    }
}
