using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>Leaving a school, and where to.</summary>
/// <param name="LastDay">The last day on this school's roll.</param>
/// <param name="Next">The school of this locality that the child goes to; null when it is elsewhere or not known.</param>
/// <param name="EntryDate">The first day there.</param>
internal sealed record Leaving(DateOnly LastDay, OrganisationId? Next = null, DateOnly? EntryDate = null);

/// <summary>What has to go on after a child left a school's roll.</summary>
internal interface IAfterLeaving
{
    /// <summary>Sees to it, pending until saved, and answers the facts to save with it.</summary>
    Task<IReadOnlyList<AuditFact>> LeftAsync(RollEntry stay, DateOnly lastDay, CancellationToken ct);
}

/// <summary>
/// The roll: a stay is closed, never overwritten, and with it what the school holds through it. Education (Pupil Registration)
/// duties: a child is taken off a roll on a ground the law names, and the next school is told.
/// </summary>
internal sealed class RollService(HeadwaterDb db, IInvolvements involvements, IOrganisations organisations, RecordKeeping keeping, IEnumerable<IAfterLeaving> afterwards, CurrentActor actor, TimeProvider clock)
{
    private const string Purpose = "The child is on the school's roll.";

    /// <summary>The child leaves the actor's school, and perhaps enters another of the locality.</summary>
    /// <exception cref="InputRefusedException">The days do not follow one another, or the next school is none of the locality.</exception>
    public async Task<Outcome> LeaveAsync(ChildId child, int version, Leaving asked, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is not { } school)
            return Outcome.NotThere;
        if (await OpenStayAsync(child, school, ct) is not { } stay)
            return await LastStayAsync(child, school, ct) is null ? Outcome.NotThere : Outcome.ChangedMeanwhile;
        if (stay.Version != version)
            return Outcome.ChangedMeanwhile;
        List<AuditFact> facts = [.. await CloseAsync(stay, asked.LastDay, ct)];
        if (asked.Next is { } next)
            facts.AddRange(await EnterNextAsync(child, stay, next, asked, ct));
        return await keeping.SaveAsync(ct, facts);
    }

    /// <summary>Closes a stay and what the school holds through it; pending until saved.</summary>
    public async Task<IReadOnlyList<AuditFact>> CloseAsync(RollEntry stay, DateOnly lastDay, CancellationToken ct)
    {
        if (lastDay < stay.EntryDate)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The last day lies before the first, {stay.EntryDate:d MMMM yyyy}."));
        if (lastDay > clock.Today().AddYears(1))
            throw new InputRefusedException("The last day lies more than a year ahead.");
        stay.LeavingDate = lastDay;
        List<AuditFact> facts =
        [
            new("leave", "roll", stay.Id.ToString(), stay.ChildId, string.Create(CultureInfo.InvariantCulture, $"{stay.SchoolId} until {lastDay:yyyy-MM-dd}")),
            .. await involvements.LeaveRollAsync(stay.ChildId, stay.SchoolId, lastDay, ct),
        ];
        foreach (var after in afterwards)
            facts.AddRange(await after.LeftAsync(stay, lastDay, ct));
        return facts;
    }

    /// <summary>Opens a stay and involves the school; pending until saved.</summary>
    public async Task<IReadOnlyList<AuditFact>> EnterAsync(ChildId child, OrganisationId school, DateOnly day, DateOnly? leaving, CancellationToken ct)
    {
        var stay = new RollEntry { Id = Guid.CreateVersion7(), ChildId = child, SchoolId = school, EntryDate = day, LeavingDate = leaving };
        db.Add(stay);
        return [
            new("enter", "roll", stay.Id.ToString(), child, string.Create(CultureInfo.InvariantCulture, $"{school} from {day:yyyy-MM-dd}")),
            await involvements.GrantAsync(Involvement(child, school, day) with { To = leaving }, ct)];
    }

    /// <summary>The stay at a school that is open, or, while the school still has the child, was closed for a day to come.</summary>
    public async Task<(RollEntry Stay, RollEntry? Next)?> LastStayAsync(ChildId child, OrganisationId school, CancellationToken ct)
    {
        var stays = await db.Set<RollEntry>().AsNoTracking().Where(r => r.ChildId == child).OrderBy(r => r.EntryDate).ToListAsync(ct);
        var stay = stays.FindLast(r => r.SchoolId == school && (r.LeavingDate is null || r.LeavingDate >= clock.Today()));
        return stay is null ? null : (stay, stay.LeavingDate is { } left ? stays.Find(r => r.SchoolId != school && r.EntryDate > left) : null);
    }

    /// <summary>
    /// A stay at a school whose records the actor keeps that was closed, and where the child went next: past involvements, for
    /// whoever had the form for closing it open (<see cref="Keeping.OpenForms"/>) when somebody else did. Null for any other.
    /// </summary>
    public async Task<(Child Child, RollEntry Stay, RollEntry? Next)?> ClosedAsync(ChildId child, Guid id, CancellationToken ct)
    {
        var schools = actor.Where(Capability.KeepRecords).ToList();
        var all = await db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => r.ChildId == child).OrderBy(r => r.EntryDate).ToListAsync(ct);
        if (all.Find(r => r.Id == id && r.LeavingDate is not null && schools.Contains(r.SchoolId)) is not { } stay)
            return null;
        var who = await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleAsync(c => c.ChildId == child, ct);
        return (who, stay, all.Find(r => r.SchoolId != stay.SchoolId && r.EntryDate > stay.LeavingDate));
    }

    public Task<RollEntry?> OpenStayAsync(ChildId child, OrganisationId school, CancellationToken ct) =>
        db.Set<RollEntry>().Where(r => r.ChildId == child && r.SchoolId == school && r.LeavingDate == null).OrderBy(r => r.EntryDate).FirstOrDefaultAsync(ct);

    /// <summary>What a school holds of a child on its roll: all of the record, by public task.</summary>
    public static NewInvolvement Involvement(ChildId child, OrganisationId school, DateOnly from) =>
        new(child, InvolvementKind.Roll, school, null, Purpose, LawfulBasis.PublicTask, EntryKinds.All, from);

    /// <summary>A first day that can be.</summary>
    /// <exception cref="InputRefusedException">It lies before birth or more than a year ahead.</exception>
    public static DateOnly Entry(DateOnly day, DateOnly born, DateOnly today) =>
        day < born ? throw new InputRefusedException("The first day on the roll lies before the date of birth.")
        : day > today.AddYears(1) ? throw new InputRefusedException("The first day on the roll lies more than a year ahead.")
        : day;

    private async Task<IReadOnlyList<AuditFact>> EnterNextAsync(ChildId child, RollEntry stay, OrganisationId next, Leaving asked, CancellationToken ct)
    {
        if (next == stay.SchoolId || (await organisations.AllAsync(ct)).All(o => o.Id != next || !o.IsSchool))
            throw new InputRefusedException("Choose another school of this locality.");
        var day = asked.EntryDate ?? throw new InputRefusedException("Enter the first day at the next school.");
        if (day <= asked.LastDay)
            throw new InputRefusedException("The first day at the next school must come after the last day at this one.");
        if (day > clock.Today().AddYears(1))
            throw new InputRefusedException("The first day at the next school lies more than a year ahead.");
        return await EnterAsync(child, next, day, null, ct);
    }
}
