namespace Headwater.Support.Services;

/// <summary>The needs a service can be for, by key, as people who look for help say them. The search knows the same keys.</summary>
internal static class NeedWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["activities"] = "Clubs and activities",
        ["adhd"] = "ADHD",
        ["anxiety"] = "Worry and anxiety",
        ["attendance"] = "Not going to school",
        ["autism"] = "Autism",
        ["behaviour"] = "Behaviour",
        ["bereavement"] = "When somebody has died",
        ["bullying"] = "Bullying",
        ["care"] = "Children in care",
        ["caring"] = "Young carers",
        ["conflict"] = "Conflict at home",
        ["crime"] = "Trouble with the police",
        ["crisis"] = "Crisis and urgent help",
        ["disability"] = "Disability",
        ["domestic-abuse"] = "Violence at home",
        ["early-years"] = "Babies and young children",
        ["eating"] = "Eating",
        ["emotions"] = "Strong feelings",
        ["exclusion"] = "Suspension and exclusion",
        ["exploitation"] = "Being used by others",
        ["family"] = "Help for the whole family",
        ["friends"] = "Friends",
        ["health"] = "Health",
        ["hearing"] = "Hearing",
        ["home-education"] = "Learning at home",
        ["housing"] = "Somewhere to live",
        ["identity"] = "Who I am",
        ["language"] = "Learning English",
        ["learning"] = "Learning, reading and numbers",
        ["mental-health"] = "Mental health",
        ["missing"] = "Missing from home or school",
        ["money"] = "Money, food and clothes",
        ["mood"] = "Feeling low",
        ["newcomers"] = "New to this country",
        ["parenting"] = "Being a parent",
        ["physical"] = "Moving and using hands",
        ["post16"] = "After 16",
        ["rights"] = "Rights and advice",
        ["safeguarding"] = "Keeping children safe",
        ["school-place"] = "Finding a school place",
        ["self-harm"] = "Self-harm",
        ["send"] = "Special educational needs",
        ["sensory"] = "Noise, touch and other senses",
        ["sleep"] = "Sleep",
        ["speech"] = "Speech and language",
        ["substance"] = "Drugs and alcohol",
        ["transition"] = "Moving to another school",
        ["trauma"] = "After something frightening",
        ["vision"] = "Sight",
        ["work"] = "Work and training",
    };

    /// <summary>All of them, by their words.</summary>
    public static IReadOnlyList<(string Key, string Words)> All { get; } = [.. Words.Select(w => (w.Key, w.Value)).OrderBy(w => w.Value, StringComparer.Ordinal)];

    /// <summary>What a need is called; null where there is none of this key.</summary>
    public static string? Of(string key) => Words.GetValueOrDefault(key);
}
