namespace Headwater.Collaboration;

/// <summary>What a partnership can be told about itself. The number is that of the code, S01 to S14.</summary>
public enum Signal
{
    /// <summary>Sectors on the map that are not at the table.</summary>
    CoverageGap = 1,

    /// <summary>Empty seats, terms that end, seats held by deputies.</summary>
    SeatVacancy = 2,

    /// <summary>A seat that used to be taken and is less so.</summary>
    FadingSeat = 3,

    /// <summary>A sector that used to be there and is less so.</summary>
    FadingSector = 4,

    /// <summary>Times, places and forms of meeting that keep a sector away.</summary>
    BarrierPattern = 5,

    /// <summary>Leading that gathers in few hands.</summary>
    LeadershipConcentration = 6,

    /// <summary>Who has how much of the talking.</summary>
    EqualityOfVoice = 7,

    /// <summary>Decisions without some of the sectors.</summary>
    DecisionBreadth = 8,

    /// <summary>Support that a total hides or overstates.</summary>
    SectorSupport = 9,

    /// <summary>Whether the plan is being carried out.</summary>
    PlanHealth = 10,

    /// <summary>Whether members trust each other, and who answered.</summary>
    TrustAndTies = 11,

    /// <summary>What hangs on the facilitator or the anchor alone.</summary>
    FacilitatorDependence = 12,

    /// <summary>Whether the facilitator can step back.</summary>
    Readiness = 13,

    /// <summary>How long confirmed money lasts.</summary>
    FundingRunway = 14,
}

/// <summary>What a signal asks for, from least to most.</summary>
public enum SignalState
{
    /// <summary>Too little is known to say anything; that is no bad news.</summary>
    NotEnoughData,

    /// <summary>Nothing to do.</summary>
    Fine,

    /// <summary>Worth a conversation.</summary>
    Look,

    /// <summary>Needs something done.</summary>
    Act,
}

/// <summary>
/// What a signal says. It speaks of seats, sectors and the process, never of a person, and is the start of a conversation.
/// </summary>
/// <param name="Signal">Which signal.</param>
/// <param name="Value">Its figure, in the unit the signal names; null where there is none.</param>
/// <param name="N">How many cases stand behind it, as the signal says of what.</param>
/// <param name="State">What it asks for.</param>
/// <param name="Reasons">Why, in plain sentences with the numbers; never empty.</param>
/// <param name="Caveats">What the figure cannot say.</param>
public sealed record SignalResult(
    Signal Signal, double? Value, int N, SignalState State, IReadOnlyList<string> Reasons, IReadOnlyList<string> Caveats)
{
    /// <summary>Whether it asks for anything: look or act.</summary>
    public bool Fires => State >= SignalState.Look;

    /// <summary>The short code, S01 to S14.</summary>
    public string Code => $"S{(int)Signal:00}";
}

/// <summary>Gathers what a signal finds; the gravest finding decides the state.</summary>
internal sealed class Findings
{
    private readonly List<string> grave = [], notes = [], caveats = [];

    public SignalState State { get; private set; } = SignalState.Fine;

    public void Look(string reason) => Add(SignalState.Look, reason);

    public void Act(string reason) => Add(SignalState.Act, reason);

    public void Note(string reason) => notes.Add(reason);

    public void Caveat(string caveat) => caveats.Add(caveat);

    public SignalResult As(Signal signal, double? value, int n) => new(signal, value, n, State, [.. grave, .. notes], caveats);

    public static SignalResult TooLittle(Signal signal, int n, string why) => new(signal, null, n, SignalState.NotEnoughData, [why], []);

    private void Add(SignalState state, string reason)
    {
        State = state > State ? state : State;
        grave.Add(reason);
    }
}
