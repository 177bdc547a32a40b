using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Listings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Services;

/// <summary>A place in the form.</summary>
internal sealed class PlaceForm
{
    public Guid? Location { get; set; }
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? Street { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }
    public string? Latitude { get; set; }
    public string? Longitude { get; set; }

    public TypedPlace Typed => new(Location, Kind == nameof(PlaceKind.Virtual) ? PlaceKind.Virtual : PlaceKind.Physical, Name, Street, Town, Postcode, Latitude, Longitude);

    public static PlaceForm Of(ServicePlace place) => new()
    {
        Location = place.LocationId, Kind = place.Kind.ToString(), Name = place.Name, Street = place.Street, Town = place.Town, Postcode = place.Postcode, Latitude = place.Latitude?.ToString(CultureInfo.InvariantCulture), Longitude = place.Longitude?.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>What is said of a service, as a form: the same to add one and to change one.</summary>
internal abstract class ContentForm : PageModel
{
    /// <summary>More places are more than a form should hold.</summary>
    public const int MostPlaces = 20;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? Openness { get; set; } = nameof(Services.Openness.Public);
    [BindProperty] public string? Tier { get; set; } = nameof(Listings.Tier.Universal);
    [BindProperty] public List<string> Needs { get; set; } = [];
    [BindProperty] public string? AgeFrom { get; set; } = "0";
    [BindProperty] public string? AgeTo { get; set; } = "18";
    [BindProperty] public List<string> Whom { get; set; } = [];
    [BindProperty] public List<string> Phase { get; set; } = [];
    [BindProperty] public string? Areas { get; set; }
    [BindProperty] public string? Cost { get; set; }
    [BindProperty] public string? Languages { get; set; }
    [BindProperty] public string? Access { get; set; }
    [BindProperty] public string? WhenToRefer { get; set; }
    [BindProperty] public string? HowToRefer { get; set; }
    [BindProperty] public string? TriedFirst { get; set; }
    [BindProperty] public string? WhoDecides { get; set; }
    [BindProperty] public string? WhatHappensNext { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Website { get; set; }
    [BindProperty] public string? ForProfessionals { get; set; }
    [BindProperty] public string? Questions { get; set; }
    [BindProperty] public List<PlaceForm> Places { get; set; } = [];

    /// <summary>The places that stand there, and an empty one.</summary>
    public IReadOnlyList<PlaceForm> ShownPlaces => Places.Count > 0 && string.IsNullOrEmpty(Places[^1].Name) ? Places : [.. Places, new()];

    /// <summary>As it was typed.</summary>
    /// <exception cref="InputRefusedException">A choice is none of those offered, or an age is no number.</exception>
    protected TypedService Typed() => new()
    {
        Name = Name, Summary = Summary, Openness = FormFields.One<Openness>(Openness, "who finds it"), Tier = FormFields.One<Tier>(Tier, "how much help it is"), Needs = Needs, AgeFrom = Age(AgeFrom), AgeTo = Age(AgeTo),
        ForWhom = Whom.Aggregate(Services.ForWhom.None, (all, one) => all | FormFields.One<ForWhom>(one, "whom it is for")), Phases = Phase.Aggregate(Services.Phases.None, (all, one) => all | FormFields.One<Phases>(one, "the stages of schooling")), Areas = Areas, Cost = Cost, Languages = Languages, Access = Access,
        WhenToRefer = WhenToRefer, HowToRefer = HowToRefer, TriedFirst = TriedFirst, WhoDecides = WhoDecides, WhatHappensNext = WhatHappensNext, Phone = Phone, Email = Email, Website = Website, ForProfessionals = ForProfessionals, Questions = Questions,
        Places = Places.Count <= MostPlaces ? Places.ConvertAll(p => p.Typed) : throw new InputRefusedException($"Enter at most {MostPlaces} places."),
    };

    protected void Show(ServiceVersion version, IEnumerable<ServicePlace> places)
    {
        (Name, Summary, Openness, Tier, Needs) = (version.Name, version.Summary, version.Openness.ToString(), version.Tier.ToString(), [.. ServiceWords.Keys(version.Needs)]);
        (AgeFrom, AgeTo) = (version.AgeFrom.ToString(CultureInfo.InvariantCulture), version.AgeTo.ToString(CultureInfo.InvariantCulture));
        Whom = [.. ServiceWords.Whoms.Where(w => version.ForWhom.HasFlag(w.Who)).Select(w => w.Who.ToString())];
        Phase = [.. ServiceWords.PhaseList.Where(p => version.Phases.HasFlag(p.Phase)).Select(p => p.Phase.ToString())];
        (Areas, Cost, Languages, Access) = (version.Areas, version.Cost, version.Languages, version.Access);
        (WhenToRefer, HowToRefer, TriedFirst, WhoDecides, WhatHappensNext) = (version.WhenToRefer, version.HowToRefer, version.TriedFirst, version.WhoDecides, version.WhatHappensNext);
        (Phone, Email, Website, ForProfessionals, Questions) = (version.Phone, version.Email, version.Website, version.ForProfessionals, version.Questions);
        Places = [.. places.Select(PlaceForm.Of)];
    }

    private static int Age(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : throw new InputRefusedException($"Enter ages in whole years, from 0 to {ListingRules.OldestAge}.");
}
