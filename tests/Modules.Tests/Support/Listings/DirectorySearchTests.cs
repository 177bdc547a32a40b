using System.Text.Json;
using Headwater.Localities.Contracts;
using Headwater.Support.Listings;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Support.Listings;

/// <summary>What people type, against the made-up directory: the labels were written before the words and weights were.</summary>
public sealed class DirectorySearchTests
{
    private static readonly Dictionary<string, DirectoryEntry> Sample = Read();

    private static readonly DirectoryIndex Index = new(Sample.Values);

    [Theory]
    [InlineData("queries.tsv", 150)]
    [InlineData("held-back.tsv", 30)]
    [InlineData("independent.tsv", 100)]
    [InlineData("independent2.tsv", 100)]
    public void A_right_service_is_among_the_first_three_for_nine_in_ten(string file, int queries)
    {
        var asked = File.ReadLines(Path.Combine(BuiltProgram.Root, "tests", "Modules.Tests", "Support", "Directory", file)).Where(l => l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.Equal(queries, asked.Count);
        Assert.All(asked.SelectMany(a => a[1].Split(',')), key => Assert.True(Sample.ContainsKey(key), key));
        var missed = asked.Where(a => !Index.Search(new(a[0]), 3).Any(e => a[1].Split(',').Any(key => Sample[key] == e))).Select(a => a[0]).ToList();
        Assert.True(missed.Count * 10 <= queries, string.Join("; ", missed));
    }

    [Theory]
    [InlineData("bereavment", "bereavement")]
    [InlineData("brereavement", "bereavement")]
    [InlineData("bere", "bereavement")]
    [InlineData("Stepping St", "bereavement")]
    public void One_typing_error_and_the_beginning_of_a_word_are_understood(string typed, string key) =>
        Assert.Same(Sample[key], Index.Search(new(typed), 1)[0]);

    /// <summary>A phrase of the list ("hides under the duvet") without its small words, and turned round.</summary>
    [Theory]
    [InlineData("hides under duvet")]
    [InlineData("duvet, hides under it")]
    public void What_is_meant_is_understood_in_another_order_too(string typed) => Assert.Contains(Sample["ebsa-team"], Index.Search(new(typed, Age: 13), 3));

    [Fact]
    public void Filters_leave_what_fits_alone()
    {
        Assert.All(Index.Search(new("anxious", Age: 17), 50), e => Assert.True(e.Ages.From <= 17 && e.Ages.To >= 17));
        Assert.Contains(Sample["ebsa-team"], Index.Search(new("anxious", Age: 16), 50));
        Assert.DoesNotContain(Sample["ebsa-team"], Index.Search(new("anxious", Age: 17), 50));
        Assert.All(Index.Search(new("autism", Tier: Tier.Universal), 50), e => Assert.Equal(Tier.Universal, e.Tier));
        Assert.Equal([Sample["bereavement"]], Index.Search(new(Need: "bereavement"), 50));
        Assert.Empty(Index.Search(new("xyzzyq")));
        Assert.Equal(68, Index.Search(new(), 100).Count);
    }

    /// <summary>Saltmarsh and Highmoor lie some fifteen kilometres apart; a telephone line is everywhere.</summary>
    [Fact]
    public void What_is_too_far_is_left_out_and_what_is_nowhere_is_not()
    {
        GeoPoint saltmarsh = new(54.062, 0.655);
        var near = Index.Search(new(Near: saltmarsh, Metres: 2000), 100);
        Assert.Contains(Sample["family-hub-salt"], near);
        Assert.Contains(Sample["crisis-line"], near);
        Assert.DoesNotContain(Sample["family-hub-high"], near);
        Assert.Contains(Sample["family-hub-high"], Index.Search(new(Near: saltmarsh, Metres: 16_000), 100));
    }

    /// <summary>A degree of latitude on a sphere of 6,371 km: 6,371,000 × π ÷ 180 = 111,194.9 m.</summary>
    [Fact]
    public void A_degree_of_latitude_is_111_195_metres() =>
        Assert.Equal(111_194.9, DirectoryIndex.MetresBetween(new(54, 0.6), new(55, 0.6)), 0.1);

    [Theory]
    [InlineData("autism", "austism", true)]
    [InlineData("autism", "autims", true)]
    [InlineData("autism", "autis", true)]
    [InlineData("autism", "autizm", true)]
    [InlineData("autism", "atuims", false)]
    [InlineData("autism", "autistic", false)]
    [InlineData("autism", "autism", true)]
    public void Words_one_letter_apart_are_told_from_others(string one, string other, bool near)
    {
        Assert.Equal(near, DirectoryWords.IsOneApart(one, other));
        Assert.Equal(near, DirectoryWords.IsOneApart(other, one));
    }

    /// <summary>As the public sees it: what is archived or private is not in it, and a restricted service has no place.</summary>
    private static Dictionary<string, DirectoryEntry> Read()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(BuiltProgram.Root, "src", "modules", "Support", "Sample", "directory.json")));
        var places = sample.RootElement.GetProperty("venues").EnumerateArray().ToDictionary(v => Text(v, "key"), v => v.GetProperty("latitude").ValueKind == JsonValueKind.Number ? new GeoPoint(v.GetProperty("latitude").GetDouble(), v.GetProperty("longitude").GetDouble()) : (GeoPoint?)null, StringComparer.Ordinal);
        return sample.RootElement.GetProperty("services").EnumerateArray().Where(s => Text(s, "visibility") is "public" or "restricted").ToDictionary(s => Text(s, "key"), s => new DirectoryEntry
        {
            Id = Guid.CreateVersion7(), Name = Text(s, "name"), Organisation = Text(s, "organisation"), Tier = Enum.Parse<Tier>(Text(s, "tier"), ignoreCase: true), Needs = [.. s.GetProperty("needs").EnumerateArray().Select(n => n.GetString()!)],
            Ages = (s.GetProperty("ages")[0].GetInt32(), s.GetProperty("ages")[1].GetInt32()), Summary = Text(s, "summary"), WhenToRefer = Text(s, "whenToRefer"), HowToRefer = Text(s, "howToRefer"),
            Place = Text(s, "visibility") == "restricted" ? null : places[Text(s, "venue")],
        }, StringComparer.Ordinal);
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
