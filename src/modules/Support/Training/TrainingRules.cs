using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Support.Training;

/// <summary>A booking as far as places are given.</summary>
/// <param name="Id">Which.</param>
/// <param name="Organisation">Whose share it takes.</param>
/// <param name="HasPlace">It has a place; otherwise it waits.</param>
internal readonly record struct Asked(Guid Id, OrganisationId Organisation, bool HasPlace);

/// <summary>Who gets a place, who may do what, and when somebody is asked or reminded. Values in, values out.</summary>
internal static class TrainingRules
{
    /// <summary>Whether it was used is asked so many days after the session: eight weeks.</summary>
    public const int LaterDays = 56;

    /// <summary>So many days after it was asked for, feedback is late.</summary>
    public const int FeedbackDays = 7;

    /// <summary>So many days before, somebody is reminded first.</summary>
    public const int WeekDays = 7;

    /// <summary>
    /// Who moves up to a place, in order. Of those who wait the first whose organisation has room comes first; one whose organisation has not
    /// is passed over, and keeps the place in the order. Nobody loses a place, also where there are fewer places than before.
    /// </summary>
    /// <param name="inOrder">Bookings that are not cancelled, by their numbers.</param>
    /// <param name="places">How many places there are.</param>
    /// <param name="share">How many of one organisation at most; null for no such limit.</param>
    public static IReadOnlyList<Guid> MovesUp(IReadOnlyList<Asked> inOrder, int places, int? share)
    {
        var free = places - inOrder.Count(a => a.HasPlace);
        var held = inOrder.Where(a => a.HasPlace).GroupBy(a => a.Organisation).ToDictionary(g => g.Key, g => g.Count());
        List<Guid> up = [];
        foreach (var asked in inOrder.Where(a => !a.HasPlace))
        {
            if (up.Count >= free)
                break;
            var taken = held.GetValueOrDefault(asked.Organisation);
            if (taken >= share)
                continue;
            held[asked.Organisation] = taken + 1;
            up.Add(asked.Id);
        }

        return up;
    }

    /// <summary>Keeps the courses of an organisation: its people who take referrals, keep records or answer the helpline there; the local lead everywhere.</summary>
    public static bool MayOffer(CurrentActor actor, OrganisationId provider) =>
        actor.Can(Capability.LeadLocality) || IsOf(actor, provider);

    /// <summary>Works for the organisation that offers a course, in a post that keeps its courses.</summary>
    public static bool IsOf(CurrentActor actor, OrganisationId provider) =>
        actor.Can(Capability.TakeReferrals, provider) || actor.Can(Capability.KeepRecords, provider) || actor.Can(Capability.Triage, provider);

    /// <summary>A post with one of these lets somebody book and join.</summary>
    public const Capability MayBook = Capability.WriteEntries | Capability.LeadLocality;

    /// <summary>The organisations for whose people the actor books.</summary>
    public static IReadOnlyList<OrganisationId> BooksFor(CurrentActor actor) => [.. actor.Where(Capability.WriteEntries).Union(actor.Where(Capability.LeadLocality))];

    /// <summary>What the actor is to a booking.</summary>
    public static BookingParty PartyOf(CurrentActor actor, CourseBooking booking, OrganisationId provider) =>
        (booking.BookedBy == actor.Person || (booking.PersonId is { } person && person == actor.Person) ? BookingParty.Asker : BookingParty.None)
        | (MayOffer(actor, provider) ? BookingParty.Provider : BookingParty.None);

    /// <summary>Whose word it is: who takes part, or for somebody without an account who booked for them.</summary>
    public static PersonId SpeaksFor(CourseBooking booking) => booking.PersonId ?? booking.BookedBy;

    /// <summary>Whether a session has begun.</summary>
    /// <param name="session">The session.</param>
    /// <param name="utc">The instant, in UTC.</param>
    public static bool HasBegun(CourseSession session, DateTime utc)
    {
        var (today, now) = (UkDays.DayOf(utc), UkDays.TimeOf(utc));
        return session.Day < today || (session.Day == today && session.Starts <= (now.Hour * 60) + now.Minute);
    }

    /// <summary>Why nobody can book; null where one can.</summary>
    public static string? WhyClosed(CourseSession session, DateTime utc) => session switch
    {
        { CancelledBecause: not null } => "This session does not take place. Choose another one.",
        _ when HasBegun(session, utc) => "This session has begun already. Choose another one.",
        _ when UkDays.DayOf(utc) > session.ClosesOn => string.Create(CultureInfo.InvariantCulture, $"Booking closed on {Interface.Words.Date(session.ClosesOn)}. Ask the organisation that offers it, or choose another session."),
        _ => null,
    };

    /// <summary>Which reminder of a session is to be sent today; null where none is. What was missed while the server stood still is sent later.</summary>
    /// <param name="day">The day of the session.</param>
    /// <param name="today">Today.</param>
    /// <param name="sent">What was sent.</param>
    public static ReminderKind? ReminderDue(DateOnly day, DateOnly today, IReadOnlyCollection<ReminderKind> sent) => (day.DayNumber - today.DayNumber) switch
    {
        0 or 1 when !sent.Contains(ReminderKind.Day) => ReminderKind.Day,
        > 1 and <= WeekDays when !sent.Contains(ReminderKind.Week) => ReminderKind.Week,
        _ => null,
    };

    /// <summary>What somebody who came is asked today, and by when; null where nothing is. Each question is asked for eight weeks.</summary>
    /// <param name="day">The day of the session.</param>
    /// <param name="today">Today.</param>
    /// <param name="given">What was answered.</param>
    public static (FeedbackKind Kind, DateOnly Due)? FeedbackDue(DateOnly day, DateOnly today, IReadOnlyCollection<FeedbackKind> given)
    {
        var since = today.DayNumber - day.DayNumber;
        return since switch
        {
            >= 0 and < LaterDays when !given.Contains(FeedbackKind.AtOnce) => (FeedbackKind.AtOnce, day.AddDays(FeedbackDays)),
            >= LaterDays and < LaterDays * 2 when !given.Contains(FeedbackKind.Later) => (FeedbackKind.Later, day.AddDays(LaterDays + FeedbackDays)),
            _ => null,
        };
    }
}
