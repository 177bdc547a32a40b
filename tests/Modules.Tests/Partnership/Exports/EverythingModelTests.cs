using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Headwater.Kernel;
using Headwater.Partnership.Everything;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>The file is driven by the model: nothing that is kept can be forgotten in it.</summary>
public sealed class EverythingModelTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Every_table_of_the_collaborative_is_in_the_file_or_named_as_left_out_with_the_reason(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var taken = await TakenFile.OfAsync(table.World, table.Convenor);
        await using var db = table.World.Database.Open(table.World.Locality);
        var ours = db.Model.GetEntityTypes().Where(CarriedModel.IsOurs).Select(CarriedModel.NameOf).Order(StringComparer.Ordinal).ToList();
        Assert.True(ours.Count > 70, $"{ours.Count} tables");
        var told = taken.Schema["tables"]!.AsArray().Select(t => (string)t!["name"]!).ToList();
        var gaps = taken.Schema["leftOut"]!.AsArray().Select(g => (What: (string)g!["what"]!, Why: (string)g["why"]!)).ToList();
        var left = gaps.Where(g => g.What.StartsWith("Tables: ", StringComparison.Ordinal)).SelectMany(g => g.What["Tables: ".Length..].Split(", ")).ToList();
        Assert.Equal(ours, told.Concat(left).Order(StringComparer.Ordinal));
        Assert.All(gaps, g => Assert.True(g.Why.Length > 20 && taken.Parts["README.txt"].Contains(g.Why, StringComparison.Ordinal), g.What));
        // What may not leave, written down here once more by name.
        Assert.Equal(
            [
                "calendar_feed", "coaching_note", "coaching_session", "cohort", "cohort_area", "conversation", "network_tie", "sealed_answer", "sealed_ballot", "shared_item", "shared_workshop", "tie_rating", "watched_signal",
                "workshop_reply",
            ], left.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("answered", taken.Schema["tables"]!.AsArray().First(t => (string)t!["name"]! == "wave_member")!["fields"]!.AsArray().Select(f => (string)f!["name"]!));
        // Two files a table, and each file is what the list says of it.
        Assert.Equal((2 * told.Count) + 6, taken.Parts.Count);
        foreach (var file in taken.Schema["files"]!.AsArray())
        {
            var bytes = Encoding.UTF8.GetBytes(taken.Parts[(string)file!["name"]!]);
            Assert.Equal(((long)bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), ((long)file["bytes"]!, (string)file["sha256"]!));
        }

        Assert.Equal(9, taken.Rows("sector").Count);
        Assert.Equal((JsonValue.Create(9)!.ToString(), "Keeping children in school", "845"), (taken.Schema["tables"]!.AsArray().First(t => (string)t!["name"]! == "sector")!["rows"]!.ToString(), (string)taken.Schema["collaborative"]!, (string)taken.Schema["area"]!["code"]!));
    }

    [Fact]
    public async Task Every_id_that_names_a_row_is_followed_when_a_file_is_checked()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.Open(LocalityId.New());
        List<string> loose = [];
        foreach (var table in new CarriedModel(db).Tables)
        {
            var followed = table.References.SelectMany(r => r.Fields).ToHashSet();
            loose.AddRange(table.Fields.Where(f => f.Kind == FieldKind.Id && !followed.Contains(f) && !(table.Key.Count == 1 && table.Key[0] == f)).Select(f => $"{table.Name}.{f.Name}"));
        }

        Assert.Empty(loose);
    }
}
