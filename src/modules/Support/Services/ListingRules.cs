using System.Text.RegularExpressions;
using Headwater.Interface;

namespace Headwater.Support.Services;

/// <summary>What the directory asks of what is said of a service, and who reads which part of it. Values in, values out.</summary>
internal static partial class ListingRules
{
    /// <summary>For so many days what is said of room and wait holds. The number is chosen here.</summary>
    public const int DaysOfRoom = 28;

    /// <summary>For so many days everything else holds. The number is chosen here.</summary>
    public const int DaysOfText = 182;

    public const int OldestAge = 99;
    public const int MostWaitWeeks = 520;

    /// <summary>What a version misses before it can be approved, each a sentence that says where; empty when nothing does.</summary>
    public static IReadOnlyList<string> Missing(ServiceVersion version, IReadOnlyCollection<ServicePlace> places)
    {
        List<string> missing = [];
        void Ask(bool isThere, string otherwise)
        {
            if (!isThere)
                missing.Add(otherwise);
        }

        Ask(ServiceWords.Keys(version.Needs).Count > 0, "Tick at least one need that it is for.");
        Ask(version.ForWhom != ForWhom.None, "Tick whom it is for: parents, young people or professionals.");
        Ask(version.WhenToRefer.Length > 0, "Say when to refer.");
        Ask(version.HowToRefer.Length > 0, "Say how to refer, or how to ask.");
        Ask(version.TriedFirst.Length > 0, "Say what must have been tried before; “Nothing” is an answer.");
        Ask(version.WhoDecides.Length > 0, "Say who decides.");
        Ask(version.WhatHappensNext.Length > 0, "Say what happens next.");
        Ask(version.Cost.Length > 0, "Say what it costs; “Free” is an answer.");
        Ask(version.Phone is not null || version.Email is not null || version.Website is not null || version.Openness == Openness.Private, "Give a telephone number, an e-mail address or a website, so that people can ask.");
        Ask(places.Count > 0, "Say where it is, also when that is by telephone or online.");
        Ask(version.Openness != Openness.Restricted || !Tells(version, places), "The words tell where this restricted service is. Take the street, the postcode and the name of the house out of them.");
        return missing;
    }

    /// <summary>The first day on which something said on a day no longer holds; at once where nobody has said it.</summary>
    public static DateOnly StaleOn(DateOnly? saidOn, int days) => saidOn is { } day ? day.AddDays(days) : DateOnly.MinValue;

    /// <summary>The first day on which anything said of an approved service no longer holds; null for one that is archived or was never approved.</summary>
    public static DateOnly? StaleOn(ListedService service) => service.ApprovedId is null || service.ArchivedOn is not null ? null
        : new[] { StaleOn(service.RoomAsOf, DaysOfRoom), StaleOn(service.WaitAsOf, DaysOfRoom), StaleOn(service.AssuredOn, DaysOfText) }.Min();

    /// <summary>What of an approved service no longer holds on a day, in words.</summary>
    public static IReadOnlyList<string> Stale(ListedService service, DateOnly today)
    {
        if (StaleOn(service) is not { } first || first > today)
            return [];
        List<string> stale = [];
        void Look(string what, DateOnly? saidOn, int days)
        {
            if (StaleOn(saidOn, days) <= today)
                stale.Add(saidOn is { } day ? $"{what} was last said on {Words.Date(day)}, more than {days} days ago" : $"{what} was never said");
        }

        Look("Whether there is room", service.RoomAsOf, DaysOfRoom);
        Look("How long people wait", service.WaitAsOf, DaysOfRoom);
        Look("That the rest is right", service.AssuredOn, DaysOfText);
        return stale;
    }

    /// <summary>What everybody reads of a service; null where that is nothing: never approved, archived, or private.</summary>
    public static PublishedService? Published(ListedService service, ListedOrganisation provider, ServiceVersion? approved, IEnumerable<ServicePlace> places)
    {
        if (approved is null || service.ApprovedId != approved.Id || approved.Stage != VersionStage.Approved || service.ArchivedOn is not null || approved.Openness == Openness.Private)
            return null;
        var isHidden = approved.Openness == Openness.Restricted;
        return new()
        {
            Id = service.Id, Organisation = new(provider.Id, provider.Name, provider.Description, provider.Website), Name = approved.Name, Summary = approved.Summary, Tier = approved.Tier, Needs = ServiceWords.Keys(approved.Needs), AgeFrom = approved.AgeFrom, AgeTo = approved.AgeTo,
            ForWhom = approved.ForWhom, Phases = approved.Phases, Areas = ServiceWords.Lines(approved.Areas), Cost = approved.Cost, Languages = ServiceWords.Lines(approved.Languages), Access = ServiceWords.Lines(approved.Access), WhenToRefer = approved.WhenToRefer, HowToRefer = approved.HowToRefer,
            TriedFirst = approved.TriedFirst, WhoDecides = approved.WhoDecides, WhatHappensNext = approved.WhatHappensNext, Phone = approved.Phone, Email = approved.Email, Website = approved.Website, Room = service.Room, RoomAsOf = service.RoomAsOf, WaitWeeks = service.WaitWeeks,
            WaitAsOf = service.WaitAsOf, AssuredOn = service.AssuredOn, ChangedAtUtc = new[] { service.ChangedAtUtc, approved.ApprovedAtUtc ?? service.ChangedAtUtc }.Max(), IsHidden = isHidden,
            Places = isHidden ? [] : [.. places.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.LocationId).Select(p => new PublishedPlace(p.LocationId, p.Kind, p.Name, p.Street, p.Town, p.Postcode, p.Latitude, p.Longitude))],
        };
    }

    /// <summary>Whether anything that everybody reads of a version says where it is.</summary>
    private static bool Tells(ServiceVersion version, IEnumerable<ServicePlace> places)
    {
        var said = Bare(string.Join('\n', version.Name, version.Summary, version.WhenToRefer, version.HowToRefer, version.TriedFirst, version.WhoDecides, version.WhatHappensNext, version.Cost, version.Areas, version.Access, version.Languages, version.Website, version.Email, version.Phone));
        return places.Where(p => p.Kind == PlaceKind.Physical).SelectMany(p => new[] { p.Name, p.Street, p.Postcode }).OfType<string>().Select(Bare).Any(p => p.Length > 2 && said.Contains(p, StringComparison.Ordinal));
    }

    /// <summary>Letters and digits alone, so that neither a blank nor a comma hides anything.</summary>
    private static string Bare(string text) => Between().Replace(text, "").ToLowerInvariant();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.None, 1000)]
    private static partial Regex Between();
}
