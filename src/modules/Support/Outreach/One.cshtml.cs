using Headwater.Access.Contracts;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>One offer: what it is, taking part for a headteacher; for those who keep it which school is due a visit and how many referred children are still in their school.</summary>
internal sealed class OneModel(OutreachQueries queries, ShareQueries shares, OfferService offers, AgreementService agreements, IOrganisations organisations, ISchools schools, CurrentActor actor, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? School { get; set; }
    [BindProperty] public string? Pupils { get; set; }
    [BindProperty] public string? CountedOn { get; set; }
    [BindProperty] public OfferState To { get; set; }

    public OfferView View { get; private set; } = null!;

    /// <summary>Schools of the reader that can take part.</summary>
    public IReadOnlyList<OrganisationSummary> Joining { get; private set; } = [];

    /// <summary>What the register says about the number of pupils; null where it says nothing.</summary>
    public string? Registered { get; private set; }

    /// <summary>Agreements that go on, in the order in which schools are due a visit.</summary>
    public IReadOnlyList<VisitStanding> Next { get; private set; } = [];

    public IReadOnlyList<AgreementRow> Ended => [.. View.Agreements.Where(a => a.Agreement.EndedOn is not null)];

    /// <summary>The reader takes referrals for the provider, and so knows how many are open.</summary>
    public bool MaySeeReferrals => actor.Can(Capability.TakeReferrals, View.Offer.ProviderId);

    public IReadOnlyList<ShareRow> Share { get; private set; } = [];

    public int Threshold { get; private set; }

    /// <summary>Steps of the offer that are open, with what their buttons say.</summary>
    public IEnumerable<(OfferState To, string Words)> Steps => OutreachStates.Offers.Where(m => m.From == View.Offer.State).Select(m => (m.To, m.To == OfferState.Open ? "Open it to schools" : "Close it"));

    public string Place(OrganisationId id) => places.GetValueOrDefault(id, NoLongerHere.Organisation);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await agreements.AgreeAsync(id, Version, Key, new(School, Pupils, CountedOn), ct) ? Redirect(OutreachLinks.Agreement(Key)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await offers.MoveAsync(id, Version, To, ct) ? Redirect(OutreachLinks.One(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OfferAsync(id, ct) is not { } view)
            return NotFound();
        var all = await organisations.AllAsync(ct);
        (View, places) = (view, all.ToDictionary(o => o.Id, o => o.Name));
        if (view.Offer.State == OfferState.Open)
            await OfferJoiningAsync(all, ct);
        var open = view.MayKeep ? await queries.OpenReferralsAsync(view.Offer.ServiceId, ct) : new Dictionary<OrganisationId, int>();
        Next = OutreachRules.Next(view.Agreements.Where(a => a.Agreement.EndedOn is null).Select(a => new VisitStanding(a.Agreement.Id, Place(a.Agreement.SchoolId), a.Agreement.Visits, a.Used, open.GetValueOrDefault(a.Agreement.SchoolId), a.LastVisit)));
        if (await shares.OfAsync(view.Offer, all, ct) is var (rows, threshold))
        {
            (Share, Threshold) = (rows, threshold);
            await audit.ReadAsync(new("see", "outreach-share", id.ToString()), ct);
        }

        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7();
        return Page();
    }

    private async Task OfferJoiningAsync(IReadOnlyList<OrganisationSummary> all, CancellationToken ct)
    {
        var own = OutreachRules.Schools(actor);
        var there = View.Agreements.Where(a => a.Agreement.EndedOn is null).Select(a => a.Agreement.SchoolId).ToHashSet();
        Joining = [.. all.Where(o => o.IsSchool && own.Contains(o.Id) && !there.Contains(o.Id))];
        if (Joining is [{ Urn: { } urn }] && (await schools.ByUrnAsync(urn, ct))?.Pupils is { } pupils)
        {
            Registered = $"The register that was imported has {Words.Count(pupils)}";
            Pupils ??= pupils.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
