using Headwater.Access.Contracts;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Exclusions;

/// <summary>That somebody was reminded on a day, so that nobody is twice.</summary>
internal sealed class DutyReminder : ILocalityOwned
{
    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }
    public required DateOnly Day { get; init; }
}

/// <summary>What somebody is reminded of: by when, after an exclusion or on a direction off site.</summary>
internal readonly record struct Reminded(string Key, DateOnly Due, bool OffSite);

/// <summary>
/// Tells headteachers, those who consider the case, and the local authority's people who may see it, each school day what is due: two school days before, on the day, and while it is late on its
/// first day and then once a week. One message a person and day, without a name; the mail says only that there is one. It looks past
/// involvements, as no person does it, and says no more than how many and by when.
/// </summary>
internal sealed class DutyReminders(HeadwaterDb db, LedgerQueries ledgers, OffSiteDue directions, IOrganisations organisations, IPeople people, IInvolvements involvements, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    /// <summary>So many school days before, somebody is reminded.</summary>
    public const int DaysBefore = 2;

    private const int MonthsBack = 12;
    private const int KeptDays = 60;
    private const int Week = 7;

    private readonly Dictionary<PersonId, (List<Reminded> Due, string Link)> asked = [];

    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var all = await organisations.AllAsync(ct);
        List<OrganisationId> schools = [.. all.Where(o => o.IsSchool).Select(o => o.Id)];
        var views = await ledgers.OfSchoolsAsync(schools, today.AddMonths(-MonthsBack), ct, pastInvolvements: true);
        var due = views.SelectMany(v => DueDuties.Of(v, today, named: false)).Where(d => IsDay(d, today)).ToList();
        var moves = (await directions.OfAsync(schools, ct, pastInvolvements: true)).Where(d => IsDay(d.Day, today, d.Calendar)).ToList();
        moves = await OnRollAsync(moves, today, ct);
        if (due.Count + moves.Count == 0)
            return;
        asked.Clear();
        var told = await db.Set<DutyReminder>().Where(r => r.Day == today).Select(r => r.PersonId).ToListAsync(ct);
        await AskSchoolsAsync(due, moves, ct);
        await AskAuthorityAsync(due.FindAll(d => Responsibility.IsOfAuthority(d.Exclusion, d.Duty, d.School)), [.. all.Where(o => o.Kind == Responsible.AuthorityKind).Select(o => o.Id)], ct);
        foreach (var (person, (things, link)) in asked.Where(a => a.Value.Due.Count > 0 && !told.Contains(a.Key)))
        {
            db.Add(new DutyReminder { PersonId = person, Day = today });
            await notices.TellByMailAsync(person, Words([.. things.DistinctBy(d => d.Key)], today), link, ct);
        }

        db.RemoveRange(await db.Set<DutyReminder>().Where(r => r.Day < today.AddDays(-KeptDays)).ToListAsync(ct));
        if (db.ChangeTracker.HasChanges())
            await audit.SaveAsync(ct, new AuditFact("remind", "duty"));
    }

    /// <summary>The headteacher of each school, and of those who govern the ones to whom the case was opened: the others do not hear of it.</summary>
    private async Task AskSchoolsAsync(List<DueDuty> due, List<DueDirection> moves, CancellationToken ct)
    {
        var papers = await involvements.PaperReadersAsync([.. Children(due)], ct);
        var governors = (await people.HoldersAsync(Capability.Govern, null, ct)).ToHashSet();
        foreach (var school in due.Select(d => d.Exclusion.SchoolId).Concat(moves.Select(m => m.Move.SchoolId)).Distinct())
        {
            var here = due.FindAll(d => d.Exclusion.SchoolId == school);
            var (head, board) = (Responsibility.None with { Heads = new HashSet<OrganisationId> { school } }, Responsibility.None with { Governed = new HashSet<OrganisationId> { school } });
            foreach (var person in await people.HoldersAsync(Capability.RecordExclusions, school, ct))
            {
                Add(person, here.Where(head.Has).Select(Of), ExclusionLinks.Due);
                Add(person, moves.Where(m => m.Move.SchoolId == school).Select(m => new Reminded(m.Uid, m.Day, OffSite: true)), ExclusionLinks.Due);
            }

            foreach (var reader in papers.Where(p => governors.Contains(p.Person)).GroupBy(p => p.Person))
            {
                var open = reader.Select(r => r.Child).ToHashSet();
                Add(reader.Key, here.Where(d => (open.Contains(d.ChildId) || open.Contains(d.Exclusion.ChildId)) && board.Has(d)).Select(Of), ExclusionLinks.Due);
            }
        }
    }

    /// <summary>Of the local authority, those who are let through to the child's exclusions, of its own part alone.</summary>
    private async Task AskAuthorityAsync(List<DueDuty> due, List<OrganisationId> authorities, CancellationToken ct)
    {
        if (due.Count == 0 || authorities.Count == 0)
            return;
        foreach (var reader in (await involvements.ReadersAsync([.. Children(due)], EntryKinds.Exclusions, authorities, ct)).GroupBy(r => r.Person))
        {
            var open = reader.Select(r => r.Child).ToHashSet();
            Add(reader.Key, due.Where(d => open.Contains(d.ChildId) || open.Contains(d.Exclusion.ChildId)).Select(Of), ResponseLinks.Due);
        }
    }

    /// <summary>Of who left the school nobody there is reminded: the page would not be there for them.</summary>
    private async Task<List<DueDirection>> OnRollAsync(List<DueDirection> moves, DateOnly today, CancellationToken ct)
    {
        if (moves.Count == 0)
            return moves;
        var ids = moves.Select(m => m.Move.ChildId).Distinct().ToList();
        var stays = db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.LeavingDate == null || r.LeavingDate >= today);
        var roll = await (
            from c in db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(c => ids.Contains(c.ChildId))
            from r in stays
            where r.ChildId == c.ChildId || r.ChildId == c.JoinedToId
            select new { c.ChildId, r.SchoolId }).ToListAsync(ct);
        return moves.FindAll(m => roll.Exists(r => r.ChildId == m.Move.ChildId && r.SchoolId == m.Move.SchoolId));
    }

    private void Add(PersonId person, IEnumerable<Reminded> things, string link)
    {
        List<Reminded> some = [.. things];
        if (some.Count == 0)
            return;
        if (!asked.TryGetValue(person, out var all))
            asked.Add(person, all = ([], link));
        all.Due.AddRange(some);
    }

    private static IEnumerable<ChildId> Children(IEnumerable<DueDuty> due) => due.SelectMany(d => new[] { d.ChildId, d.Exclusion.ChildId }).Distinct();

    private static Reminded Of(DueDuty due) => new($"{due.Exclusion.Id}-{due.Duty.Duty}", due.Duty.Due!.Value, OffSite: false);

    /// <summary>Whether a duty is said on a day.</summary>
    public static bool IsDay(DueDuty due, DateOnly today) => due.Duty.Due is { } by && due.Duty.State != DutyState.Waiting && IsDay(by, today, due.Calendar);

    /// <summary>Whether something due by a day is said today.</summary>
    public static bool IsDay(DateOnly by, DateOnly today, SchoolCalendar? calendar) =>
        calendar?.IsSchoolDay(today) != false && (by == today || (by > today ? calendar?.After(today, DaysBefore) == by : IsLateDay(by, today, calendar)));

    /// <summary>The first school day after it, and from then on once a week; in holidays nobody is told.</summary>
    private static bool IsLateDay(DateOnly by, DateOnly today, SchoolCalendar? calendar)
    {
        var first = calendar?.After(by, 1) ?? by.AddDays(1);
        return today == first || (today > first && (today.DayNumber - first.DayNumber) % Week == 0);
    }

    private static string Words(IReadOnlyList<Reminded> due, DateOnly today)
    {
        var (late, next) = (due.Count(d => d.Due < today), due.Where(d => d.Due >= today).Select(d => (DateOnly?)d.Due).Min());
        var (one, many) = due.All(d => d.OffSite) ? ("on a direction off site", "on directions off site") : due.Any(d => d.OffSite) ? ("", "after exclusions and on directions off site") : ("after an exclusion", "after exclusions");
        return string.Join(' ', new[]
        {
            due.Count == 1 ? $"One thing that the law asks {one} needs you." : $"{due.Count} things that the law asks {many} need you.",
            next is { } day ? day == today ? "The next is due today." : $"The next is due by {Interface.Words.Date(day)}." : null,
            late == 0 ? null : late == 1 ? "One is late." : $"{late} are late.",
        }.OfType<string>());
    }
}

internal sealed class DutyReminderMapping : IEntityTypeConfiguration<DutyReminder>
{
    public void Configure(EntityTypeBuilder<DutyReminder> builder)
    {
        builder.ToTable("children_duty_reminder");
        builder.HasKey(r => new { r.LocalityId, r.PersonId, r.Day });
    }
}
