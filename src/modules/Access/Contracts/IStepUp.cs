namespace Headwater.Access.Contracts;

/// <summary>Asks whoever is signed in for their second factor once more, before something that cannot be taken back.</summary>
public interface IStepUp
{
    /// <summary>Whether this session gave its second factor again within the last five minutes, and it was not used since.</summary>
    Task<bool> IsFreshAsync(CancellationToken ct);

    /// <summary>
    /// As <see cref="IsFreshAsync"/>, and uses it up: pending until the caller saves through <see cref="IAuditTrail"/>. False when
    /// there is nothing to use.
    /// </summary>
    Task<bool> UseAsync(CancellationToken ct);

    /// <summary>Where the second factor is given; afterwards the browser is led to <paramref name="returnTo"/>, a path of this site.</summary>
    string AddressFor(string returnTo);
}
