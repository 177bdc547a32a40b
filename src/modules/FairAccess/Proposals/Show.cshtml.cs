using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Proposals;

/// <summary>
/// The proposed set of places for all children of a meeting, beside every school's share. The panel moves a child, leaves a school out or
/// changes what a category counts, and sees what that does; nothing of it is kept.
/// </summary>
internal sealed class ShowModel(PanelQueries queries, ProposalQueries proposals, IAuditTrail audit, CurrentActor actor) : PageModel
{
    private MeetingData data = null!;

    public PanelView View { get; private set; } = null!;

    public Proposal Proposal { get; private set; } = null!;

    /// <summary>What is proposed when nothing is tried, to compare with.</summary>
    public Proposal Plain { get; private set; } = null!;

    public Trial Trial { get; private set; } = Trial.None;

    public bool IsTrial { get; private set; }

    /// <summary>With the points that are tried.</summary>
    public MeetingFacts Facts { get; private set; } = null!;

    public IEnumerable<MeetingChild> Children => Facts.Children;

    public IReadOnlyList<(string Value, string Words)> Schools => [.. data.Facts.Schools.Select(s => (s.Id.ToString(), s.Name))];

    /// <summary>The categories of this meeting's children.</summary>
    public IEnumerable<ProtocolCategory> Categories => data.Papers.Values.Select(p => p.Referral.Category).OfType<Category>().Distinct().Order().Select(l => data.Categories.Of(l)).OfType<ProtocolCategory>();

    public bool Chairs => actor.Can(Capability.ChairPanel);

    public string Name(Guid one) => data.Children[one].Name;

    public string Year(Guid one) => data.Children[one].Year;

    public string School(OrganisationId id) => data.School(id)?.Name ?? ReferralWords.NoLongerHere;

    public IReadOnlyList<Option> Options(MeetingChild child) => ProposalRules.Options(Facts, child, Trial);

    public string? BarredFor(Guid one) => Trial.Barred.Where(b => b.Case == one).Select(b => b.School.ToString()).FirstOrDefault();

    public int PointsOf(ProtocolCategory category) => Trial.Points.TryGetValue(category.Letter, out var points) ? points : category.Points;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(() => ShowAsync(id, Read(), ct), () =>
    {
        Response.StatusCode = 400;
        return ShowAsync(id, null, ct);
    });

    /// <summary>What was typed; without a child that the form does not name.</summary>
    /// <exception cref="InputRefusedException">A number is none, or a school is none.</exception>
    private Trial Read()
    {
        var moved = new Dictionary<Guid, OrganisationId>();
        var barred = new HashSet<(Guid, OrganisationId)>();
        var points = new Dictionary<Category, int>();
        foreach (var (key, value) in Request.Form)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            if (key.StartsWith("at-", StringComparison.Ordinal) && Guid.TryParse(key[3..], out var at))
                moved[at] = Chosen(value);
            else if (key.StartsWith("bar-", StringComparison.Ordinal) && Guid.TryParse(key[4..], out var bar))
                barred.Add((bar, Chosen(value)));
            else if (key.StartsWith("points-", StringComparison.Ordinal) && Enum.TryParse<Category>(key[7..], out var letter) && Enum.IsDefined(letter))
                points[letter] = ProtocolRules.Within(TypedNumber.Of(value, $"points of category {CategoryWords.Letter(letter)}"), 0, ProtocolRules.MostPoints, $"points of category {CategoryWords.Letter(letter)}");
        }

        return new(moved, barred, points);
    }

    private static OrganisationId Chosen(string? value) => OrganisationId.TryParse(value, null, out var id) ? id : throw new InputRefusedException("Choose the school from the list.");

    private async Task<IActionResult> ShowAsync(Guid id, Trial? typed, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view || view.Meeting.State != MeetingState.Called || !(Chairs || view.Members.Any(m => m.PersonId == actor.Person)))
            return NotFound();
        View = view;
        var decided = ProposalRules.Decided(view);
        Trial = typed ?? decided;
        data = await proposals.OfAsync(view, ct);
        var cases = data.Facts.Children.Select(c => c.Case).ToHashSet();
        var schools = data.Facts.Schools.Select(s => s.Id).ToHashSet();
        Trial = Trial with { Moved = Trial.Moved.Where(m => cases.Contains(m.Key) && schools.Contains(m.Value)).ToDictionary() };
        // Weights that count as they are agreed are no trial.
        Trial = Trial with { Points = Trial.Points.Where(p => data.Categories.Of(p.Key)?.Points != p.Value).ToDictionary() };
        IsTrial = typed is not null && (Trial.Barred.Count > 0 || Trial.Points.Count > 0 || !SameMoves(Trial, decided));
        Facts = data.With(Trial.Points);
        Proposal = ProposalRules.Of(Facts, Trial, ct);
        Plain = IsTrial ? ProposalRules.Of(data.Facts, decided with { Moved = decided.Moved.Where(m => cases.Contains(m.Key) && schools.Contains(m.Value)).ToDictionary() }, ct) : Proposal;
        ViewData[Interface.PageData.Fictional] = data.Children.Values.Any(c => c.IsSample);
        await audit.ReadAsync(new("list", "panel", id.ToString(), Children: [.. data.Children.Values.Select(c => c.Id)]), ct);
        return Page();
    }

    private static bool SameMoves(Trial one, Trial other) => one.Moved.Count == other.Moved.Count && one.Moved.All(m => other.Moved.TryGetValue(m.Key, out var at) && at == m.Value);

    public static string PerHundred(int points, int roll) => (100.0 * points / roll).ToString("0.00", CultureInfo.InvariantCulture);
}
