using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>A record as its page shows it, as far as the reader is let through.</summary>
internal sealed record RecordView(
    Child Child,
    Child? JoinedTo,
    IReadOnlyList<Child> Joined,
    Address? Address,
    IReadOnlyList<RollEntry> Roll,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<OwnWords> Words,
    IReadOnlyList<Flag> Flags,
    IReadOnlyList<SupportStage> Stages,
    IReadOnlyDictionary<OrganisationId, string> Organisations)
{
    public string Name(OrganisationId id) => Organisations.GetValueOrDefault(id, "An organisation no longer here");

    /// <summary>Where the child is on the roll on a day.</summary>
    public IEnumerable<RollEntry> SchoolsOn(DateOnly day) => Roll.Where(r => r.EntryDate <= day && (r.LeavingDate is null || r.LeavingDate >= day));
}

/// <summary>The whole of a record in three reads.</summary>
internal sealed class RecordQueries(HeadwaterDb db, IOrganisations organisations)
{
    /// <summary>Null when there is none for this reader.</summary>
    public async Task<RecordView?> FindAsync(ChildId id, CancellationToken ct)
    {
        var record = await db.Set<Child>().AsNoTracking().AsSingleQuery().Where(c => c.ChildId == id).Select(c => new
        {
            Child = c,
            Near = db.Set<Child>().Where(j => j.JoinedToId == c.ChildId || j.ChildId == c.JoinedToId).ToList(),
            Address = db.Set<Address>().Where(a => a.ChildId == c.ChildId).ToList(),
            Roll = db.Set<RollEntry>().Where(r => r.ChildId == c.ChildId).ToList(),
            Contacts = db.Set<Contact>().Where(p => p.ChildId == c.ChildId && p.ToDay == null).ToList(),
        }).SingleOrDefaultAsync(ct);
        if (record is null)
            return null;
        var entries = await db.Set<Child>().AsNoTracking().AsSingleQuery().Where(c => c.ChildId == id).Select(c => new
        {
            c.ChildId,
            Words = db.Set<OwnWords>().Where(w => w.ChildId == c.ChildId && w.TakenBackAtUtc == null).ToList(),
            Flags = db.Set<Flag>().Where(f => f.ChildId == c.ChildId && f.EndedOn == null).ToList(),
            Stages = db.Set<SupportStage>().Where(s => s.ChildId == c.ChildId).ToList(),
        }).SingleAsync(ct);
        var names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return new(
            record.Child,
            record.Near.Find(j => j.ChildId == record.Child.JoinedToId),
            record.Near.FindAll(j => j.JoinedToId == id),
            record.Address.FirstOrDefault(),
            [.. record.Roll.OrderByDescending(r => r.EntryDate)],
            [.. record.Contacts.OrderByDescending(c => c.HasParentalResponsibility).ThenBy(c => c.Name, StringComparer.Ordinal)],
            [.. entries.Words.OrderByDescending(w => w.SaidOn).ThenByDescending(w => w.WrittenAtUtc)],
            [.. entries.Flags.OrderBy(f => f.ReviewOn)],
            [.. entries.Stages.OrderByDescending(s => s.FromDay)],
            names);
    }
}
