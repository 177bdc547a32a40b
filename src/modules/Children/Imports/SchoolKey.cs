using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Imports;

/// <summary>A secret by which a school's own system hands over files in the name of whoever made it. Only its hash is kept.</summary>
internal sealed class SchoolKey : ILocalityOwned, IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>In whose name: what their posts let them do now, the key lets its holder do, and nothing else.</summary>
    public required PersonId PersonId { get; init; }

    public required byte[] TokenHash { get; init; }
    public required DateOnly MadeOn { get; init; }
    public DateOnly? EndedOn { get; set; }
}

/// <summary>Makes and ends keys.</summary>
internal sealed class SchoolKeyService(HeadwaterDb db, CurrentActor actor, IAuditTrail audit)
{
    /// <summary>The keys of schools whose records the actor keeps.</summary>
    public async Task<IReadOnlyList<SchoolKey>> InForceAsync(CancellationToken ct)
    {
        var mine = actor.Where(Capability.KeepRecords).ToList();
        return await db.Set<SchoolKey>().AsNoTracking().Where(k => mine.Contains(k.SchoolId) && k.EndedOn == null).OrderBy(k => k.MadeOn).ThenBy(k => k.Id).ToListAsync(ct);
    }

    /// <summary>A new one; it is told once and cannot be read again. Null where the actor keeps no records of the school.</summary>
    public async Task<string?> MakeAsync(OrganisationId school, CancellationToken ct)
    {
        if (!actor.Can(Capability.KeepRecords, school))
            return null;
        var token = SecretToken.New();
        var made = new SchoolKey { Id = Guid.CreateVersion7(), SchoolId = school, PersonId = actor.Person!.Value, TokenHash = SecretToken.HashOf(token)!, MadeOn = db.Reader.Today };
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("make", "school-key", made.Id.ToString(), Detail: school.ToString()));
        return token;
    }

    /// <summary>From now on it opens nothing.</summary>
    /// <returns>Whether there was one for the actor to end.</returns>
    public async Task<bool> EndAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<SchoolKey>().SingleOrDefaultAsync(k => k.Id == id && k.EndedOn == null, ct) is not { } held || !actor.Can(Capability.KeepRecords, held.SchoolId))
            return false;
        held.EndedOn = db.Reader.Today;
        await audit.SaveAsync(ct, new AuditFact("end", "school-key", id.ToString(), Detail: held.SchoolId.ToString()));
        return true;
    }
}

internal sealed class SchoolKeyMapping : IEntityTypeConfiguration<SchoolKey>
{
    public void Configure(EntityTypeBuilder<SchoolKey> builder)
    {
        builder.ToTable("children_school_key");
        builder.HasKey(k => new { k.LocalityId, k.Id });
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.HasIndex(k => new { k.LocalityId, k.TokenHash }).IsUnique();
        builder.HasIndex(k => new { k.LocalityId, k.SchoolId });
    }
}
