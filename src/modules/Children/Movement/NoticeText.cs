using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Interface;

namespace Headwater.Children.Movement;

/// <summary>The notice of a direction off site in plain words: everything that rule 2.8 has in it, and the right to a review (rule 2.9).</summary>
internal static class NoticeText
{
    /// <param name="m">The move, with nothing missing.</param>
    /// <param name="child">Whose.</param>
    /// <param name="to">For whom.</param>
    /// <param name="school">The school's name.</param>
    /// <param name="place">The place's name.</param>
    /// <param name="ground">By what is counted.</param>
    /// <param name="day">The day that stands in it.</param>
    public static IReadOnlyList<Paragraph> Of(Move m, Child child, NoticeTo to, string school, string place, MoveGround ground, DateOnly day)
    {
        var name = child.KnownAs ?? child.LegalFirst;
        var (authority, adult) = (to == NoticeTo.Authority, IsAdult(m, child));
        var you = adult && !authority;
        var days = NoticeRules.Days(m, ground.Calendar);
        List<Paragraph> text =
        [
            Heading(you ? $"To {child.Name}" : $"About {child.Name}"),
            Plain(Words.Date(day)),
            Plain(authority
                ? $"{child.Name}, born {child.DateOfBirth.ToString("d MMMM yyyy", Words.English)}, has an education, health and care plan. The governing board of {school} directs {name} to {place} for a time, to improve behaviour. It is no punishment. {name} stays on our roll."
                : $"The governing board of {school} has decided that {(you ? "you go" : $"{name} goes")} to {place} for a time, to get help with behaviour. This is no punishment. {(you ? "You stay" : $"{name} stays")} on our roll."),
            Heading("Where and when"),
            Plain($"The first day is {Words.Date(m.Start!.Value)}.{(m.End is { } last ? $" The last day is {Words.Date(last)}." : "")} It is for {days} day{(days == 1 ? "" : "s")} in all."),
            Plain($"The address is:\n{place}\n{m.PlaceAddress}"),
            Plain($"{(you ? "You report" : $"{name} reports")} to: {m.ReportTo}"),
            Plain($"The times are:\n{m.SessionTimes}"),
            Heading("Why"),
            Plain($"The reasons: {m.Reason}"),
            Plain($"What it is to reach: {m.Objectives}"),
            Heading("What you can do"),
        ];
        if (!authority)
            text.Add(Plain("The law does not ask for your agreement. But we want to know what you think: please ring us, before the first day if you can."));
        var weeks = ground.Book.Find("2.9", m.Start.Value)?["weeks"];
        text.Add(Plain($"You can ask us in writing to review this. The governing board then holds a review as soon as it can{(weeks is { } recent ? $", unless one was held in the {recent} weeks before" : "")}. You are invited to every review. Each review decides if it goes on, and for how long."));
        text.Add(Plain($"Governing board, {school}"));
        return text;
    }

    /// <summary>From the age of 18 the pupil has the notice in the parent's place.</summary>
    public static bool IsAdult(Move m, Child child) => m.Start is { } first && child.DateOfBirth.AddYears(18) <= first;

    private static Paragraph Heading(string text) => new(text, true);

    private static Paragraph Plain(string text) => new(text, false);
}
