using System.Text;
using System.Text.Json;
using Headwater.Support.Import;
using Headwater.Support.OpenReferral;
using Headwater.Support.Services;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>What the directory takes of a service, and what it notes. Read on 10 November 2026.</summary>
public sealed class FeedReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    /// <summary>Worked by hand from the published document.</summary>
    [Theory]
    [Trait("Needs", "open-data")]
    [InlineData("v3_examples_service_full.json", "http://example.com/counselling", "email@example.com")]
    [InlineData("validator_V3.0-UK-Warn_service_full.json", "http://example.com/counselling", "email@example.com")]
    [InlineData("validator_V3.0-UK-Fail_service_full.json", null, null)]
    public void The_official_example_is_taken_with_what_is_odd_in_it_noted(string file, string? website, string? email)
    {
        var read = FeedReading.Of(Answer.Of(File.ReadAllBytes(OpenDataFolder.Of("oruk", file))).Document!.Value, Today);
        Assert.Equal(("Community Counselling", 12, 99, "fees_description"), (read.Typed.Name, read.Typed.AgeFrom, read.Typed.AgeTo, read.Typed.Cost));
        Assert.Equal((website, email), (read.Typed.Website, read.Typed.Email));
        Assert.Equal(new TypedPlace(null, PlaceKind.Physical, "MyCity Civic Center", "1-30 Main Street", "MyCity"), Assert.Single(read.Typed.Places));
        Assert.Equal("The building is equipped with induction loops for hearing aids. Wheelchair access is possible on all levels.", read.Typed.Access);
        Assert.Equal(("Example Organization Inc.", "http://example.com"), (read.Organisation!.Name, read.Organisation.Website));
        // Nobody of the feed says when to refer, nor what happens next: it is asked for before approval.
        Assert.Equal((null, null, null, null), (read.Typed.WhenToRefer, read.Typed.TriedFirst, read.Typed.WhoDecides, read.Typed.WhatHappensNext));
        // The failing mock lacks its description as well.
        string[] odd = website is null ? ["/description", "/email", "/url"] : [];
        Assert.Equal(
            [.. odd, "/accreditations", "/alert", "/assured_date", "/attributes", "/contacts", "/funding", "/languages", "/schedules", "/service_at_locations/0/location/addresses/0/postal_code", "/service_at_locations/0/location/latitude"],
            read.Notes.Select(n => n.Pointer).OrderBy(p => odd.Contains(p) ? 0 : 1).ThenBy(p => p, StringComparer.Ordinal));
        Assert.Equal("it was last assured on 2005-01-01, more than 3 months ago. Ask the provider whether all is right.", Note(read, "/assured_date"));
        Assert.Equal("terms that are not needs of this directory: name. Tick the needs that come nearest.", Note(read, "/attributes"));
        Write(read);
    }

    /// <summary>A page of a feed from before the standard: other names for the same, and places as GeoJSON.</summary>
    [Fact]
    [Trait("Needs", "open-data")]
    public void A_feed_of_older_spelling_is_read_as_well()
    {
        var page = Answer.Of(File.ReadAllBytes(OpenDataFolder.Of("oruk", "bucks_outpost_services_page.json"))).Document!.Value;
        var all = page.GetProperty("content").EnumerateArray().Select(s => FeedReading.Of(s, Today)).ToList();
        Assert.Equal(20, all.Count);
        var first = all[0];
        Assert.Equal(("12th Aylesbury Brownies", 5, 11), (first.Typed.Name, first.Typed.AgeFrom, first.Typed.AgeTo));
        Assert.Equal(new TypedPlace(null, PlaceKind.Physical, "St Joseph's Catholic Infant School", "Hazell Avenue", "Aylesbury", "HP21 7JF", "51.811001", "-0.790659"), Assert.Single(first.Typed.Places));
        Assert.Equal(["autism", "hearing"], first.Typed.Needs);
        Assert.Null(first.Organisation);
        Assert.Equal("terms that are not needs of this directory: Clubs and groups, Things to do, Sensory and physical needs, Visual. Tick the needs that come nearest.", Note(first, "/attributes"));
        Assert.All(all, Write);
    }

    [Theory]
    [InlineData("""{"url":"javascript:alert(1)"}""", "/url", "it is no address of a website, such as https://www.example.org. It was dropped; look up the right one.")]
    [InlineData("""{"url":"data:text/html,hello"}""", "/url", "it is no address of a website, such as https://www.example.org. It was dropped; look up the right one.")]
    [InlineData("""{"url":"https://me:secret@example.org/"}""", "/url", "it is no address of a website, such as https://www.example.org. It was dropped; look up the right one.")]
    [InlineData("""{"organization":{"name":"Kestrel","website":"javascript:alert(1)"}}""", "/organization/website", "it is no address of a website, such as https://www.example.org. It was dropped; look up the right one.")]
    [InlineData("""{"email":"not an address"}""", "/email", "it is no e-mail address, such as help@example.org. It was dropped; ask for the right one.")]
    [InlineData("""{"assured_date":"2026-02-30"}""", "/assured_date", "it is no day that has been, such as 2026-03-31. It was dropped; ask the provider whether all is right.")]
    [InlineData("""{"assured_date":"2027-01-01"}""", "/assured_date", "it is no day that has been, such as 2026-03-31. It was dropped; ask the provider whether all is right.")]
    [InlineData("""{"last_modified":"yesterday"}""", "/last_modified", "it is no date. It was dropped.")]
    [InlineData("""{"status":"temporarily closed"}""", "/status", "the feed says it is temporarily closed. Take it in only when it is offered again.")]
    [InlineData("""{"status":"open"}""", "/status", "it is none of active, inactive, defunct and temporarily closed. Ask the provider whether it is offered.")]
    [InlineData("""{"minimum_age":"12"}""", "/minimum_age", "it is a number written as a text. It was taken as the number.")]
    [InlineData("""{"maximum_age":-1}""", "/maximum_age", "it is no age. It was dropped; ask the provider for whom it is.")]
    [InlineData("""{"minimum_age":1e999}""", "/minimum_age", "it is no age. It was dropped; ask the provider for whom it is.")]
    [InlineData("""{"minimum_age":16,"maximum_age":11}""", "/minimum_age", "it is higher than the highest age. Both were dropped; ask the provider for whom it is.")]
    [InlineData("""{"phones":[{"number":"call <b>us</b>"}]}""", "/phones", "something in it is no telephone number. It was dropped; ask for the right one.")]
    [InlineData("""{"locations":[{"name":"Hut","latitude":100,"longitude":0.5}]}""", "/locations/0/latitude", "latitude lies from -90 to 90 and longitude from -180 to 180, and nobody is at 0, 0. Both were dropped; look up where it is.")]
    [InlineData("""{"locations":[{"name":"Hut","latitude":53.5}]}""", "/locations/0/latitude", "latitude lies from -90 to 90 and longitude from -180 to 180, and nobody is at 0, 0. Both were dropped; look up where it is.")]
    [InlineData("""{"locations":[{"location_type":"postal","name":"PO Box"}]}""", "/locations/0/location_type", "it is an address for letters, to which nobody comes. It was left out.")]
    public void What_cannot_be_taken_is_dropped_and_told_with_place_and_remedy(string document, string place, string said)
    {
        var read = Read(document);
        Assert.Equal(said, Note(read, place));
        Write(read);
        Assert.Equal((null, null, null), (read.Typed.Website, read.Typed.Email, read.Typed.Phone));
        Assert.All(read.Typed.Places, p => Assert.Null(p.Latitude));
    }

    [Fact]
    public void Tags_are_taken_out_of_every_text_and_what_cannot_be_seen_as_well()
    {
        var read = Read("""{"name":"<b>Calm</b> starts<script src=x>","description":"For <i>parents</i>\n&amp; carers, ages <5 and >3\u0000\u202E","organization":{"name":"<a href='javascript:x'>Kestrel</a>"},"languages":[{"name":"<u>Polish</u>"}]}""");
        Assert.Equal(("Calm starts", "For parents\n& carers, ages <5 and >3", "Kestrel", "Polish"), (read.Typed.Name, read.Typed.Summary, read.Organisation!.Name, read.Typed.Languages));
        Assert.Contains("HTML tags", Note(read, "/name"), StringComparison.Ordinal);
        Write(read);
    }

    [Fact]
    public void What_is_too_long_is_cut_to_its_field_and_told()
    {
        var read = Read($$"""{"name":"{{new string('n', 200)}}","description":"{{new string('d', 999)}}😀","cost_options":[{"option":"{{new string('c', 300)}}"}]}""");
        Assert.Equal((120, 999, 200), (read.Typed.Name!.Length, read.Typed.Summary!.Length, read.Typed.Cost!.Length));
        Assert.Equal("it has 200 characters, and 120 have room. The rest was cut off; shorten it.", Note(read, "/name"));
        Write(read);
    }

    [Fact]
    public void A_place_that_must_not_be_shown_is_not_taken()
    {
        var read = Read("""{"locations":[{"name":"Canary House","address_1":"14 Canary Mews","city":"Alderton","postal_code":"ZZ9 9ZZ","latitude":53.5,"longitude":0.5,"mask_exact_address":true}]}""");
        Assert.Equal(new TypedPlace(null, PlaceKind.Physical, "Alderton", null, "Alderton"), Assert.Single(read.Typed.Places));
        Assert.Contains("make it restricted", Note(read, "/locations/0/mask_exact_address"), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_contacts_and_what_ours_says_beyond_the_standard_are_read()
    {
        var read = Read("""{"cost_options":[{"option":"Adults","amount":3.5,"amount_description":"a session"},{"option":"Children","amount":0}],"contacts":[{"name":"Ann Persona","phones":[{"number":"01632 960001"}]}],"phones":[{"number":"01632 960000"}],"application_process":"Parents telephone.","attributes":[{"taxonomy_term":{"name":"Worry and anxiety"}}]}""");
        Assert.Equal(("Adults: £3.5 a session, Children: free", "01632 960000", "Parents telephone."), (read.Typed.Cost, read.Typed.Phone, read.Typed.HowToRefer));
        Assert.Equal(["anxiety"], read.Typed.Needs);
        Assert.Equal("it names people. The directory names none: they did not ask to be in it.", Note(read, "/contacts"));
        Assert.DoesNotContain("Persona", JsonSerializer.Serialize(read.Typed), StringComparison.Ordinal);
    }

    /// <summary>Whatever kind a value is of, nothing breaks, and what is taken can be kept.</summary>
    [Fact]
    public void Any_kind_of_value_in_any_field_is_survived()
    {
        string[] values = ["null", "7", "true", "\"x\"", "\"\\uD800\"", "\"\\u0000\"", "[]", "{}", "[null,7,\"x\",[],{}]", "[{\"name\":7,\"location\":[],\"taxonomy_term\":7,\"phones\":{},\"addresses\":[7],\"geometry\":{\"coordinates\":[\"a\",{}]}}]", "1e400", "\"" + new string('é', 3000) + "\""];
        string[] fields = ["id", "name", "description", "url", "email", "status", "fees", "minimum_age", "maximum_age", "assured_date", "last_modified", "alert", "schedules", "organization", "languages", "service_areas", "service_at_locations", "locations", "cost_options", "contacts", "phones", "attributes", "taxonomies", "\\uD800"];
        foreach (var field in fields)
        {
            foreach (var value in values)
                Write(Read($$"""{"{{field}}":{{value}}}"""));
        }
    }

    private static ReadService Read(string document) => FeedReading.Of(Answer.Of(Encoding.UTF8.GetBytes(document)).Document!.Value, Today);

    private static string Note(ReadService read, string place) => Assert.Single(read.Notes, n => n.Pointer == place).Said;

    /// <summary>All that was read can be written into a draft.</summary>
    private static void Write(ReadService read)
    {
        var draft = new ServiceVersion { Id = Guid.CreateVersion7(), ServiceId = Guid.CreateVersion7(), Number = 1, Name = "", Summary = "", Needs = "", Areas = "", Cost = "", Languages = "", Access = "", WhenToRefer = "", HowToRefer = "", TriedFirst = "", WhoDecides = "", WhatHappensNext = "", MadeBy = new(Guid.CreateVersion7()), ChangedAtUtc = DateTime.UnixEpoch };
        read.Typed.Into(draft);
        Assert.Equal(read.Typed.Places.Count, read.Typed.PlacesOf(draft.Id).Count);
    }
}
