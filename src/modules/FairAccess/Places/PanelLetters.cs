using System.Globalization;
using Headwater.Interface;

namespace Headwater.FairAccess.Places;

/// <summary>What letters are made of.</summary>
internal sealed record LetterFacts(string Child, string Year, string School, string ReferredBy, PanelPlace Place, string Reason, string Category, bool SilenceAllocates);

/// <summary>The letters that follow a decision. Plain words; what the family may do stands in its own.</summary>
internal static class PanelLetters
{
    public static string Of(LetterTo to, LetterFacts facts) => string.Join("\n\n", to == LetterTo.Family ? Family(facts) : School(facts));

    private static IEnumerable<string> Family(LetterFacts f) =>
    [
        $"A school place for {f.Child}",
        $"On {Words.Date(f.Place.DecidedOn)} the fair access panel looked for a school for {f.Child}. The panel decided that {f.Child} should go to {f.School}.",
        $"Why: {f.Reason}",
        $"What happens next: {f.School} {Answer(f, "will answer")} and then tell you the first day. If you hear nothing in two weeks, ask {f.ReferredBy}.",
        "Your rights: this takes nothing away from you. You can still apply to any school at any time. If a school says no to your application, you can appeal, and the letter that says no must tell you how.",
        "If you do not want this place, say so to whoever referred your child, and say why. The panel thinks about what you wish, but it does not have to follow it.",
    ];

    private static IEnumerable<string> School(LetterFacts f) =>
    [
        $"{f.Child}, {f.Year}: a place decided by the fair access panel",
        $"To the headteacher of {f.School}. On {Words.Date(f.Place.DecidedOn)} the panel decided that your school takes {f.Child}, {f.Year}, by the fair access protocol. Category: {f.Category}.",
        $"Why: {f.Reason}",
        $"Please {Answer(f, "answer")} in Headwater, and name the first day, which should be as soon as can be. {(f.SilenceAllocates ? "A school that does not answer in time has the child: that is what the schools agreed." : "If the school does not answer in time, the panel speaks with it.")}",
        "The protocol binds every admission authority, also when the year group is full (School Admissions Code 2021, 3.14 to 3.16). A school may refuse for challenging behaviour only with evidence that it has a particularly high share of such children, or of children excluded before, and that taking this child would harm the education of others. Poor attendance, a number of suspensions, special educational needs and disability are no grounds.",
        string.Create(CultureInfo.InvariantCulture, $"The place counts {f.Place.Points} {(f.Place.Points == 1 ? "point" : "points")} in the ledger. What is known of the child, and what helps, is open to you in Headwater."),
    ];

    private static string Answer(LetterFacts f, string verb) => f.Place.AnswerBy is { } by ? $"{verb} by {Words.Date(by)}" : $"{verb} as soon as it can";
}

/// <summary>Where the pages are.</summary>
internal static class PlaceLinks
{
    public static string One(Kernel.ChildId child, Guid place) => $"/children/{child}/fair-access/places/{place}";

    public static string Letter(Kernel.ChildId child, Guid letter) => $"/children/{child}/fair-access/letters/{letter}";
}
