using System.Globalization;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Listings;
using Headwater.Support.Services;

namespace Headwater.Support.Sample;

/// <summary>
/// The made-up directory of <c>directory.json</c>: seventy services, one of them a refuge, one for professionals alone and one archived;
/// and beside one that is approved, a draft that waits for the local lead.
/// </summary>
internal sealed class SampleDirectory(HeadwaterDb db, ISamplePeople people, IOrganisations organisations) : ISamplePart
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>After the partnership, before fair access.</summary>
    public int Order => 75;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if ((await people.PostsAsync(ct)).FirstOrDefault(p => p.Role == Role.LocalLead) is not { } lead)
            return "no directory";
        var file = await ReadAsync(ct);
        var partners = (await organisations.AllAsync(ct)).ToDictionary(o => o.Name, o => o.Id, StringComparer.Ordinal);
        var (organisationIds, serviceIds, versionIds, placeIds) = (order.Ids("directory organisation"), order.Ids("directory service"), order.Ids("directory version"), order.Ids("directory place"));
        var providers = file.Organisations.ToDictionary(o => o.Key, o => OrganisationOf(o, order.Area, organisationIds.Next(), partners), StringComparer.Ordinal);
        var venues = file.Venues.ToDictionary(v => v.Key, v => (Venue: v, Id: placeIds.Next()), StringComparer.Ordinal);
        List<ListedService> services = [];
        List<ServiceVersion> versions = [];
        List<ServicePlace> places = [];
        foreach (var said in file.Services)
        {
            var version = VersionOf(said, serviceIds.Next(), versionIds.Next(), lead.Person, order);
            versions.Add(version);
            services.Add(ServiceOf(said, version, providers[said.Organisation].Id, order));
            places.Add(PlaceOf(venues[said.Venue].Venue, venues[said.Venue].Id, version.Id));
        }

        // Somebody has something to approve.
        var offered = VersionOf(file.Services[0], services[0].Id, versionIds.Next(), lead.Person, order, offered: true);
        versions.Add(offered);
        places.Add(PlaceOf(venues[file.Services[0].Venue].Venue, venues[file.Services[0].Venue].Id, offered.Id));
        await db.InsertManyAsync(providers.Values, ct);
        await db.InsertManyAsync(services, ct);
        await db.InsertManyAsync(versions, ct);
        await db.InsertManyAsync(places, ct);
        await db.InsertManyAsync([new DirectoryState { ChangedAtUtc = order.AtUtc }], ct);
        return string.Create(CultureInfo.InvariantCulture, $"{services.Count} services in the directory");
    }

    private static ListedOrganisation OrganisationOf(SampleOrganisation said, Area area, Guid id, Dictionary<string, OrganisationId> partners)
    {
        var name = said.Name.Replace("{area}", area.Name, StringComparison.Ordinal);
        // The partners bear the area's name before their own.
        OrganisationId? partner = partners.TryGetValue(name, out var own) || partners.TryGetValue(SampleServices.NameIn(area, name), out own) ? own : null;
        return new() { Id = id, Name = name, Description = said.Description, PartnerId = partner };
    }

    private static ListedService ServiceOf(SampleService said, ServiceVersion approved, Guid provider, SampleOrder order) => new()
    {
        Id = approved.ServiceId, ProviderId = provider, ApprovedId = approved.Id, AssuredOn = order.Today.AddDays(-30), Room = Enum.Parse<Room>(said.Room, ignoreCase: true), RoomAsOf = order.Today.AddDays(-said.RoomDays), WaitWeeks = said.WaitWeeks, WaitAsOf = said.WaitWeeks is null ? null : order.Today.AddDays(-said.WaitDays),
        ArchivedOn = said.Visibility == "archived" ? order.Today.AddDays(-60) : null, ArchivedBecause = said.Visibility == "archived" ? "It is offered no more." : null, ChangedAtUtc = order.AtUtc,
    };

    private static ServiceVersion VersionOf(SampleService said, Guid service, Guid id, PersonId lead, SampleOrder order, bool offered = false) => new()
    {
        Id = id, ServiceId = service, Number = offered ? 2 : 1, Stage = offered ? VersionStage.Offered : VersionStage.Approved, Openness = said.Visibility switch { "restricted" => Openness.Restricted, "private" => Openness.Private, _ => Openness.Public },
        Name = said.Name, Summary = said.Summary, Tier = Enum.Parse<Tier>(said.Tier, ignoreCase: true), Needs = string.Join(' ', said.Needs), AgeFrom = said.Ages[0], AgeTo = said.Ages[1],
        ForWhom = said.Who.Aggregate(ForWhom.None, (all, who) => all | who switch { "parent" => ForWhom.Parents, "young" => ForWhom.YoungPeople, _ => ForWhom.Professionals }),
        Phases = said.Phases.Aggregate(Phases.None, (all, phase) => all | phase switch { "early" => Phases.EarlyYears, "primary" => Phases.Primary, "secondary" => Phases.Secondary, _ => Phases.AfterSixteen }),
        Areas = string.Join('\n', said.Areas), Cost = said.Cost, Languages = string.Join('\n', said.Languages),
        Access = string.Join('\n', said.Access.Select(a => a switch { "step-free" => "Step-free access", "baby-change" => "Baby changing", "hearing-loop" => "Hearing loop", _ => a })),
        WhenToRefer = said.WhenToRefer, HowToRefer = said.HowToRefer, TriedFirst = said.TriedFirst, WhoDecides = said.WhoDecides, WhatHappensNext = offered ? said.WhatHappensNext + " In the holidays, on the first day of term." : said.WhatHappensNext, Phone = said.Phone, MadeBy = lead,
        ChangedAtUtc = UkDays.StartOf(order.Today.AddDays(offered ? -2 : -30)), ApprovedBy = offered ? null : lead, ApprovedAtUtc = offered ? null : UkDays.StartOf(order.Today.AddDays(-30)),
    };

    private static ServicePlace PlaceOf(SampleVenue said, Guid id, Guid version) => new()
    {
        VersionId = version, LocationId = id, Kind = said.Kind == "virtual" ? PlaceKind.Virtual : PlaceKind.Physical, Name = said.Name, Street = said.Street, Town = said.Town, Postcode = said.Postcode, Latitude = said.Latitude, Longitude = said.Longitude,
    };

    private static async Task<SampleFile> ReadAsync(CancellationToken ct)
    {
        await using var stream = typeof(SampleDirectory).Assembly.GetManifestResourceStream("Headwater.Support.Sample.directory.json") ?? throw new InvalidOperationException("The made-up directory is not in the program.");
        return await JsonSerializer.DeserializeAsync<SampleFile>(stream, Reading, ct) ?? throw new InvalidOperationException("The made-up directory is empty.");
    }

    private sealed record SampleFile(IReadOnlyList<SampleOrganisation> Organisations, IReadOnlyList<SampleVenue> Venues, IReadOnlyList<SampleService> Services);

    private sealed record SampleOrganisation(string Key, string Name, string Description);

    private sealed record SampleVenue(string Key, string Name, string? Street, string? Town, string? Postcode, double? Latitude, double? Longitude, string Kind);

    private sealed record SampleService(
        string Name, string Organisation, string Tier, IReadOnlyList<string> Needs, IReadOnlyList<int> Ages, IReadOnlyList<string> Who, IReadOnlyList<string> Phases, IReadOnlyList<string> Areas, string Cost, IReadOnlyList<string> Languages, IReadOnlyList<string> Access, string Room, int RoomDays,
        int? WaitWeeks, int WaitDays, string Venue, string? Phone, string Visibility, string Summary, string WhenToRefer, string HowToRefer, string TriedFirst, string WhoDecides, string WhatHappensNext);
}
