using Headwater.Children.Exclusions;
using Headwater.Duties;

namespace Headwater.Children.Letters;

/// <summary>The letters and notices after an exclusion.</summary>
internal enum LetterKind
{
    Parent,
    Authority,

    /// <summary>To the local authority where the child lives, if it is another: of a permanent exclusion (rule 1.17).</summary>
    HomeAuthority,

    SocialWorker,
    VirtualSchool,
    Board,

    /// <summary>To the family: when the governing board meets (rule 1.31).</summary>
    Invitation,

    Cancelled,

    /// <summary>To everybody else who was told of what is cancelled (rule 1.22).</summary>
    CancelledNotice,

    Decision,

    /// <summary>The board's decision to the headteacher and the local authority (rule 1.34).</summary>
    DecisionNotice,

    /// <summary>The same to the local authority where the child lives, if it is another (rule 1.34).</summary>
    HomeDecision,
}

/// <summary>Which letters there are, for whom, and what none of them may leave out.</summary>
internal static class LetterKinds
{
    /// <summary>Those that the facts of an exclusion call for.</summary>
    public static IEnumerable<LetterKind> Of(RecordedExclusion x)
    {
        yield return LetterKind.Parent;
        yield return LetterKind.Authority;
        if (x is { What: ExclusionKind.Permanent, LivesInOtherAuthority: true })
            yield return LetterKind.HomeAuthority;
        if (x.SocialWorker)
            yield return LetterKind.SocialWorker;
        if (x.LookedAfter)
            yield return LetterKind.VirtualSchool;
        yield return LetterKind.Board;
        if (x is { BoardMeetingOn: not null, BoardDecision: null, Cancelled: null })
            yield return LetterKind.Invitation;
        if (x.Cancelled is not null)
        {
            yield return LetterKind.Cancelled;
            yield return LetterKind.CancelledNotice;
        }

        if (x.BoardDecision is not null)
        {
            yield return LetterKind.Decision;
            yield return LetterKind.DecisionNotice;
            if (x.LivesInOtherAuthority)
                yield return LetterKind.HomeDecision;
        }
    }

    /// <summary>What the family may read of its own.</summary>
    public static bool IsForFamily(LetterKind kind) => kind is LetterKind.Parent or LetterKind.Invitation or LetterKind.Cancelled or LetterKind.Decision;

    /// <summary>The duty that is done when the letter was given or sent; null where a day of the facts says so, or none does.</summary>
    public static DutyKind? Does(LetterKind kind) => kind switch
    {
        LetterKind.Parent => DutyKind.NotifyParent,
        LetterKind.Authority => DutyKind.NotifyLocalAuthority,
        LetterKind.HomeAuthority => DutyKind.NotifyHomeLocalAuthority,
        LetterKind.SocialWorker => DutyKind.NotifySocialWorker,
        LetterKind.VirtualSchool => DutyKind.NotifyVirtualSchoolHead,
        _ => null,
    };

    public static string Words(LetterKind kind) => kind switch
    {
        LetterKind.Parent => "Letter to the parent",
        LetterKind.Authority => "Notice to the local authority",
        LetterKind.HomeAuthority => "Notice to the local authority where the child lives",
        LetterKind.SocialWorker => "Notice to the social worker",
        LetterKind.VirtualSchool => "Notice to the virtual school head",
        LetterKind.Board => "Notice to the governing board",
        LetterKind.Invitation => "Invitation to the board’s meeting",
        LetterKind.Cancelled => "Letter that it was cancelled",
        LetterKind.CancelledNotice => "Notice that it was cancelled, to everybody else who was told",
        LetterKind.Decision => "Letter with the board’s decision",
        LetterKind.HomeDecision => "Notice of the board’s decision, to the local authority where the child lives",
        _ => "Notice of the board’s decision, to the headteacher and the local authority",
    };

    public static string Words(LetterWay way) => way switch
    {
        LetterWay.ByHand => "By hand",
        LetterWay.ByPost => "By first-class post",
        LetterWay.Electronic => "By e-mail or portal, as agreed",
        _ => "To be read here",
    };

    /// <summary>Fields that the law has in a letter: a template without one is refused.</summary>
    public static IReadOnlyList<string> Required(LetterKind kind) => kind switch
    {
        LetterKind.Parent => ["child", "how long", "reasons", "public place", "representations", "remote"],
        LetterKind.Authority or LetterKind.HomeAuthority or LetterKind.SocialWorker or LetterKind.VirtualSchool or LetterKind.Board => ["child", "how long", "reasons"],
        LetterKind.Invitation => ["child", "meeting", "remote"],
        LetterKind.Cancelled or LetterKind.CancelledNotice => ["child", "cancelled on", "cancelled because"],
        LetterKind.DecisionNotice or LetterKind.HomeDecision => ["child", "how long", "decision", "board reasons"],
        _ => ["child", "decision", "board reasons", "review"],
    };

    /// <summary>The text until a locality writes its own.</summary>
    public static string Default(LetterKind kind) => kind switch
    {
        LetterKind.Parent => LetterTexts.Parent,
        LetterKind.Invitation => LetterTexts.Invitation,
        LetterKind.Cancelled => LetterTexts.Cancelled,
        LetterKind.CancelledNotice => LetterTexts.CancelledNotice,
        LetterKind.Decision => LetterTexts.Decision,
        LetterKind.DecisionNotice => LetterTexts.DecisionNotice,
        LetterKind.HomeDecision => LetterTexts.HomeDecision,
        _ => LetterTexts.Notice,
    };
}
