using System.CommandLine;
using Headwater.Access;
using Headwater.Children;
using Headwater.FairAccess;
using Headwater.Insight;
using Headwater.Kernel;
using Headwater.Localities;
using Headwater.Partnership;
using Headwater.Support;

namespace Headwater;

/// <summary>The shell's front door: finds the command, runs it, and turns what it throws into one sentence and an exit code.</summary>
internal static class Shell
{
    private static readonly Option<string?> As = new("--as") { Description = "Who acts: a person's id, e-mail address or user name (default HEADWATER_AS)", Recursive = true };

    private static readonly Option<string?> Data = new("--data") { Description = "The data folder (default ./data)", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Headwater: keeping children in school, together.") { Data, As };
        var serve = ServeCommand.Create(out var urls);
        root.Subcommands.Add(serve);
        root.SetAction((parsed, ct) => ServeCommand.RunAsync(Settings(parsed), parsed.GetValue(urls), ct));
        serve.SetAction((parsed, ct) => ServeCommand.RunAsync(Settings(parsed), parsed.GetValue(urls), ct));
        root.Options.Add(urls);
        var services = Modules(new ServiceCollection()).AddLogging();
        foreach (var entry in services.Where(d => d.ServiceType == typeof(ShellCommandEntry)).Select(d => (ShellCommandEntry)d.ImplementationInstance!).ToList())
        {
            var command = Place(root, entry.Name.Split(' '));
            entry.Describe(command);
            command.SetAction(async (parsed, ct) =>
            {
                services.AddSingleton(Settings(parsed)).AddSingleton(TimeProvider.System).AddSingleton(Acting(parsed));
                await using var provider = services.BuildServiceProvider();
                await using var scope = provider.CreateAsyncScope();
                return await entry.RunAsync(scope.ServiceProvider, parsed, ct);
            });
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} See ./run {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help.");
            return ExitCodes.InputRefused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCodes.InputRefused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing was changed.");
            return ExitCodes.AnswerIsNo;
        }
        catch (Exception error)
        {
            var reference = Guid.CreateVersion7().ToString("N")[^8..];
            await Console.Error.WriteLineAsync($"Headwater could not finish this, and the fault is ours (reference {reference}). {error.GetType().Name}: {error.Message}");
            if (Environment.GetEnvironmentVariable("HEADWATER_DEBUG") is { Length: > 0 })
                await Console.Error.WriteLineAsync(error.ToString());
            return ExitCodes.OurError;
        }
    }

    /// <summary>The modules of this house, lower lines first.</summary>
    public static IServiceCollection Modules(IServiceCollection services) => services.AddHeadwaterData().AddLocalities().AddLocalityRecords().AddAccess().AddInsight().AddChildren().AddPartnership().AddSupport().AddFairAccess();

    private static InstallationSettings Settings(ParseResult parsed) => InstallationSettings.FromEnvironment(parsed.GetValue(Data));

    private static Access.Contracts.ActingAs Acting(ParseResult parsed) => new(parsed.GetValue(As) ?? Environment.GetEnvironmentVariable("HEADWATER_AS"));

    private static Command Place(Command at, string[] words)
    {
        foreach (var word in words)
        {
            var next = at.Subcommands.FirstOrDefault(c => c.Name == word);
            if (next is null)
                at.Subcommands.Add(next = new Command(word));
            at = next;
        }

        return at;
    }
}
