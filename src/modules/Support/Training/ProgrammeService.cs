using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>Keeps programmes and their members: by those who keep the courses of the organisation that runs one; a person joins and leaves by themselves.</summary>
internal sealed class ProgrammeService(HeadwaterDb db, IOrganisations organisations, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Adds a programme.</summary>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="runBy">The organisation that runs it.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The organisation is not the actor's, there is one of this name, or something is missing.</exception>
    public async Task<Guid> AddAsync(Guid key, string? runBy, string? name, string? about, CancellationToken ct)
    {
        if (!OrganisationId.TryParse(runBy, null, out var runner) || !TrainingRules.MayOffer(actor, runner) || (await organisations.AllAsync(ct)).All(o => o.Id != runner))
            throw new InputRefusedException("Choose the organisation that runs it: one that you work for.");
        var (called, said) = (FormFields.Text(name, "what the programme is called", Programme.NameLength), FormFields.Text(about, "what it is about", Programme.AboutLength));
        await using var mine = await turn.TakeAsync(ct);
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<Programme>().AnyAsync(p => p.Id == key, ct))
            return key;
        if (await db.Set<Programme>().AnyAsync(p => p.Name == called && p.EndedOn == null, ct))
            throw new InputRefusedException("There is a programme of this name already. Choose another name.");
        db.Add(new Programme { Id = key, RunBy = runner, Name = called, About = said, AddedBy = actor.Person!.Value });
        await audit.SaveAsync(ct, new AuditFact("add", "programme", key.ToString()));
        await mine.CommitAsync(ct);
        return key;
    }

    /// <summary>Changes what a programme says of itself, or ends it.</summary>
    /// <param name="id">Which programme.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="isOver">It has ended.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a programme for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">Something is missing, or somebody else changed it.</exception>
    public async Task<bool> ChangeAsync(Guid id, int version, string? name, string? about, bool isOver, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(id, ct) is not { } row)
            return false;
        if (row.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        (row.Name, row.About) = (FormFields.Text(name, "what the programme is called", Programme.NameLength), FormFields.Text(about, "what it is about", Programme.AboutLength));
        row.EndedOn = isOver ? row.EndedOn ?? clock.Today() : null;
        db.Entry(row).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "programme", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Makes organisations members as a whole. Those that are already stay as they are.</summary>
    /// <returns>Whether there is such a programme for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">None is ticked, one is not of this locality, or the programme is over.</exception>
    public async Task<bool> AddOrganisationsAsync(Guid id, IReadOnlyCollection<string> ticked, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(id, ct) is not { } row)
            return false;
        Refuse(row);
        var known = (await organisations.AllAsync(ct)).Select(o => o.Id).ToHashSet();
        List<OrganisationId> chosen = [.. ticked.Select(t => OrganisationId.TryParse(t, null, out var one) && known.Contains(one) ? one : throw new InputRefusedException("Choose the organisations from the list.")).Distinct()];
        if (chosen.Count == 0)
            throw new InputRefusedException("Tick at least one organisation.");
        var members = await db.Set<ProgrammeMember>().AsNoTracking().Where(m => m.ProgrammeId == id && m.Until == null && m.PersonId == null).Select(m => m.OrganisationId).ToListAsync(ct);
        List<OrganisationId> joining = [.. chosen.Except(members)];
        if (joining.Count == 0)
            return true;
        foreach (var organisation in joining)
            db.Add(Member(id, organisation, null));
        await audit.SaveAsync(ct, new AuditFact("join", "programme-member", id.ToString(), Detail: $"{joining.Count}"));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Joins as oneself, for one of one's organisations. A member already, one stays one.</summary>
    /// <returns>Whether there is such a programme.</returns>
    /// <exception cref="InputRefusedException">It is not said for which organisation, or the programme is over.</exception>
    public async Task<bool> JoinAsync(Guid id, string? at, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var own = TrainingRules.BooksFor(actor);
        if (own.Count == 0 || actor.Person is not { } person || await db.Set<Programme>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } row)
            return false;
        if (await db.Set<ProgrammeMember>().AnyAsync(m => m.ProgrammeId == id && m.PersonId == person && m.Until == null, ct))
            return true;
        Refuse(row);
        var organisation = OrganisationId.TryParse(at, null, out var named) && own.Contains(named) ? named : own.Count == 1 && string.IsNullOrEmpty(at) ? own[0] : throw new InputRefusedException("Choose for which of your organisations you join.");
        db.Add(Member(id, organisation, person));
        await audit.SaveAsync(ct, new AuditFact("join", "programme-member", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Ends a membership: one's own, or any for those who keep the programme. Ended already, it stays as it is.</summary>
    public async Task<bool> LeaveAsync(Guid id, Guid member, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<ProgrammeMember>().SingleOrDefaultAsync(m => m.Id == member && m.ProgrammeId == id, ct) is not { } row)
            return false;
        var isOwn = row.PersonId is { } person && person == actor.Person;
        if (!isOwn && await KeptAsync(id, ct) is null)
            return false;
        if (row.Until is not null)
            return true;
        row.Until = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("leave", "programme-member", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    private ProgrammeMember Member(Guid programme, OrganisationId organisation, PersonId? person) =>
        new() { Id = Guid.CreateVersion7(), ProgrammeId = programme, OrganisationId = organisation, PersonId = person, Since = clock.Today(), AddedBy = actor.Person!.Value };

    private static void Refuse(Programme row)
    {
        if (row.EndedOn is not null)
            throw new InputRefusedException("This programme is over. Whoever runs it can take it up again.");
    }

    private async Task<Programme?> KeptAsync(Guid id, CancellationToken ct) =>
        await db.Set<Programme>().SingleOrDefaultAsync(p => p.Id == id, ct) is { } row && TrainingRules.MayOffer(actor, row.RunBy) ? row : null;
}
