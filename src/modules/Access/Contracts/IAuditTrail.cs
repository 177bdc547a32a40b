using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>One thing that was done or looked at.</summary>
/// <param name="Verb">Lower case, such as <c>see</c>, <c>list</c>, <c>add</c>, <c>change</c>, <c>share</c>, <c>export</c>.</param>
/// <param name="Kind">What it was done to, such as <c>child</c> or <c>involvement</c>.</param>
/// <param name="RecordId">Its id; null for a list.</param>
/// <param name="Child">The child it is about; null when it is about none or several.</param>
/// <param name="Detail">What changed, in a few words or as JSON; ids rather than names. At most 2,000 characters are kept.</param>
/// <param name="Children">
/// The children a list, search or export showed; each of them is found again by whoever asks who saw that child. Written as one
/// entry for every fifty.
/// </param>
public sealed record AuditFact(
    string Verb, string Kind, string? RecordId = null, ChildId? Child = null, string? Detail = null, IReadOnlyCollection<ChildId>? Children = null);

/// <summary>The trail of a locality: every entry is committed with what it speaks of, or nothing is.</summary>
public interface IAuditTrail
{
    /// <summary>Saves all pending changes of the scope's context and these facts in one transaction.</summary>
    /// <exception cref="InvalidOperationException">Nobody acts in this scope, or no locality was entered.</exception>
    Task SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts);

    /// <summary>Writes down that something was read. Only when it returns may what was read leave.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="SaveAsync"/>.</exception>
    Task ReadAsync(AuditFact fact, CancellationToken ct);
}
