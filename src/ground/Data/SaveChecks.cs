using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Headwater.Data;

/// <summary>
/// Query filters do not cover inserts: here every row a locality owns is stamped with the current locality, or refused
/// when it belongs to another. Versions go up here too, and what is audited is not saved without its entry.
/// </summary>
internal sealed class SaveChecks : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((HeadwaterDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((HeadwaterDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(HeadwaterDb db)
    {
        Type? audited = null;
        var recorded = false;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry.Entity is IAudited)
                audited = entry.Metadata.ClrType;
            if (entry.Entity is IAuditRow)
                recorded = entry.State == EntityState.Added ? true : throw new InvalidOperationException("Entries of the audit trail are only ever added.");
            if (entry.Entity is ILocalityOwned)
                CheckLocality(entry, db.Locality);
            if (entry.Entity is IVersioned)
                StepVersion(entry);
        }

        if (audited is not null && !recorded)
            throw new InvalidOperationException($"{audited.Name} is saved through the audit trail: nothing about it changes without an entry.");
        if (recorded)
            db.Unrecorded = null;
    }

    private static void CheckLocality(EntityEntry entry, LocalityId current)
    {
        var what = entry.Metadata.ClrType.Name;
        if (current == default)
            throw new InvalidOperationException($"{what} belongs to a locality, and this scope has entered none.");

        var owner = entry.Property(nameof(ILocalityOwned.LocalityId));
        if (entry.State == EntityState.Added && owner.CurrentValue is LocalityId { Value: var value } && value == Guid.Empty)
            owner.CurrentValue = current;
        var before = entry.State == EntityState.Added ? owner.CurrentValue : owner.OriginalValue;
        if (!Equals(owner.CurrentValue, current) || !Equals(before, current))
            throw new InvalidOperationException($"{what} belongs to another locality than {current}, which this scope works for.");
    }

    private static void StepVersion(EntityEntry entry)
    {
        var version = entry.Property(nameof(IVersioned.Version));
        if (entry.State == EntityState.Added)
            version.CurrentValue = 1;
        else if (entry.State == EntityState.Modified)
            version.CurrentValue = (int)version.OriginalValue! + 1;
    }
}
