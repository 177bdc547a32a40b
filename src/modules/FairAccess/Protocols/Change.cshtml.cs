using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

/// <summary>What a draft says, but for its categories and schools.</summary>
internal sealed class ChangeModel(ProtocolQueries queries, ProtocolService service) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Strategy { get; set; }

    [BindProperty]
    public string? Order { get; set; }

    [BindProperty]
    public bool FairAccessCounts { get; set; }

    [BindProperty]
    public string? ExclusionPoints { get; set; }

    [BindProperty]
    public string? ManagedMovePoints { get; set; }

    [BindProperty]
    public string? ReintegrationPoints { get; set; }

    [BindProperty]
    public string? DecayPercent { get; set; }

    [BindProperty]
    public string? CapExtra { get; set; }

    [BindProperty]
    public string? CapPer { get; set; }

    [BindProperty]
    public string? Reach { get; set; }

    [BindProperty]
    public string? TravelNote { get; set; }

    [BindProperty]
    public string? ResponseDays { get; set; }

    [BindProperty]
    public bool SilenceAllocates { get; set; }

    [BindProperty]
    public string? Quorum { get; set; }

    public ProtocolVersion Head { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await DraftAsync(id, ct) is not { } v)
            return NotFound();
        Head = v;
        (Version, Why, Strategy, Order, FairAccessCounts, SilenceAllocates, TravelNote) = (v.Version, v.Why, v.Strategy.ToString(), v.Order.ToString(), v.FairAccessCounts, v.SilenceAllocates, v.TravelNote);
        (ExclusionPoints, ManagedMovePoints, ReintegrationPoints, DecayPercent) = (Number(v.ExclusionPoints), Number(v.ManagedMovePoints), Number(v.ReintegrationPoints), Number(v.DecayPercent));
        (CapExtra, CapPer, ResponseDays, Quorum) = (Number(v.CapExtra), Number(v.CapPer), Number(v.ResponseDays), Number(v.Quorum));
        Reach = v.ReachMetres is { } metres ? (metres / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await DraftAsync(id, ct) is not { } held)
            return NotFound();
        Head = held;
        return await this.OrAgainAsync(
            async () => await service.ChangeAsync(id, Version, Put, ct) ? Redirect(ProtocolLinks.One(id)) : NotFound(),
            () =>
            {
                Response.StatusCode = 400;
                return Task.FromResult<IActionResult>(Page());
            });
    }

    private void Put(ProtocolVersion v)
    {
        v.Why = FormFields.OptionalText(Why, "why there is this version", ProtocolVersion.TextLength);
        v.Strategy = FormFields.One<Strategy>(Strategy, "whose turn it is");
        v.Order = FormFields.One<ObjectiveOrder>(Order, "what comes first");
        (v.FairAccessCounts, v.SilenceAllocates) = (FairAccessCounts, SilenceAllocates);
        v.ExclusionPoints = TypedNumber.Optional(ExclusionPoints, "points for a permanent exclusion");
        v.ManagedMovePoints = TypedNumber.Optional(ManagedMovePoints, "points for a managed move");
        v.ReintegrationPoints = TypedNumber.Optional(ReintegrationPoints, "points for a reintegration");
        v.DecayPercent = TypedNumber.Of(DecayPercent, "decay per year");
        v.CapExtra = TypedNumber.Of(CapExtra, "number of children more in a year group");
        v.CapPer = TypedNumber.Of(CapPer, "number of places for which they are");
        v.ReachMetres = TypedNumber.Metres(Reach, "reach");
        v.TravelNote = FormFields.OptionalText(TravelNote, "what else is agreed on travel", ProtocolVersion.TextLength);
        v.ResponseDays = TypedNumber.Of(ResponseDays, "number of school days to answer");
        v.Quorum = TypedNumber.Of(Quorum, "quorum");
    }

    private async Task<ProtocolVersion?> DraftAsync(Guid id, CancellationToken ct) => (await queries.ContentAsync(id, ct))?.Head is { Stage: ProtocolStage.Draft } draft ? draft : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
