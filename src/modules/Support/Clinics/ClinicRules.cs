using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Kernel;

namespace Headwater.Support.Clinics;

/// <summary>A clinic as it was typed.</summary>
internal sealed record TypedClinic(string? Kind, string? Day, string? Starts, string? Ends, string? SlotMinutes, string? Places, string? Venue, string? Advisers, string? About, string? Organisation);

/// <summary>What may be booked, what may be done with a booking, and which words tell who a child is. Values in, values out.</summary>
internal static partial class ClinicRules
{
    private static readonly string[] Times = ["H:mm", "HH:mm", "H.mm", "HH.mm"];

    /// <summary>So long after a child was born its day of birth is looked for in what people write, in years.</summary>
    private const int OldestYears = 26;

    /// <summary>Why this step is refused, in words; null when it may be taken.</summary>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where to.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="hasBegun">The slot has begun.</param>
    public static string? WhyNot(BookingState from, BookingState to, BookingParty who, bool hasBegun) => BookingStates.Find(from, to) switch
    {
        null => $"A booking that is {Lower(from)} cannot become {Lower(to)}. Look at what stands here now.",
        { } move when (move.By & who) == BookingParty.None => $"This is for {ClinicWords.Of(move.By)} to say.",
        { OnceBegun: true } when !hasBegun => "The clinic has not begun yet. Write it down once it has.",
        _ => null,
    };

    /// <summary>The steps that are open to somebody.</summary>
    public static IEnumerable<BookingMove> Open(BookingState state, BookingParty who, bool hasBegun) =>
        BookingStates.Table.Where(m => m.From == state && (m.By & who) != BookingParty.None && (hasBegun || !m.OnceBegun));

    /// <summary>Slots that can still be booked.</summary>
    /// <param name="clinic">Of which clinic.</param>
    /// <param name="held">The numbers that are held.</param>
    /// <param name="nowUtc">Now: what has begun is booked by nobody.</param>
    public static IReadOnlyList<ClinicSlot> Free(Clinic clinic, IEnumerable<int> held, DateTime nowUtc)
    {
        var taken = held.ToHashSet();
        return clinic.CancelledAtUtc is not null ? [] : [.. ClinicSlots.Of(clinic).Where(s => s.StartsAtUtc > nowUtc && !taken.Contains(s.Number))];
    }

    /// <summary>Whether whoever reads has to say what became of it: whoever booked from the day that was agreed, others of their organisation a week later.</summary>
    /// <param name="booking">Which.</param>
    /// <param name="isOwn">The reader booked it.</param>
    /// <param name="today">Today.</param>
    public static bool IsToBeClosed(ClinicBooking booking, bool isOwn, DateOnly today) => booking is { State: BookingState.Advised, FollowUpOn: { } day } && day <= (isOwn ? today : today.AddDays(-7));

    /// <summary>Whether the day that was agreed is past and nobody said what became of it.</summary>
    public static bool IsOverdue(ClinicBooking booking, DateOnly today) => booking is { State: BookingState.Advised, FollowUpOn: { } day } && day < today;

    /// <summary>A time of day as people type it.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static TimeOnly Time(string? text, string what) =>
        TimeOnly.TryParseExact(text?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new InputRefusedException($"Enter {what} as a time such as 9:30 or 14:00.");

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static int Number(string? text, string what, int least, int most) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw new InputRefusedException($"Enter {what} as a whole number from {least} to {most}.");

    /// <summary>Why a text cannot stand in a booking, as it tells who the child is; null where nothing of that is found. It finds no names.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="what">Which field, as in "what worries you".</param>
    /// <param name="today">Today: a day between two and twenty-six years ago may be a day of birth.</param>
    public static string? TellsWho(string? text, string what, DateOnly today)
    {
        if (text is null)
            return null;
        if (PupilNumber().IsMatch(text))
            return $"Take the pupil number out of {what}: no child is named here.";
        if (Mail().IsMatch(text))
            return $"Take the e-mail address out of {what}: nobody is named here.";
        foreach (Match found in FullDay().Matches(text))
        {
            if (DayOf(found) is { } day && day <= today.AddYears(-2) && day > today.AddYears(-OldestYears))
                return $"Take the day “{found.Value}” out of {what}: it may be a day of birth. Say how old the child is.";
        }

        return null;
    }

    /// <summary>Refuses texts that tell who the child is.</summary>
    /// <exception cref="InputRefusedException">One does.</exception>
    public static void RefuseTelling(DateOnly today, params IReadOnlyList<(string? Text, string What)> typed)
    {
        foreach (var (text, what) in typed)
        {
            if (TellsWho(text, what, today) is { } why)
                throw new InputRefusedException(why);
        }
    }

    private static string Lower(BookingState state) => ClinicWords.Of(state).Words.ToLowerInvariant();

    private static DateOnly? DayOf(Match found)
    {
        string[] parts = [.. PartOfDay().Matches(found.Value).Select(m => m.Value)];
        var (year, middle, day) = parts[0].Length == 4 && char.IsAsciiDigit(parts[0][0]) ? (parts[0], parts[1], parts[2]) : char.IsAsciiLetter(parts[0][0]) ? (parts[2], parts[0], parts[1]) : (parts[2], parts[1], parts[0]);
        var month = char.IsAsciiLetter(middle[0]) ? Array.IndexOf(Months, middle[..3].ToLowerInvariant()) + 1 : int.Parse(middle, CultureInfo.InvariantCulture);
        var (y, d) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));
        y += year.Length == 2 ? 2000 : 0;
        return month is >= 1 and <= 12 && y is >= 1900 and <= 2200 && d >= 1 && d <= DateTime.DaysInMonth(y, month) ? new(y, month, d) : null;
    }

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A letter, eleven figures and a figure or letter, with gaps or without.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z](?:[ -]?[0-9]){11}[ -]?[0-9A-Za-z](?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PupilNumber();

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    /// <summary>Such as 12/3/2015, 12.3.15, 12 3 2015, 12th of March 2015, March 12, 2015 and 2015-03-12.</summary>
    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{1,2} ?[./-] ?[0-9]{1,2} ?[./-] ?(?:[0-9]{4}|[0-9]{2})|[0-9]{1,2} [0-9]{1,2} [0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)?[ -]*(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,-]*(?:[0-9]{4}|[0-9]{2})|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FullDay();

    [GeneratedRegex(@"[0-9]+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PartOfDay();
}
