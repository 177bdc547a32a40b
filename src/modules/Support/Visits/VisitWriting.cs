using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Headwater.Support.Visits;

/// <summary>Writes down once a minute, and when the server stops, what was counted. After a crash a minute of it is lost at most.</summary>
internal sealed partial class VisitWriting(VisitTally tally, IServiceScopeFactory scopes, TimeProvider clock, ILogger<VisitWriting> log) : BackgroundService
{
    /// <summary>Writes what waits. What cannot be written is put back.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var taken = tally.Take();
        foreach (var of in taken.GroupBy(t => t.Key.Locality))
        {
            HashSet<VisitKey> written = [];
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(of.Key);
                var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
                foreach (var (key, count) in of)
                {
                    await AddAsync(db, key, count, ct);
                    written.Add(key);
                }
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                // A command that timed out says that it was cancelled, though nobody asked for it: that is a failure like any other.
                foreach (var (key, count) in of.Where(t => !written.Contains(t.Key)))
                    tally.PutBack(key, count);
                Failed(error);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, and writes what is left.
        }
    }

    private static async Task AddAsync(HeadwaterDb db, VisitKey key, int count, CancellationToken ct)
    {
        if (await MoreAsync() || await db.InsertIfAbsentAsync(new VisitCount { LocalityId = key.Locality, Day = key.Day, Kind = key.Kind, What = key.What, Count = count }, ct))
            return;
        // Another server was there in between.
        await MoreAsync();

        async Task<bool> MoreAsync() => await db.Set<VisitCount>().Where(v => v.Day == key.Day && v.Kind == key.Kind && v.What == key.What).ExecuteUpdateAsync(s => s.SetProperty(v => v.Count, v => v.Count + count), ct) > 0;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Visits to the public pages could not be written down; it is tried again in a minute.")]
    private partial void Failed(Exception error);
}
