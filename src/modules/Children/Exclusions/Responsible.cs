using Headwater.Access.Contracts;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Exclusions;

/// <summary>For which schools somebody answers for what the law asks after exclusions.</summary>
/// <param name="Heads">As headteacher.</param>
/// <param name="Governed">As one who governs.</param>
/// <param name="Authority">As one of the local authority: every school, where they are.</param>
internal sealed record Responsibility(IReadOnlySet<OrganisationId> Heads, IReadOnlySet<OrganisationId> Governed, IReadOnlySet<OrganisationId> Authority)
{
    public static Responsibility None { get; } = new(new HashSet<OrganisationId>(), new HashSet<OrganisationId>(), new HashSet<OrganisationId>());

    public IReadOnlyCollection<OrganisationId> Schools => [.. Heads.Union(Governed).Union(Authority)];

    /// <summary>
    /// Whether a duty is theirs to do or to see done: the headteacher answers for the school's part, and sees that the board does its own;
    /// who governs, for the board's; the local authority for its own, and for the review of a school that is no academy (rule 1.39).
    /// </summary>
    public bool Has(DueDuty due) =>
        (Heads.Contains(due.Exclusion.SchoolId) && due.Duty.Owner is DutyOwner.Headteacher or DutyOwner.GoverningBoard)
        || (Governed.Contains(due.Exclusion.SchoolId) && due.Duty.Owner == DutyOwner.GoverningBoard)
        || (Authority.Contains(due.Exclusion.SchoolId) && !OwnFamily.Contains(due.ChildId) && !OwnFamily.Contains(due.Exclusion.ChildId) && IsOfAuthority(due.Exclusion, due.Duty, due.School));

    /// <summary>Children to whom they are family: of these they do nothing for the local authority.</summary>
    public IReadOnlySet<ChildId> OwnFamily { get; init; } = new HashSet<ChildId>();

    /// <summary>Whether the school's local authority has to see to it; from the sixth day of a permanent exclusion it is that of the child's home (rule 1.46).</summary>
    public static bool IsOfAuthority(RecordedExclusion x, DutyDate duty, SchoolType school) => !IsOfHomeAuthority(x, duty) && IsOfAnyAuthority(duty, school);

    /// <summary>Whether it is for another local authority, in which the child lives.</summary>
    public static bool IsOfHomeAuthority(RecordedExclusion x, DutyDate duty) => x.LivesInOtherAuthority && duty is { Duty: DutyKind.AlternativeProvision, Owner: DutyOwner.LocalAuthority };

    private static bool IsOfAnyAuthority(DutyDate duty, SchoolType school) => duty.Owner == DutyOwner.LocalAuthority || (duty.Owner == DutyOwner.ReviewPanelArranger && school is SchoolType.Maintained or SchoolType.Pru);
}

/// <summary>At which schools the actor answers for what the law asks after exclusions.</summary>
internal sealed class Responsible(CurrentActor actor, IOrganisations organisations, IInvolvements involvements)
{
    /// <summary>The kind of organisation whose professionals act for the local authority.</summary>
    public const string AuthorityKind = "LocalAuthority";

    private Responsibility? held;

    /// <summary>
    /// As headteacher, as one who governs, and as a professional of the local authority. A clerk of the local authority or a trust serves any school
    /// that opened a case to them, and the authority's people see the children they are involved with: which these are is decided at the
    /// root of every query.
    /// </summary>
    public async Task<Responsibility> OfAsync(CancellationToken ct)
    {
        if (held is not null)
            return held;
        var (heads, governed) = (actor.Where(Capability.RecordExclusions).ToHashSet(), actor.Where(Capability.Govern).ToHashSet());
        HashSet<OrganisationId> authority = [];
        // Who only works at schools is no one of the local authority: nothing needs to be looked up.
        if (governed.Count > 0 || actor.Where(Capability.WriteEntries).Any(o => !actor.Can(Capability.KeepRecords, o)))
        {
            var all = await organisations.AllAsync(ct);
            HashSet<OrganisationId> schools = [.. all.Where(o => o.IsSchool).Select(o => o.Id)];
            if (all.Any(o => !o.IsSchool && governed.Contains(o.Id)))
                governed.UnionWith(schools);
            if (all.Any(o => o.Kind == AuthorityKind && actor.Can(Capability.WriteEntries, o.Id)))
                authority = schools;
        }

        var own = authority.Count > 0 && actor.Can(Capability.BeFamily) ? (await involvements.OwnFamilyAsync(ct)).Keys.ToHashSet() : [];
        return held = new(heads, governed, authority) { OwnFamily = own };
    }

    /// <summary>As headteacher, and as one who governs.</summary>
    public async Task<(IReadOnlySet<OrganisationId> Heads, IReadOnlySet<OrganisationId> Governed)> SchoolsAsync(CancellationToken ct) => await OfAsync(ct) is var all ? (all.Heads, all.Governed) : default;
}
