using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Headwater.Access.Daily;

/// <summary>Does the daily work of every locality: at the start, and after midnight. What failed is tried again an hour later.</summary>
internal sealed partial class DailyRounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyRounds> log) : BackgroundService
{
    private readonly HashSet<(LocalityId Locality, Type Work)> done = [];
    private DateOnly day;

    /// <summary>One round; what was done today already is passed over.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (day != clock.Today())
        {
            day = clock.Today();
            done.Clear();
        }

        IReadOnlyList<LocalitySummary> localities;
        await using (var scope = scopes.CreateAsyncScope())
            localities = await scope.ServiceProvider.GetRequiredService<ILocalities>().AllAsync(ct);
        foreach (var locality in localities)
            await RunAsync(locality.Id, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            do
                await TryAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start does what is left.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await RunAsync(ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed("of all localities", error);
        }
    }

    private async Task RunAsync(LocalityId locality, CancellationToken ct)
    {
        List<Type> kinds;
        await using (var scope = scopes.CreateAsyncScope())
            kinds = [.. scope.ServiceProvider.GetServices<IDailyWork>().Select(w => w.GetType())];
        foreach (var kind in kinds.Where(k => !done.Contains((locality, k))))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterSystem(locality);
            try
            {
                await scope.ServiceProvider.GetServices<IDailyWork>().First(w => w.GetType() == kind).RunAsync(ct);
                done.Add((locality, kind));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(kind.Name, error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily work {Work} failed; it is tried again in an hour.")]
    private partial void Failed(string work, Exception error);
}
