using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>One course: what it is, its days, and for the provider how it was found and a form for another day.</summary>
internal sealed class OneModel(TrainingQueries queries, CourseService service, IOrganisations organisations, ILocalities localities, CurrentActor actor, HeadwaterDb db, TimeProvider clock) : SessionForm
{
    public CourseRow Row { get; private set; } = null!;

    public Course Course => Row.Course;

    public string Provider { get; private set; } = "";

    public bool MayKeep { get; private set; }

    /// <summary>What was answered; null for those who do not keep the course.</summary>
    public CourseResults? Results { get; private set; }

    public int Threshold { get; private set; }

    public bool IsPast(CourseSession session) => session.Day < clock.Today();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.AddSessionAsync(id, Key, Typed, ct) ? Redirect(TrainingLinks.One(id)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, bool back, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.WithdrawAsync(id, back, ct) ? Redirect(TrainingLinks.One(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.CourseAsync(id, ct) is not { } row)
            return NotFound();
        (Row, MayKeep) = (row, TrainingRules.MayOffer(actor, row.Course.ProviderId));
        Provider = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == row.Course.ProviderId)?.Name ?? NoLongerHere.Organisation;
        if (MayKeep)
        {
            Threshold = await localities.ThresholdAsync(db.Locality, ct);
            Results = await queries.ResultsAsync(row.Course, Threshold, ct);
        }

        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7();
        return Page();
    }
}
