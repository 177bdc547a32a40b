using Headwater.Access.Contracts;
using Headwater.Access.Notices;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Today;

/// <summary>The first page of whoever is signed in: what needs them, the most urgent first, and what changed.</summary>
internal sealed class HomeModel(IEnumerable<IHomePart> parts, IEnumerable<IHomeChildren> children, ISchoolCalendars calendars, NoticeService notices, CurrentActor actor, TimeProvider clock) : PageModel
{
    private const int Shown = 10;

    private SchoolCalendar? calendar;

    public IReadOnlyList<HomeTask> Tasks { get; private set; } = [];

    public IReadOnlyList<Notice> New { get; private set; } = [];

    /// <summary>New notices that are not shown here.</summary>
    public int More { get; private set; }

    /// <summary>Children with something due; null for whoever has none to see to.</summary>
    public HomeChildren? Children { get; private set; }

    /// <summary>What is said to this role when nothing waits.</summary>
    public string Empty => HomeWords.Empty(actor);

    public DateOnly Today => clock.Today();

    public string Roles => string.Join(", ", actor.Posts.Select(p => p.Role.Words()).Distinct(StringComparer.Ordinal));

    public async Task OnGetAsync(CancellationToken ct)
    {
        List<HomeTask> tasks = [];
        foreach (var part in parts)
            tasks.AddRange(await part.TasksAsync(ct));
        Tasks = [.. tasks.OrderByDescending(t => t.First).ThenBy(t => t.Due ?? DateOnly.MaxValue)];
        foreach (var part in children)
            Children ??= await part.OfAsync(ct);
        // Who works at a school counts in its days; everybody else in working days.
        if (Tasks.Any(t => t.Due is not null) && actor.Where(Capability.KeepRecords).Concat(actor.Where(Capability.Govern)).Select(s => (OrganisationId?)s).FirstOrDefault() is { } school)
            calendar = (await calendars.OfAsync(school, ct)).Calendar;
        var fresh = (await notices.OwnAsync(ct)).Where(n => n.SeenAtUtc is null).ToList();
        (New, More) = ([.. fresh.Take(Shown)], Math.Max(0, fresh.Count - Shown));
    }

    /// <summary><c>Thursday 14 January 2027 (in 3 school days)</c>; what is late, how long ago.</summary>
    public string Until(DateOnly due) => due == Today ? "Today" : due < Today ? $"Was due on {Words.Date(due)}{Waited(due)}" : $"{Words.Date(due)}{Within(due)}";

    private string Waited(DateOnly due)
    {
        if (calendar is null || due < calendar.FirstDay)
            return "";
        // Past the last day of the term dates nobody knows which days are school days.
        var more = Today > calendar.LastDay ? "at least " : "";
        return Count(due, Today, calendar.IsSchoolDay) switch { 0 => "", 1 => $", {more}1 school day ago", var days => $", {more}{days} school days ago" };
    }

    private string Within(DateOnly due)
    {
        if (due > Today.AddDays(14))
            return "";
        var school = calendar is not null && due <= calendar.LastDay;
        var (days, kind) = school ? (Count(Today, due, calendar!.IsSchoolDay), "school") : (Count(Today, due, WorkingDays.Contains), "working");
        return days switch { 0 => "", 1 => $" (in 1 {kind} day)", _ => $" (in {days} {kind} days)" };
    }

    private static int Count(DateOnly after, DateOnly upTo, Func<DateOnly, bool> counts) => Enumerable.Range(1, upTo.DayNumber - after.DayNumber).Count(d => counts(after.AddDays(d)));
}
