namespace Headwater.Duties;

/// <summary>An exclusion on the sessions of the calendar.</summary>
internal sealed class Placed(Exclusion exclusion, RulesInForce rules, int first, int end)
{
    /// <summary>The session after the last of an exclusion that has no end.</summary>
    public const int Never = int.MaxValue;

    public Exclusion Exclusion => exclusion;

    public RulesInForce Rules => rules;

    /// <summary>The number of its first session.</summary>
    public int First => first;

    /// <summary>The number after the last session it keeps once all that is recorded has come about.</summary>
    public int End => end;

    /// <summary>The number after the last session as things stand on the day asked about.</summary>
    public int EndAsOf { get; init; }

    /// <summary>Whether cancelling has ended the board's duty by the day asked about (rule 1.47).</summary>
    public bool BoardDutyEnded { get; init; }

    public bool IsLunchtime => exclusion.Kind == ExclusionKind.Lunchtime;

    public bool IsPermanent => exclusion.Kind == ExclusionKind.Permanent;

    /// <summary>The session after the last that counts towards days in a term or year; permanent exclusions count none.</summary>
    public int EndCounted => IsPermanent ? first : EndAsOf;

    /// <summary>A lunchtime lies between the morning and the afternoon.</summary>
    public long Order => (2L * first) + (IsLunchtime ? 1 : 0);

    public bool TakesTermPastFive { get; set; }

    public bool TakesTermPastFifteen { get; set; }

    /// <summary>Half days of the term with this exclusion, where it is one of those that take it past five or 15.</summary>
    public int TermSessions { get; set; }

    /// <summary>Representations were made on it while the term stood past five and not past 15 days, through an earlier exclusion.</summary>
    public bool RepresentationsAfterFive { get; set; }

    /// <summary>The number of the school day that is the first of the unbroken run it belongs to.</summary>
    public int RunStartDay { get; set; } = -1;

    /// <summary>The number of the sixth school day of its run, when this exclusion holds that day.</summary>
    public int SixthDay { get; set; } = -1;

    /// <summary>Whether it starts straight after another one ended.</summary>
    public string? StraightAfter { get; set; }
}
