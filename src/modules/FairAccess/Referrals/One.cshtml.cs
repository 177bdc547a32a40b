using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Referrals;

/// <summary>One referral: where it stands, what is missing, what it says, and what the reader may do with it.</summary>
internal sealed class OneModel(
    ReferralQueries queries, PlaceQueries placed, ReferralService service, ProtocolQueries protocols, ISchoolCalendars calendars, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private Dictionary<OrganisationId, string> places = [];
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? AcceptedOn { get; set; }

    [BindProperty]
    public string? Wrong { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public ReferralsView View { get; private set; } = null!;

    public ReferralPaper Paper { get; private set; } = null!;

    /// <summary>The protocol in force, whose words the categories have; null where none is.</summary>
    public ProtocolContent? Protocol { get; private set; }

    /// <summary>Places that panels decided on, the newest first.</summary>
    public IReadOnlyList<PlaceView> Places { get; private set; } = [];

    public ReferralClock? Clock { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public string? Route { get; private set; }

    public bool MaySignOff { get; private set; }

    /// <summary>Which form was sent and not taken.</summary>
    public string? Posted { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public bool MayWrite => service.MayWrite(Paper.Referral, View.IsFamily);

    public bool MayDecide => service.MayDecide(Paper.Referral, View.IsFamily);

    public bool MayWithdraw => service.MayWithdraw(Paper.Referral, View.IsFamily);

    public IReadOnlyList<(string School, string Because)> Barred => [.. ReferralRules.Barred(Paper.Referral, Paper.Schools).Select(b => (School(b.Key), b.Value)).OrderBy(b => b.Item1, StringComparer.Ordinal)];

    public IEnumerable<(string Label, string Value)> Facts
    {
        get
        {
            IEnumerable<(string Label, string? Value)> facts =
            [
                ("Protocol", ProtocolWords.Of(Paper.Referral.Track)),
                ("Referred by", School(Paper.Referral.ReferredBy)),
                .. ReferralFields.All.Select(f => (f.Heading, ReferralWords.Said(f, Paper.Referral, Protocol, School))),
                ("Schools the family wishes", Paper.Wishes.Any() ? string.Join('\n', Paper.Wishes.Select(w => $"{w.Wish}. {School(w.SchoolId)}")) : null),
            ];
            return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Label, f.Value!));
        }
    }

    public string School(OrganisationId at) => places.GetValueOrDefault(at, ReferralWords.NoLongerHere);

    public string Writer(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public Task<IActionResult> OnGetAsync(string id, string referral, CancellationToken ct) => ShowAsync(id, referral, ct);

    public Task<IActionResult> OnPostSignOffAsync(string id, string referral, CancellationToken ct) => ActAsync(id, referral, "SignOff", (child, which) => service.SignOffAsync(child, which, Version, ct), ct);

    public Task<IActionResult> OnPostAcceptAsync(string id, string referral, CancellationToken ct) => ActAsync(id, referral, "Accept", (child, which) => service.AcceptAsync(child, which, Version, FormFields.Day(AcceptedOn, "day of acceptance"), ct), ct);

    public Task<IActionResult> OnPostSendBackAsync(string id, string referral, CancellationToken ct) => ActAsync(id, referral, "SendBack", (child, which) => service.SendBackAsync(child, which, Version, Wrong, ct), ct);

    public Task<IActionResult> OnPostWithdrawAsync(string id, string referral, CancellationToken ct) => ActAsync(id, referral, "Withdraw", async (child, which) => await service.WithdrawAsync(child, which, Version, Because, ct), ct);

    private Task<IActionResult> ActAsync(string id, string referral, string form, Func<ChildId, Guid, Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(referral, out var which))
            return NotFound();
        Posted = form;
        if (!await act(child, which))
            return NotFound();
        // Whoever withdrew as the chair sees the child no longer.
        db.ChangeTracker.Clear();
        return Redirect(await queries.OfChildAsync(child, ct) is null ? ReferralLinks.List : ReferralLinks.One(child, which));
    }, () => ShowAsync(id, referral, ct));

    private async Task<IActionResult> ShowAsync(string id, string referral, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(referral, out var which) || await queries.OfChildAsync(child, ct) is not { } view || view.Papers.FirstOrDefault(p => p.Referral.Id == which) is not { } found)
            return NotFound();
        (View, Paper) = (view, found);
        var r = found.Referral;
        Protocol = await protocols.ForReferralAsync(r.Track, r.ProtocolId, ct);
        MaySignOff = await service.MaySignOffAsync(r, view.IsFamily, ct);
        if (MayWrite)
            (Missing, Route) = (ReferralRules.Missing(found, view.Child.YearGroup, Protocol, Today), ReferralRules.OwnRoute(view.Child.IsLookedAfter, view.Child.HasPlan));
        if (r is { State: ReferralState.Accepted, AcceptedOn: { } day })
            Clock = ReferralRules.Clock(day, (await calendars.OfLocalityAsync(ct)).Calendar, Today);
        // A draft never came before a panel.
        Places = r.State is ReferralState.Draft or ReferralState.SignedOff ? [] : await placed.OfReferralAsync(which, ct);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([r.RecordedBy, .. found.Steps.Select(s => s.By)], ct);
        if (Posted is not null)
            Response.StatusCode = 400;
        else
            AcceptedOn = FormFields.Typed(Today);
        await audit.ReadAsync(new("see", "fair-access", which.ToString(), child), ct);
        return Page();
    }
}
