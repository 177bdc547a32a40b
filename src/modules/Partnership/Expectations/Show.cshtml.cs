using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Expectations;

internal sealed class ShowModel(ExpectationService service, SeatQueries seats, HeadwaterDb db, CurrentActor actor, IPeople people, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Number { get; set; }

    public MembersAgreement? Latest { get; private set; }

    public IReadOnlyList<(string Name, DateOnly On)> Accepted { get; private set; } = [];

    /// <summary>Those who sit at the table and have not said yes.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    public bool MayAccept { get; private set; }

    public bool MayConvene => actor.Can(Capability.Convene);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.AcceptAsync(Number, ct);
        return LocalRedirect(PartnershipLinks.Agreement);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Latest = await db.Set<MembersAgreement>().AsNoTracking().OrderByDescending(a => a.Number).FirstOrDefaultAsync(ct);
        if (Latest is { } latest)
        {
            var accepted = await db.Set<AgreementAcceptance>().AsNoTracking().Where(a => a.Number == latest.Number).OrderBy(a => a.AcceptedOn).ThenBy(a => a.PersonId).ToListAsync(ct);
            var names = await people.NamesAsync([.. accepted.Select(a => a.PersonId)], ct);
            Accepted = [.. accepted.Select(a => (names[a.PersonId], a.AcceptedOn))];
            var sitting = (await seats.TableAsync(ct)).SelectMany(s => s.Sitters).DistinctBy(s => s.Person).Where(s => !names.ContainsKey(s.Person)).ToList();
            Waiting = [.. sitting.Select(s => s.Name).Order(StringComparer.Ordinal)];
            MayAccept = sitting.Exists(s => s.Person == actor.Person);
        }

        await audit.ReadAsync(new AuditFact("see", "members-agreement"), ct);
        return Page();
    }
}
