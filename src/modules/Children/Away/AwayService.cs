using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Away;

/// <summary>What may change after it was recorded.</summary>
internal sealed record TypedChange(DateOnly? ToDay, int HalfDaysAWeek, string? Education, DateOnly? ParentAgreed, DateOnly? ReviewOn, string? EndedBecause);

/// <summary>Time out of class as it was typed.</summary>
internal sealed record TypedTimeOut(AwayKind What, DateOnly FromDay, string? Why, bool ForBehaviour, bool OnSite, bool Allegation, TypedChange Other);

/// <summary>A child's time out of class, with the days of each school.</summary>
internal sealed record AwayView(Child Child, IReadOnlyList<TimeOut> All, IReadOnlyDictionary<OrganisationId, SchoolDates> Dates, RuleBook Book)
{
    public IReadOnlyList<string> Signs(TimeOut t, DateOnly today) => AwayRules.LooksInformal(t, today, Dates.GetValueOrDefault(t.SchoolId)?.Calendar, Book);

    /// <summary>Half days away from class by kind, over the schools whose days are known.</summary>
    public IReadOnlyList<(AwayKind What, int HalfDays)> Lost(DateOnly today) =>
        [.. All.GroupBy(t => t.SchoolId).Where(g => Dates.GetValueOrDefault(g.Key)?.Calendar is not null)
            .SelectMany(g => AwayRules.HalfDays(g, today, Dates[g.Key].Calendar!)).GroupBy(l => l.Key, l => l.Value).Select(g => (g.Key, g.Sum())).OrderBy(l => l.Key)];
}

/// <summary>
/// Reads and writes time out of class. The school that has the child on its roll records it; nothing that happened is refused, since
/// what is not written down is what nobody sees. Only days that cannot be are.
/// </summary>
internal sealed class AwayService(HeadwaterDb db, RecordKeeping keeping, ISchoolCalendars calendars, RuleBooks books, CurrentActor actor, TimeProvider clock)
{
    /// <summary>One child's, the latest first; null when there is no such child for this reader.</summary>
    public async Task<AwayView?> OfChildAsync(ChildId child, CancellationToken ct)
    {
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == child || c.JoinedToId == child)
            join t in db.Set<TimeOut>() on c.ChildId equals t.ChildId into recorded
            from timeOut in recorded.DefaultIfEmpty()
            select new { Child = c, TimeOut = timeOut }).ToListAsync(ct);
        if (rows.Find(r => r.Child.ChildId == child) is not { } own)
            return null;
        List<TimeOut> all = [.. rows.Select(r => r.TimeOut).OfType<TimeOut>().OrderByDescending(t => t.FromDay).ThenByDescending(t => t.Id)];
        return new(own.Child, all, await calendars.OfAsync([.. all.Select(t => t.SchoolId).Distinct()], ct), all.Count == 0 ? RuleBook.National : await books.CurrentAsync(ct));
    }

    /// <summary>Whether the actor may add to what their school recorded; of their own child they may not.</summary>
    public bool MayChange(TimeOut t, bool isFamily) => !isFamily && actor.Can(Capability.KeepRecords, t.SchoolId);

    /// <summary>Nothing of this kind is meant to last longer: a later day is a mistyped year.</summary>
    private const int MostYears = 2;

    /// <exception cref="InputRefusedException">A day cannot be, or a field cannot be taken.</exception>
    public async Task<(Outcome Outcome, Guid? Id)> RecordAsync(ChildId child, TypedTimeOut asked, CancellationToken ct)
    {
        if (await keeping.DeciderAsync(child, ct) is not { } school || await db.Set<Child>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == child, ct) is not { } found)
            return (Outcome.NotThere, null);
        if (asked.FromDay > clock.Today().AddYears(1) || asked.FromDay < found.DateOfBirth.AddYears(4))
            throw new InputRefusedException("The first day lies more than a year ahead, or before the child was at school. Correct it.");
        var row = new TimeOut
        {
            Id = Guid.CreateVersion7(), ChildId = child, SchoolId = school, What = asked.What, FromDay = asked.FromDay, HalfDaysAWeek = asked.Other.HalfDaysAWeek,
            Why = Typed.Text(asked.Why, "reason", TimeOut.TextLength), ForBehaviour = asked.ForBehaviour, OnSite = asked.OnSite, Allegation = asked.Allegation,
            RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        Put(row, asked.Other);
        db.Add(row);
        return (await keeping.SaveAsync(ct, new AuditFact("record", "time-out", row.Id.ToString(), child, string.Create(CultureInfo.InvariantCulture, $"{row.What} from {row.FromDay:yyyy-MM-dd}"))), row.Id);
    }

    /// <exception cref="InputRefusedException">A day cannot be, or a field cannot be taken.</exception>
    public async Task<Outcome> ChangeAsync(ChildId child, Guid id, int version, TypedChange asked, CancellationToken ct)
    {
        if (await db.Set<TimeOut>().SingleOrDefaultAsync(t => t.Id == id && (t.ChildId == child || db.Set<Child>().Any(c => c.ChildId == t.ChildId && c.JoinedToId == child)), ct) is not { } row || !MayChange(row, await keeping.IsFamilyAsync(child, ct)))
            return Outcome.NotThere;
        if (row.Version != version)
            return Outcome.ChangedMeanwhile;
        try
        {
            Put(row, asked);
        }
        catch (InputRefusedException)
        {
            // What was refused must not be saved with whatever this scope saves next.
            db.ChangeTracker.Clear();
            throw;
        }

        return await keeping.SaveAsync(ct, new AuditFact(asked.EndedBecause is null ? "change" : "end", "time-out", id.ToString(), child));
    }

    private void Put(TimeOut row, TypedChange asked)
    {
        if (asked.ToDay < row.FromDay)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The last day lies before the first, {row.FromDay:d MMMM yyyy}. Correct one of them."));
        if (asked.ToDay > row.FromDay.AddYears(MostYears) || asked.ReviewOn > row.FromDay.AddYears(MostYears))
            throw new InputRefusedException($"The last day or the review lies more than {MostYears} years after the first day. Correct the year.");
        if (asked.ReviewOn < row.FromDay)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The review lies before the first day, {row.FromDay:d MMMM yyyy}. Correct one of them."));
        if (asked.ParentAgreed > clock.Today())
            throw new InputRefusedException("The day of the parent’s agreement lies in the future. Record it once it is given.");
        if (asked.HalfDaysAWeek is < 1 or > TimeOut.HalfDaysOfWeek)
            throw new InputRefusedException("Give the half days out of class in a week as a number from 1 to 10.");
        if (!string.IsNullOrWhiteSpace(asked.EndedBecause) && (asked.ToDay is not { } last || last > clock.Today()))
            throw new InputRefusedException("Give the last day, today or before, when you say why it ended.");
        (row.ToDay, row.HalfDaysAWeek, row.ParentAgreed, row.ReviewOn) = (asked.ToDay, asked.HalfDaysAWeek, asked.ParentAgreed, asked.ReviewOn);
        row.Education = Typed.OptionalText(asked.Education, "account of the education", TimeOut.TextLength);
        row.EndedBecause = Typed.OptionalText(asked.EndedBecause, "reason why it ended", TimeOut.TextLength);
    }
}
