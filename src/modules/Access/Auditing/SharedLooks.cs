using System.Collections.Concurrent;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Auditing;

/// <summary>
/// Writes down looks that come at the same time in one transaction: each of them waits for a commit, and one commit is enough
/// for all that wait. Whoever comes first writes for everybody; a failure is everybody's failure, and nobody's page leaves.
/// </summary>
internal sealed class SharedLooks(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Most = 64;

    /// <summary>As long as a commit takes on a common disk: where several look at once, as many again come in that time.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);

    private readonly ConcurrentDictionary<LocalityId, Counter> counters = new();

    /// <summary>Returns when the look is committed.</summary>
    public async Task WriteAsync(LocalityId locality, Look look, CancellationToken ct)
    {
        var (counter, mine) = (counters.GetOrAdd(locality, static _ => new()), new Waiting(look));
        counter.Queue.Enqueue(mine);
        // One whose reader has gone stays in the queue and is written: an entry without a look harms nobody.
        await counter.Turn.WaitAsync(ct);
        try
        {
            if (!mine.Written.IsCompleted && counter.WasShared)
                await Task.Delay(Gathering, TimeProvider.System, ct);
            while (!mine.Written.IsCompleted)
                counter.WasShared = await WriteSomeAsync(locality, counter.Queue) > 1;
        }
        finally
        {
            counter.Turn.Release();
        }

        await mine.Written;
    }

    private async Task<int> WriteSomeAsync(LocalityId locality, ConcurrentQueue<Waiting> queue)
    {
        List<Waiting> some = [];
        while (some.Count < Most && queue.TryDequeue(out var waiting))
            some.Add(waiting);
        try
        {
            // The looks of others are not given up because one reader has gone.
            await CommitAsync(locality, some.ConvertAll(w => w.Look), CancellationToken.None);
        }
        catch (Exception failure)
        {
            some.ForEach(w => w.Fail(failure));
            return some.Count;
        }

        some.ForEach(w => w.Done());
        return some.Count;
    }

    private async Task CommitAsync(LocalityId locality, List<Look> looks, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality);
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await scope.ServiceProvider.GetRequiredService<IDatabaseProvider>().TakeTurnAsync(db, locality.Value, ct);
        await AuditPen.AppendAsync(db, AuditChain.ToMicros(clock.GetUtcNow().UtcDateTime), looks, changes: false, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Where the looks of one locality wait.</summary>
    private sealed class Counter
    {
        public ConcurrentQueue<Waiting> Queue { get; } = new();

        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>Whether the last commit was for several; a lone reader waits for nobody.</summary>
        public bool WasShared { get; set; }
    }

    private sealed class Waiting(Look look)
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Look Look => look;

        public Task Written => written.Task;

        public void Done() => written.SetResult();

        public void Fail(Exception failure) => written.SetException(failure);
    }
}
