using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Children.Codes;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Interface;

namespace Headwater.Children.Letters;

/// <summary>A paragraph of a letter.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
internal sealed record Paragraph(string Text, bool IsHeading);

/// <summary>What stands in the fields of a letter, worked out from the facts and the clock; and the letter with them filled in.</summary>
internal static partial class LetterFields
{
    /// <summary>The names that a template may use between square brackets, with what stands there.</summary>
    public static IReadOnlyList<(string Name, string Means)> Names { get; } =
    [
        ("child", "the child’s name"), ("first name", "the name the child goes by"), ("born", "date of birth"), ("year group", "year group when it was decided"), ("school", "the school"), ("today", "today’s date"),
        ("how long", "“suspended for 2 days, from … to …”, or “permanently excluded from …”"), ("back", "when the child comes back"), ("reasons", "the reasons in words"), ("what happened", "the account that is on record"),
        ("public place", "the days on which the child must not be in a public place in school hours"), ("work", "that work is set"), ("sixth day", "who arranges full-time education from the sixth day, if it comes to that"),
        ("representations", "what the parent may say to the governing board, and what the board must do"), ("remote", "that the parent may ask to take part by video"), ("needs", "special needs, social worker, looked after"),
        ("totals", "days in this term and year"), ("board", "what the board must do and by when"), ("meeting", "the day on which the board meets"), ("papers", "by when everybody has the papers"), ("cancelled on", "the day it was cancelled"), ("cancelled because", "why it was cancelled"), ("decision", "the board’s decision"), ("board reasons", "the board’s reasons"), ("review", "the right to a review, by when, and where to write"),
    ];

    [GeneratedRegex(@"\[([^\[\]\n]{1,40})\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();

    /// <summary>The fields a text uses.</summary>
    public static IReadOnlyList<string> UsedIn(string text) => [.. Field().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>A template with its fields filled in; a paragraph whose fields are all empty is left out.</summary>
    public static IReadOnlyList<Paragraph> Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var block in template.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var used = UsedIn(block);
            var bare = Field().Replace(block, "").Trim(' ', '.', ':', '\n').Length == 0;
            if (used.Count > 0 && bare && used.All(u => values.GetValueOrDefault(u, "").Length == 0))
                continue;
            var text = Field().Replace(block, m => values.GetValueOrDefault(m.Groups[1].Value, m.Value));
            paragraphs.Add(text.StartsWith("# ", StringComparison.Ordinal) ? new(text[2..], true) : new(text, false));
        }

        // A heading under which nothing is left says nothing.
        return [.. paragraphs.Where((p, i) => !p.IsHeading || (i + 1 < paragraphs.Count && !paragraphs[i + 1].IsHeading))];
    }

    /// <summary>A text as it was sent, in paragraphs: its square brackets are words by now.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(string text) =>
        [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.StartsWith("# ", StringComparison.Ordinal) ? new Paragraph(p[2..], true) : new(p, false))];

    /// <summary>The text of paragraphs, from which <see cref="Paragraphs"/> makes them again.</summary>
    public static string Text(IEnumerable<Paragraph> paragraphs) => string.Join("\n\n", paragraphs.Select(p => p.IsHeading ? $"# {p.Text}" : p.Text));

