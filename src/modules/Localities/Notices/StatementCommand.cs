using System.CommandLine;
using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities.Notices;

internal sealed class StatementCommand(DatabaseMigration migration, IServiceScopeFactory scopes) : IShellCommand
{
    private static readonly Argument<NoticeKind> Kind = new("KIND") { Description = "accessibility, privacy or cookies" };
    private static readonly Argument<string> Source = new("FILE") { Description = "A Markdown file, or - for standard input" };
    private static readonly Option<string?> Slug = new("--locality") { Description = "Whose notice (default: the installation's locality)" };

    public static string Name => "statement";

    public static void Describe(Command command)
    {
        command.Description = "Set a locality's own accessibility statement, privacy notice or cookies page.\nExample: ./run statement privacy our-privacy-notice.md";
        command.Arguments.Add(Kind);
        command.Arguments.Add(Source);
        command.Options.Add(Slug);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var source = arguments.GetRequiredValue(Source);
        if (source != "-" && !File.Exists(source))
            throw new InputRefusedException($"{source}: there is no such file. Check the path.");
        var markdown = source == "-" ? await Console.In.ReadToEndAsync(ct) : await File.ReadAllTextAsync(source, ct);
        var kind = arguments.GetRequiredValue(Kind);
        await migration.EnsureUpToDateAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var changed = await scope.ServiceProvider.GetRequiredService<NoticeService>().SetAsync(kind, arguments.GetValue(Slug), markdown, ct);
        var name = kind.ToString().ToLower(CultureInfo.InvariantCulture);
        await Console.Out.WriteLineAsync(changed ? $"The {name} text was set." : $"The {name} text is this already; nothing changed.");
        return ExitCodes.Done;
    }
}
