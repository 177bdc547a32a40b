using Headwater.Access.Contracts;
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

/// <summary>
/// Tells headteachers, and those who consider the case, each school day what is due: two school days before, on the day, and while it is late on its
/// first day and then once a week. One message a person and day, without a name; the mail says only that there is one. It looks past
/// involvements, as no person does it, and says no more than how many and by when.
/// </summary>
internal sealed class DutyReminders(HeadwaterDb db, LedgerQueries ledgers, IOrganisations organisations, IPeople people, IInvolvements involvements, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    /// <summary>So many school days before, somebody is reminded.</summary>
    public const int DaysBefore = 2;

    private static readonly HashSet<OrganisationId> Nowhere = [];

    private const int MonthsBack = 12;
    private const int KeptDays = 60;
    private const int Week = 7;

    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        List<OrganisationId> schools = [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => o.Id)];
        var views = await ledgers.OfSchoolsAsync(schools, today.AddMonths(-MonthsBack), ct, pastInvolvements: true);
        var due = views.SelectMany(v => DueDuties.Of(v, today, named: false)).Where(d => IsDay(d, today)).ToLookup(d => d.Exclusion.SchoolId);
        if (due.Count == 0)
            return;
        var told = await db.Set<DutyReminder>().Where(r => r.Day == today).Select(r => r.PersonId).ToListAsync(ct);
        var papers = await involvements.PaperReadersAsync([.. due.SelectMany(s => s).SelectMany(d => new[] { d.ChildId, d.Exclusion.ChildId }).Distinct()], ct);
        var governors = (await people.HoldersAsync(Capability.Govern, null, ct)).ToHashSet();
        var asked = new Dictionary<PersonId, List<DueDuty>>();
        foreach (var school in due)
        {
            HashSet<OrganisationId> here = [school.Key];
            foreach (var head in await people.HoldersAsync(Capability.RecordExclusions, school.Key, ct))
                Add(head, school.Where(d => DueDuties.IsFor(d, here, Nowhere)));
            // Of those who govern, the ones to whom the case was opened: the others do not hear of it.
            foreach (var reader in papers.Where(p => governors.Contains(p.Person)).GroupBy(p => p.Person))
            {
                var open = reader.Select(r => r.Child).ToHashSet();
                Add(reader.Key, school.Where(d => (open.Contains(d.ChildId) || open.Contains(d.Exclusion.ChildId)) && DueDuties.IsFor(d, Nowhere, here)));
            }
        }

        foreach (var (person, duties) in asked.Where(a => a.Value.Count > 0 && !told.Contains(a.Key)))
        {
            db.Add(new DutyReminder { PersonId = person, Day = today });
            await notices.TellByMailAsync(person, Words(duties.DistinctBy(d => (d.Exclusion.Id, d.Duty.Duty)).ToList(), today), ExclusionLinks.Due, ct);
        }

        db.RemoveRange(await db.Set<DutyReminder>().Where(r => r.Day < today.AddDays(-KeptDays)).ToListAsync(ct));
        if (db.ChangeTracker.HasChanges())
            await audit.SaveAsync(ct, new AuditFact("remind", "duty"));

        void Add(PersonId person, IEnumerable<DueDuty> duties)
        {
            if (!asked.TryGetValue(person, out var all))
                asked.Add(person, all = []);
            all.AddRange(duties);
        }
    }

    /// <summary>Whether a duty is said on a day.</summary>
    public static bool IsDay(DueDuty due, DateOnly today) => due.Duty.Due is { } by && due.Duty.State != DutyState.Waiting && due.Calendar?.IsSchoolDay(today) != false
        && (by == today || (by > today ? due.Calendar?.After(today, DaysBefore) == by : IsLateDay(by, today, due.Calendar)));

    /// <summary>The first school day after it, and from then on once a week; in holidays nobody is told.</summary>
    private static bool IsLateDay(DateOnly by, DateOnly today, SchoolCalendar? calendar)
    {
        var first = calendar?.After(by, 1) ?? by.AddDays(1);
        return today == first || (today > first && (today.DayNumber - first.DayNumber) % Week == 0);
    }

    private static string Words(List<DueDuty> duties, DateOnly today)
    {
        var (late, next) = (duties.Count(d => d.Duty.Due < today), duties.Where(d => d.Duty.Due >= today).MinBy(d => d.Duty.Due)?.Duty.Due);
        return string.Join(' ', new[]
        {
            duties.Count == 1 ? "One thing that the law asks after an exclusion needs you." : $"{duties.Count} things that the law asks after exclusions need you.",
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
