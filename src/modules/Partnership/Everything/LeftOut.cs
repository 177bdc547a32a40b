using Headwater.Partnership.Coaching;
using Headwater.Partnership.Cohorts;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Network;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Research;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Watch;

namespace Headwater.Partnership.Everything;

/// <summary>What the collaborative's file does not hold, with the reason that is told in it.</summary>
internal static class LeftOut
{
    private const string Coaching = "What is said in coaching, and that there was a session, is private between the two.";
    private const string Ratings = "Nobody reads a single answer of a survey of who works with whom. A survey that was closed comes back as withdrawn, to be asked again.";
    private const string Others = "It belongs to several areas together. What this area showed them are copies of what is in this file.";
    private const string Care = "Whether a seat or a sector comes less, and what was talked about it, is for those who keep the membership. It is worked out anew from attendance.";

    public static IReadOnlyDictionary<Type, string> Tables { get; } = new Dictionary<Type, string>
    {
        [typeof(CoachingSession)] = Coaching,
        [typeof(CoachingNote)] = Coaching,
        [typeof(TieRating)] = Ratings,
        [typeof(NetworkTie)] = Ratings,
        [typeof(SealedBallot)] = "Ballots without names lie sealed until their vote is closed.",
        [typeof(SealedAnswer)] = "Whether people were heard at a meeting lies sealed until the time to answer is over. Until then each seat can answer anew.",
        [typeof(Conversation)] = Care,
        [typeof(WatchedSignal)] = Care,
        [typeof(CalendarFeed)] = "The address of a calendar is a secret of whoever made it; they make a new one.",
        [typeof(Cohort)] = Others,
        [typeof(CohortArea)] = Others,
        [typeof(SharedItem)] = Others,
        [typeof(SharedWorkshop)] = Others,
        [typeof(WorkshopReply)] = Others,
    };

    public static IReadOnlyDictionary<(Type Row, string Property), string> Fields { get; } = new Dictionary<(Type, string), string>
    {
        [(typeof(WaveMember), nameof(WaveMember.Answered))] = "Whether an organisation answered a survey is nobody’s to see.",
    };

    /// <summary>Rows and words that are kept back within tables that are carried: see <see cref="Withholding"/>.</summary>
    public static IReadOnlyList<(string What, string Why)> Within { get; } =
    [
        ("Votes that are open: who has voted, how, and their objections", "What members were promised holds until a vote is closed. An open vote is in the file as the draft it was opened from."),
        ("Which answers of a sense check without names were given together", "A ballot without a name is nobody’s. Answers to each statement are in the file in order, so that they can be counted again by sector; rows tie no two answers of one person together, and an answer that fewer than five gave is blank."),
        ("Words of people heard in research who did not agree to it, or whose consent is over", "Nothing is kept of what was said without consent. That they were heard stays."),
    ];
}

/// <summary>Fields that name a row of another table without a foreign key. A test sees to it that none is forgotten.</summary>
internal static class SoftReferences
{
    public static IReadOnlyList<(Type From, string Property, Type To)> All { get; } =
    [
        (typeof(Proposal), nameof(Proposal.FollowsId), typeof(Proposal)),
        (typeof(ProposalOption), nameof(ProposalOption.PriorityId), typeof(Priority)),
        (typeof(Objection), nameof(Objection.TakenIntoId), typeof(Proposal)),
        (typeof(Priority), nameof(Priority.DecisionId), typeof(Decision)),
        (typeof(AgendaItem), nameof(AgendaItem.MovedTo), typeof(AgendaItem)),
        (typeof(ResearchTheme), nameof(ResearchTheme.MergedIntoId), typeof(ResearchTheme)),
    ];
}
