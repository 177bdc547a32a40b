namespace Headwater.Children.Sample;

/// <summary>What is written in made-up records: short, ordinary and about nobody.</summary>
internal static class SampleTexts
{
    public static readonly string[] Words =
    [
        "I like to know in the morning what the day will be.", "Please tell me before the plan changes.", "I work best next to the window, with Sam.", "I would like one grown-up I can go to, always the same one.",
        "Music helps me. Shouting does not.", "I am good at drawing and at fixing bikes.", "I do not like reading out loud. I can read it to one person.", "When I go quiet I need five minutes, not questions.",
        "I look after my little brother before school, so I am sometimes late.", "I want to be a nurse.", "I miss my old school. The football club here is good.", "My dog is called Biscuit. Ask me about him.",
        "Lunch is hard because it is loud.", "I would like to be asked, not told.", "I can do the work when I have had breakfast.", "I want my teachers to know that I try.",
    ];

    public static readonly string[] ParentWords =
    [
        "He settles when he knows who will meet him at the door.", "She holds it together all day and falls apart at home. Please tell us early.", "We would rather have a call than a letter.",
        "Mornings have been better since the breakfast club.", "He is kind to younger children. It would help if somebody saw that.",
    ];

    public static readonly string[] Flags =
    [
        "Carries an adrenaline pen; spare in the office.", "Collected only by the people named under contacts.", "Part-time timetable agreed until the review.", "Asthma: inhaler with the class teacher.",
        "Interpreter needed for calls home.", "Do not publish photographs.", "Taxi to school; driver shows a badge.", "Quiet room pass.",
    ];

    public static readonly string[] Notes =
    [
        "Met with mother and class teacher. Mornings are the hard part. Agreed: arrive ten minutes early, meet Mrs Lane at the side door, look again in three weeks.",
        "Observed in maths and in art. Concentrates for twenty minutes when seated at the front; leaves the room when the noise rises. Ear defenders offered.",
        "Telephone call home: two late nights with a new baby in the house. Breakfast club offered and taken up.",
        "Attendance has improved from four days a week to nearly five. Said thank you to the family.",
        "Fell out with two friends at lunch. All three talked it over with the learning mentor. No further action.",
        "Reading age has gone up by eight months since the autumn. Small group goes on until the end of term.",
        "Asked for help with sleep. Information about the school nurse's drop-in given to father.",
        "Review of the plan: two of three outcomes reached. New outcome: to ask for a break before leaving the room.",
    ];

    public static readonly (string Title, string Text)[] Documents =
    [
        ("Plan for the mornings", "What helps in the morning\n\nArrive ten minutes early by the side door. Mrs Lane says good morning and goes through the day.\nA drink and something to eat in the quiet room.\nTo class with a friend, before the bell.\n\nWe look at this again in three weeks.\n"),
        ("Letter after our meeting", "Dear family\n\nThank you for coming in. We agreed that school rings rather than writes, that homework may wait after a hard day, and that somebody from the learning support team is there at lunch.\n\nPlease tell us early when something changes.\n"),
        ("Summary of the review", "Review of the plan\n\nReached: comes to school nearly every day; asks for help in maths.\nNot yet: leaves the room without saying so when it is loud.\nNext: a card to show before leaving, and ear defenders in the dining hall.\n"),
    ];

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["Thomas"] = "Tom", ["William"] = "Will", ["Joshua"] = "Josh", ["Samuel"] = "Sam", ["Daniel"] = "Dan", ["Joseph"] = "Joe", ["Benjamin"] = "Ben", ["Matthew"] = "Matt", ["Edward"] = "Ted", ["Charlotte"] = "Lottie",
        ["Jessica"] = "Jess", ["Eleanor"] = "Ellie", ["Abigail"] = "Abi", ["Matilda"] = "Tilly", ["Beatrice"] = "Bea", ["Penelope"] = "Penny", ["Isabela"] = "Bella", ["Mohammed"] = "Mo", ["Muhammad"] = "Mo",
        ["Temitope"] = "Temi", ["Zuzanna"] = "Zuza", ["Mateusz"] = "Matt", ["Emmanuel"] = "Manny",
    };

    /// <summary>What somebody of this name is often called; null when nothing else.</summary>
    public static string? ShortFor(string first) => Short.GetValueOrDefault(first);
}