    public static IReadOnlyDictionary<string, string> Of(LedgerView view, RecordedExclusion x, string school, LetterAddress? address, DateOnly today)
    {
        var (child, clock) = (view.Ledger.Child, view.ClockOf(x));
        var duties = view.DutiesOf(x.Id).ToDictionary(d => d.Duty);
        var calendar = clock.Dates.Calendar;
        var last = ExclusionWords.LastDay(x, calendar);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["child"] = child.Name, ["first name"] = child.KnownAs ?? child.LegalFirst, ["born"] = child.DateOfBirth.ToString("d MMMM yyyy", Words.English), ["year group"] = YearGroups.Words(x.YearGroup), ["school"] = school, ["today"] = Words.Date(today),
            ["how long"] = HowLong(x, last, calendar),
            ["back"] = Back(x, calendar, child.KnownAs ?? child.LegalFirst),
            ["reasons"] = string.Join("; ", x.ReasonCodes.Select(c => ExclusionWords.Reason(view.Book, c).ToLowerInvariant())),
            ["what happened"] = x.Circumstances ?? "",
            ["public place"] = PublicPlace(duties),
            ["work"] = x.What == ExclusionKind.Lunchtime ? "" : "We set work for the first five school days and mark it. Please see that it comes back to us.",
            ["sixth day"] = duties.TryGetValue(DutyKind.AlternativeProvision, out var provision) && provision.Due is { } sixth ? $"From {Words.Date(sixth)} full-time education is arranged by {(provision.Owner == DutyOwner.LocalAuthority ? "the local authority" : "the school")}. You will be told where and when at least two days before." : "",
            ["representations"] = Representations(x, duties, address?.Board),
            ["remote"] = x.What == ExclusionKind.Permanent || duties.ContainsKey(DutyKind.NotifyBoard) ? "If the governing board meets, you can ask to take part by video instead of coming in." : "If the governing board looks at it, you can ask to take part by video instead of coming in.",
            ["needs"] = Needs(x), ["totals"] = Totals(clock, x, view.Book),
            ["board"] = duties.TryGetValue(DutyKind.BoardMeeting, out var meeting) ? $"The governing board meets on it{(meeting.Due is { } by ? $" by {Words.Date(by)}" : ", within the time the law gives from when it is told")}." : "",
            ["meeting"] = x.BoardMeetingOn is { } on ? Words.Date(on) : "",
            ["papers"] = duties.TryGetValue(DutyKind.Papers, out var papers) && papers.Due is { } sent ? $"Everybody who takes part has the papers by {Words.Date(sent)}." : "",
            ["cancelled on"] = x.Cancelled is { } cancelled ? Words.Date(cancelled) : "", ["cancelled because"] = x.CancelledBecause ?? "",
            ["decision"] = Decision(x, child.KnownAs ?? child.LegalFirst), ["board reasons"] = x.BoardReasons ?? "", ["review"] = Review(x, duties, address?.Review),
        };
    }

    /// <summary>The next session of school after the last one out: the afternoon of the same day, where only its morning was out.</summary>
    private static string Back(RecordedExclusion x, SchoolCalendar? calendar, string name)
    {
        if (x.What != ExclusionKind.Suspension || calendar?.SessionOn(x.Start, x.StartsAfternoon) is not { } first || first + x.Sessions >= calendar.Sessions)
            return "";
        var (next, last) = (first + x.Sessions, ExclusionWords.LastDay(x, calendar));
        return last is { } day && calendar.SessionsBefore(day.AddDays(1)) > next ? $"{name} comes back to school in the afternoon of {Words.Date(day)}."
            : last is { } end && calendar.After(end, 1) is { } back ? $"{name} comes back to school on {Words.Date(back)}." : "";
    }

    private static string HowLong(RecordedExclusion x, DateOnly? last, SchoolCalendar? calendar) => x.What switch
    {
        ExclusionKind.Permanent => $"permanently excluded from {Words.Date(x.Start)}",
        ExclusionKind.Lunchtime => $"suspended at lunchtime on {Words.Date(x.Start)}",
        _ => $"suspended for {ExclusionWords.Days(x.Sessions)}, from {(x.StartsAfternoon ? "the afternoon of " : "")}{Words.Date(x.Start)}{(last is { } end && (end != x.Start || ExclusionWords.EndsAtMidday(x, end, calendar)) ? $" to {(ExclusionWords.EndsAtMidday(x, end, calendar) ? "the morning of " : "")}{Words.Date(end)}" : "")}",
    };

    private static string PublicPlace(Dictionary<DutyKind, DutyDate> duties) =>
        duties.TryGetValue(DutyKind.NotifyParent, out var told) && told.NotInPublicPlace.Count > 0
            ? $"By law you must see that your child is not in a public place, such as a street or a shop, in school hours on {string.Join(", ", told.NotInPublicPlace.Select(d => d.ToString("dddd d MMMM", Words.English)))}, unless there is a good reason. You could be fined if you do not."
            : "";

    /// <summary>As it stood with this decision: what was decided later is not in its letter.</summary>
    private static string Totals(SchoolClock clock, RecordedExclusion x, RuleBook book)
    {
        if (clock.Case is not { } @case)
            return "";
        var then = @case with { AsOf = x.Start, Exclusions = [.. @case.Exclusions.Where(e => e.Decided <= x.Decided)] };
        try
        {
            var result = ExclusionClock.Compute(then, book, LedgerClock.Reading);
            return $"With it the child is out for {ExclusionWords.Total(result.SessionsThisTerm)} this term and {ExclusionWords.Total(result.SessionsThisYear)} this school year.";
        }
        catch (CaseRefusedException)
        {
            // A fact of later makes no case of that day: then the letter gives no totals rather than wrong ones.
            return "";
        }
    }

    private static string Representations(RecordedExclusion x, Dictionary<DutyKind, DutyDate> duties, string? address)
    {
        var write = $"You can write to {(address is null ? "the clerk to the governing board, at the school," : $"the clerk to the governing board ({OneLine(address)})")} and say what you think about this.";
        if (x.What == ExclusionKind.Permanent)
            return $"{write} The governing board must meet and decide if your child comes back{By(duties)}. You will be asked to come.";
        if (duties.TryGetValue(DutyKind.BoardMeeting, out var meeting) && meeting.Rule.Number is "1.26" or "1.27")
            return $"{write} Because of how long your child is out, or because of an exam, the governing board must meet{By(duties)}. You will be asked to come.";
        return duties.ContainsKey(DutyKind.NotifyBoard)
            ? $"{write} Your child is out for more than five days this term: if you ask, the governing board must meet within 50 school days and decide if your child comes back."
            : $"{write} The board must think about what you say. It cannot overturn so short a suspension.";
    }

    private static string OneLine(string address) => string.Join(", ", address.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string By(Dictionary<DutyKind, DutyDate> duties) => duties.TryGetValue(DutyKind.BoardMeeting, out var meeting) && meeting.Due is { } due ? $" by {Words.Date(due)}" : " within 15 school days of when it is told";

    private static string Needs(RecordedExclusion x)
    {
        var parts = new[] { x.Provision is { } p and not "N" ? NationalCodes.Provision.Words(p) : null, x.SocialWorker ? "has a social worker" : null, x.LookedAfter ? "is looked after" : null, x.LivesInOtherAuthority ? "lives in another local authority" : null }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : $"The child: {string.Join("; ", parts)}.";
    }

    /// <summary>In words that are right for the family and for everybody else who is told.</summary>
    private static string Decision(RecordedExclusion x, string name) => x.BoardDecision switch
    {
        BoardDecision.Reinstated when x.What == ExclusionKind.Permanent => $"It decided that {name} comes back to school.",
        BoardDecision.Reinstated => $"It decided that the suspension should not stand. If {name} is not back at school already, {name} comes back now.",
        BoardDecision.Declined when x.What == ExclusionKind.Permanent => "It decided not to reinstate: the permanent exclusion stands.",
        BoardDecision.Declined => "It decided that the suspension stands.",
        _ => "",
    };

    private static string Review(RecordedExclusion x, Dictionary<DutyKind, DutyDate> duties, string? address)
    {
        if (x is not { What: ExclusionKind.Permanent, BoardDecision: BoardDecision.Declined })
            return "";
        var until = duties.TryGetValue(DutyKind.ReviewApplicationCloses, out var closes) && closes.Due is { } day ? $"by {Words.Date(day)}" : "within 15 school days of when you get this letter";
        return string.Create(CultureInfo.InvariantCulture, $"You can ask for an independent panel to look at this again. You must ask {until}; after that it is too late. {(address is null ? "Ask us where to write to." : $"Write to: {OneLine(address)}.")} You can ask for an expert in special educational needs to come, whether or not the school says that your child has such needs; it costs you nothing. If you think your child was treated worse because of who they are, such as a disability or race, you can also go to a tribunal or a court.");
    }
}
