using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Exclusions;

/// <summary>A duty that is not done, with what a list says of it.</summary>
/// <param name="Child">The child's name; null on the child's own page.</param>
internal sealed record DueDuty(ChildId ChildId, RecordedExclusion Exclusion, DutyDate Duty, string Because, string? Child, DateOnly Today, SchoolCalendar? Calendar)
{
    /// <summary>What kind of school excluded.</summary>
    public SchoolType School { get; init; }
}

/// <summary>Which duties of a ledger still ask for something.</summary>
internal static class DueDuties
{
    /// <summary>Notices of what a file brought in were given before, or not at all: after this many days a list is no place to say so.</summary>
    private const int ImportedNoticesDays = 30;

    /// <summary>In order of their days, those without a day last.</summary>
    public static IReadOnlyList<DueDuty> Of(LedgerView view, DateOnly today, bool named)
    {
        var byId = view.Ledger.Exclusions.ToDictionary(x => x.Id.ToString(), StringComparer.Ordinal);
        return [.. view.Clocks.SelectMany(c => (c.Result?.Duties ?? []).Select(d => (Clock: c, Duty: d, Exclusion: byId[d.Exclusion])))
            .Where(d => Asks(d.Exclusion, d.Duty, today))
            .Select(d => new DueDuty(view.Ledger.Child.ChildId, d.Exclusion, d.Duty, LedgerClock.Said(d.Duty.Because, view.Ledger), named ? view.Ledger.Child.Name : null, today, d.Clock.Dates.Calendar) { School = d.Clock.Dates.Type })
            .OrderBy(d => d.Duty.Due ?? DateOnly.MaxValue).ThenBy(d => d.Duty.Duty)];
    }

    /// <summary>Whether it still asks for something: what is done late is done, and a day from which something may be done asks nobody.</summary>
    public static bool Asks(RecordedExclusion x, DutyDate duty, DateOnly today) =>
        duty.State != DutyState.Met && duty.Done is null && duty.Duty is not (DutyKind.RemovalFromRollEarliest or DutyKind.ReviewApplicationCloses)
        && !(x.Imported && IsNotice(duty.Duty) && x.Decided < today.AddDays(-ImportedNoticesDays));

    private static bool IsNotice(DutyKind duty) => duty is DutyKind.NotifyParent or DutyKind.NotifyLocalAuthority or DutyKind.NotifyHomeLocalAuthority or DutyKind.NotifySocialWorker or DutyKind.NotifyVirtualSchoolHead or DutyKind.NotifyBoard or DutyKind.NotifyCancellation;
}
