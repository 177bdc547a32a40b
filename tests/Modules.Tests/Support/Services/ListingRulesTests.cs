using Headwater.Kernel;
using Headwater.Support.Listings;
using Headwater.Support.Services;

namespace Headwater.Modules.Tests.Support.Services;

/// <summary>What a version misses, when what was said grows old, and what everybody reads. Days are counted by hand.</summary>
public sealed class ListingRulesTests
{
    [Fact]
    public void A_whole_version_misses_nothing_and_each_thing_that_is_left_out_is_asked_for()
    {
        Assert.Empty(ListingRules.Missing(Whole(), [House]));
        Assert.Equal(["Say where it is, also when that is by telephone or online."], ListingRules.Missing(Whole(), []));
        foreach (var (leave, asked) in new (Action<ServiceVersion>, string)[]
        {
            (v => v.Needs = "", "need"), (v => v.ForWhom = ForWhom.None, "whom it is for"), (v => v.WhenToRefer = "", "when to refer"), (v => v.HowToRefer = "", "how to refer"), (v => v.TriedFirst = "", "must have been tried"),
            (v => v.WhoDecides = "", "who decides"), (v => v.WhatHappensNext = "", "what happens next"), (v => v.Cost = "", "what it costs"), (v => v.Phone = null, "a telephone number"),
        })
        {
            var version = Whole();
            leave(version);
            Assert.Contains(asked, Assert.Single(ListingRules.Missing(version, [House])), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Come to 14 Canary Mews.", true)]
    [InlineData("We are at zz993zz", true)]
    [InlineData("Ask for Canary House; it is near.", true)]
    [InlineData("A safe place to live.", false)]
    public void Words_of_a_restricted_service_that_tell_where_it_is_are_refused(string summary, bool tells)
    {
        var version = Whole();
        (version.Openness, version.Summary) = (Openness.Restricted, summary);
        Assert.Equal(tells, ListingRules.Missing(version, [House]).Any(m => m.StartsWith("The words tell where", StringComparison.Ordinal)));
        version.Openness = Openness.Public;
        Assert.Empty(ListingRules.Missing(version, [House]));
    }

    /// <summary>28 days after 1 November 2026 is 29 November; 182 days after 1 June 2026 is 30 November (June 29, July 31, August 31, September 30, October 31, November 30: 182).</summary>
    [Fact]
    public void What_was_said_holds_for_its_days_and_no_longer()
    {
        var service = Service(Guid.CreateVersion7());
        (service.RoomAsOf, service.WaitAsOf, service.AssuredOn) = (new(2026, 11, 1), new(2026, 11, 20), new(2026, 6, 1));
        Assert.Equal(new DateOnly(2026, 11, 29), ListingRules.StaleOn(service));
        Assert.Empty(ListingRules.Stale(service, new(2026, 11, 28)));
        Assert.Equal(["Whether there is room was last said on Sunday 1 November 2026, more than 28 days ago"], ListingRules.Stale(service, new(2026, 11, 29)).Select(s => s));
        Assert.Equal(2, ListingRules.Stale(service, new(2026, 11, 30)).Count);
        Assert.Equal(3, ListingRules.Stale(service, new(2026, 12, 18)).Count);
        service.WaitAsOf = null;
        Assert.Equal(["How long people wait was never said"], ListingRules.Stale(service, new(2026, 11, 2)));
        service.ArchivedOn = new(2026, 11, 2);
        Assert.Empty(ListingRules.Stale(service, new(2026, 12, 31)));
    }

    [Theory]
    [InlineData(0, 99, "Any age")]
    [InlineData(0, 5, "Up to 5 years")]
    [InlineData(16, 99, "From 16 years")]
    [InlineData(4, 11, "4 to 11 years")]
    public void Ages_read_as_people_say_them(int from, int to, string words) => Assert.Equal(words, ServiceWords.Ages(from, to));

    [Fact]
    public void Nothing_that_is_not_for_everybody_is_published()
    {
        var version = Whole();
        (version.Stage, version.ForProfessionals, version.SentBackBecause) = (VersionStage.Approved, "canary", "canary");
        var provider = new ListedOrganisation { Id = Guid.CreateVersion7(), Name = "Kestrel", Description = "A charity." };
        var service = Service(version.Id);
        var published = ListingRules.Published(service, provider, version, [House])!;
        Assert.DoesNotContain("canary", published.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Canary House, 14 Canary Mews, ZZ99 3ZZ", published.Places[0].Line);
        version.Openness = Openness.Restricted;
        Assert.Empty(ListingRules.Published(service, provider, version, [House])!.Places);
        Assert.Null(ListingRules.Published(service, provider, version, [House])!.Entry.Place);
        version.Openness = Openness.Private;
        Assert.Null(ListingRules.Published(service, provider, version, [House]));
        (version.Openness, version.Stage) = (Openness.Public, VersionStage.Offered);
        Assert.Null(ListingRules.Published(service, provider, version, [House]));
        (version.Stage, service.ApprovedId) = (VersionStage.Approved, Guid.CreateVersion7());
        Assert.Null(ListingRules.Published(service, provider, version, [House]));
        (service.ApprovedId, service.ArchivedOn) = (version.Id, new(2026, 11, 1));
        Assert.Null(ListingRules.Published(service, provider, version, [House]));
        Assert.Null(ListingRules.Published(service, provider, null, []));
    }

    private static ServicePlace House { get; } = new() { VersionId = Guid.CreateVersion7(), LocationId = Guid.CreateVersion7(), Name = "Canary House", Street = "14 Canary Mews", Postcode = "ZZ99 3ZZ", Latitude = 53.9, Longitude = 0.5 };

    private static ListedService Service(Guid approved) => new() { Id = Guid.CreateVersion7(), ProviderId = Guid.CreateVersion7(), ApprovedId = approved, ChangedAtUtc = DateTime.UnixEpoch };

    private static ServiceVersion Whole() => new()
    {
        Id = Guid.CreateVersion7(), ServiceId = Guid.CreateVersion7(), Number = 1, Name = "Calm starts", Summary = "A course.", Tier = Tier.Targeted, Needs = "anxiety", AgeTo = 11, ForWhom = ForWhom.Parents, Areas = "", Cost = "Free", Languages = "English", Access = "", WhenToRefer = "When.", HowToRefer = "How.",
        TriedFirst = "Nothing.", WhoDecides = "The leader.", WhatHappensNext = "A call.", Phone = "01632 960000", MadeBy = PersonId.New(), ChangedAtUtc = DateTime.UnixEpoch,
    };
}
