using Headwater.Kernel;

namespace Headwater.Support.Clinics;

/// <summary>What can be booked of a clinic.</summary>
/// <param name="Number">From 1, in the order of time.</param>
/// <param name="StartsAtUtc">When it begins.</param>
/// <param name="EndsAtUtc">When it ends.</param>
internal sealed record ClinicSlot(int Number, DateTime StartsAtUtc, DateTime EndsAtUtc);

/// <summary>
/// Slots of a clinic, made of its beginning, its end and their length. A slot lasts as long as it says on every clock, so that in the nights in
/// which clocks change there are as many as there is time. Values in, values out.
/// </summary>
internal static class ClinicSlots
{
    /// <summary>So many can be booked at most.</summary>
    public const int Most = 60;

    public const int ShortestMinutes = 5;
    public const int LongestMinutes = 240;

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The instant at which the clocks of the United Kingdom show this time on this day; of an hour that comes twice, the second.</summary>
    /// <exception cref="InputRefusedException">The clocks skip it.</exception>
    public static DateTime AtUtc(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return London.IsInvalidTime(local) ? throw new InputRefusedException("On this day the clocks skip that time. Choose another one.") : TimeZoneInfo.ConvertTimeToUtc(local, London);
    }

    /// <summary>How many slots of this length there are; what is left at the end is no slot.</summary>
    /// <param name="startsUtc">When the clinic begins.</param>
    /// <param name="endsUtc">When it ends.</param>
    /// <param name="minutes">How long a slot is.</param>
    public static int Count(DateTime startsUtc, DateTime endsUtc, int minutes) => (int)((endsUtc - startsUtc).Ticks / TimeSpan.FromMinutes(minutes).Ticks);

    /// <summary>All slots in order; where everybody comes at once, as many of the whole time as there are places.</summary>
    /// <param name="startsUtc">When the clinic begins.</param>
    /// <param name="endsUtc">When it ends.</param>
    /// <param name="minutes">How long a slot is; null where everybody comes at once.</param>
    /// <param name="places">How many there are.</param>
    public static IReadOnlyList<ClinicSlot> Of(DateTime startsUtc, DateTime endsUtc, int? minutes, int places) =>
        [.. Enumerable.Range(1, places).Select(n => minutes is { } length ? new ClinicSlot(n, startsUtc.AddMinutes((n - 1) * length), startsUtc.AddMinutes(n * length)) : new ClinicSlot(n, startsUtc, endsUtc))];

    /// <summary>All slots of a clinic.</summary>
    public static IReadOnlyList<ClinicSlot> Of(Clinic clinic) => Of(clinic.StartsAtUtc, clinic.EndsAtUtc, clinic.SlotMinutes, clinic.Places);

    /// <summary>One of them; null where there is none of this number.</summary>
    public static ClinicSlot? Find(Clinic clinic, int number) => Of(clinic).FirstOrDefault(s => s.Number == number);
}
