using System.Globalization;
using System.Text;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Neighbours;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Localities;

public sealed class NeighbourImportTests : IDisposable
{
    private static readonly AreaRegister Areas = new();
    private static readonly string[] Ten = ["878", "886", "908", "830", "840", "850", "860", "873", "881", "888"];
    private readonly InstallationSettings settings = new() { DataFolder = Directory.CreateTempSubdirectory("headwater-test-").FullName };

    public void Dispose() => Directory.Delete(settings.DataFolder, recursive: true);

    [Fact]
    public void A_long_list_is_taken_once_and_read_back_in_rank_order()
    {
        var path = Write("list-2025.csv", Long("845", Ten) + Long("885", Ten, header: false));

        Assert.True(Import(path).Changed);
        Assert.False(Import(path).Changed);

        var lists = new NeighbourLists(settings);
        Assert.Equal([2025], lists.Models);
        Assert.Equal(2025, lists.Newest);
        Assert.Equal(Ten, lists.Of("845", 2025).Select(n => n.Code));
        Assert.Equal("Very close", lists.Of("845", 2025)[0].Closeness);
        Assert.Empty(lists.Of("353", 2025));
        Assert.Empty(lists.Of("845", 2021));
    }

    [Fact]
    public void The_year_is_asked_for_when_the_name_does_not_hold_it()
    {
        var path = Write("list.csv", Long("845", Ten) + Long("885", Ten, header: false));

        Assert.Throws<InputRefusedException>(() => Import(path));
        Assert.Equal(2030, Import(path, 2030).Model.Year);
    }

    [Fact]
    public void The_year_that_is_given_wins_over_the_files_name()
    {
        var path = Write("list-2025.csv", Long("845", Ten) + Long("885", Ten, header: false));

        Assert.Equal(2021, Import(path, 2021).Model.Year);
    }

    [Fact]
    public void A_list_with_a_gap_a_duplicate_or_an_unknown_code_is_refused_and_the_old_one_stays()
    {
        Import(Write("good-2025.csv", Long("845", Ten) + Long("885", Ten, header: false)));
        string[] nine = [.. Ten.Take(9)], twice = [.. Ten.Take(9), Ten[0]], unknown = [.. Ten.Take(9), "998"];

        foreach (var bad in new[] { nine, twice, unknown })
            Assert.Throws<InputRefusedException>(() => Import(Write("bad-2025.csv", Long("845", Ten) + Long("885", bad, header: false))));

        Assert.Equal("good-2025.csv", new NeighbourLists(settings).Model(2025)!.File);
    }

    [Fact]
    public void Utf_16_is_read()
    {
        var path = Path.Combine(settings.DataFolder, "wide-2025.csv");
        File.WriteAllText(path, Long("845", Ten) + Long("885", Ten, header: false), Encoding.Unicode);

        Assert.Equal(2, Import(path).Model.Areas.Count);
    }

    [Theory]
    [Trait("Needs", "open-data")]
    [InlineData("statistical_neighbours_2025_long.csv", 158)]
    [InlineData("sn_model_2025_wide.csv", 153)]
    [InlineData("sn_may_2025.xlsx", 158)]
    public void Published_lists_of_2025_agree(string file, int areas)
    {
        var model = Import(OpenDataFolder.Of("statistical_neighbours", file)).Model;

        Assert.Equal(areas, model.Areas.Count);
        Assert.Equal(["878", "886", "908"], model.Areas["845"].Take(3).Select(n => n.Code));
        Assert.Equal(["889", "350", "354"], model.Areas["353"].Take(3).Select(n => n.Code));
        Assert.Equal("Very close", model.Areas["845"][0].Closeness);
    }

    [Theory]
    [Trait("Needs", "open-data")]
    [InlineData("statistical_neighbours_2021_long.csv")]
    [InlineData("New_Statistical_Neighbour_Groupings_April_2021.csv")]
    [InlineData("sn_april_2021.xlsx")]
    public void Published_lists_of_2021_agree(string file)
    {
        var model = Import(OpenDataFolder.Of("statistical_neighbours", file)).Model;

        Assert.Equal("886", model.Areas["845"][0].Code);
        Assert.Equal("Not close", model.Areas["201"][0].Closeness);
        Assert.All(model.Areas.Values, list => Assert.Equal(Enumerable.Range(1, 10), list.Select(n => n.Rank)));
    }

    private static string Long(string area, string[] neighbours, bool header = true)
    {
        var text = new StringBuilder(header ? "old_la_code,la_name,rank,sn_old_la_code,sn_la_name,closeness\n" : "");
        for (var i = neighbours.Length; i > 0; i--)
            text.Append(CultureInfo.InvariantCulture, $"{area},x,{i},{neighbours[i - 1]},y,Very Close \n");
        return text.ToString();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(settings.DataFolder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private (NeighbourModel Model, bool Changed) Import(string path, int? year = null) =>
        new ImportNeighboursCommand(Areas, new NeighbourLists(settings), settings).Import(path, year, TestContext.Current.CancellationToken);
}
