using Headwater.Children.Exclusions;
using Headwater.Children.Movement;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Equality;

/// <summary>What became of an exclusion, as far as it is on record.</summary>
internal enum Fate
{
    /// <summary>The governing board reinstated the child, at once or when it reconsidered.</summary>
    Reinstated,

    /// <summary>A review panel quashed the decision and the child was not reinstated, or not yet.</summary>
    Quashed,

    /// <summary>The board, or a review panel after it, let it stand.</summary>
    Upheld,

    /// <summary>Nobody has decided yet, or nobody has to.</summary>
    Undecided,

    /// <summary>The headteacher cancelled it. It is counted apart from the others.</summary>
    Cancelled,
}

/// <summary>A stay on a roll.</summary>
/// <param name="Child">The child's place in <see cref="EqualityData.Children"/>.</param>
/// <param name="School">Whose roll.</param>
/// <param name="From">The first day.</param>
/// <param name="Last">The last day; null while it lasts.</param>
/// <param name="Counts">The school counts the child: not one registered second here, a guest or one who left.</param>
internal sealed record Stay(int Child, OrganisationId School, DateOnly From, DateOnly? Last, bool Counts);

/// <summary>A suspension (a lunchtime too) or permanent exclusion.</summary>
/// <param name="Child">As in <see cref="Stay"/>.</param>
/// <param name="School">Which excluded.</param>
/// <param name="Permanent">Permanent, or a suspension.</param>
/// <param name="Start">The first day.</param>
/// <param name="HalfDays">How long; 0 of a permanent one.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reasoned">A reason is on record.</param>
/// <param name="Told">That the parent and the local authority were told is on record.</param>
internal sealed record Given(int Child, OrganisationId School, bool Permanent, DateOnly Start, int HalfDays, Fate Fate, bool Reasoned, bool Told);

/// <summary>A move that began and was not withdrawn.</summary>
internal sealed record Going(int Child, OrganisationId School, MoveKind What, DateOnly Start);

/// <summary>All that the figures are made of. A child has a number here and nothing else; records that were joined are one child.</summary>
internal sealed class EqualityData
{
    private readonly ILookup<int, Stay> staysOf;
    private readonly ILookup<int, Given> exclusionsOf;
    private readonly ILookup<int, Going> movesOf;

    public EqualityData(IReadOnlyList<Kept> children, IReadOnlyList<Stay> stays, IReadOnlyList<Given> exclusions, IReadOnlyList<Going> moves)
    {
        (Children, Stays, Exclusions, Moves) = (children, stays, exclusions, moves);
        (staysOf, exclusionsOf, movesOf) = (stays.ToLookup(s => s.Child), exclusions.ToLookup(x => x.Child), moves.ToLookup(m => m.Child));
    }

    public IReadOnlyList<Kept> Children { get; }

    public IReadOnlyList<Stay> Stays { get; }

    public IReadOnlyList<Given> Exclusions { get; }

    public IReadOnlyList<Going> Moves { get; }

    /// <summary>The children are made up.</summary>
    public bool IsSample { get; init; }

    public IEnumerable<Stay> StaysOf(int child) => staysOf[child];

    public IEnumerable<Given> ExclusionsOf(int child) => exclusionsOf[child];

    public IEnumerable<Going> MovesOf(int child) => movesOf[child];

    /// <summary>The schools that have a child on the roll on a day.</summary>
    public IReadOnlySet<OrganisationId> SchoolsOn(DateOnly day) => Stays.Where(s => IsOn(s, day)).Select(s => s.School).ToHashSet();

    /// <summary>The schools of whom anything is here.</summary>
    public IReadOnlySet<OrganisationId> Schools => Stays.Select(s => s.School).Concat(Exclusions.Select(x => x.School)).Concat(Moves.Select(m => m.School)).ToHashSet();

    public static bool IsOn(Stay stay, DateOnly day) => stay.Counts && stay.From <= day && (stay.Last is null || stay.Last >= day);

    /// <summary>A reinstatement outweighs what was decided before it; what a panel quashed counts as quashed unless the board then reinstated.</summary>
    public static Fate FateOf(DateOnly? cancelled, BoardDecision? board, ReviewOutcome? review, DateOnly? reconsideredWithout, DateOnly? reinstatedLater) => (cancelled, board, review) switch
    {
        ({ }, _, _) => Fate.Cancelled,
        _ when reinstatedLater is not null || board == BoardDecision.Reinstated => Fate.Reinstated,
        (_, _, ReviewOutcome.Quashed) => Fate.Quashed,
        (_, _, ReviewOutcome.Upheld) => Fate.Upheld,
        (_, _, ReviewOutcome.Recommended) => reconsideredWithout is null ? Fate.Undecided : Fate.Upheld,
        (_, BoardDecision.Declined, _) => Fate.Upheld,
        _ => Fate.Undecided,
    };
}

/// <summary>Where a child went who left a roll, as far as it is on record.</summary>
internal enum LeftFor
{
    AfterPermanentExclusion,
    HomeEducation,
    AnotherSchoolHere,
    EndOfLastYear,
    OtherGround,
    NoGround,
}
