using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Support.Help;

/// <summary>One service, as everybody reads it.</summary>
[OutputCache(PolicyName = HelpRegistration.Published)]
internal sealed class ShowModel(PublicDirectory directories, TimeProvider clock) : PageModel
{
    public string? Slug { get; private set; }

    public LocalitySummary Locality { get; private set; } = null!;

    public PublishedService Service { get; private set; } = null!;

    /// <summary>What is said of room or wait is older than it should be.</summary>
    public bool IsOld(DateOnly? saidOn) => saidOn is not null && ListingRules.StaleOn(saidOn, ListingRules.DaysOfRoom) <= clock.Today();

    public async Task<IActionResult> OnGetAsync(string? locality, Guid id, CancellationToken ct)
    {
        if (await directories.OfAsync(Slug = locality, ct) is not var (place, directory) || directory.Find(id) is not { } service)
            return NotFound();
        (Locality, Service) = (place, service);
        return Page();
    }
}
