using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>The research of the made-up collaborative: who was heard, what was found, and one group that took its consent back.</summary>
internal sealed class SampleResearch(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    public int Order => 63;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var maps = await db.Set<SystemMap>().AsNoTracking().ToListAsync(ct);
        var posts = await people.PostsAsync(ct);
        var listeners = posts.Where(p => p.Role is Role.Facilitator or Role.Convenor).OrderBy(p => p.Role).Select(p => p.Person).Distinct().ToList();
        if (await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } collaborative || maps.Count == 0 || listeners.Count == 0)
            return "no research";
        var (began, ids, first) = (collaborative.StartedOn, order.Ids("research"), listeners[0]);
        PersonId By(int n) => listeners[n % listeners.Count];
        // People are heard on working days.
        DateOnly Day(int after) => began.AddDays(after) is { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } ? began.AddDays(after + 2) : began.AddDays(after);
        await db.InsertManyAsync(SampleResearchCast.Questions.Select((q, i) => new ResearchQuestion { Id = ids.Next(), Number = i + 1, Text = q, WrittenBy = first, WrittenOn = began.AddDays(5) }), ct);
        var themes = SampleResearchCast.Themes.ToDictionary(t => t.Code, _ => ids.Next(), StringComparer.Ordinal);
        await db.InsertManyAsync(SampleResearchCast.Themes.Select(t => new ResearchTheme
        {
            Id = themes[t.Code], Code = t.Code, Meaning = t.Meaning, AddedBy = first, AddedOn = began.AddDays(70), MergedIntoId = t.MergedInto is { } into ? themes[into] : null,
            MergedOn = t.MergedInto is null ? null : began.AddDays(120),
        }), ct);
        var sources = SampleResearchCast.Sources.ToDictionary(s => s.Key, _ => ids.Next(), StringComparer.Ordinal);
        await db.InsertManyAsync(SampleResearchCast.Sources.Select((s, i) => new ResearchSource
        {
            Id = sources[s.Key], Kind = s.Kind, Title = s.Title, Publisher = s.Publisher, Reference = s.Reference, SectorCode = s.Sector, Group = s.Group, Day = s.AfterDays < 0 ? order.Today.AddDays(-s.AfterDays) : Day(s.AfterDays),
            Done = s.AfterDays >= 0, People = s.People, ListenerId = By(i), AddedBy = first,
        }), ct);
        await db.InsertManyAsync(SampleResearchCast.Sources.Where(s => s.Use is not null).Select(s => new SourceConsent
        {
            SourceId = sources[s.Key], How = s.Under16 || s.Kind == SourceKind.FocusGroup ? ConsentHow.Written : ConsentHow.Spoken, Use = s.Use!.Value, AnyUnder16 = s.Under16, ParentsAgreed = s.Under16, AskedOn = Day(s.AfterDays),
            WrittenBy = first, WithdrawnOn = s.WithdrawnAfter is { } back ? began.AddDays(back) : null, WithdrawalBy = s.WithdrawnAfter is null ? null : first, ErasedOn = s.WithdrawnAfter is { } gone ? began.AddDays(gone) : null,
        }), ct);
        var withdrawn = SampleResearchCast.Sources.Where(s => s.WithdrawnAfter is not null).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var findings = SampleResearchCast.Findings.Select((f, i) => (Made: f, Id: ids.Next(), Number: i + 1, On: began.AddDays(110 + i), Gone: f.Sources.Split(' ').All(withdrawn.Contains))).ToList();
        await db.InsertManyAsync(findings.Select(f => new Finding { Id = f.Id, Number = f.Number, Strength = f.Made.Strength, WrittenBy = By(f.Number), WrittenOn = f.On, WithdrawnOn = f.Gone ? began.AddDays(140) : null }), ct);
        await db.InsertManyAsync(findings.Select(f => new FindingWording { FindingId = f.Id, Number = 1, Statement = f.Gone ? "" : f.Made.Statement, WrittenOn = f.On }), ct);
        await db.InsertManyAsync(findings.Where(f => f.Made.Reworded is not null).Select(f => new FindingWording { FindingId = f.Id, Number = 2, Statement = f.Made.Reworded!, Why = "One youth worker read it and said: some, not all.", WrittenOn = f.On.AddDays(9) }), ct);
        await db.InsertManyAsync(findings.SelectMany(f => f.Made.Sources.Split(' ').Select((s, i) => new FindingSource { FindingId = f.Id, SourceId = sources[s], Quotation = i == 0 && !f.Gone ? f.Made.Quotation : null })), ct);
        await db.InsertManyAsync(findings.SelectMany(f => f.Made.Themes.Split(", ").Select(t => new FindingTheme { FindingId = f.Id, ThemeId = themes[t] })), ct);
        await db.InsertManyAsync(findings.SelectMany(f => f.Made.Ties.Split(' ').Select(t => Tie(f.Id, t, f.On, By(f.Number)))), ct);
        await db.InsertManyAsync(
            [
                new FindingComment { Id = ids.Next(), FindingId = findings[4].Id, Text = "Parents see it otherwise: see the finding from the second focus group. We should ask both sides about the same child’s year.", Against = true, By = By(1), On = findings[5].On },
                new FindingComment { Id = ids.Next(), FindingId = findings[2].Id, Text = "Fits what schools report for the last two terms.", Against = false, By = By(0), On = findings[2].On.AddDays(4) },
            ], ct);
        return $"{sources.Count} sources and {findings.Count} findings";

        FindingTie Tie(Guid finding, string said, DateOnly on, PersonId by)
        {
            var (against, plain) = (said[0] == '-', said.TrimStart('-'));
            return new()
            {
                FindingId = finding, MapId = maps.Single(m => m.Kind == (plain[0] == 'C' ? MapKind.Causal : MapKind.Stakeholder)).Id, Code = plain[2..], IsLink = plain[2] == 'c', Against = against, TiedBy = by, TiedOn = on,
            };
        }
    }
}
