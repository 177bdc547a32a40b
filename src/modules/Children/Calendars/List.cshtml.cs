using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Calendars;

internal sealed class ListModel(ISchoolCalendars calendars, IOrganisations organisations, CurrentActor actor) : PageModel
{
    public bool OfLocality => actor.Can(Capability.LeadLocality);

    public IReadOnlyList<(OrganisationId School, string Name, SchoolDates Dates)> Schools { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = actor.Where(Capability.KeepRecords).Concat(actor.Where(Capability.RecordExclusions)).ToHashSet();
        var schools = (await organisations.AllAsync(ct)).Where(o => o.IsSchool && (OfLocality || mine.Contains(o.Id))).ToList();
        var dates = await calendars.OfAsync([.. schools.Select(s => s.Id)], ct);
        Schools = [.. schools.Select(s => (s.Id, s.Name, dates[s.Id]))];
    }
}
