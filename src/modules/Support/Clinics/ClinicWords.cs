using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Support.Clinics;

/// <summary>Where the pages are.</summary>
internal static class ClinicLinks
{
    public const string List = "/clinics";
    public const string New = "/clinics/new";

    public static string One(Guid clinic) => $"/clinics/{clinic}";

    public static string Book(Guid clinic) => $"/clinics/{clinic}/book";

    public static string Book(Guid clinic, int number) => string.Create(CultureInfo.InvariantCulture, $"/clinics/{clinic}/book?slot={number}");

    public static string Booking(Guid booking) => $"/clinics/bookings/{booking}";
}

/// <summary>What things are called on screen.</summary>
internal static class ClinicWords
{
    public static string Of(ClinicKind kind) => kind == ClinicKind.Inclusion ? "Inclusion clinic" : "Drop-in";

    public static (string Words, string Tag) Of(BookingState state) => state switch
    {
        BookingState.Booked => ("Booked", "govuk-tag--blue"),
        BookingState.Cancelled => ("Cancelled", "govuk-tag--grey"),
        BookingState.Advised => ("Advice given", "govuk-tag--green"),
        BookingState.Missed => ("Nobody came", "govuk-tag--yellow"),
        _ => ("Closed", "govuk-tag--grey"),
    };

    /// <summary>Who, in a sentence.</summary>
    public static string Of(BookingParty party) => party switch
    {
        BookingParty.Booker => "whoever booked",
        BookingParty.Clinic => "those who run the clinic",
        _ => "whoever booked, or those who run the clinic",
    };

    public static string Of(AgeGroup age) => age switch
    {
        AgeGroup.UnderFive => "Under 5",
        AgeGroup.FiveToSeven => "5 to 7",
        AgeGroup.SevenToEleven => "7 to 11",
        AgeGroup.ElevenToFourteen => "11 to 14",
        AgeGroup.FourteenToSixteen => "14 to 16",
        _ => "Over 16",
    };

    public static string Of(SchoolPhase phase) => phase switch
    {
        SchoolPhase.Nursery => "Nursery",
        SchoolPhase.Primary => "Primary school",
        SchoolPhase.Secondary => "Secondary school",
        SchoolPhase.Special => "Special school",
        SchoolPhase.AlternativeProvision => "Alternative provision",
        _ => "Sixth form or college",
    };

    /// <summary>From when to when, by the clock of the United Kingdom.</summary>
    public static string Times(DateTime startsUtc, DateTime endsUtc) => string.Create(CultureInfo.InvariantCulture, $"{UkDays.TimeOf(startsUtc):HH:mm} to {UkDays.TimeOf(endsUtc):HH:mm}");

    /// <summary>The day and the times of a clinic.</summary>
    public static string When(Clinic clinic) => $"{Words.Date(clinic.Day)}, {Times(clinic.StartsAtUtc, clinic.EndsAtUtc)}";

    /// <summary>The day and the times of what was booked.</summary>
    public static string When(Clinic clinic, int number) => ClinicSlots.Find(clinic, number) is { } slot ? $"{Words.Date(clinic.Day)}, {Times(slot.StartsAtUtc, slot.EndsAtUtc)}" : When(clinic);

    /// <summary>What is free, so that somebody who came second can choose.</summary>
    public static string Free(Clinic clinic, IReadOnlyList<ClinicSlot> free) => (free.Count, clinic.SlotMinutes) switch
    {
        (0, _) => "Nothing else is free at this clinic.",
        (1, null) => "1 place is free.",
        (_, null) => $"{Words.Count(free.Count)} places are free.",
        _ => $"Free: {string.Join(", ", free.Take(6).Select(s => UkDays.TimeOf(s.StartsAtUtc).ToString("HH:mm", CultureInfo.InvariantCulture)))}{(free.Count > 6 ? " and later" : "")}.",
    };

    /// <summary>A step in one line.</summary>
    public static string Of(BookingStep step, string who, string where)
    {
        var what = step.By == SystemPerson.Id ? "" : $" {(step.From == step.To ? "day agreed" : Of(step.To).Words.ToLowerInvariant())} by {who}, {where}.";
        return string.Create(CultureInfo.InvariantCulture, $"{Words.Date(step.AtUtc)} at {UkDays.TimeOf(step.AtUtc):HH:mm}:{what} {step.Why}");
    }

    /// <summary>The choices of an enumeration for a form.</summary>
    public static IReadOnlyList<(string Value, string Words)> Choices<T>(Func<T, string> words) where T : struct, Enum => [("", "Choose"), .. Enum.GetValues<T>().Select(v => (v.ToString(), words(v)))];
}
