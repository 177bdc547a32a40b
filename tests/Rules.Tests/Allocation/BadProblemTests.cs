using System.Diagnostics;
using System.Text;
using CsCheck;
using Headwater.Allocation;
using Headwater.Rules.Tests.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Input that cannot be: refused with the field, never answered, never another error.</summary>
public sealed class BadProblemTests
{
    private const string Sound = """{"schools":[{"id":"s1","roll":900,"balance":12,"lat":53.54,"lon":-2.11,"exempt":false,"years":{"8":{"room":2}}}],"children":[{"id":"c1","year":8,"points":3,"lat":53.50,"lon":-2.10,"barred":[],"preferences":["s1"]}],"rules":{"maxKm":15,"order":["placed","burden","preference","distance"]}}""";

    private static readonly AllocationProblem Good = MadePlans.Problem([MadePlans.School("s1", 100, 0, 1)], [MadePlans.Child("c1")], 15);

    public static TheoryData<string, AllocationProblem> Impossible => new()
    {
        { "schools[0].lat", Good with { Schools = [Good.Schools[0] with { Position = new(double.NaN, 0) }] } },
        { "schools[0].lon", Good with { Schools = [Good.Schools[0] with { Position = new(0, double.NaN) }] } },
        { "schools[0].lat", Good with { Schools = [Good.Schools[0] with { Position = new(double.PositiveInfinity, 0) }] } },
        { "children[0].lat", Good with { Children = [Good.Children[0] with { Position = new(double.NaN, 0) }] } },
        { "children[0].lon", Good with { Children = [Good.Children[0] with { Position = new(0, double.NegativeInfinity) }] } },
        { "children[0].lon", Good with { Children = [Good.Children[0] with { Position = new(0, 180.1) }] } },
        { "rules.maxKm", Good with { Rules = Good.Rules with { MaxKm = double.NaN } } },
        { "rules.maxKm", Good with { Rules = Good.Rules with { MaxKm = double.PositiveInfinity } } },
        { "rules.maxKm", Good with { Rules = Good.Rules with { MaxKm = 0 } } },
        { "rules.order", Good with { Rules = Good.Rules with { Order = [Objective.Placed, Objective.Burden, Objective.Preference, (Objective)4] } } },
        { "schools[0].roll", Good with { Schools = [Good.Schools[0] with { Roll = 0 }] } },
        { "schools[0].balance", Good with { Schools = [Good.Schools[0] with { Balance = long.MinValue }] } },
        { "schools[0].years.8.room", Good with { Schools = [Good.Schools[0] with { Room = new Dictionary<int, int> { [8] = -1 } }] } },
        { "schools[1].id", Good with { Schools = [Good.Schools[0], Good.Schools[0]] } },
        { "children[1].id", Good with { Children = [Good.Children[0], Good.Children[0]] } },
        { "children[0].id", Good with { Children = [Good.Children[0] with { Id = "" }] } },
        { "children[0].points", Good with { Children = [Good.Children[0] with { Points = -1 }] } },
        { "children[0].barred[0]", Good with { Children = [Good.Children[0] with { Barred = ["s2"] }] } },
        { "children[0].preferences[1]", Good with { Children = [Good.Children[0] with { Preferences = ["s1", "s2"] }] } },
        { "schools", Good with { Schools = [.. Enumerable.Range(0, 1_000_000).Select(i => Good.Schools[0] with { Id = $"s{i}" })] } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused_by_the_field(string field, AllocationProblem problem)
    {
        Assert.StartsWith($"{field}: ", Assert.Throws<AllocationRefusedException>(() => Allocator.Solve(problem, Told.Time)).Message, StringComparison.Ordinal);
        Assert.Single(Told.Solve(Good).Placements);
    }

    [Fact]
    public void A_million_schools_are_refused_soon_and_by_name()
    {
        var text = new StringBuilder("""{"children":[],"schools":[""");
        for (var i = 0; i < 1_000_000; i++)
            text.Append(i == 0 ? "" : ",").Append($$$$"""{"id":"s{{{{i}}}}","roll":900,"balance":0,"lat":53.5,"lon":-2.1,"years":{"8":{"room":1}}}""");
        var utf8 = Encoding.UTF8.GetBytes(text.Append("]}").ToString());
        var started = Stopwatch.GetTimestamp();
        Assert.StartsWith("schools: ", Refused(utf8), StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20), $"{Stopwatch.GetElapsedTime(started)}");
    }

    [Theory]
    [InlineData("53.54", "NaN", "lat")]
    [InlineData("-2.10", "NaN", "lon")]
    [InlineData("\"maxKm\":15", "\"maxKm\":NaN", "maxKm")]
    [InlineData("\"balance\":12", "\"balance\":-Infinity", "balance")]
    [InlineData("\"balance\":12", "\"balance\":1e400", "schools[0].balance")]
    [InlineData("53.50", "1e400", "children[0].lat")]
    [InlineData("\"roll\":900,", "\"roll\":900,\"roll\":900,", "roll")]
    [InlineData("\"points\":3,", "\"points\":3,\"points\":1,", "points")]
    [InlineData("\"room\":2", "\"room\":2,\"room\":2", "room")]
    [InlineData("\"8\":{\"room\":2}", "\"8\":{\"room\":2},\"8\":{\"room\":1}", "")]
    [InlineData("\"8\":{\"room\":2}", "\"8\":{\"room\":2},\"08\":{\"room\":1}", "schools[0].years.08")]
    [InlineData("{\"schools\":", "{\"schools\":[],\"schools\":", "schools")]
    [InlineData("\"maxKm\":15", "\"maxKm\":15,\"maxKm\":15", "maxKm")]
    [InlineData("\"s1\",\"roll\"", "\"\\ud800\",\"roll\"", "lone surrogate")]
    [InlineData("[\"s1\"]", "[\"\\udc00x\"]", "lone surrogate")]
    [InlineData("\"exempt\"", "\"\\ud800\"", "")]
    [InlineData("\"placed\"", "\"\\ud800\"", "lone surrogate")]
    public void Text_that_is_no_problem_is_refused_by_the_field(string from, string to, string named)
    {
        Assert.Single(ProblemJson.Read(Encoding.UTF8.GetBytes(Sound)).Children);
        Assert.Contains(from, Sound, StringComparison.Ordinal);
        Assert.Contains(named, Refused(Encoding.UTF8.GetBytes(Sound.Replace(from, to, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_that_ends_too_soon_is_refused()
    {
        var utf8 = Encoding.UTF8.GetBytes(Sound);
        for (var length = 0; length < utf8.Length; length++)
            Assert.NotEmpty(Refused(utf8[..length]));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var utf8 = Encoding.UTF8.GetBytes(Sound);
        foreach (var bad in new byte[] { 0xFF, 0xC0, 0x80 })
        {
            var with = (byte[])utf8.Clone();
            with[Sound.IndexOf("s1", StringComparison.Ordinal)] = bad;
            Assert.Contains("UTF-8", Refused(with), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_text_is_refused_or_solved_and_nothing_else() => Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 3], Gen.Byte).Hold(10_000, (at, what, other) =>
    {
        var utf8 = Encoding.UTF8.GetBytes(Sound).ToList();
        if (what == 0)
            utf8.RemoveAt(at);
        else if (what == 1)
            utf8.Insert(at, other);
        else
            utf8[at] = what == 2 ? other : (byte)"0123456789-.,:[]{}\"ue"[other % 20];
        try
        {
            var problem = ProblemJson.Read(utf8.ToArray());
            Told.Passes(problem, Told.Solve(problem));
        }
        catch (AllocationRefusedException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    });

    private static string Refused(byte[] utf8) => Assert.Throws<AllocationRefusedException>(() => Allocator.Solve(ProblemJson.Read(utf8), Told.Time)).Message;
}
