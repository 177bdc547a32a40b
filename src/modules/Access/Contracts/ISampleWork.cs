using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Lets a scope act as the system: named in the audit trail, without a capability, and a reader who sees no child.</summary>
public interface ISystemActor
{
    /// <summary>Enters the locality and the system as who acts.</summary>
    void Enter(LocalityId locality);
}

/// <summary>A post that one of the sample's made-up people holds.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The name on screen.</param>
/// <param name="Role">As what.</param>
/// <param name="Organisation">Where.</param>
public sealed record SamplePost(PersonId Person, string Name, Role Role, OrganisationId Organisation);

/// <summary>The made-up people of the scope's locality.</summary>
public interface ISamplePeople
{
    /// <summary>The posts they hold now, in the order in which they were made.</summary>
    Task<IReadOnlyList<SamplePost>> PostsAsync(CancellationToken ct);
}

/// <summary>
/// For taking in children by the thousand who are new here. The rules are those of <see cref="IChildVault"/> and
/// <see cref="IInvolvements"/>; what is written counts once the open transaction is committed with its entry of the trail.
/// </summary>
public interface IManyChildren
{
    /// <summary>Makes a key for each child and holds it for the scope, so that sealing asks the database for none.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    Task MakeKeysAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct);

    /// <summary>Forgets the keys that are held.</summary>
    void Forget(IEnumerable<ChildId> children);

    /// <summary>Writes involvements under ids that are given; answers how many.</summary>
    /// <exception cref="InputRefusedException">As for <see cref="IInvolvements.GrantAsync"/>.</exception>
    Task<int> InvolveAsync(IReadOnlyCollection<NewInvolvement> involvements, Func<Guid> ids, CancellationToken ct);
}
