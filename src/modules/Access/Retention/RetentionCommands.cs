using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Retention;

internal sealed class RetentionReportCommand(DatabaseMigration migration, IShellActor shell, CurrentActor actor, RetentionRun run, IAuditTrail audit) : IShellCommand
{
    private static readonly Option<string?> Locality = new("--locality") { Description = "Which locality, where the person who acts has posts in several" };
    private static readonly Option<bool> AsJson = new("--json") { Description = "One JSON document" };
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Name => "retention report";

    public static void Describe(Command command)
    {
        command.Description = "Count what is due to be erased, held and kept; change nothing.\nExample: ./run retention report --as dpo@council.example";
        command.Options.Add(Locality);
        command.Options.Add(AsJson);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        await shell.EnterAsync(arguments.GetValue(Locality), ct);
        if (!actor.Can(Capability.ProtectData))
            throw new InputRefusedException("Only somebody whose post protects data, such as the data-protection officer, may ask what is due.");
        var report = await run.ReportAsync(ct);
        await audit.ReadAsync(new("report", "retention"), ct);
        if (arguments.GetValue(AsJson))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Classes = report }, Json));
            return ExitCodes.Done;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"class",-16}{"due",9}{"held",9}{"kept",9}{"open",9}"));
        foreach (var line in report)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{line.Class,-16}{line.Due,9}{line.Held,9}{line.Kept,9}{line.Open,9}"));
        return ExitCodes.Done;
    }
}

internal sealed class RetentionEraseCommand(DatabaseMigration migration, IShellActor shell, RetentionRun run) : IShellCommand
{
    private static readonly Option<string?> Locality = new("--locality") { Description = "Which locality, where the person who acts has posts in several" };

    public static string Name => "retention erase";

    public static void Describe(Command command)
    {
        command.Description = "Erase what is kept no longer. The audit trail stays whole.\nExample: ./run retention erase --as dpo@council.example";
        command.Options.Add(Locality);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        await shell.EnterAsync(arguments.GetValue(Locality), ct);
        var erased = await run.EraseAsync(ct);
        await Console.Out.WriteLineAsync(erased.Count == 0 ? "Nothing is due." : string.Join('\n', erased.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}: {e.Value} rows erased."))));
        return ExitCodes.Done;
    }
}
