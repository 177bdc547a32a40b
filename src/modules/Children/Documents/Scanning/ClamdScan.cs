using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Headwater.Children.Contracts;
using Headwater.Kernel;
using Microsoft.Extensions.Logging;

namespace Headwater.Children.Documents.Scanning;

/// <summary>
/// Asks a clamd over TCP by its command INSTREAM (clamd(8)): pieces with their lengths before them, one of no length at the end, and
/// one line back. Only the line that says that nothing was found lets a file through.
/// </summary>
internal sealed partial class ClamdScan(DnsEndPoint clamd, TimeProvider clock, ILogger<ClamdScan> log) : IDocumentScan
{
    /// <summary>From the first word to the last of the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int Piece = 65_536;
    private const int LongestAnswer = 4_096;

    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        string answer;
        try
        {
            answer = await AskAsync(content, both.Token);
        }
        catch (Exception why) when (why is SocketException or IOException || (why is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NotReached(clamd.Host, clamd.Port, why.GetType().Name);
            throw NotAsked(why);
        }

        if (answer == "stream: OK")
            return ScanVerdict.Clean;
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
            return ScanVerdict.Harmful;
        NotReached(clamd.Host, clamd.Port, "its answer was none that is known");
        throw NotAsked(null);
    }

    private static InputRefusedException NotAsked(Exception? why)
    {
        const string Sentence = "The virus scanner could not be asked, so the file was not kept: try again later, and tell your administrator if it goes on.";
        return why is null ? new(Sentence) : new(Sentence, why);
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(clamd.Host, clamd.Port, ct);
        await using var stream = connection.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var length = new byte[4];
        for (var at = 0; at < content.Length; at += Piece)
        {
            var piece = content.Slice(at, Math.Min(Piece, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, ct);
        var (answer, read) = (new byte[LongestAnswer], 0);
        while (read < answer.Length && !answer.AsSpan(0, read).Contains((byte)0) && await stream.ReadAsync(answer.AsMemory(read), ct) is > 0 and var more)
            read += more;
        // An answer that was cut short is none.
        var end = answer.AsSpan(0, read).IndexOf((byte)0);
        return end < 0 ? "" : Encoding.UTF8.GetString(answer, 0, end);
    }

    [LoggerMessage(LogLevel.Warning, "The virus scanner at {Host}:{Port} could not be asked ({Why}); a document was refused.")]
    private partial void NotReached(string host, int port, string why);
}
