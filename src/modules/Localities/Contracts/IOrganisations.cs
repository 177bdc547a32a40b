using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>An organisation of a locality, as far as others need it.</summary>
public sealed record OrganisationSummary(OrganisationId Id, string Name, bool IsSchool, int? Urn = null, string? Kind = null);

/// <summary>The organisations of the locality that the scope entered.</summary>
public interface IOrganisations
{
    /// <summary>All, by name.</summary>
    Task<IReadOnlyList<OrganisationSummary>> AllAsync(CancellationToken ct);

    /// <summary>The kinds an organisation can be of, by key and in words.</summary>
    IReadOnlyList<(string Key, string Words)> Kinds { get; }

    /// <summary>Adds one; pending until the caller saves it with its entry of the trail.</summary>
    /// <param name="name">As people know it.</param>
    /// <param name="kind">A key of <see cref="Kinds"/>.</param>
    /// <param name="urn">A school's number in the register, which must have been imported; null for any other.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The name, kind or number cannot be taken, or the organisation is there already.</exception>
    Task<OrganisationId> AddAsync(string? name, string? kind, int? urn, CancellationToken ct);
}
