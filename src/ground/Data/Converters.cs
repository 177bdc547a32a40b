using Headwater.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Headwater.Data;

internal sealed class LocalityIdConverter() : ValueConverter<LocalityId, Guid>(id => id.Value, value => new LocalityId(value));

internal sealed class ChildIdConverter() : ValueConverter<ChildId, Guid>(id => id.Value, value => new ChildId(value));

internal sealed class PersonIdConverter() : ValueConverter<PersonId, Guid>(id => id.Value, value => new PersonId(value));

internal sealed class OrganisationIdConverter() : ValueConverter<OrganisationId, Guid>(id => id.Value, value => new OrganisationId(value));

/// <summary>Instants are UTC. SQLite forgets the kind, PostgreSQL refuses any other.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => RequireUtc(v), v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
{
    private static DateTime RequireUtc(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value
        : throw new InvalidOperationException("An instant must be UTC: take it from TimeProvider.");
}
