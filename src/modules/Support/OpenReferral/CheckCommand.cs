using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Headwater.Kernel;

namespace Headwater.Support.OpenReferral;

/// <summary>Whether a feed, on the web or in a folder, conforms to Open Referral UK. It keeps nothing of what it reads.</summary>
internal sealed class CheckCommand : IShellCommand
{
    private static readonly Argument<string> Where = new("URL-OR-FOLDER") { Description = "The feed's address, up to and without /services, or a folder that mirrors its addresses as .json files (index.json for the feed itself)" };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document on standard output" };

    public static string Name => "directory check";

    public static void Describe(Command command)
    {
        command.Description = "Whether a directory's feed conforms to Open Referral UK 3.0, the way the public validator tells: 0 it does, perhaps with warnings; 1 it does not; 2 it cannot be reached.\nExample: ./run directory check docs/examples/directory-feed";
        command.Arguments.Add(Where);
        command.Options.Add(Json);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var where = arguments.GetRequiredValue(Where);
        var report = await OfAsync(where, ct);
        if (arguments.GetValue(Json))
            Write(report);
        else
            Console.Out.Write(FeedTable.Of(report));
        return report.Conformant ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static async Task<FeedReport> OfAsync(string where, CancellationToken ct)
    {
        if (where.Contains("://", StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(where, UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https") || root.Query.Length > 0 || root.Fragment.Length > 0)
                throw new InputRefusedException($"URL-OR-FOLDER {where}: give an address that begins with http:// or https:// and has no ? or # in it.");
            using var client = HttpFeed.Client();
            return await FeedCheck.OfAsync(new HttpFeed(client, root), ct);
        }

        if (!Directory.Exists(where))
            throw new InputRefusedException($"URL-OR-FOLDER {where}: there is no such folder. Name a folder with index.json in it, or an address that begins with http:// or https://.");
        if (!File.Exists(Path.Combine(where, "index.json")) && !File.Exists(Path.Combine(where, "services.json")))
            throw new InputRefusedException($"URL-OR-FOLDER {where}: there is neither index.json nor services.json in it. A folder mirrors the addresses of a feed as .json files, index.json for the feed itself.");
        return await FeedCheck.OfAsync(new FolderFeed(where), ct);
    }

    private static void Write(FeedReport report)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using (var writer = new Utf8JsonWriter(output, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, report);
        output.WriteByte((byte)'\n');
    }

    internal static void Write(Utf8JsonWriter writer, FeedReport report)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("conformant"u8, report.Conformant);
        writer.WriteBoolean("conformantWhereSixAreOptional"u8, report.ConformantTagged);
        writer.WriteStartArray("endpoints"u8);
        foreach (var endpoint in report.Endpoints)
        {
            writer.WriteStartObject();
            writer.WriteString("path"u8, endpoint.Path);
            writer.WriteBoolean("required"u8, endpoint.Required);
            writer.WriteString("result"u8, Word(endpoint.Result));
            writer.WriteString("resultWhereSixAreOptional"u8, Word(endpoint.Tagged));
            writer.WriteStartArray("errors"u8);
            foreach (var error in endpoint.Errors)
            {
                writer.WriteStartObject();
                writer.WriteString("pointer"u8, error.Pointer);
                writer.WriteString("rule"u8, error.Rule);
                writer.WriteString("at"u8, error.At);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (endpoint.MoreErrors > 0)
                writer.WriteNumber("moreErrors"u8, endpoint.MoreErrors);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Word(Outcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}
