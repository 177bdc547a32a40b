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

/// <summary>An entry of the service navigation, in ascending <paramref name="Order"/>.</summary>
public sealed record NavigationEntry(string Text, string Href, int Order);
