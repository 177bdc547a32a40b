using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Reviews;

/// <summary>One review: what stands in it, its steps, and what the reader may do.</summary>
internal sealed class OneModel(ReviewQueries queries, ReviewService service, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? DueOn { get; set; }

    [BindProperty]
    public Guid Item { get; set; }

    [BindProperty]
    public string? With { get; set; }

    [BindProperty]
    public string? VisitOn { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public ReviewView View { get; private set; } = null!;

    public SchoolReview Review => View.Review;

    /// <summary>Minted with the page, for whatever is added on it.</summary>
    public Guid NewKey { get; private set; }

    public bool MayWrite => (View.Party & ReviewParty.Lead) != ReviewParty.None && Review.State == ReviewState.Draft;

    public bool MayVisit => ReviewRules.WhyNot(Review.State, ReviewState.Visited, View.Party) is null;

    public bool MayClose => ReviewRules.WhyNot(Review.State, ReviewState.Closed, View.Party) is null;

    public bool MayShare => queries.MayShare(Review);

    public bool MayDo => (View.Party & (ReviewParty.Lead | ReviewParty.School)) != ReviewParty.None && Review.State is ReviewState.Sent or ReviewState.Visited;

    public IReadOnlyList<string> Missing => MayWrite ? ReviewRules.Missing(View.Items) : [];

    public bool IsLate(ReviewItem item) => ReviewStates.IsWithSchool(Review.State) && ReviewRules.IsLate(item, db.Reader.Today);

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public string Writer(PersonId person) => names.GetValueOrDefault(person, NoLongerHere.Person);

    public IEnumerable<(string Label, string Value)> Facts
    {
        get
        {
            var r = Review;
            IEnumerable<(string Label, string? Value)> facts =
            [
                ("School", Place(r.SchoolId)), ("Led by", Place(r.LeadId)), ("Asked for by", r.AskedBy), ("What is looked at", r.Scope), ("Team", r.Team), ("Sent to the school", r.SentOn is { } sent ? Interface.Words.Date(sent) : null),
                ("Who else reads it", !ReviewStates.IsWithSchool(r.State) ? null : r.SharedAtUtc is { } since && r.SharedBy is { } by ? $"Professionals of the area and the local lead. {Writer(by)} agreed for the school on {Interface.Words.Date(since)}." : "Nobody: the school has not agreed."),
                (r.Seen is null ? "The team comes again on" : "The team came again on", r.VisitOn is { } visit ? Interface.Words.Date(visit) : null), ("What was seen then", r.Seen),
            ];
            return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Label, f.Value!));
        }
    }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.AddAsync(id, Key, Version, new(Part, Text, Owner, DueOn), ct), ct);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.TakeBackAsync(id, Version, Item, ct), ct);

    public Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.SendAsync(id, Version, VisitOn, ct), ct);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.WithdrawAsync(id, Version, Why, ct), ct);

    public Task<IActionResult> OnPostVisitAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.VisitAsync(id, Version, VisitOn, Seen, ct), ct);

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.CloseAsync(id, Version, ct), ct);

    public Task<IActionResult> OnPostShareAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.ShareAsync(id, Version, true, ct), ct);

    public Task<IActionResult> OnPostUnshareAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.ShareAsync(id, Version, false, ct), ct);

    public Task<IActionResult> OnPostDoneAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.DoneAsync(id, Version, Item, With, ct), ct);

    private Task<IActionResult> ActAsync(Guid id, Func<Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () => await act() ? Redirect(ReviewLinks.One(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        // What was typed is kept, under its key: sent again it is the same.
        NewKey = ModelState.IsValid || Key == Guid.Empty ? Guid.CreateVersion7() : Key;
        if (ModelState.IsValid)
            VisitOn = FormFields.Typed(Review.VisitOn);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. view.Steps.Select(s => s.By).Append(Review.SharedBy ?? Review.BegunBy).Distinct()], ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "school-review", id.ToString()), ct);
        return Page();
    }
}
