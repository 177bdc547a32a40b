namespace Headwater.Access.Contracts;

/// <summary>
/// What has to happen in every locality once a day, and at the start of the server: in a scope of its own in which the system
/// acts. Must be repeatable: a second run on the same day does nothing.
/// </summary>
public interface IDailyWork
{
    /// <summary>Does it for the locality of the scope.</summary>
    Task RunAsync(CancellationToken ct);
}
