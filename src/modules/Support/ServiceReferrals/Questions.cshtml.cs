using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.ServiceReferrals;

/// <summary>The few questions that every service has, and those of this one.</summary>
internal sealed class QuestionsModel(ReferralQueries queries, ReferralService service, IAuditTrail audit) : DraftPage(queries, service, audit)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Tried { get; set; }

    [BindProperty]
    public string? Hoped { get; set; }

    /// <summary>Answers to what this service asks, in order.</summary>
    [BindProperty]
    public List<string?> Own { get; set; } = [];

    public IReadOnlyList<AskedQuestion> Asked => ServiceQuestions.Of(Referral);

    public Task<IActionResult> OnPostAsync(string id, string referral, CancellationToken ct) => PutAsync(id, referral, () => Writing.AnswerAsync(View.Child.Id, Referral.Id, Version, Reason, Tried, Hoped, Own, ct), () => ReferralLinks.One(View.Child.Id, Referral.Id), ct);

    protected override void Fill() => (Reason, Tried, Hoped, Own) = (Referral.Reason, Referral.Tried, Referral.Hoped, [.. Asked.Select(q => q.Answer)]);
}
