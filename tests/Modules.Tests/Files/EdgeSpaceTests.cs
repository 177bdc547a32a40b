using System.Text;
using Headwater.Files;

namespace Headwater.Modules.Tests.Files;

/// <summary>Trimming is left out where the decoder saw no space at a value's edge: it may find too many, never too few.</summary>
public sealed class EdgeSpaceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-spaces-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("a,b\nEast Sussex,State-funded secondary\n", false)]
    [InlineData("a,b\nCôte d'Or,1\n", false)]
    [InlineData("a,b\n East,1\n", true)]
    [InlineData("a,b\nEast ,1\n", true)]
    [InlineData("a,b\n1, East\n", true)]
    [InlineData("a,b\n1,East \n", true)]
    [InlineData("a,b\r\n1,East \r\n", true)]
    [InlineData("a,b\n1,\" East\"\n", true)]
    [InlineData("a,b\n1,\"East \"\n", true)]
    [InlineData(" a,b\n1,2\n", true)]
    [InlineData("a,b\n1,2 ", true)]
    [InlineData("a,b\n1,\u00A0East\n", true)]
    [InlineData("a,b\n1,\u2003East\n", true)]
    public void A_space_at_a_value_s_edge_is_seen(string text, bool seen) => Assert.Equal(seen, Decode(text));

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void Also_where_one_reading_ends_and_the_next_begins(int shift)
    {
        // Text is read 256 KB at a time: the space is put at every place around that seam.
        var filling = new string('x', 100) + "\n";
        var text = new StringBuilder("a,b\n");
        while (text.Length < (1 << 18) - 300)
            text.Append(filling);
        text.Append('y', (1 << 18) + shift - text.Length).Append(", z\n");
        Assert.True(Decode(text.ToString()));
        Assert.False(Decode(text.ToString().Replace(", z", ",zz")));
    }

    private bool Decode(string text)
    {
        var path = Path.Combine(folder.FullName, "table.csv");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var decoded = new FileDecoder(Path.Combine(folder.FullName, "work")).Decode(path, TestContext.Current.CancellationToken);
        return decoded.MayHoldEdgeSpaces;
    }
}
