namespace Headwater.Duties;

/// <summary>An exclusion on the sessions of the calendar.</summary>
internal sealed class Placed(Exclusion exclusion, RulesInForce rules, int first, int end, int endAsOf)
{
    /// <summary>The session after the last of an exclusion that has no end.</summary>
    public const int Never = int.MaxValue;

    public Exclusion Exclusion => exclusion;

    public RulesInForce Rules => rules;

    /// <summary>The number of its first session.</summary>
    public int First => first;

    /// <summary>The number after the last session it keeps once all that is recorded has come about.</summary>
    public int End { get; private set; } = end;

    /// <summary>The number after the last session as things stand on the day asked about.</summary>
    public int EndAsOf { get; private set; } = endAsOf;

    /// <summary>Whether cancelling has ended the board's duty by the day asked about (rule 1.47).</summary>
    public bool BoardDutyEnded { get; init; }

    public bool IsLunchtime => exclusion.Kind == ExclusionKind.Lunchtime;

    public bool IsPermanent => exclusion.Kind == ExclusionKind.Permanent;

    /// <summary>The session after the last that counts towards days in a term or year: a permanent exclusion that stands counts none.</summary>
    public int EndCounted => IsPermanent && !CancelledByThen ? first : EndAsOf;

    /// <summary>Whether it had been cancelled by the day asked about.</summary>
    public bool CancelledByThen { get; init; }

    /// <summary>A lunchtime lies between the morning and the afternoon.</summary>
    public long Order => (2L * first) + (IsLunchtime ? 1 : 0);

    public bool TakesTermPastFive { get; set; }

    public bool TakesTermPastFifteen { get; set; }

    /// <summary>Half days of the term with this exclusion, where they are past five days.</summary>
    public int TermSessions { get; set; }

    /// <summary>Earlier exclusions had taken a term of it past 15 days.</summary>
    public bool FurtherPastFifteen { get; set; }

    /// <summary>Earlier exclusions had taken a term of it past five days.</summary>
    public bool FurtherPastFive { get; set; }

    /// <summary>The number of the school day that is the first of the unbroken run it belongs to.</summary>
    public int RunStartDay { get; set; } = -1;

    /// <summary>The number of the sixth school day of its run, when this exclusion holds that day.</summary>
    public int SixthDay { get; set; } = -1;

    /// <summary>Whether the run had its sixth day before this permanent exclusion followed in it.</summary>
    public bool AfterSixthDay { get; set; }

    /// <summary>The exclusion straight after which it starts, without a session in school between.</summary>
    public string? StraightAfter { get; set; }

    /// <summary>Another one begins on the day on which this was cancelled: the sessions from then on are that one's.</summary>
    public void GiveWay(int session) => (End, EndAsOf) = (Math.Min(End, session), CancelledByThen ? Math.Min(EndAsOf, session) : EndAsOf);
}
