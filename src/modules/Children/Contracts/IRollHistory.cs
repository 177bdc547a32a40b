using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>A child who was on the roll of a school on a day that is of interest elsewhere, such as that of a referral.</summary>
/// <param name="Child">The record, or one that was joined to another.</param>
/// <param name="School">The school that is asked about.</param>
/// <param name="Since">The day from which on the child counts.</param>
public sealed record RollQuestion(ChildId Child, OrganisationId School, DateOnly Since);

/// <summary>Where so many children are on a day: each child once, in the first of the places that fits.</summary>
/// <param name="Day">The day.</param>
/// <param name="Same">On the roll of the school that is asked about.</param>
/// <param name="Mainstream">Else on the roll of another mainstream school.</param>
/// <param name="Elsewhere">Else on another roll.</param>
/// <param name="Nowhere">On no roll here.</param>
public sealed record RollCount(DateOnly Day, int Same, int Mainstream, int Elsewhere, int Nowhere)
{
    /// <summary>Together.</summary>
    public int Children => Same + Mainstream + Elsewhere + Nowhere;
}

/// <summary>
/// Counts of children by their roll history, past involvements. Counts leave here and no child; whoever asks withholds small ones, and shows
/// the others to nobody but those for whom such a figure is.
/// </summary>
public interface IRollHistory
{
    /// <summary>Where these children are on each of these days, in the order of the days. Records that were joined count as one child, by the first of its questions.</summary>
    /// <param name="questions">Children with schools; one that begins to count after a day is not in the counts of that day.</param>
    /// <param name="days">The days.</param>
    /// <param name="mainstream">The mainstream schools of the locality.</param>
    /// <param name="ct">Stops it.</param>
    Task<IReadOnlyList<RollCount>> CountAsync(IReadOnlyCollection<RollQuestion> questions, IReadOnlyCollection<DateOnly> days, IReadOnlySet<OrganisationId> mainstream, CancellationToken ct);
}
