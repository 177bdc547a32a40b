using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.ServiceReferrals;

/// <summary>One referral: a draft with its answers to check, or where it stands, its steps, and what the reader may do with it.</summary>
internal sealed class OneModel(ReferralQueries queries, ReferralService service, StepService steps, ISchoolCalendars calendars, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private Dictionary<OrganisationId, string> places = [];
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>To which state.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public ReferralsView View { get; private set; } = null!;

    public ReferralPaper Paper { get; private set; } = null!;

    public ServiceReferral Referral => Paper.Referral;

    public bool MayWrite => service.MayWrite(Referral, View.IsFamily);

    public bool MaySend => steps.MaySend(Referral, View.IsFamily);

    public IReadOnlyList<string> Missing => MayWrite ? ReferralRules.Missing(Referral) : [];

    /// <summary>The steps that are open to the reader; sending has a form of its own.</summary>
    public IEnumerable<AllowedStep> Open => View.IsFamily ? [] : ReferralRules.Open(Referral, Party).Where(s => s.To != ReferralState.Sent);

    public bool MayHandOn { get; private set; }

    /// <summary>By when the service should have answered; null where it has.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>The reader answers for the service.</summary>
    public bool IsReceiver => !View.IsFamily && (Party & ReferralParty.Receiver) != ReferralParty.None;

    public bool IsLate => Due < db.Reader.Today;

    public IEnumerable<(string Label, string Value, string? Change)> Facts
    {
        get
        {
            var r = Referral;
            var (permission, questions) = MayWrite ? (ReferralLinks.Permission(View.Child.Id, r.Id), ReferralLinks.Questions(View.Child.Id, r.Id)) : (null, null);
            IEnumerable<(string Label, string? Value, string? Change)> facts =
            [
                ("Service", $"{r.ServiceName}, {Place(r.ProviderId)}", null), ("Asked by", Place(r.OwnerId), null),
                ("Privacy notice", r.NoticeOn is { } notice ? $"Given on {Words.Date(notice)}" : MayWrite ? "Not yet" : null, permission), ("Permission", ReferralWords.Permission(r), permission),
                ("Why help is asked for", r.Reason ?? (MayWrite ? "Not yet" : null), questions), ("What was tried", r.Tried ?? (MayWrite ? "Not yet" : null), questions), ("What is hoped for", r.Hoped ?? (MayWrite ? "Not yet" : null), questions),
                .. ServiceQuestions.Of(r).Select(q => (q.Question, q.Answer ?? (MayWrite ? "Not yet" : null), questions)),
            ];
            return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Label, f.Value!, f.Change));
        }
    }

    private ReferralParty Party => queries.PartyOf(Referral);

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public string Writer(PersonId person) => names.GetValueOrDefault(person, NoLongerHere.Person);

    public Task<IActionResult> OnGetAsync(string id, string referral, CancellationToken ct) => ShowAsync(id, referral, ct);

    public Task<IActionResult> OnPostSendAsync(string id, string referral, CancellationToken ct) => ActAsync(id, referral, (child, which) => steps.SendAsync(child, which, Version, ct), ct);

    public Task<IActionResult> OnPostStepAsync(string id, string referral, CancellationToken ct) => ActAsync(id, referral, (child, which) => steps.TakeAsync(child, which, Version, FormFields.One<ReferralState>(To, "what comes next"), Why, ct), ct);

    private Task<IActionResult> ActAsync(string id, string referral, Func<ChildId, Guid, Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(referral, out var which) || !await act(child, which))
            return NotFound();
        // A service that said no sees the child no longer.
        db.ChangeTracker.Clear();
        return Redirect((await queries.OfChildAsync(child, ct))?.Find(which) is null ? ReferralLinks.List : ReferralLinks.One(child, which));
    }, () => ShowAsync(id, referral, ct));

    private async Task<IActionResult> ShowAsync(string id, string referral, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(referral, out var which) || await queries.OfChildAsync(child, ct) is not { } view || view.Find(which) is not { } found)
            return NotFound();
        (View, Paper) = (view, found);
        MayHandOn = !view.IsFamily && ReferralRules.MayHandOn(Referral, Party) && await service.WriterAsync(view.Child, ct) is not null;
        if (Referral.State is ReferralState.Sent or ReferralState.Received)
            Due = ReferralRules.Due(Referral, (await calendars.OfLocalityAsync(ct)).Calendar);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. found.Steps.Select(s => s.By).Distinct()], ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "service-referral", which.ToString(), child), ct);
        return Page();
    }
}
