using System.Linq.Expressions;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Involvements;

/// <summary>What of an entry decides who may see it.</summary>
internal sealed record EntryFacts(EntryKinds Kind, Visibility Visibility, OrganisationId Owner);

/// <summary>
/// The one rule by which an involvement opens an entry to a reader. It becomes SQL at the root of every query about a child
/// (<see cref="InvolvementScope"/>) and a compiled check; there is no other.
/// </summary>
internal static class ScopeRule
{
    public static readonly Expression<Func<Involvement, Reader, EntryFacts, bool>> Grants = (i, reader, entry) =>
        i.RevokedAtUtc == null
        && i.FromDay <= reader.Today && (i.ToDay == null || i.ToDay >= reader.Today)
        && (i.EndsAtUtc == null || i.EndsAtUtc > reader.NowUtc)
        && (i.Covers & entry.Kind) != EntryKinds.None
        // Family: the person alone, and only what is meant for families.
        && (((i.Kind == InvolvementKind.Parent || i.Kind == InvolvementKind.Self)
                && i.PersonId == reader.Person
                && entry.Visibility == Visibility.Family)
            // Professionals: through a post held now, all of the organisation's children or those they are named for.
            || (i.Kind != InvolvementKind.Parent && i.Kind != InvolvementKind.Self && i.OrganisationId != null
                && ((i.PersonId == null && reader.SeesAll.Contains(i.OrganisationId.Value))
                    || (i.PersonId == reader.Person && reader.AtWork.Contains(i.OrganisationId.Value)))
                && (entry.Visibility == Visibility.Family
                    || entry.Visibility == Visibility.Professionals
                    || (entry.Visibility == Visibility.Organisation && i.OrganisationId == entry.Owner)
                    || (entry.Visibility == Visibility.Safeguarding && reader.Safeguards.Contains(i.OrganisationId.Value)))));

    private static readonly Func<Involvement, Reader, EntryFacts, bool> Compiled = Grants.Compile();

    /// <summary>Whether one involvement lets a reader through to an entry of the child it is about.</summary>
    public static bool Opens(Involvement involvement, Reader reader, EntryFacts entry) => Compiled(involvement, reader, entry);
}
