namespace Headwater.Children.Response.Sample;

/// <summary>What is written in made-up plans: short, ordinary and about nobody.</summary>
internal static class PlanTexts
{
    public static readonly (string Name, string By, int Stage, string Needs, string How, string Long)[] Help =
    [
        ("Lunch club", "The school", 1, "", "Tell the form tutor; a friend may come too.", "From the next day"),
        ("Morning check-in with the same adult", "The school", 1, "", "Agree it with the pastoral team.", "From the next week"),
        ("Learning mentor", "The school", 2, "SEMH", "Ask the SENCO.", "Within two weeks"),
        ("Speech and language drop-in", "Health", 2, "SLCN,ASD", "Ring the number on the school’s notice board on a Tuesday.", "The same week"),
        ("Parents’ group on sleep and routines", "Parent Carer Forum", 2, "", "The parent writes or rings; nobody has to be referred.", "At the start of each half term"),
        ("Autism outreach", "Inclusion Outreach Service", 2, "ASD", "Send the form with the last plan.", "Four weeks"),
        ("Observation and advice for teachers", "Inclusion Outreach Service", 2, "SEMH,ASD,SLCN,MLD", "Send the form with the last plan.", "Three weeks"),
        ("Reading assessment", "Educational Psychology Service", 3, "SPLD,MLD", "Talk to the link psychologist.", "Within the term"),
        ("Consultation with an educational psychologist", "Educational Psychology Service", 3, "", "Talk to the link psychologist.", "Six weeks"),
        ("Emotional wellbeing worker", "Child and Adolescent Mental Health Service", 3, "SEMH,ASD", "Ring the helpline for schools first.", "Eight weeks"),
        ("Part-time place to try another setting", "Pupil Referral Unit", 4, "SEMH", "The headteacher rings the unit.", "Within ten school days"),
        ("Family group conference", "Children’s Social Care", 4, "", "With the family’s yes, ring the front door.", "Two weeks"),
    ];

    public static readonly string[] Needs =
    [
        "Mornings and changes of room are hard. Works well once settled; is good at drawing and knows a lot about birds.",
        "Leaves the room when it is loud. Is kind to younger children and likes to be given a job.",
        "Falls out with friends after lunch. Is quick in maths and funny; settles with the same adult.",
        "Finds reading in front of others hard and hides it by joking. Remembers everything that is read to them.",
        "Has been tired since the family moved. Plays football, and turns up for that on any day.",
        "Needs time to answer and is taken to be rude. Explains things well to one person.",
    ];

    public static readonly string[] Adjustments =
    [
        "Comes in ten minutes early by the side door. The day is said in the morning.", "A card to leave the room; somebody follows after five minutes, not at once.", "Seat by the window, at the front. Instructions one at a time.",
        "Nobody asks for reading aloud. Texts come the day before.", "Lunch in the small hall with a friend.",
    ];

    public static readonly (string What, string Baseline, string Measure, string Target, string[] Now)[] Outcomes =
    [
        ("Comes into school in the morning without being fetched", "One morning of five", "The office notes each morning", "Four mornings of five for three weeks", ["None this week", "One of five", "Three of five", "Five of five"]),
        ("Stays in lessons after lunch", "Leaves three of five", "Teachers tick the lesson", "Leaves one of five at most", ["Leaves all five", "Leaves three of five", "Leaves two of five", "Has not left for three weeks"]),
        ("Asks for a break before leaving the room", "Never asks", "Counted by the teaching assistant", "Asks four times of five", ["Does not ask", "Asked once", "Asks half the times", "Asks nearly always"]),
        ("Eats lunch with others", "Alone every day", "Lunch staff say", "With others three days a week", ["Goes without lunch", "Alone", "Twice with others", "Has a table of friends"]),
        ("Hands in written work", "One piece of six", "Form tutor’s list", "Four pieces of six", ["None", "One", "Three", "Five"]),
        ("Says in words when something is wrong", "Shows it by shouting", "Pastoral log", "Tells an adult twice a week", ["Shouts more", "As before", "Told the mentor once", "Tells the mentor each time"]),
    ];

    public static readonly string[] Actions =
    [
        "Meets at the side door and goes through the day", "Tells every teacher what helps", "Rings home on Fridays with something that went well", "Makes a card for leaving the room", "Finds a quiet place at lunch", "Looks at the timetable for changes of room",
    ];

    public static readonly string[] Came = ["Went well from the second week.", "Helps on most days.", "Done, and goes on.", "Took longer than thought, then worked."];
    public static readonly string[] Declined = ["The family would like to try the mornings first.", "Would rather not be taken out of lessons.", "Said no for now; ask again after half term."];
    public static readonly string[] Failed = ["No place was free this term.", "Two appointments were missed; a new one was asked for."];
    public static readonly string[] Said = ["Mornings go better. After lunch it is still loud, and that is when it goes wrong.", "What helped was one adult. What did not help was being asked in front of others.", "The family sees a change at home. We keep what works and leave out the chart.", "Less than we hoped for, but the week begins well now."];
    public static readonly string[] Next = ["Keep the side door and the check-in. Ask outreach to watch one afternoon.", "Go on as agreed, and look at lunch.", "One new outcome; the others are reached."];
    public static readonly string[] Ended = ["Reached what was agreed. Goes on with what every child gets and the same adult.", "The next plan takes up what was learned here."];
    public static readonly string[] Together = ["The child, mother, SENCO", "The child, both parents, form tutor, SENCO", "Mother, SENCO, outreach worker; the child for the first part"];
    public static readonly string[] Doers = ["Mother", "Father", "School nurse", "Outreach worker"];
}
