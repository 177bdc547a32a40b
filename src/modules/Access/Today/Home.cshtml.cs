using Headwater.Access.Contracts;
using Headwater.Access.Notices;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Today;

/// <summary>The first page of whoever is signed in: what needs them, the most urgent first, and what changed.</summary>
internal sealed class HomeModel(IEnumerable<IHomePart> parts, NoticeService notices, CurrentActor actor, TimeProvider clock) : PageModel
{
    private const int Shown = 10;

    public IReadOnlyList<HomeTask> Tasks { get; private set; } = [];

    public IReadOnlyList<Notice> New { get; private set; } = [];

    /// <summary>New notices that are not shown here.</summary>
    public int More { get; private set; }

    public DateOnly Today => clock.Today();

    public string Roles => string.Join(", ", actor.Posts.Select(p => p.Role.Words()).Distinct(StringComparer.Ordinal));

    public async Task OnGetAsync(CancellationToken ct)
    {
        List<HomeTask> tasks = [];
        foreach (var part in parts)
            tasks.AddRange(await part.TasksAsync(ct));
        Tasks = [.. tasks.OrderByDescending(t => t.First).ThenBy(t => t.Due ?? DateOnly.MaxValue)];
        var fresh = (await notices.OwnAsync(ct)).Where(n => n.SeenAtUtc is null).ToList();
        (New, More) = ([.. fresh.Take(Shown)], Math.Max(0, fresh.Count - Shown));
    }

    /// <summary><c>Thursday 14 January 2027 (in 3 working days)</c>.</summary>
    public string Until(DateOnly due) => due == Today ? "Today" : due < Today ? $"Was due on {Words.Date(due)}" : $"{Words.Date(due)}{Within(due)}";

    private string Within(DateOnly due)
    {
        if (due > Today.AddDays(14))
            return "";
        var days = Enumerable.Range(1, due.DayNumber - Today.DayNumber).Count(d => WorkingDays.Contains(Today.AddDays(d)));
        return days switch { 0 => "", 1 => " (in 1 working day)", _ => $" (in {days} working days)" };
    }
}
