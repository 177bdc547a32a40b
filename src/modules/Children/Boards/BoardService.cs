using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Boards;

/// <summary>A case before the governing board.</summary>
/// <param name="Rights">What the reader is to this case.</param>
/// <param name="MayChange">The headteacher, or a governor or clerk to whom the case was opened.</param>
internal sealed record BoardCase(LedgerView View, RecordedExclusion Exclusion, IReadOnlyList<BoardParty> Parties, IReadOnlyList<Representation> Representations, CaseRights Rights, bool MayChange)
{
    /// <summary>Those whom the law has invited, as far as the facts tell (rule 1.31).</summary>
    public IReadOnlyList<Party> Invited => [Party.Parent, Party.Headteacher, Party.LocalAuthority, .. Exclusion.SocialWorker ? [Party.SocialWorker] : Array.Empty<Party>(), .. Exclusion.LookedAfter ? [Party.VirtualSchoolHead] : Array.Empty<Party>(), Party.Child];

    public BoardParty? Of(Party party) => Parties.FirstOrDefault(p => p.Who == party);
}

/// <summary>The clerk's work on one case: who is invited, who has the papers, what the family says, what was decided.</summary>
internal sealed class BoardService(HeadwaterDb db, LedgerQueries ledgers, ExclusionService exclusions, DutyService duties, RecordKeeping keeping, IInvolvements involvements, IPeople people, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>How long a case stays open to who considers it: the board's time, the review's and the reconsideration's.</summary>
    private const int OpenForMonths = 6;

    private const string EverybodyHas = "Everybody has them.";

    private const EntryKinds Covers = EntryKinds.Identity | EntryKinds.Exclusions;

    /// <summary>Null when there is no such exclusion for the reader.</summary>
    public async Task<BoardCase?> FindAsync(ChildId child, Guid exclusion, CancellationToken ct)
    {
        if (await ledgers.OfChildAsync(child, ct) is not { } view || view.Ledger.Exclusions.FirstOrDefault(x => x.Id == exclusion) is not { } found)
            return null;
        var parties = await db.Set<BoardParty>().AsNoTracking().Where(p => p.ExclusionId == exclusion).ToListAsync(ct);
        var rights = await exclusions.RightsAsync(child, ct);
        if (rights.IsBarred)
            return null;
        // What one of the family writes to the board is not for the others of it: parents may live apart, a child may write of a parent.
        var said = await db.Set<Representation>().AsNoTracking().Where(r => r.ExclusionId == exclusion && (!rights.IsFamily || r.By == actor.Person)).OrderBy(r => r.MadeOn).ThenBy(r => r.Id).ToListAsync(ct);
        return new(view, found, parties, said, rights, exclusions.MayChange(found, rights));
    }

    /// <summary>Saves what is known of one of those who take part. When everybody has the papers, the duty of sending them is done.</summary>
    /// <exception cref="InputRefusedException">A day lies in the future, or papers are older than the decision.</exception>
    public async Task<Outcome> SavePartyAsync(ChildId child, Guid exclusion, Party who, int version, DateOnly? invited, DateOnly? papers, bool? comes, bool remotely, CancellationToken ct)
    {
        if (await FindAsync(child, exclusion, ct) is not { } found || !found.MayChange || !found.Invited.Contains(who))
            return Outcome.NotThere;
        foreach (var day in new[] { invited, papers })
        {
            if (day > clock.Today() || day < found.Exclusion.Decided)
                throw new InputRefusedException("Invitations and papers go out between the decision and today: correct the day.");
        }

        var held = await db.Set<BoardParty>().SingleOrDefaultAsync(p => p.ExclusionId == exclusion && p.Who == who, ct);
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        if (held is null)
            db.Add(held = new() { ChildId = found.Exclusion.ChildId, ExclusionId = exclusion, Who = who });
        (held.InvitedOn, held.PapersOn, held.Comes, held.Remotely) = (invited, papers, comes, remotely);
        var outcome = await keeping.SaveAsync(ct, new AuditFact("change", "board-case", $"{exclusion}/{who}", child));
        if (outcome == Outcome.Saved && found.View.DutiesOf(exclusion).Any(d => d.Duty == DutyKind.Papers))
        {
            List<BoardParty> all = [.. found.Parties.Where(p => p.Who != who), held];
            var everybody = found.Invited.All(i => all.Exists(p => p.Who == i && p.PapersOn is not null));
            // What somebody said by hand on the exclusion's own page stands.
            var told = found.View.Ledger.Done.FirstOrDefault(d => d.ExclusionId == exclusion && d.Duty == DutyKind.Papers);
            if (told?.How is null or EverybodyHas && (everybody || told is not null))
                await duties.SayDoneAsync(child, exclusion, DutyKind.Papers, told?.DoneOn, everybody ? all.Max(p => p.PapersOn) : null, everybody ? EverybodyHas : null, ct);
        }

        return outcome;
    }

    /// <summary>
    /// What the family says to the board, by itself or taken down from a letter. The day on which it was first made is a fact by which
    /// the board's duty moves (rule 1.28).
    /// </summary>
    /// <exception cref="InputRefusedException">It is empty, or the day cannot be.</exception>
    public async Task<Outcome> RepresentAsync(ChildId child, Guid exclusion, string? text, DateOnly? day, bool remote, CancellationToken ct)
    {
        if (await FindAsync(child, exclusion, ct) is not { } found)
            return Outcome.NotThere;
        var family = found.Rights.IsFamily && !found.MayChange;
        if (!family && !found.MayChange)
            return Outcome.NotThere;
        if (found.Exclusion.Cancelled is not null)
            throw new InputRefusedException("This was cancelled: the governing board does not look at it any more.");
        var made = family ? clock.Today() : day ?? throw new InputRefusedException("Enter the day on which the family said it.");
        if (made > clock.Today() || made < found.Exclusion.Decided)
            throw new InputRefusedException("The family said it between the decision and today: correct the day.");
        db.Add(new Representation { Id = Guid.CreateVersion7(), ChildId = found.Exclusion.ChildId, ExclusionId = exclusion, By = actor.Person!.Value, ByFamily = family, MadeOn = made, Text = Typed.Text(text, "words to the governing board", Representation.TextLength), AsksRemote = remote });
        // A family's request is answered (rule 1.33): once, however often it writes.
        var who = await IsSelfAsync(child, ct) ? Party.Child : Party.Parent;
        var asks = family && remote && !await db.Set<BoardRequest>().AnyAsync(r => r.ExclusionId == exclusion && r.By == actor.Person && r.What == BoardAsk.Remote && r.Agreed == null, ct);
        if (asks)
            db.Add(new BoardRequest { Id = Guid.CreateVersion7(), ChildId = found.Exclusion.ChildId, ExclusionId = exclusion, What = BoardAsk.Remote, Who = who, By = actor.Person!.Value, AskedOn = made });
        // What the family asks for itself is answered first; what the clerk takes down stands.
        if (remote && !family && await db.Set<BoardParty>().SingleOrDefaultAsync(p => p.ExclusionId == exclusion && p.Who == who, ct) is { } party)
            party.Remotely = true;
        else if (remote && !family)
            db.Add(new BoardParty { ChildId = found.Exclusion.ChildId, ExclusionId = exclusion, Who = who, Remotely = true });
        return (await exclusions.RepresentedAsync(child, exclusion, made, ct)).Outcome;
    }

    /// <summary>Opens the case to one who considers it: a governor of the school, or a clerk.</summary>
    /// <exception cref="InputRefusedException">They are none, or no agreement covers them.</exception>
    public async Task<Outcome> OpenToAsync(ChildId child, Guid exclusion, PersonId person, CancellationToken ct)
    {
        if (await FindAsync(child, exclusion, ct) is not { } found || !actor.Can(Capability.RecordExclusions, found.Exclusion.SchoolId))
            return Outcome.NotThere;
        if (!(await ConsideringAsync(found.Exclusion, ct)).TryGetValue(person, out var at))
            throw new InputRefusedException("Choose a governor of the school, or a clerk.");
        var today = clock.Today();
        // Under a record that was joined to this one the exclusion is that record's: both are opened.
        List<AuditFact> facts = [];
        foreach (var record in new[] { child, found.Exclusion.ChildId }.Distinct())
            facts.Add(await involvements.GrantAsync(new(record, InvolvementKind.PanelPaper, at, person, "The governing board considers an exclusion.", LawfulBasis.LegalObligation, Covers, today, today.AddMonths(OpenForMonths)), ct));
        await audit.SaveAsync(ct, facts);
        return Outcome.Saved;
    }

    /// <summary>Governors of the school that excluded, and clerks, by name.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> ConsiderersAsync(RecordedExclusion x, CancellationToken ct) =>
        await people.NamesAsync([.. (await ConsideringAsync(x, ct)).Keys], ct);

    /// <summary>Who may consider it, and in whose name: governors of the school, and clerks of the local authority or a trust, who serve many schools.</summary>
    private async Task<Dictionary<PersonId, OrganisationId>> ConsideringAsync(RecordedExclusion x, CancellationToken ct)
    {
        var found = (await people.HoldersAsync(Capability.Govern, x.SchoolId, ct)).ToDictionary(p => p, _ => x.SchoolId);
        foreach (var place in (await organisations.AllAsync(ct)).Where(o => o.Kind is "LocalAuthority" or "Trust"))
        {
            foreach (var person in await people.HoldersAsync(Capability.Govern, place.Id, ct))
                found.TryAdd(person, place.Id);
        }

        return found;
    }

    private async Task<bool> IsSelfAsync(ChildId child, CancellationToken ct) => (await involvements.OfAsync(child, ct)).Any(i => i is { Kind: InvolvementKind.Self, InForce: true } && i.Person == actor.Person);

    /// <summary>To whom the case is open now.</summary>
    public async Task<IReadOnlySet<PersonId>> OpenNowAsync(ChildId child, CancellationToken ct) =>
        (await involvements.OfAsync(child, ct)).Where(i => i is { Kind: InvolvementKind.PanelPaper, InForce: true, Person: not null }).Select(i => i.Person!.Value).ToHashSet();
}
