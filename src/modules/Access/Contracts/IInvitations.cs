using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Brings somebody in who cannot sign in yet.</summary>
public interface IInvitations
{
    /// <summary>
    /// The person with this e-mail address: the one who is there, else a new one with an invitation that is sent once the caller
    /// saves through <see cref="IAuditTrail"/>. What is answered does not say which of the two it was, so that nobody learns from
    /// it who has an account.
    /// </summary>
    /// <exception cref="InputRefusedException">The address or the name cannot be taken.</exception>
    Task<(PersonId Person, AuditFact Fact)> InviteAsync(string email, string name, CancellationToken ct);
}
