using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.FairAccess.Provision;

/// <summary>Writing down a review that was held.</summary>
internal sealed class ReviewModel(PlacementQueries queries, PlacementDoor door, ReviewService service, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : WritingPage(queries, door, organisations, audit)
{
    private Dictionary<string, string?> typed = new(StringComparer.Ordinal);

    public static IReadOnlyList<(string Value, string Words)> Levels { get; } = PlacementWords.Choices<Readiness>(l => PlacementWords.Of(l).Words);

    public static IReadOnlyList<(string Value, string Words)> Decisions { get; } = PlacementWords.Choices<ReviewDecision>(PlacementWords.Of);

    public string? Typed(string name) => typed.GetValueOrDefault(name);

    public async Task<IActionResult> OnGetAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadAsync(id, placement, open: true, ct))
            return NotFound();
        Version = Paper.Placement.Version;
        typed["HeldOn"] = FormFields.Typed(db.Reader.Today);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadAsync(id, placement, open: true, ct))
            return NotFound();
        typed = Request.Form.Where(f => f.Key is not (nameof(Version) or "__RequestVerificationToken")).ToDictionary(f => f.Key, f => (string?)f.Value.ToString(), StringComparer.Ordinal);
        return await this.OrAgainAsync(
            async () => await service.HoldAsync(View.Child.Id, Paper.Placement.Id, Version, FormFields.Day(Typed("HeldOn"), "day of the review"), Put, FormFields.Day(Typed("NextReview"), "day of the next review"), ct) ? Redirect(ProvisionLinks.One(View.Child.Id, Paper.Placement.Id)) : NotFound(),
            () => ShowAsync(ct));
    }

    private void Put(PlacementReview r)
    {
        r.TookPart = FormFields.OptionalText(Typed("TookPart"), "who took part", PlacementReview.LineLength);
        foreach (var statement in ReviewStatements.All)
        {
            var level = Typed(statement.Name);
            statement.Set(r, string.IsNullOrEmpty(level) ? null : FormFields.One<Readiness>(level, $"how far this holds: “{statement.Words}”"));
            statement.SetNeeds(r, FormFields.OptionalText(Typed($"{statement.Name}Needs"), "what is still needed", PlacementReview.LineLength));
        }

        r.ChildView = FormFields.OptionalText(Typed("ChildView"), "what the child thinks", Placement.TextLength);
        r.ParentView = FormFields.OptionalText(Typed("ParentView"), "what the parents think", Placement.TextLength);
        r.Decision = string.IsNullOrEmpty(Typed("Decision")) ? null : FormFields.One<ReviewDecision>(Typed("Decision"), "what the review decided");
        r.Until = FormFields.OptionalDay(Typed("Until"), "day until which it goes on");
        r.DecisionWords = FormFields.OptionalText(Typed("DecisionWords"), "the decision in words", Placement.TextLength);
    }
}
