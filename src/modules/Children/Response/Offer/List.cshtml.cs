using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Offer;

/// <summary>The stages of the locality's graduated response, and the help there is at each.</summary>
internal sealed class ListModel(ResponseQueries queries, IOfferedHelp help, TalkService talks, CurrentActor actor) : PageModel
{
    public IReadOnlyList<ResponseStage> Stages { get; private set; } = [];

    public IReadOnlyList<HelpOnOffer> Help { get; private set; } = [];

    public ResponseLimits Limits { get; private set; } = ResponseLimits.Usual;

    public bool Leads => actor.Can(Capability.LeadLocality);

    public bool Writes => actor.Can(Capability.WriteEntries);

    /// <summary>The number of a stage that may be added; null when there are enough.</summary>
    public int? NextStage => Stages[^1].Number < ResponseStage.Most ? Stages[^1].Number + 1 : null;

    public static string Needs(HelpOnOffer help) => help.Needs.Count == 0 ? "Every need" : string.Join(", ", help.Needs.Select(NationalCodes.PrimaryNeed.Words));

    public async Task OnGetAsync(CancellationToken ct) => (Stages, Help, Limits) = (await queries.StagesAsync(ct), await help.AllAsync(ct), await talks.LimitsAsync(ct));
}
