using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

/// <summary>What has been tried for a child and what help there is, in one minute.</summary>
internal sealed class NowModel(PlanDesk desk, TalkService talks, CurrentActor actor, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private const int WordsShown = 3;

    [BindProperty]
    public string? Came { get; set; }

    /// <summary>The conversation whose form was sent and is shown again.</summary>
    public Guid? Sent { get; private set; }

    public OpenResponse Open { get; private set; } = null!;

    public ResponseView View => Open.View;

    public Child Child => Open.Child;

    public DateOnly Today => db.Reader.Today;

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyList<OwnWords> Said => [.. View.Words.Take(WordsShown)];

    /// <summary>What was done and ended, of all plans, newest first.</summary>
    public IReadOnlyList<PlanAction> Tried => [.. View.Plans.SelectMany(p => p.Actions).Where(a => a.State != ActionState.Open).OrderByDescending(a => a.EndedOn).ThenByDescending(a => a.Id)];

    public bool MaySpeak => actor.Can(Capability.WriteEntries) || actor.Can(Capability.BeFamily);

    /// <summary>Where things stand, in a sentence.</summary>
    public string State => ResponseWords.State([.. View.Open.Select(p => p.Plan)], Today);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await ShowAsync(id, ct) ? Page() : NotFound();

    /// <summary>A conversation was had.</summary>
    public async Task<IActionResult> OnPostTalkAsync(string id, string talk, int version, CancellationToken ct)
    {
        if (!await ShowAsync(id, ct) || !Guid.TryParse(talk, out var known))
            return NotFound();
        Sent = known;
        try
        {
            return await talks.EndAsync(Child.ChildId, known, version, Came, ct) switch
            {
                Outcome.Saved => Redirect(ResponseLinks.Now(Child.ChildId)),
                Outcome.ChangedMeanwhile => this.Again("Somebody else wrote down meanwhile what came of this conversation; look at it again."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<bool> ShowAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
            return false;
        Open = open;
        // Of plans that a family does not read it would be told that there are none.
        Gaps = open.IsProfessional ? GapRules.Of(View, Today) : [];
        Names = await people.NamesAsync([.. View.People], ct);
        await audit.ReadAsync(new AuditFact("see", "plan", null, Child.ChildId), ct);
        return true;
    }
}
