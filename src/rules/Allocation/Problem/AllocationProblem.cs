namespace Headwater.Allocation;

/// <summary>Children who need a place, schools that share them, and the rules agreed for it.</summary>
/// <param name="Schools">All schools of the protocol, also those that can take nobody: each has a burden.</param>
/// <param name="Children">The children of one meeting.</param>
/// <param name="Rules">The protocol's reach and the order of its objectives.</param>
public sealed record AllocationProblem(IReadOnlyList<AllocationSchool> Schools, IReadOnlyList<AllocationChild> Children, AllocationRules Rules);

/// <summary>A school that takes its turn.</summary>
/// <param name="Id">Unique among schools, not empty.</param>
/// <param name="Roll">Children on roll, at least 1.</param>
/// <param name="Balance">Points carried so far; may be below nought. At most 10^18 either way.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Exempt">Whether it takes nobody at all this time.</param>
/// <param name="Room">For each year group it has, how many more children it can take (nought or more).</param>
public sealed record AllocationSchool(string Id, int Roll, long Balance, GeoPoint Position, bool Exempt, IReadOnlyDictionary<int, int> Room);

/// <summary>A child who needs a place.</summary>
/// <param name="Id">Unique among children, not empty.</param>
/// <param name="Year">The national curriculum year group.</param>
/// <param name="Points">What the child's place adds to a school's balance, nought or more.</param>
/// <param name="Position">Where the child lives.</param>
/// <param name="Barred">Schools that may not take this child.</param>
/// <param name="Preferences">Schools in the order wished, the first most.</param>
public sealed record AllocationChild(string Id, int Year, int Points, GeoPoint Position, IReadOnlyList<string> Barred, IReadOnlyList<string> Preferences);

/// <summary>What the protocol says for everybody.</summary>
/// <param name="MaxKm">How far a school may be, inclusive, above nought; null for no limit.</param>
/// <param name="Order">The four objectives, each fixed before the next; the first is always <see cref="Objective.Placed"/>.</param>
public sealed record AllocationRules(double? MaxKm, IReadOnlyList<Objective> Order)
{
    /// <summary>Placed, burden, preference, distance; no limit of distance.</summary>
    public static AllocationRules Default { get; } = new(null, [Objective.Placed, Objective.Burden, Objective.Preference, Objective.Distance]);
}

/// <summary>What an allocation is to achieve.</summary>
public enum Objective
{
    /// <summary>The most children placed.</summary>
    Placed,

    /// <summary>The burdens of all schools, sorted from the highest, lexicographically least (leximin).</summary>
    Burden,

    /// <summary>The least sum of places in the children's lists of wishes.</summary>
    Preference,

    /// <summary>The least sum of metres.</summary>
    Distance,
}

/// <summary>A problem or a result that cannot be: the message names the field, what is wrong and the remedy. Nothing was worked out.</summary>
/// <param name="message">One or two clear sentences that begin with the field's place.</param>
public sealed class AllocationRefusedException(string message) : Exception(message);
