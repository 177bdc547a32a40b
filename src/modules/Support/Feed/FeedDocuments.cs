using System.Globalization;
using System.Text.Json.Nodes;
using Headwater.Support.Services;

namespace Headwater.Support.Feed;

/// <summary>A service at one of its places.</summary>
internal sealed record FeedPlace(Guid Id, PublishedService Service, PublishedPlace Place);

/// <summary>
/// Services as documents of Open Referral UK 3.0. They are made of <see cref="PublishedService"/> alone, so that nothing else can get in.
/// </summary>
internal static class FeedDocuments
{
    /// <summary>Addresses of the specification must have a county or the like; where none is kept the country stands for it.</summary>
    private const string Country = "England";

    public static IEnumerable<FeedPlace> PlacesOf(PublishedService service) => service.Places.Select(p => new FeedPlace(FeedIds.Of("service at location", service.Id, p.Id), service, p));

    /// <summary>A service in a list: what is said in one value, and who provides it.</summary>
    public static JsonObject InList(PublishedService service) => Scalars(service).Add("organization", Organisation(service.Organisation)).Json;

    /// <summary>All of a service.</summary>
    public static JsonObject Whole(PublishedService service, string locality) => Scalars(service)
        .Add("organization", Organisation(service.Organisation))
        .Add("service_at_locations", PlacesOf(service).Select(p => At(p).Json))
        .Add("service_areas", (service.Areas.Count == 0 ? [locality] : service.Areas).Select(a => new FeedObject().Add("id", FeedIds.Of("service area", service.Id, a)).Add("service_id", service.Id).Add("name", a).Add("service_area", a).Json))
        .Add("languages", service.Languages.Select(l => new FeedObject().Add("id", FeedIds.Of("language", service.Id, l)).Add("service_id", service.Id).Add("name", l).Json))
        .Add("cost_options", [Cost(service)])
        .Add("phones", service.Phone is { } phone ? [new FeedObject().Add("id", FeedIds.Of("phone", service.Id)).Add("service_id", service.Id).Add("number", phone).Json] : [])
        .Add("attributes", FeedTerms.Of(service).Select(t => new FeedObject().Add("id", FeedIds.Of("attribute", service.Id, t.Id)).Add("link_id", service.Id).Add("link_type", "service").Add("taxonomy_term_id", t.Id).Add("taxonomy_term", t.Document).Json))
        .Json;

    /// <summary>A service at a place, in a list.</summary>
    public static JsonObject InList(FeedPlace place) => At(place).Add("service", Scalars(place.Service).Json).Json;

    /// <summary>
    /// A service at a place by itself. The published specification declares it as a service, an older one as what it is: with name and
    /// status of the service beside its own fields it is both.
    /// </summary>
    public static JsonObject Whole(FeedPlace place) => At(place).Add("name", place.Service.Name).Add("status", "active").Add("service", Scalars(place.Service).Add("organization", Organisation(place.Service.Organisation)).Json).Json;

    /// <summary>A page of a list.</summary>
    public static JsonObject Page(IReadOnlyList<JsonObject> contents, int total, int page, int pages) => new()
    {
        ["total_items"] = total, ["total_pages"] = pages, ["page_number"] = page, ["size"] = contents.Count, ["first_page"] = page == 1, ["last_page"] = page >= pages, ["empty"] = contents.Count == 0, ["contents"] = new JsonArray([.. contents]),
    };

    private static FeedObject Scalars(PublishedService service) => new FeedObject()
        .Add("id", service.Id).Add("organization_id", service.Organisation.Id).Add("name", service.Name).Add("description", service.Summary).AddWeb("url", service.Website).Add("email", service.Email).Add("status", "active")
        .Add("minimum_age", (double?)service.AgeFrom).Add("maximum_age", service.AgeTo == ListingRules.OldestAge ? null : (double?)service.AgeTo).Add("assured_date", service.AssuredOn).Add("last_modified", service.ChangedAtUtc)
        .Add("application_process", service.HowToRefer).Add("eligibility_description", service.WhenToRefer).Add("wait_time", ServiceWords.Wait(service.WaitWeeks)).Add("x_headwater_referral", Referral(service));

    /// <summary>What no directory standard has.</summary>
    private static JsonObject Referral(PublishedService service) => new FeedObject()
        .Add("for_whom", ServiceWords.Of(service.ForWhom)).Add("phases", ServiceWords.Of(service.Phases)).Add("tried_first", service.TriedFirst).Add("who_decides", service.WhoDecides).Add("what_happens_next", service.WhatHappensNext)
        .Add("room", service.Room == Room.NotSaid ? null : ServiceWords.Of(service.Room)).Add("room_as_of", service.RoomAsOf).Add("wait_weeks", service.WaitWeeks).Add("wait_as_of", service.WaitAsOf).Json;

    private static JsonObject Organisation(PublishedOrganisation organisation) =>
        new FeedObject().Add("id", organisation.Id).Add("name", organisation.Name).Add("description", string.IsNullOrWhiteSpace(organisation.Description) ? organisation.Name : organisation.Description).AddWeb("website", organisation.Website).Json;

    private static FeedObject At(FeedPlace place) => new FeedObject().Add("id", place.Id).Add("service_id", place.Service.Id).Add("location_id", place.Place.Id).Add("location", Location(place));

    private static JsonObject Location(FeedPlace at)
    {
        var place = at.Place;
        return new FeedObject()
            .Add("id", place.Id).Add("location_type", place.Kind == PlaceKind.Virtual ? "virtual" : "physical").Add("name", place.Name).Add("latitude", place.Latitude).Add("longitude", place.Longitude)
            .Add("addresses", place is { Street: { } street, Town: { } town, Postcode: { } postcode } ? [new FeedObject().Add("id", FeedIds.Of("address", place.Id)).Add("location_id", place.Id).Add("address_1", street).Add("city", town).Add("state_province", Country).Add("postal_code", postcode).Add("country", "GB").Add("address_type", "physical").Json] : [])
            .Add("accessibility", at.Service.Access.Select(a => new FeedObject().Add("id", FeedIds.Of("accessibility", at.Id, a)).Add("location_id", place.Id).Add("accessibility", a).Add("description", a).Json)).Json;
    }

    private static JsonObject Cost(PublishedService service) =>
        new FeedObject().Add("id", FeedIds.Of("cost", service.Id)).Add("service_id", service.Id).Add("option", service.Cost).Add("amount", service.Cost.Equals("Free", StringComparison.OrdinalIgnoreCase) ? 0d : null).Add("amount_description", service.Cost).Json;

    /// <summary>The feed itself: which version of the standard it follows.</summary>
    public static JsonObject Root(string locality) => new FeedObject()
        .Add("version", "HSDS-UK-3.0").Add("profile", "https://docs.openreferraluk.org/en/latest/").Add("openapi_url", "https://openreferraluk.org/specifications/3.0/openapi.json").Add("x_headwater_locality", locality).Json;
}
