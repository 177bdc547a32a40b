using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Headwater.Children.Contracts;
using Headwater.Children.Documents.Scanning;
using Headwater.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Headwater.Modules.Tests.Children;

/// <summary>The scanner is asked in its own words, and whatever is no plain answer refuses the file.</summary>
public sealed class DocumentScanTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stream: OK\0", ScanVerdict.Clean)]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", ScanVerdict.Harmful)]
    public async Task The_whole_file_reaches_the_scanner_and_its_answer_is_the_verdict(string answer, ScanVerdict verdict)
    {
        await using var clamd = new Clamd(answer);
        // Three pieces, the last of them short.
        var content = new byte[150_000];
        new Random(5).NextBytes(content);
        Assert.Equal(verdict, await clamd.Scanner().ScanAsync(content, Ct));
        Assert.Equal(content, Assert.Single(await clamd.StopAsync()));
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("stream: OK")]
    [InlineData("stream: OKAY\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData("\xFF\xFE\x80\0")]
    public async Task Any_other_answer_refuses_the_file(string answer)
    {
        await using var clamd = new Clamd(answer);
        await RefusedAsync(clamd.Scanner());
    }

    [Fact]
    public async Task An_answer_without_end_refuses_the_file()
    {
        await using var clamd = new Clamd(new string('x', 1_000_000));
        await RefusedAsync(clamd.Scanner());
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_refuses_the_file()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await RefusedAsync(new ClamdScan(new("127.0.0.1", port), TimeProvider.System, NullLogger<ClamdScan>.Instance));
    }

    [Fact]
    public async Task A_scanner_that_says_nothing_is_waited_for_30_seconds_and_refuses_the_file()
    {
        var clock = new FakeTimeProvider();
        await using var clamd = new Clamd(null);
        var asked = clamd.Scanner(clock).ScanAsync(new byte[100], Ct);
        await clamd.Received.Task.WaitAsync(Ct);
        clock.Advance(TimeSpan.FromSeconds(29));
        await Task.Yield();
        Assert.False(asked.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("could not be asked", (await Assert.ThrowsAsync<InputRefusedException>(() => asked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_said_to_be_clean() => Assert.Equal(ScanVerdict.NotScanned, await new NoScan().ScanAsync(new byte[1], Ct));

    [Theory]
    [InlineData("clamd.example.org:3310", "clamd.example.org", 3310)]
    [InlineData("127.0.0.1:1", "127.0.0.1", 1)]
    [InlineData("[::1]:3310", "::1", 3310)]
    [InlineData("clamd.example.org", null, 0)]
    [InlineData(":3310", null, 0)]
    [InlineData("clamd:0", null, 0)]
    [InlineData("clamd:70000", null, 0)]
    [InlineData("a b:3310", null, 0)]
    public void The_setting_is_a_host_and_a_port_or_is_refused(string text, string? host, int port)
    {
        if (host is null)
            Assert.Contains("HEADWATER_CLAMD", Assert.Throws<InputRefusedException>(() => InstallationSettings.HostAndPort(text)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(new DnsEndPoint(host, port), InstallationSettings.HostAndPort(text));
    }

    private static async Task RefusedAsync(ClamdScan scan) =>
        Assert.Contains("could not be asked", (await Assert.ThrowsAsync<InputRefusedException>(() => scan.ScanAsync(new byte[100], Ct))).Message, StringComparison.Ordinal);
}

/// <summary>Speaks clamd's protocol on a free port of this machine: takes one stream after the other, and gives one answer to all; null: none.</summary>
internal sealed class Clamd : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<byte[]> streams = [];
    private readonly Task serving;

    public Clamd(string? answer)
    {
        listener.Start();
        serving = ServeAsync(answer);
    }

    public TaskCompletionSource Received { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DnsEndPoint EndPoint => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    public ClamdScan Scanner(TimeProvider? clock = null) => new(EndPoint, clock ?? TimeProvider.System, NullLogger<ClamdScan>.Instance);

    public async Task<IReadOnlyList<byte[]>> StopAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Stop();
        return streams;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(string? answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = client.GetStream();
                streams.Add(await ReceiveAsync(stream));
                Received.TrySetResult();
                if (answer is null)
                    await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer!), stop.Token);
            }
        }
        catch (Exception why) when (why is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or the other side went.
        }
    }

    private async Task<byte[]> ReceiveAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, stop.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        var head = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(head, stop.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
            if (piece.Length == 0)
                return content.ToArray();
            await stream.ReadExactlyAsync(piece, stop.Token);
            content.Write(piece);
        }
    }
}
