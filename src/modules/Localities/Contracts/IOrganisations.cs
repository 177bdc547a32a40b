using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>An organisation of a locality, as far as others need it.</summary>
public sealed record OrganisationSummary(OrganisationId Id, string Name, bool IsSchool, int? Urn = null);

/// <summary>The organisations of the locality that the scope entered.</summary>
public interface IOrganisations
{
    /// <summary>All, by name.</summary>
    Task<IReadOnlyList<OrganisationSummary>> AllAsync(CancellationToken ct);
}
