using Headwater.Access.Contracts;

namespace Headwater.Access.Today;

/// <summary>What the first page says to each role when nothing waits.</summary>
internal static class HomeWords
{
    private static readonly (Capability Can, string Words)[] ByRole =
    [
        (Capability.KeepRecords, "Here stand, each with its day, plans to be reviewed, what the law asks after an exclusion, conversations to be had and questions about records. To begin, open a child."),
        (Capability.Govern, "When a headteacher opens a case to you, what the governing board has to do stands here with its day."),
        (Capability.BeFamily, "When the school asks you something, or there is a letter to read, it stands here. Your page about your child tells what happens now."),
        (Capability.ProtectData, "Emergency openings to be reviewed, posts to be confirmed and what is kept too long stand here with their day."),
        (Capability.WriteEntries, "What you agreed to do for a child, plans that you coordinate and conversations that you hold stand here with their day."),
        (Capability.SitOnPanel, "When a panel is called and there are papers to read, they stand here with their day."),
        (Capability.LeadLocality, "Votes, meetings to prepare, decisions to be made and agreements that run out stand here with their day."),
        (Capability.Administer, "Posts to be confirmed and invitations that run out stand here with their day."),
    ];

    /// <summary>By the first of a person's posts that is known here; what members are told where none is.</summary>
    public static string Empty(CurrentActor actor) =>
        ByRole.FirstOrDefault(r => actor.Can(r.Can)).Words ?? "What you are asked to do stands here with its day, the most urgent first: votes, notes to read, reviews, questions about records.";
}
