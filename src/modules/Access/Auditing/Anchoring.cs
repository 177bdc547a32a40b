using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Headwater.Access.Auditing;

/// <summary>Anchors and verifies the trails of all localities, each in a scope of its own.</summary>
internal sealed class Trails(IServiceScopeFactory scopes, AnchorFiles anchors)
{
    public async Task<IReadOnlyList<LocalitySummary>> LocalitiesAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ILocalities>().AllAsync(ct);
    }

    /// <summary>Writes down where each chain ends; answers how many had moved since.</summary>
    public async Task<int> AnchorAsync(CancellationToken ct)
    {
        var written = 0;
        foreach (var locality in await LocalitiesAsync(ct))
        {
            await using var scope = Enter(locality.Id);
            var head = await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
            if (head is not null && await anchors.WriteAsync(locality.Id, head.Seq, head.Hash, restored: false, ct))
                written++;
        }

        return written;
    }

    /// <summary>Verifies one locality's trail against its anchors, or a copy of them kept elsewhere.</summary>
    public async Task<(AuditFinding Finding, AnchorReading Anchors)> VerifyAsync(LocalityId locality, string? anchorsFolder, CancellationToken ct)
    {
        await using var scope = Enter(locality);
        // Anchors first: an entry anchored while the trail is read must not look cut.
        var reading = anchors.Read(locality, anchorsFolder);
        return (await new AuditFeed(scope.ServiceProvider.GetRequiredService<HeadwaterDb>()).VerifyAsync(reading.Anchors, ct), reading);
    }

    private AsyncServiceScope Enter(LocalityId locality)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality);
        return scope;
    }
}

/// <summary>While the server runs: an anchor every hour, and one when it stops.</summary>
internal sealed class HourlyAnchors(Trails trails, TimeProvider clock, ILogger<HourlyAnchors> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // A full disk must not stop the server; it is said in the log, and the next hour tries again.
    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await trails.AnchorAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The audit trail could not be anchored");
        }
    }
}
