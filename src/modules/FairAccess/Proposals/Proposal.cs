using Headwater.Allocation;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Proposals;

/// <summary>A school as a meeting sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Roll">Children on roll, at least 1.</param>
/// <param name="At">Where it stands; null where that is not known.</param>
/// <param name="FirstYear">The first year group it has.</param>
/// <param name="LastYear">The last year group it has.</param>
/// <param name="AdmissionNumber">Its published admission number; null where the protocol gives none.</param>
/// <param name="Balance">The points it carries.</param>
/// <param name="ContextScore">Its context score, where the protocol goes by it.</param>
/// <param name="PlacedInYear">Children placed at it in this school year, by year group.</param>
internal sealed record MeetingSchool(
    OrganisationId Id, string Name, int Roll, GeoPoint? At, int FirstYear, int LastYear, int? AdmissionNumber, int Balance, int ContextScore, IReadOnlyDictionary<int, int> PlacedInYear);

/// <summary>A child as a meeting sees it.</summary>
/// <param name="Case">The case.</param>
/// <param name="YearGroup">The national curriculum year.</param>
/// <param name="Points">What the child's place adds to a balance.</param>
/// <param name="WaitsSince">Since when the child waits.</param>
/// <param name="From">From where distances are counted; null where that is not known.</param>
/// <param name="Wishes">Schools that the family wishes, in its order.</param>
/// <param name="Barred">Schools that may not be asked, each with the reason.</param>
internal sealed record MeetingChild(
    Guid Case, int YearGroup, int Points, DateOnly WaitsSince, GeoPoint? From, IReadOnlyList<OrganisationId> Wishes, IReadOnlyDictionary<OrganisationId, string> Barred);

/// <summary>What a panel tries out: nothing of it is kept.</summary>
/// <param name="Moved">Children whom the panel puts at a school, whatever the proposal says.</param>
/// <param name="Barred">Schools that the panel leaves out for a child.</param>
/// <param name="Points">Points that a category would count.</param>
internal sealed record Trial(IReadOnlyDictionary<Guid, OrganisationId> Moved, IReadOnlySet<(Guid Case, OrganisationId School)> Barred, IReadOnlyDictionary<Category, int> Points)
{
    public static Trial None { get; } = new(new Dictionary<Guid, OrganisationId>(), new HashSet<(Guid, OrganisationId)>(), new Dictionary<Category, int>());

    public bool IsEmpty => Moved.Count == 0 && Barred.Count == 0 && Points.Count == 0;
}

/// <summary>A school that could take a child, or cannot.</summary>
/// <param name="School">Which.</param>
/// <param name="Metres">How far; null where that is not known.</param>
/// <param name="WhyNot">Why it cannot; null where it can.</param>
/// <param name="Wish">Its place among the family's wishes, from 1; null where it is none.</param>
internal sealed record Option(MeetingSchool School, int? Metres, string? WhyNot, int? Wish);

/// <summary>Where a child could go.</summary>
/// <param name="Case">The case.</param>
/// <param name="School">The school; null where there is none.</param>
/// <param name="Because">Why, in a sentence.</param>
/// <param name="Next">The next-best schools with what they would cost.</param>
/// <param name="IsMoved">The panel put the child there to see what it does.</param>
internal sealed record ProposedPlace(Guid Case, OrganisationId? School, string Because, IReadOnlyList<(OrganisationId School, string Cost)> Next, bool IsMoved);

/// <summary>A school's points before and after.</summary>
internal sealed record ShareChange(MeetingSchool School, int Before, int After, double Fair);

/// <summary>A set of places for all children of a meeting together. The panel decides.</summary>
/// <param name="Places">One for each child, in the order of the agenda.</param>
/// <param name="Shares">Every school, by name.</param>
/// <param name="HowSure">What is proven of it, in a sentence; null where nothing was to be proven.</param>
internal sealed record Proposal(IReadOnlyList<ProposedPlace> Places, IReadOnlyList<ShareChange> Shares, string? HowSure)
{
    public ProposedPlace Of(Guid one) => Places.First(p => p.Case == one);
}
