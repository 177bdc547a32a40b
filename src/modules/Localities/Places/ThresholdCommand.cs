using System.CommandLine;
using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities.Places;

/// <summary>Sets under how many children a locality's own counts are withheld, until administrators have a screen for it.</summary>
internal sealed class ThresholdCommand(DatabaseMigration migration, IServiceScopeFactory scopes, AreaRegister areas, TimeProvider clock) : IShellCommand
{
    private static readonly Argument<string> Whose = new("LOCALITY-OR-AREA") { Description = "The locality's name in addresses, or its area's code or name" };
    private static readonly Argument<string> Number = new("NUMBER") { Description = "3, 5 or 10 children" };

    public static string Name => "threshold";

    public static void Describe(Command command)
    {
        command.Description = "Set under how many children a locality's own figures are withheld.\nExample: ./run threshold alderbrook 10";
        command.Arguments.Add(Whose);
        command.Arguments.Add(Number);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var (whose, text) = (arguments.GetRequiredValue(Whose), arguments.GetRequiredValue(Number));
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !Locality.Thresholds.Contains(number))
            throw new InputRefusedException($"NUMBER '{text}' is not offered. Give 3, 5 or 10.");
        await migration.EnsureUpToDateAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        var area = areas.Find(whose)?.Code;
        var locality = await db.Set<Locality>().SingleOrDefaultAsync(l => l.Slug == whose || l.AreaCode == area, ct)
            ?? throw new InputRefusedException($"LOCALITY-OR-AREA '{whose}': no locality is set up under this name or on this area. The sample, alderbrook, is set up when the server first starts.");
        if (locality.SuppressionThreshold == number)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{locality.Name} withholds figures of fewer than {number} children already; nothing changed."));
            return ExitCodes.Done;
        }

        locality.SuppressionThreshold = number;
        locality.ChangedAtUtc = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{locality.Name} now withholds figures of fewer than {number} children."));
        return ExitCodes.Done;
    }
}
