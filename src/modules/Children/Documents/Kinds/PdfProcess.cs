using System.CommandLine;
using System.Diagnostics;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>
/// Cleans a PDF in a process of its own, with little memory and a limited time. A reader of files from anywhere can go round without
/// end or take all memory, and neither can be stopped from inside: here only the one file is refused, and the server goes on.
/// </summary>
internal static class PdfProcess
{
    private const string MostMemory = "40000000";
    private const int AtATime = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly SemaphoreSlim Turns = new(AtATime);

    /// <exception cref="InputRefusedException">It is damaged, locked, holds something that cannot be cleaned, or took too long.</exception>
    public static async Task<byte[]> CleanAsync(byte[] bytes, CancellationToken ct)
    {
        PdfCautions.Check(bytes);
        await Turns.WaitAsync(ct);
        try
        {
            using var process = Process.Start(Program()) ?? throw new InvalidOperationException("The process that cleans PDFs did not start.");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            try
            {
                return await ConverseAsync(process, bytes, patience.Token);
            }
            catch (Exception why) when (why is IOException || (why is OperationCanceledException && !ct.IsCancellationRequested))
            {
                throw new InputRefusedException(PdfCautions.NotSafe().Message, why);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            Turns.Release();
        }
    }

    private static async Task<byte[]> ConverseAsync(Process process, byte[] bytes, CancellationToken ct)
    {
        using var cleaned = new MemoryStream(bytes.Length);
        var reading = process.StandardOutput.BaseStream.CopyToAsync(cleaned, ct);
        var saying = process.StandardError.ReadToEndAsync(ct);
        await using (var input = process.StandardInput.BaseStream)
            await input.WriteAsync(bytes, ct);
        await reading;
        var said = await saying;
        await process.WaitForExitAsync(ct);
        return process.ExitCode switch
        {
            ExitCodes.Done => cleaned.ToArray(),
            // One sentence of ours.
            ExitCodes.InputRefused => throw new InputRefusedException(said.Trim()),
            _ => throw PdfCautions.NotSafe(),
        };
    }

    private static ProcessStartInfo Program()
    {
        var host = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Headwater.exe" : "Headwater");
        var muxer = string.Equals(Path.GetFileNameWithoutExtension(Environment.ProcessPath), "dotnet", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(muxer ? Environment.ProcessPath! : host) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        if (muxer)
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Headwater.dll"));
        foreach (var word in CleanPdfCommand.Name.Split(' '))
            start.ArgumentList.Add(word);
        // It needs no setting and no secret, and leaves no picture of its memory on the disk.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("HEADWATER_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }
}

/// <summary>The other side of it: a PDF in, the cleaned one out. For Headwater itself, and so in no list of commands.</summary>
internal sealed class CleanPdfCommand : IShellCommand
{
    public static string Name => "clean-pdf";

    public static void Describe(Command command)
    {
        command.Description = "Clean the PDF on standard input and write it to standard output; used by the server.";
        command.Hidden = true;
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        using var given = new MemoryStream();
        await using (var input = Console.OpenStandardInput())
            await input.CopyToAsync(given, ct);
        var cleaned = PdfFile.Clean(given.ToArray());
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(cleaned, ct);
        return ExitCodes.Done;
    }
}
