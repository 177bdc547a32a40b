using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Auditing;

/// <summary><c>audit list</c>: who opened a child's record, or what a person opened. Reading it is itself an entry.</summary>
internal sealed class AuditListCommand(DatabaseMigration migration, IServiceScopeFactory scopes) : IShellCommand
{
    private static readonly Option<string?> Child = new("--child") { Description = "A child's id" };
    private static readonly Option<string?> Person = new("--person") { Description = "A person's id" };
    private static readonly Option<string?> Locality = new("--locality") { Description = "Which locality, where the person who acts has posts in several" };
    private static readonly Option<int> Most = new("--most") { Description = "How many entries at most, newest first", DefaultValueFactory = _ => 200 };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document" };

    public static string Name => "audit list";

    public static void Describe(Command command)
    {
        command.Description = "Say who opened a child's record, or what a person opened, as far as the organisation of the person who acts is involved.\nExample: ./run audit list --child 0198f2b4-77aa-7e3f-8f00-1c2d3e4f5a6b --as head@school.example";
        foreach (var option in new Option[] { Child, Person, Locality, Most, Json })
            command.Options.Add(option);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var question = new AuditQuestion(
            arguments.GetValue(Child) is { } c ? ChildId.TryParse(c, null, out var child) ? child : throw new InputRefusedException($"--child {c}: not an id.") : null,
            arguments.GetValue(Person) is { } p ? PersonId.TryParse(p, null, out var person) ? person : throw new InputRefusedException($"--person {p}: not an id.") : null);
        if (question is { Child: null, Person: null })
            throw new InputRefusedException("Name whose entries: --child ID or --person ID.");
        var most = arguments.GetValue(Most);
        if (most is < 1 or > 100_000)
            throw new InputRefusedException("--most must lie between 1 and 100000.");
        await migration.EnsureUpToDateAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IShellActor>().EnterAsync(arguments.GetValue(Locality), ct);
        if (!scope.ServiceProvider.GetRequiredService<CurrentActor>().Can(Capability.ReadAudit))
            throw new InputRefusedException("This person's posts do not let them read the audit trail.");
        var lines = await scope.ServiceProvider.GetRequiredService<AuditQueries>().ReadAsync(question, most, ct);
        await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(new("read", AuditEntry.TrailKind, question.Person?.ToString(), question.Child, "shell"), ct);
        await Console.Out.WriteLineAsync(arguments.GetValue(Json)
            ? JsonSerializer.Serialize(new { entries = lines.Select(l => new { seq = l.Seq, atUtc = l.AtUtc, person = l.Person?.ToString(), who = l.Who, what = l.What, child = l.Child?.ToString(), listed = l.Listed, why = l.Why }) }, AuditVerifyCommand.Indented)
            : lines.Count == 0 ? "No entry." : string.Join('\n', lines.Select(Row)));
        return ExitCodes.Done;
    }

    private static string Row(AuditLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.AtUtc:yyyy-MM-dd HH:mm:ss}Z  {line.Seq,8}  {line.Who}: {line.What}{(line.Listed > 0 ? $" ({line.Listed} children)" : "")}{(line.Why is null ? "" : $" because: {line.Why}")}");
}
