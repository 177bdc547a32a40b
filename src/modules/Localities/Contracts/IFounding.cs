using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>Sets up a real locality. What it adds is pending until the caller saves it with its entry of the trail.</summary>
public interface IFounding
{
    /// <summary>The ids a new locality and its council will have, and what is in the way of it.</summary>
    /// <exception cref="InputRefusedException">The area is fictional, or a locality is set up on it already.</exception>
    Task<(LocalityId Locality, OrganisationId Council)> BeginAsync(Area area, CancellationToken ct);

    /// <summary>
    /// Adds the locality, its council, and an organisation for every open school of the area that was imported; to be called in the
    /// scope that entered the locality.
    /// </summary>
    /// <returns>How many schools.</returns>
    Task<int> AddAsync(Area area, OrganisationId council, CancellationToken ct);
}
