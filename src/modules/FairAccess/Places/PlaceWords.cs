namespace Headwater.FairAccess.Places;

/// <summary>What things are called on screen.</summary>
internal static class PlaceWords
{
    public static (string Words, string Tag) Of(PlaceState state, bool silenceAllocates) => state switch
    {
        PlaceState.Asked => ("Waits for the school’s answer", "govuk-tag--yellow"),
        PlaceState.Silent => (silenceAllocates ? "School said nothing: it has the child" : "School said nothing", "govuk-tag--orange"),
        PlaceState.Refused => ("Refused", "govuk-tag--red"),
        PlaceState.Escalated => ("With a senior officer", "govuk-tag--orange"),
        PlaceState.DirectionSought => ("Direction sought", "govuk-tag--orange"),
        PlaceState.Directed => ("Directed", "govuk-tag--blue"),
        PlaceState.Starting => ("First day is set", "govuk-tag--blue"),
        PlaceState.OnRoll => ("On roll", "govuk-tag--green"),
        _ => ("Came to nothing", "govuk-tag--grey"),
    };

    public static string Of(PlaceDeed deed) => deed switch
    {
        PlaceDeed.Agreed => "The school takes the child",
        PlaceDeed.Refused => "The school said no",
        PlaceDeed.RefusalUpheld => "The school may keep its refusal",
        PlaceDeed.Escalated => "A senior officer speaks with the school",
        PlaceDeed.DirectionSought => "A direction was sought",
        PlaceDeed.Directed => "The school was directed",
        PlaceDeed.StartSet => "The first day was set",
        PlaceDeed.OnRoll => "The child is on the roll",
        PlaceDeed.ReviewedAtSix => "Looked back at six weeks",
        PlaceDeed.ReviewedAtTwelve => "Looked back at twelve weeks",
        _ => "The place came to nothing",
    };

    public static string Of(PlaceOutcome outcome) => outcome switch
    {
        PlaceOutcome.GoingWell => "It is going well",
        PlaceOutcome.NeedsHelp => "The child needs more help",
        _ => "It broke down",
    };

    /// <summary>The words of the button for a step.</summary>
    public static string Button(PlaceDeed deed) => deed switch
    {
        PlaceDeed.Agreed => "We take the child",
        PlaceDeed.Refused => "We say no",
        PlaceDeed.RefusalUpheld => "Keep the refusal",
        PlaceDeed.Escalated => "Take it to a senior officer",
        PlaceDeed.DirectionSought => "Seek a direction",
        PlaceDeed.Directed => "Write down the direction",
        PlaceDeed.StartSet => "Set the first day",
        PlaceDeed.OnRoll => "The child is on the roll",
        PlaceDeed.FellThrough => "The place came to nothing",
        _ => "Save what you found",
    };

    /// <summary>What a step explains before it is taken.</summary>
    public static string Explains(PlaceDeed deed) => deed switch
    {
        PlaceDeed.Agreed => "Name the first day. It should be as soon as can be; the chair and whoever referred are told.",
        PlaceDeed.Refused => "Only challenging behaviour is a ground, with evidence: a particularly high share of such children, or of children excluded before, beside other schools here, and harm to the education of others. A full year group is none.",
        PlaceDeed.RefusalUpheld => "The evidence stands. The points go back, and the child comes before the panel again: the twenty school days run on.",
        PlaceDeed.Escalated => "The refusal does not stand, or the school says nothing. Say who speaks with the school, and by when.",
        PlaceDeed.DirectionSought => "Say who asked whom, and when an answer is due.",
        PlaceDeed.Directed => "Say who directed the school, and by which letter.",
        PlaceDeed.StartSet => "The first day at the school. Everybody concerned is told.",
        PlaceDeed.OnRoll => "Say so when you looked at the register. It ends the search for a place; reviews at six and twelve weeks follow.",
        PlaceDeed.ReviewedAtSix => "Six weeks after the first day.",
        PlaceDeed.ReviewedAtTwelve => "Twelve weeks after the first day.",
        _ => "The points go back. Say why, and whether the child still needs a place.",
    };

    /// <summary>What words a step asks for; null where it asks for none.</summary>
    public static string? Asks(PlaceDeed deed) => deed switch
    {
        PlaceDeed.Refused => "the evidence for the refusal",
        PlaceDeed.RefusalUpheld => "why the school may keep its refusal",
        PlaceDeed.Escalated => "who speaks with the school, and by when",
        PlaceDeed.DirectionSought => "who asked whom for the direction",
        PlaceDeed.Directed => "who directed, and by which letter",
        PlaceDeed.FellThrough => "why the place came to nothing",
        PlaceDeed.ReviewedAtSix or PlaceDeed.ReviewedAtTwelve => "how the child is, and what is done",
        _ => null,
    };

    public static string? ToldToChair(PlaceDeed deed) => deed switch
    {
        PlaceDeed.Agreed => "A school takes a child whom the fair access panel placed, and named the first day.",
        PlaceDeed.Refused => "A school refused a child whom the fair access panel placed. Decide on the refusal.",
        PlaceDeed.OnRoll => "A child whom the fair access panel placed is on the roll.",
        PlaceDeed.ReviewedAtSix or PlaceDeed.ReviewedAtTwelve => "A school looked back on a child whom the fair access panel placed.",
        _ => null,
    };

    public static string? ToldToSchool(PlaceDeed deed) => deed switch
    {
        PlaceDeed.RefusalUpheld => "Your school may keep its refusal of a child whom the fair access panel placed.",
        PlaceDeed.Escalated => "The refusal of a child whom the fair access panel placed does not stand. A senior officer will speak with you.",
        PlaceDeed.DirectionSought => "A direction is sought for a child whom the fair access panel placed at your school.",
        PlaceDeed.Directed => "Your school was directed to take a child. Set the first day.",
        PlaceDeed.StartSet => "The first day of a child whom the fair access panel placed at your school was set.",
        PlaceDeed.FellThrough => "A place that the fair access panel decided on at your school came to nothing.",
        _ => null,
    };
}
