using System.CommandLine;
using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Imports;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Sample;

/// <summary>Makes a made-up locality, all its parts in one transaction with one entry of the trail that says so.</summary>
internal sealed class SampleMaking(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Answers in words what was made; null when the locality has its children already and nothing was changed.</summary>
    /// <exception cref="InputRefusedException">There are real children in the database.</exception>
    public async Task<string?> MakeAsync(Area area, int index, int localities, int children, ulong seed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<SampleWall>().RequireNoRealAsync(ct);
        // The server may have set up the first one at its first start.
        var id = (await services.GetRequiredService<ILocalities>().ByAreaCodeAsync(area.Code, ct))?.Id ?? SampleOrder.IdOf(area);
        services.GetRequiredService<ISystemActor>().Enter(id);
        var db = services.GetRequiredService<HeadwaterDb>();
        await using var all = await db.Database.BeginTransactionAsync(ct);
        await services.GetRequiredService<IDatabaseProvider>().TakeTurnAsync(db, id.Value, ct);
        if (await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AnyAsync(ct))
            return null;
        var order = new SampleOrder(area, index, localities, children, seed, clock.Today());
        List<string> made = [];
        foreach (var part in services.GetServices<ISamplePart>().OrderBy(p => p.Order))
            made.Add(await part.WriteAsync(order, ct));
        var what = string.Join("; ", made);
        await services.GetRequiredService<IAuditTrail>().SaveAsync(ct, new AuditFact("make", "sample", area.Code, Detail: string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {what}")));
        await all.CommitAsync(ct);
        return what;
    }
}

internal sealed class SampleCommand(DatabaseMigration migration, SampleMaking making, TimeProvider clock) : IShellCommand
{
    private static readonly Option<int> Pupils = new("--pupils") { Description = "How many children in each locality", DefaultValueFactory = _ => SampleOrder.DefaultChildren };
    private static readonly Option<int> Localities = new("--localities") { Description = "How many made-up localities; the first is Alderbrook", DefaultValueFactory = _ => 1 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "The same seed gives the same people and children again", DefaultValueFactory = _ => SampleOrder.DefaultSeed };

    public static string Name => "sample";

    public static void Describe(Command command)
    {
        command.Description = "Fill the fictional sample locality with schools, people and children.\nExample: ./run sample --pupils 500";
        foreach (var option in new Option[] { Pupils, Localities, Seed })
            command.Options.Add(option);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var (pupils, localities) = (arguments.GetValue(Pupils), arguments.GetValue(Localities));
        if (localities < 1 || localities > AreaRegister.Fictional.Count)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"--localities {localities}: choose 1 to {AreaRegister.Fictional.Count}; so many made-up areas there are."));
        if (pupils < SampleOrder.FewestChildren || (long)pupils * localities > SampleOrder.MostChildren)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"--pupils {pupils}: choose at least {SampleOrder.FewestChildren}, and no more than {SampleOrder.MostChildren} in all localities together."));
        await migration.EnsureUpToDateAsync(ct);
        for (var n = 0; n < localities; n++)
        {
            var area = AreaRegister.Fictional[n];
            var started = clock.GetTimestamp();
            var made = await making.MakeAsync(area, n, localities, pupils, arguments.GetValue(Seed), ct);
            await Console.Out.WriteLineAsync(made is null
                ? $"{area.Name} (fictional) is there already; nothing was changed. For another one, use another data folder with --data."
                : string.Create(CultureInfo.InvariantCulture, $"{area.Name} (fictional): {made}; made in {clock.GetElapsedTime(started).TotalSeconds:0.0} seconds."));
        }

        return ExitCodes.Done;
    }
}
