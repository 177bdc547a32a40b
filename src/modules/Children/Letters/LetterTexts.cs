namespace Headwater.Children.Letters;

/// <summary>The texts of letters that are there from the start, until a locality writes its own.</summary>
internal static class LetterTexts
{
    public const string Parent = """
        # About [child]

        [today]

        I am writing to tell you that I have decided that [child] is [how long].

        The reasons are: [reasons].

        What happened: [what happened]

        I know this is hard for you and for [first name]. If you want to talk about it, please ring me.

        # What you must do in the first days

        [public place]

        [work]

        [sixth day]

        # What you can do

        [representations]

        [remote]

        You can bring a friend or somebody to speak for you. [first name] can say what they think too. If you need this letter in another language or another form, tell us.

        [back]

        Headteacher, [school]
        """;

    public const string Notice = """
        # [child]

        [today]

        [child], born [born], [year group], is [how long].

        The reasons are: [reasons].

        What happened: [what happened]

        [needs]

        [totals]

        [sixth day]

        [board]

        Headteacher, [school]
        """;

    public const string Cancelled = """
        # About [child]

        [today]

        I have cancelled the decision about [child]. It was cancelled on [cancelled on].

        The reason is: [cancelled because]

        [first name] can come back to school at once. You can meet with us to talk about it: please ring me. The governing board does not have to look at it any more.

        Headteacher, [school]
        """;

    public const string Invitation = """
        # About [child]

        [today]

        The governing board meets on [meeting] to look at the decision that [child] is [how long]. We would like you to come.

        Please ring us, so that we agree on a time that you can keep. We will tell you where it is.

        You can bring a friend or somebody to speak for you. [first name] can come too, and say what they think.

        [papers]

        [remote]

        If you cannot come, you can still write to us what you think, and the board reads it.

        Clerk to the governing board, [school]
        """;

    public const string CancelledNotice = """
        # [child]

        [today]

        We told you that [child], born [born], is [how long]. This was cancelled on [cancelled on].

        The reason is: [cancelled because]

        The child is back at school, or can be at once. The parent is offered a meeting. The governing board does not have to look at it any more. Days that the child was out still count.

        Headteacher, [school]
        """;

    public const string DecisionNotice = """
        # [child]

        [today]

        The governing board looked at the decision that [child], born [born], is [how long].

        [decision]

        [board reasons]

        Clerk to the governing board, [school]
        """;

    public const string HomeDecision = """
        # [child]

        [today]

        [child], born [born], lives in your area and is [how long]. The governing board of [school] looked at this.

        [decision]

        [board reasons]

        [sixth day]

        Clerk to the governing board, [school]
        """;

    public const string Decision = """
        # About [child]

        [today]

        The governing board looked at the decision of the headteacher about [child]. [decision]

        [board reasons]

        [review]

        Clerk to the governing board, [school]
        """;
}
