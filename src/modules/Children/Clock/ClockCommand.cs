using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Headwater.Duties;
using Headwater.Files;
using Headwater.Kernel;

namespace Headwater.Children.Clock;

/// <summary>What the law asks after an exclusion, from the shell. It reads no record and writes none, so nobody need be named.</summary>
internal sealed class ClockCommand : IShellCommand
{
    private static readonly Argument<string> CasePath = new("CASE") { Description = "A case as JSON, a .jsonl file of one case a line, or - for standard input" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON on standard output: one document, or one line for each case of a .jsonl file" };
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions OneLine = Indented with { Indented = false, SkipValidation = true };

    public static string Name => "clock";

    public static void Describe(Command command)
    {
        command.Description = "The legal duties after a suspension or permanent exclusion, whose they are and by when.\nExample: ./run clock docs/examples/exclusion-case.json";
        command.Arguments.Add(CasePath);
        command.Options.Add(Json);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var path = arguments.GetRequiredValue(CasePath);
        var name = CommandInput.NameOf(path);
        var text = await CaseFile.ReadAsync(path, ct);
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        return CaseFile.IsOneCaseALine(path, text.Span)
            ? await Lines(name, text, output, arguments.GetValue(Json), ct)
            : One(name, text, output, arguments.GetValue(Json));
    }

    private static int One(string name, ReadOnlyMemory<byte> text, Stream output, bool json)
    {
        ExclusionCase @case;
        ClockResult result;
        try
        {
            @case = CaseJson.Read(text);
            result = ExclusionClock.Compute(@case);
        }
        catch (CaseRefusedException refused)
        {
            throw new InputRefusedException($"{name}: {refused.Message}", refused);
        }

        if (json)
        {
            using var writer = new Utf8JsonWriter(output, Indented);
            ResultJson.Write(writer, result);
            writer.Flush();
            output.WriteByte((byte)'\n');
        }
        else
        {
            output.Write(Encoding.UTF8.GetBytes(ClockTable.Of(@case, result)));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> Lines(string name, ReadOnlyMemory<byte> text, Stream output, bool json, CancellationToken ct)
    {
        await using var writer = new Utf8JsonWriter(output, OneLine);
        var (cases, bad) = (0, new List<(int Line, string Error)>());
        foreach (var (number, line) in CaseFile.Lines(text))
        {
            ct.ThrowIfCancellationRequested();
            cases++;
            try
            {
                var @case = CaseJson.Read(line);
                var result = ExclusionClock.Compute(@case);
                if (json)
                    ResultJson.Write(writer, result);
                else
                    output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Line {number}\n{ClockTable.Of(@case, result)}\n")));
            }
            catch (CaseRefusedException refused)
            {
                bad.Add((number, refused.Message));
                if (json)
                    WriteError(writer, number, refused.Message);
                else
                    output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {refused.Message}\n\n")));
            }

            if (json)
            {
                writer.Flush();
                writer.Reset();
                output.WriteByte((byte)'\n');
            }
        }

        await output.FlushAsync(ct);
        if (bad is [])
            return cases > 0 ? ExitCodes.Done : throw new InputRefusedException($"{name}: there is no case in it. Write one case a line.");
        throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{name}: {bad.Count} of {cases} cases are refused, the first on line {bad[0].Line}: {bad[0].Error}"));
    }

    private static void WriteError(Utf8JsonWriter writer, int line, string error)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line"u8, line);
        writer.WriteString("error"u8, error);
        writer.WriteEndObject();
    }
}
