using System.Runtime.CompilerServices;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Headwater.Access.Kept;

/// <summary>
/// What every request of somebody signed in asks, compiled once for each model: making the same statement of the same expression each
/// time costs more than asking it. The filters of the scope are part of them, with the scope's own values each time.
/// </summary>
internal sealed class AskedOften
{
    // A compiled query belongs to one model; a process may have several, as tests of both engines do.
    private static readonly ConditionalWeakTable<IModel, AskedOften> OfModel = [];

    private AskedOften()
    {
    }

    /// <summary>The posts that a person holds on a day.</summary>
    public Func<HeadwaterDb, PersonId, DateOnly, IAsyncEnumerable<HeldPost>> Posts { get; } = EF.CompileAsyncQuery((HeadwaterDb db, PersonId person, DateOnly today) =>
        db.Set<Post>().AsNoTracking()
            .Where(p => p.PersonId == person && p.FromDay <= today && (p.ToDay == null || p.ToDay >= today) && p.EndedAtUtc == null)
            .Select(p => new HeldPost(p.OrganisationId, p.Role)));

    /// <summary>The number of the last entry of the trail that changed something; null where there is none.</summary>
    public Func<HeadwaterDb, CancellationToken, Task<long?>> LastChange { get; } = EF.CompileAsyncQuery((HeadwaterDb db, CancellationToken _) =>
        db.Set<AuditHead>().AsNoTracking().Select(h => (long?)h.ChangedSeq).SingleOrDefault());

    public static AskedOften Of(HeadwaterDb db) => OfModel.GetValue(db.Model, static _ => new());
}
