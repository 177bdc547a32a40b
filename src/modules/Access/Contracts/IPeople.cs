using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Somebody who can see a record, and why; ready to be shown.</summary>
/// <param name="Involvement">Its id.</param>
/// <param name="Who">A person with their organisation, or all of an organisation whose post lets them.</param>
/// <param name="Why">The purpose, in a sentence.</param>
/// <param name="Kind">What kind of involvement, in words.</param>
/// <param name="Sees">What kinds of entries, in words.</param>
/// <param name="Basis">The lawful basis, in words.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it lasts.</param>
/// <param name="InForce">Whether it opens the record now.</param>
public sealed record WhoSees(Guid Involvement, string Who, string Why, string Kind, string Sees, string Basis, DateOnly From, DateOnly? To, bool InForce);

/// <summary>A post as it was, is or will be held.</summary>
/// <param name="Person">By whom.</param>
/// <param name="At">Where.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null while none is set.</param>
/// <param name="EndedAtOnce">Whether it was ended in the course of its last day.</param>
public sealed record PostSpan(PersonId Person, OrganisationId At, DateOnly From, DateOnly? Until, bool EndedAtOnce)
{
    /// <summary>Whether it was held on a day, for a part of it or the whole.</summary>
    public bool IsHeldOn(DateOnly day) => IsHeldBetween(day, day);

    /// <summary>Whether it was held on any of these days, both included.</summary>
    public bool IsHeldBetween(DateOnly first, DateOnly last) => From <= last && (Until is not { } until || first <= until);

    /// <summary>Whether it is held now, or will be.</summary>
    public bool IsNowOrToCome(DateOnly today) => !EndedAtOnce && (Until is not { } until || today <= until);
}

/// <summary>Names of people, and who can see a record.</summary>
public interface IPeople
{
    /// <summary>The names by which these people are known; somebody erased or unknown is "Somebody no longer on record".</summary>
    Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(IReadOnlyCollection<PersonId> people, CancellationToken ct);

    /// <summary>The acting person's own e-mail address; null where they have none. Nobody learns another's.</summary>
    Task<string?> OwnAddressAsync(CancellationToken ct);

    /// <summary>Who holds a post now that allows this, and where.</summary>
    Task<IReadOnlyList<(PersonId Person, OrganisationId At)>> PostsAsync(Capability capability, CancellationToken ct);

    /// <summary>Every post, past, present and to come, that allows one of these: who did what in which post is asked of the day on which it was done.</summary>
    Task<IReadOnlyList<PostSpan>> SpansAsync(Capability anyOf, CancellationToken ct);

    /// <summary>Everybody known in the locality, with a post or without one, by the names by which they are known.</summary>
    Task<IReadOnlyDictionary<PersonId, string>> KnownAsync(CancellationToken ct);

    /// <summary>Who holds a post now that allows this: in an organisation, or anywhere in the locality when none is given.</summary>
    Task<IReadOnlyList<PersonId>> HoldersAsync(Capability capability, OrganisationId? at, CancellationToken ct);

    /// <summary>Who can see a child's record and why, those whose involvement has ended last; empty for a reader who cannot.</summary>
    Task<IReadOnlyList<WhoSees>> WhoSeesAsync(ChildId child, CancellationToken ct);
}
