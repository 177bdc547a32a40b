namespace Headwater.Partnership.Meetings;

/// <summary>What one of the five convening workshops is for.</summary>
internal sealed record Workshop(string Title, string Purpose, string Materials);

/// <summary>
/// The five workshops of the convening phase. The report says that there were five, "to explore issues arising from the systems maps and
/// to develop a joint vision and shared action plan"; how the five are cut is ours, and can be changed.
/// </summary>
internal static class Workshops
{
    public static readonly IReadOnlyList<Workshop> Five =
    [
        new("Workshop 1: the map", "Look at the system map together. What is missing, what is wrong, what surprises us?", "The system map as table and picture, one page a sector; blank cards."),
        new("Workshop 2: what keeps it going", "Find the loops that keep exclusions going, and the places where a small change would do much.", "The causal map with its loops as sentences; what the research found."),
        new("Workshop 3: our vision", "Write together what we want to be different for children here, in a few sentences.", "Cards by theme from the first two workshops; a first draft of the vision."),
        new("Workshop 4: what first", "Choose three to six priorities. Every sector is heard before anything is counted.", "The list of ideas with what each would need; dots or ranking papers."),
        new("Workshop 5: our plan", "Turn each priority into an activity: a sub-group, a chair, a measure, the first ninety days.", "One blank activity sheet for each priority; the plan on a page."),
    ];
}
