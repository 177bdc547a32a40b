using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>How a seat stands.</summary>
/// <param name="Sector">Its sector.</param>
/// <param name="Core">Whether its sector is one of the core ones.</param>
/// <param name="VacantSince">The first day it was empty; null when somebody holds it.</param>
/// <param name="TermEnds">The last day of the holder's term; null when it has none.</param>
/// <param name="Attendance">Its meetings, the latest last; six or more for the part on deputies.</param>
public sealed record SeatStanding(string Sector, bool Core, DateOnly? VacantSince, DateOnly? TermEnds, IReadOnlyList<Presence> Attendance);

/// <summary>S02: empty seats, terms that end and seats held by deputies. The definition is Headwater's.</summary>
public static class SeatVacancy
{
    private const int DeputyMeetings = 6;

    /// <summary>What is said of the seats. The value is the number of empty seats; n is the number of seats.</summary>
    /// <param name="seats">Every seat.</param>
    /// <param name="today">The day it is said of.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">A sector is blank, or a seat has been empty since a later day.</exception>
    public static SignalResult Signal(IReadOnlyList<SeatStanding> seats, DateOnly today, SeatThresholds? thresholds = null)
    {
        thresholds ??= new();
        foreach (var seat in seats)
        {
            Require.Text(seat.Sector, "sector", nameof(seats));
            if (seat.VacantSince > today)
                throw new ArgumentException($"A seat for {seat.Sector} is empty since a day after the day asked about: correct one of them.", nameof(seats));
        }

        if (seats.Count == 0)
            return Findings.TooLittle(Collaboration.Signal.SeatVacancy, 0, "There are no seats yet: add the seats round the table first.");
        var findings = new Findings();
        foreach (var seat in seats)
            Find(findings, seat, today, thresholds);
        if (findings.State == SignalState.Fine)
            findings.Note($"All {Words.Count(seats.Count, "seat")} are held, and no term ends within {thresholds.ExpiringDays} days.");
        return findings.As(Collaboration.Signal.SeatVacancy, seats.Count(s => s.VacantSince is not null), seats.Count);
    }

    private static void Find(Findings findings, SeatStanding seat, DateOnly today, SeatThresholds thresholds)
    {
        if (seat.VacantSince is { } since)
        {
            var days = today.DayNumber - since.DayNumber;
            if (seat.Core && days > thresholds.VacantDays)
                findings.Act($"A seat for {seat.Sector} has been empty for {Words.Count(days, "day")}: invite somebody to it.");
            else
                findings.Look($"A seat for {seat.Sector} has been empty for {Words.Count(days, "day")}.");
            return;
        }

        if (seat.TermEnds is { } ends && ends.DayNumber - today.DayNumber <= thresholds.ExpiringDays)
        {
            findings.Look(ends < today ? $"A term for {seat.Sector} ended {Words.Count(today.DayNumber - ends.DayNumber, "day")} ago: renew it or fill the seat."
                : $"A term for {seat.Sector} ends in {Words.Count(ends.DayNumber - today.DayNumber, "day")}: agree who follows.");
        }

        var deputies = seat.Attendance.TakeLast(DeputyMeetings).Count(p => p == Presence.Deputy);
        if (seat.Attendance.Count >= DeputyMeetings && 2 * deputies > DeputyMeetings)
            findings.Look($"A deputy sat in a seat for {seat.Sector} at {deputies} of the last {DeputyMeetings} meetings: ask whether the deputy should hold it.");
    }
}
