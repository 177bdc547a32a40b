using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>The helpline in a small sample.</summary>
[Trait("Tier", "slow")]
public sealed class SampleHelplineTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_an_enquiry_of_nearly_every_stage_and_each_came_there_by_the_table()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Assert.Contains("14 enquiries to the helpline", await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct), StringComparison.Ordinal);
        await using var db = database.Open(SampleOrder.IdOf(AreaRegister.Fictional[0]));
        var rows = await db.Set<HelplineEnquiry>().AsNoTracking().ToListAsync(Ct);
        var steps = (await db.Set<EnquiryStep>().AsNoTracking().ToListAsync(Ct)).ToLookup(s => s.EnquiryId);
        Assert.Equal(Enum.GetValues<EnquiryStage>().Except([EnquiryStage.Passed, EnquiryStage.Merged]), rows.Select(r => r.Stage).Distinct().Order());
        Assert.Equal(rows.Count, rows.Select(r => EnquiryRules.ReferenceIn(r.Reference)).OfType<string>().Distinct().Count());
        foreach (var row in rows)
        {
            var way = steps[row.Id].OrderBy(s => s.Number).ToList();
            Assert.Equal(row.Stage, way[^1].To);
            Assert.All(way.Zip(way.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.AtUtc < p.Second.AtUtc && EnquiryStages.Find(p.First.To, p.Second.To) is not null));
        }
    }
}
