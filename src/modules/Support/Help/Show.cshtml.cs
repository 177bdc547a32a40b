using Headwater.Kernel;
using Headwater.Support.Help.Languages;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Support.Help;

/// <summary>One service, as everybody reads it.</summary>
[OutputCache(PolicyName = HelpRegistration.Published)]
internal sealed class ShowModel(PublicDirectory directories, HelpLanguages languages, TimeProvider clock) : HelpPage(directories, languages)
{
    public PublishedService Service { get; private set; } = null!;

    /// <summary>What else is said of it, line by line, and whether it is the provider's own words.</summary>
    public IReadOnlyList<(string What, string Said, bool IsData)> Lines =>
    [
        (Say("When to ask"), Service.WhenToRefer, true), (Say("What must have been tried before"), Service.TriedFirst, true), (Say("Who decides"), Service.WhoDecides, true), (Say("How much help"), Say(ServiceWords.Of(Service.Tier)), false),
        (Say("Ages"), Language.Ages(Service.AgeFrom, Service.AgeTo), false), (Say("For whom"), Language.Whom(Service.ForWhom), false), (Say("At school"), Language.Phases(Service.Phases), false), (Say("About"), Language.Needs(Service.Needs), false),
        (Say("What it costs"), Service.Cost, true), (Say("Languages"), ServiceWords.Joined(Service.Languages), true), (Say("Easier to come"), ServiceWords.Joined(Service.Access), true),
        Service.Areas.Count == 0 ? (Say("For which area"), Say("All of {0}", Locality.Name), false) : (Say("For which area"), ServiceWords.Joined(Service.Areas), true),
        Service.IsHidden ? (Say("Where"), Say("Where it is, nobody is told. Ask as it says above."), false) : (Say("Where"), string.Join("; ", Service.Places.Select(p => p.Line)), true),
    ];

    /// <summary>What is said of room or wait is older than it should be.</summary>
    public bool IsOld(DateOnly? saidOn) => saidOn is not null && ListingRules.StaleOn(saidOn, ListingRules.DaysOfRoom) <= clock.Today();

    public async Task<IActionResult> OnGetAsync([FromRoute] string? locality, [FromRoute] Guid id, CancellationToken ct)
    {
        if (!await EnterAsync(locality, ct) || Directory.Find(id) is not { } service)
            return NotFound();
        Service = service;
        return Page();
    }
}
