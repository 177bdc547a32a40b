namespace Headwater.Kernel;

/// <summary>
/// Work a module does once when the server starts, after the database is up to date and before the first request:
/// first imports, the sample, warming what is held in memory. Run in ascending <see cref="Order"/>.
/// </summary>
public interface IStartupTask
{
    int Order { get; }

    Task RunAsync(CancellationToken ct);
}

/// <summary>
/// An entry of the service navigation, in ascending <paramref name="Order"/>. With a <paramref name="Policy"/> only those see it
/// whom the policy lets through.
/// </summary>
public sealed record NavigationEntry(string Text, string Href, int Order, string? Policy = null);

/// <summary>Where people sign in and out, and see to their own account; addresses below the root of the site.</summary>
public sealed record AccountLinks(string SignIn, string SignOut, string Account);
