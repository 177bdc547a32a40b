using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>What became of a change.</summary>
internal enum Outcome
{
    Saved,

    /// <summary>There is no such record for whoever asks, or it is not theirs to change: the same answer.</summary>
    NotThere,

    /// <summary>Somebody else saved a newer version; nothing was changed.</summary>
    ChangedMeanwhile,
}

/// <summary>What kinds of entries are open to an actor.</summary>
/// <param name="Reads">To be read, as far as each entry's own visibility lets.</param>
/// <param name="Professionals">To be written as a professional.</param>
/// <param name="Writes">To be written, by family too.</param>
internal sealed record OpenKinds(EntryKinds Reads, EntryKinds Professionals, EntryKinds Writes);

/// <summary>Who may change a record: the school that has the child on its roll; and who may write entries: those involved.</summary>
internal sealed class RecordKeeping(HeadwaterDb db, CurrentActor actor, IInvolvements involvements, IAuditTrail audit, IDatabaseProvider provider)
{
    /// <summary>The actor's school that has the child on its roll now; null when there is none, or the record was joined to another.</summary>
    public Task<OrganisationId?> KeeperAsync(ChildId child, CancellationToken ct) => KeeperAsync(child, joined: false, ct);

    /// <summary>As <see cref="KeeperAsync(ChildId, CancellationToken)"/>, also of a record that was joined to another.</summary>
    public async Task<OrganisationId?> KeeperAsync(ChildId child, bool joined, CancellationToken ct)
    {
        var schools = actor.Where(Capability.KeepRecords).ToList();
        var today = db.Reader.Today;
        return await db.Set<RollEntry>().AsNoTracking()
            .Where(r => r.ChildId == child && schools.Contains(r.SchoolId) && (r.LeavingDate == null || r.LeavingDate >= today)
                && db.Set<Child>().Any(c => c.ChildId == child && (joined || c.JoinedToId == null)))
            .OrderBy(r => r.EntryDate).Select(r => (OrganisationId?)r.SchoolId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whether this record is open to the actor as the child's family: about their own child nobody decides by a post.</summary>
    public async Task<bool> IsFamilyAsync(ChildId child, CancellationToken ct) =>
        actor.Can(Capability.BeFamily) && (await involvements.OwnFamilyAsync(ct)).ContainsKey(child);

    /// <summary>As <see cref="KeeperAsync(ChildId, CancellationToken)"/>, for what a school decides about a child; null for the child's family too.</summary>
    public async Task<OrganisationId?> DeciderAsync(ChildId child, CancellationToken ct) => await IsFamilyAsync(child, ct) ? null : await KeeperAsync(child, ct);

    /// <summary>In whose name the actor writes an entry: an organisation that is involved, or for family the one they belong to; null for nobody.</summary>
    public async Task<OrganisationId?> WriterAsync(ChildId child, EntryKinds kind, CancellationToken ct)
    {
        if (!await db.Set<Child>().AnyAsync(c => c.ChildId == child && c.JoinedToId == null, ct))
            return null;
        foreach (var organisation in actor.Where(Capability.WriteEntries))
        {
            if (await involvements.ReachesAsync(child, kind, Visibility.Organisation, organisation, ct))
                return organisation;
        }

        var family = actor.Where(Capability.BeFamily).Select(o => (OrganisationId?)o).FirstOrDefault();
        return family is not null && await involvements.ReachesAsync(child, kind, Visibility.Family, default, ct) ? family : null;
    }

    /// <summary>What of a record is open to the actor: the kinds they read, and those of which <see cref="WriterAsync"/> has a writer, a professional's apart.</summary>
    public async Task<OpenKinds> OpenAsync(ChildId child, CancellationToken ct)
    {
        var reads = await involvements.ReachedAsync(child, Visibility.Family, default, ct);
        var writes = EntryKinds.None;
        foreach (var organisation in actor.Where(Capability.WriteEntries))
            writes |= await involvements.ReachedAsync(child, Visibility.Organisation, organisation, ct);
        return new(reads, writes, writes | (actor.Can(Capability.BeFamily) ? reads : EntryKinds.None));
    }

    /// <summary>The visibility a writer chose, when it is theirs to choose.</summary>
    /// <exception cref="InputRefusedException">It is not.</exception>
    public Visibility Chosen(Visibility asked, OrganisationId writer) => asked switch
    {
        Visibility.Family or Visibility.Professionals or Visibility.Organisation => asked,
        Visibility.Safeguarding when actor.Can(Capability.SeeSafeguarding, writer) => asked,
        _ => throw new InputRefusedException("Choose who may see this; for safeguarding alone only those can choose who hold that role."),
    };

    /// <summary>
    /// Saves with its audit entry; a version that moved meanwhile is an outcome, not a failure. So is a row that somebody else put
    /// there first: what a child has one of was empty when it was looked at, or a number went to another record.
    /// </summary>
    public async Task<Outcome> SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts)
    {
        try
        {
            await audit.SaveAsync(ct, facts);
            return Outcome.Saved;
        }
        catch (DbUpdateException late) when (late is DbUpdateConcurrencyException || provider.IsTaken(late))
        {
            db.ChangeTracker.Clear();
            return Outcome.ChangedMeanwhile;
        }
    }
}
