using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Testing;

/// <summary>The journey of a child with many entries, served over a socket to a headteacher with an entry in the trail for each look. No test: a benchmark calls it.</summary>
public sealed class AuditedJourney : IAsyncDisposable
{
    private readonly TestWorld world;
    private readonly TestSite site;

    private AuditedJourney(TestWorld world, TestSite site, Uri address, IReadOnlyDictionary<string, string> headers) => (this.world, this.site, Address, Headers) = (world, site, address, headers);

    /// <summary>The page.</summary>
    public Uri Address { get; }

    /// <summary>What a request says, so that it is the headteacher's.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Of a hundred entries 40 notes, 20 own words, 14 flags, 14 reviews of a plan, 12 suspensions.</summary>
    public static async Task<AuditedJourney> StartAsync(Engine engine, int entries, CancellationToken ct)
    {
        var made = await TestWorld.CreateAsync(engine);
        var school = await made.OrganisationAsync("A school");
        var head = await made.PersonAsync("Somebody", (school, Role.Headteacher));
        var child = await made.ChildAsync(head, school, "First", "Last", new(2012, 5, 2));
        await made.AsAsync(head, async s =>
        {
            await s.GetRequiredService<ISchoolCalendars>().AddTermAsync(school, new(new(2026, 9, 3), new(2026, 12, 18), new(2026, 10, 26), new(2026, 10, 30)), ct);
            var db = s.GetRequiredService<HeadwaterDb>();
            var (at, plan) = (made.Clock.GetUtcNow().UtcDateTime, Guid.CreateVersion7());
            db.Add(new PlanCycle { Id = plan, ChildId = child, OwnerId = school, Visibility = Visibility.Professionals, PlanKind = PlanKind.SupportPlan, StageNumber = 2, Began = made.Today.AddYears(-3), NeedsAndStrengths = "Mornings are hard; good with his hands.", CoordinatorId = head, ReviewOn = made.Today.AddDays(7) });
            for (var n = 0; n < entries; n++)
            {
                var day = made.Today.AddDays(-1 - 2 * n);
                db.Add((object)((n % 50) switch
                {
                    < 20 => new Note { Id = Guid.CreateVersion7(), ChildId = child, OwnerId = school, Visibility = Visibility.Professionals, Day = day, WrittenBy = head, WrittenAtUtc = at, SealedText = [1, 2, 3] },
                    < 30 => new OwnWords { Id = Guid.CreateVersion7(), ChildId = child, OwnerId = school, Visibility = Visibility.Family, Voice = Voice.Child, Text = "I would like one grown-up I can go to, always the same one.", SaidOn = day, WrittenBy = head, WrittenAtUtc = at },
                    < 37 => new Flag { Id = Guid.CreateVersion7(), ChildId = child, OwnerId = school, Visibility = Visibility.Professionals, Text = "Part-time timetable agreed until the review.", RaisedOn = day, RaisedBy = head, ReviewOn = day.AddDays(30) },
                    < 44 => new PlanReview { Id = Guid.CreateVersion7(), ChildId = child, PlanId = plan, OwnerId = school, Visibility = Visibility.Professionals, Day = day, TookPart = "Mother, child, SENCO", Said = "Two of three outcomes are reached; leaves the room when it is loud.", Next = "A card to show before leaving.", WrittenBy = head },
                    _ => new RecordedExclusion { Id = Guid.CreateVersion7(), ChildId = child, SchoolId = school, What = ExclusionKind.Lunchtime, Start = day, Sessions = 1, Decided = day, Reasons = "DB", Circumstances = "Left the dining hall and would not come back.", YearGroup = 9, RecordedBy = head, RecordedAtUtc = at },
                }));
            }

            await s.GetRequiredService<IAuditTrail>().SaveAsync(ct, new AuditFact("add", "term"));
            return true;
        });
        var served = await TestSite.StartAsync(made.Database, byHeader: true, listens: true);
        return new(made, served, new(served.Address, $"/children/{child}/journey"), ByHeader.Of(head, made.Locality));
    }

    /// <summary>How many entries the trail holds.</summary>
    public Task<long> EntriesAsync(CancellationToken ct) => AuditedPage.EntriesAsync(world, ct);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await world.DisposeAsync();
    }
}
