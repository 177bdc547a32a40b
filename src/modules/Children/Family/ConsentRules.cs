using Headwater.Kernel;

namespace Headwater.Children.Family;

/// <summary>How a consent stands.</summary>
internal enum ConsentState
{
    /// <summary>Nobody has answered.</summary>
    Asked,

    /// <summary>It stands: somebody said yes, and nobody who was asked says no.</summary>
    Given,
    Declined,
    Withdrawn,
}

/// <summary>A consent with all its steps, the first first.</summary>
internal sealed record Consent(Guid Id, IReadOnlyList<ConsentStep> Steps)
{
    private ConsentStep First => Steps[0];

    public ConsentPurpose Purpose => First.Purpose;

    public ConsentOf Whose => First.Whose;

    public OrganisationId? Service => First.ServiceId;

    public string? Programme => First.Programme;

    public string Text => First.Text;

    /// <summary>Who asked for it; null where the school had written down a consent before, and the family took it back.</summary>
    public ConsentStep? Asked => Steps.FirstOrDefault(s => s.Deed == ConsentDeed.Asked);

    public ConsentState State => ConsentRules.StateOf(Steps.Select(s => (s.By, s.Deed)));

    /// <summary>What one person answered last; null where they have not.</summary>
    public ConsentStep? AnswerOf(PersonId? person) => Steps.LastOrDefault(s => s.By == person && s.Deed != ConsentDeed.Asked);
}

/// <summary>When a consent stands.</summary>
internal static class ConsentRules
{
    /// <summary>
    /// What everybody last said, together. Consent must be freely given, and it must be as easy to withdraw as to give it (UK GDPR
    /// Article 7(3)): so one who takes it back ends it, whoever gave it, and nobody but they can turn their no into a yes.
    /// </summary>
    /// <param name="steps">By whom, and what, the first first.</param>
    public static ConsentState StateOf(IEnumerable<(PersonId By, ConsentDeed Deed)> steps)
    {
        var last = steps.Where(s => s.Deed != ConsentDeed.Asked).GroupBy(s => s.By).Select(g => g.Last().Deed).ToList();
        return last.Contains(ConsentDeed.Withdrawn) ? ConsentState.Withdrawn
            : last.Contains(ConsentDeed.Declined) ? ConsentState.Declined
            : last.Contains(ConsentDeed.Given) ? ConsentState.Given
            : ConsentState.Asked;
    }

    /// <summary>Whether somebody whose last answer is this may make this step. A yes can always be taken back, and a no turned.</summary>
    public static bool May(ConsentDeed? last, ConsentDeed next) => next switch
    {
        ConsentDeed.Given => last != ConsentDeed.Given,
        ConsentDeed.Declined => last is null,
        // One parent may end what the other agreed to.
        ConsentDeed.Withdrawn => last is null or ConsentDeed.Given,
        _ => false,
    };

    /// <summary>Steps of one child by consent, the newest consent first.</summary>
    public static IReadOnlyList<Consent> Together(IEnumerable<ConsentStep> steps) =>
        [.. steps.OrderBy(s => s.AtUtc).ThenBy(s => s.Id).GroupBy(s => s.ConsentId).Select(g => new Consent(g.Key, [.. g])).OrderByDescending(c => c.Steps[0].AtUtc).ThenByDescending(c => c.Id)];
}
