using System.Collections.Concurrent;

namespace Headwater.Access.BreakGlass;

/// <summary>What stands in the form of an emergency.</summary>
internal sealed record Typed(string? First, string? Last, DateOnly? Born, string? Upn, Guid Organisation, string? Reason)
{
    /// <summary>Cut to what a form can sensibly hold.</summary>
    public Typed Cut() => this with { First = Cut(First), Last = Cut(Last), Upn = Cut(Upn), Reason = Cut(Reason) };

    private static string? Cut(string? text) => text is { Length: > EmergencyOpening.TextLength } ? text[..EmergencyOpening.TextLength] : text;
}

/// <summary>
/// Keeps what somebody typed while they give their second factor again: for ten minutes and in memory alone, because a child's
/// name belongs into no address, no cookie and no table of half-done things.
/// </summary>
internal sealed class TypedText(TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, (DateTime Until, Typed Text)> kept = new();

    /// <param name="whose">The session: the sample's people are shared by those who visit it.</param>
    /// <param name="text">What was typed.</param>
    public void Keep(Guid whose, Typed text)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (over, _) in kept.Where(k => k.Value.Until <= now))
            kept.TryRemove(over, out _);
        kept[whose] = (now + KeptFor, text.Cut());
    }

    public Typed? Of(Guid whose) => kept.TryGetValue(whose, out var found) && found.Until > clock.GetUtcNow().UtcDateTime ? found.Text : null;

    public void Forget(Guid whose) => kept.TryRemove(whose, out _);
}
