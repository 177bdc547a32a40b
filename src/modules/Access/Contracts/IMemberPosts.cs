using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>
/// Brings somebody to the table: the post of a member or deputy, and an invitation where they have no account. Those who convene may do
/// it; every other post is given by whoever manages people.
/// </summary>
public interface IMemberPosts
{
    /// <summary>
    /// The person with this e-mail address, with a member's or deputy's post in an organisation from today; pending until the caller saves
    /// the facts through <see cref="IAuditTrail"/>. Whoever takes part already keeps the posts they have.
    /// </summary>
    /// <exception cref="InputRefusedException">The address, name or organisation cannot be taken, or the post clashes with one the person holds.</exception>
    Task<(PersonId Person, IReadOnlyList<AuditFact> Facts)> BringAsync(string? email, string? name, OrganisationId organisation, bool deputy, CancellationToken ct);
}

/// <summary>A rule of a module above on who may be given a post, such as that whoever holds a seat is no facilitator.</summary>
public interface IPostCheck
{
    /// <summary>Why this person may not be given this role now, in a sentence; null when nothing stands against it.</summary>
    Task<string?> WhyNotAsync(PersonId person, Role role, CancellationToken ct);
}
