using System.CommandLine;
using System.Globalization;
using Headwater.Access.Auditing;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Keys;

/// <summary>Wraps every key anew under another master key, while others go on working.</summary>
internal sealed class KeyRotation(IServiceScopeFactory scopes, Trails trails, MasterKeys masters)
{
    private const int Batch = 500;

    /// <summary>Answers the new version and how many keys were wrapped anew.</summary>
    public async Task<(int Version, int Keys)> RotateAsync(CancellationToken ct)
    {
        var newest = masters.Newest();
        var to = masters.FromEnvironment ? newest : masters.Make(newest + 1);
        var done = 0;
        foreach (var locality in await trails.LocalitiesAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality.Id);
            done += await RotateAsync(scope.ServiceProvider.GetRequiredService<HeadwaterDb>(), scope.ServiceProvider.GetRequiredService<KeyStore>(), to, ct);
        }

        return (to, done + await RotateRingAsync(to, ct));
    }

    // Those of before, which lie there in clear, are wrapped too.
    private async Task<int> RotateRingAsync(int to, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        var done = 0;
        foreach (var key in await db.DataProtectionKeys.AsNoTracking().ToListAsync(ct))
        {
            if (RingXml.Rewrap(key.Xml!, masters, to) is { } again)
                done += await db.DataProtectionKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.Xml, again), ct);
        }

        return done;
    }

    private static async Task<int> RotateAsync(HeadwaterDb db, KeyStore keys, int to, CancellationToken ct)
    {
        var done = 0;
        while (true)
        {
            var some = await db.Set<ChildKey>().AsNoTracking().Where(k => k.Wrapped != null && k.MasterVersion < to).OrderBy(k => k.ChildId).Take(Batch).ToListAsync(ct);
            foreach (var key in some)
            {
                var (child, from, again) = (key.ChildId, key.MasterVersion, keys.Rewrap(key.ChildId, key.Wrapped!, key.MasterVersion, to));
                // A key that was destroyed meanwhile stays so.
                done += await db.Set<ChildKey>().Where(k => k.ChildId == child && k.Wrapped != null && k.MasterVersion == from)
                    .ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, again).SetProperty(k => k.MasterVersion, to), ct);
            }

            if (some.Count == 0)
                break;
        }

        if (await db.Set<LocalityKey>().AsNoTracking().SingleOrDefaultAsync(k => k.MasterVersion < to, ct) is { } index)
        {
            var again = keys.Rewrap(default, index.Wrapped, index.MasterVersion, to);
            done += await db.Set<LocalityKey>().Where(k => k.MasterVersion < to).ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, again).SetProperty(k => k.MasterVersion, to), ct);
        }

        return done;
    }
}

internal sealed class KeysRotateCommand(DatabaseMigration migration, KeyRotation rotation, MasterKeys masters) : IShellCommand
{
    public static string Name => "keys rotate";

    public static void Describe(Command command) =>
        command.Description = "Make a new master key and wrap every child's key with it, while the server goes on.\nExample: ./run keys rotate";

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        var (version, keys) = await rotation.RotateAsync(ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{keys} keys are wrapped by master key {version} now."));
        if (!masters.FromEnvironment)
            await Console.Error.WriteLineAsync($"Copy {masters.Folder} to where you keep keys, apart from backups. Keep older versions as long as you keep backups made under them.");
        return ExitCodes.Done;
    }
}

internal static class KeyRegistration
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<MasterKeys>();
        services.AddSingleton<DestroyedKeys>();
        services.AddSingleton<KeyRotation>();
        services.AddScoped<KeyStore>();
        services.AddScoped<Contracts.IChildVault, ChildVault>();
        services.AddScoped<Contracts.IKeyedIndex, KeyedIndex>();
        return services.AddShellCommand<KeysRotateCommand>();
    }
}
