namespace Headwater.Voting;

/// <summary>How a seat stood in a consent round.</summary>
public enum ConsentPosition
{
    /// <summary>Nobody was there for the seat.</summary>
    Absent,

    /// <summary>Consents: no harm to the shared aim is seen.</summary>
    Consent,

    /// <summary>Consents, with a concern to be recorded.</summary>
    Concern,

    /// <summary>Was there and stands aside.</summary>
    StandAside,

    /// <summary>Objects: a harm to the shared aim, with its reason.</summary>
    Objection,
}

/// <summary>One seat in a consent round. The facilitator holds none.</summary>
/// <param name="Sector">The seat's sector.</param>
/// <param name="Position">How it stood.</param>
/// <param name="Reason">The reason; needed for an objection.</param>
public sealed record ConsentVoice(string Sector, ConsentPosition Position, string? Reason = null);

/// <summary>What a consent round needs to be valid.</summary>
public sealed record ConsentRule
{
    /// <summary>The least share of seats that must be there; one half.</summary>
    public double Quorum { get; init => field = Require.Share(value, "quorum", nameof(Quorum)); } = 0.5;

    /// <summary>The sectors of which at least one seat must be there.</summary>
    public IReadOnlyList<string> CoreSectors { get; init; } = [];
}

/// <summary>How a consent round ended.</summary>
public enum ConsentOutcome
{
    /// <summary>Too few seats were there.</summary>
    NoQuorum,

    /// <summary>A core sector was not there at all, whatever the others said.</summary>
    NoSectorQuorum,

    /// <summary>There is an objection: take it in and put a new version.</summary>
    Objected,

    /// <summary>Everybody there consented, stood aside or recorded a concern; it holds once a review date is set.</summary>
    Consented,
}

/// <summary>A proposal that holds.</summary>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="ReviewBy">The day by which it is looked at again.</param>
public sealed record AdoptedProposal(DateOnly DecidedOn, DateOnly ReviewBy);

/// <summary>
/// A round of consent (Endenburg, Sociocracy, 1998): a proposal goes through unless somebody sees a harm to the shared aim.
/// </summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seats">All seats.</param>
/// <param name="Present">Seats somebody was there for.</param>
/// <param name="Consents">Seats that consented, with or without a concern.</param>
/// <param name="Objections">The reasons of the objections, without the names.</param>
/// <param name="MissingSectors">Core sectors of which nobody was there.</param>
public sealed record ConsentRound(
    ConsentOutcome Outcome, int Seats, int Present, int Consents, IReadOnlyList<string> Objections, IReadOnlyList<string> MissingSectors)
{
    /// <summary>Closes a round.</summary>
    /// <param name="voices">Every seat, absent ones too.</param>
    /// <param name="rule">What the round needs; null for half of the seats and no core sector.</param>
    /// <exception cref="ArgumentException">There is no seat, a sector is blank, or an objection has no reason.</exception>
    public static ConsentRound Close(IReadOnlyList<ConsentVoice> voices, ConsentRule? rule = null)
    {
        rule ??= new();
        Require.NotEmpty(voices, "seat");
        foreach (var voice in voices)
        {
            Require.Text(voice.Sector, "sector", nameof(voices));
            if (voice.Position == ConsentPosition.Objection && string.IsNullOrWhiteSpace(voice.Reason))
                throw new ArgumentException($"An objection from {voice.Sector} has no reason: write the harm it sees, or record it as a concern.", nameof(voices));
        }

        var present = voices.Where(v => v.Position != ConsentPosition.Absent).ToList();
        string[] missing = [.. rule.CoreSectors.Where(core => !present.Exists(v => v.Sector == core))];
        string[] objections = [.. present.Where(v => v.Position == ConsentPosition.Objection).Select(v => v.Reason!.Trim())];
        var outcome = present.Count == 0 || present.Count < rule.Quorum * voices.Count ? ConsentOutcome.NoQuorum
            : missing.Length > 0 ? ConsentOutcome.NoSectorQuorum
            : objections.Length > 0 ? ConsentOutcome.Objected : ConsentOutcome.Consented;
        return new(outcome, voices.Count, present.Count, present.Count(v => v.Position is ConsentPosition.Consent or ConsentPosition.Concern), objections, missing);
    }

    /// <summary>Makes the proposal hold.</summary>
    /// <param name="decidedOn">The day of the decision.</param>
    /// <param name="reviewBy">The day by which it is looked at again: there is no decision without one.</param>
    /// <exception cref="ArgumentException">There is no review date, or it is not later than the decision.</exception>
    /// <exception cref="InvalidOperationException">The round did not end in consent.</exception>
    public AdoptedProposal Adopt(DateOnly decidedOn, DateOnly? reviewBy)
    {
        if (Outcome != ConsentOutcome.Consented)
            throw new InvalidOperationException($"The round ended as {Outcome}: the proposal cannot be adopted.");
        if (reviewBy is not { } review)
            throw new ArgumentException("There is no review date: say by when the decision is looked at again.", nameof(reviewBy));
        return review > decidedOn ? new(decidedOn, review)
            : throw new ArgumentException("The review date is not later than the decision: set a later day.", nameof(reviewBy));
    }
}
