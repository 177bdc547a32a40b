using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>How much of a day a school is closed for.</summary>
public enum ClosedFor
{
    WholeDay,
    Morning,
    Afternoon,
}

/// <summary>Why a school is closed on a day of its term.</summary>
public enum ClosedBecause
{
    /// <summary>In-service training: pupils do not attend.</summary>
    Inset,

    /// <summary>Weather, heating, an election, or another closure.</summary>
    Closure,

    /// <summary>A holiday of this school beside the half-term break and the bank holidays.</summary>
    Holiday,
}

/// <summary>The dates of a term, and of the break within it.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="BreakStart">The first day of the half-term break; null without one.</param>
/// <param name="BreakEnd">Its last day.</param>
public sealed record TermDates(DateOnly Start, DateOnly End, DateOnly? BreakStart = null, DateOnly? BreakEnd = null);

/// <summary>A term that is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="School">Whose; null for the locality's own dates, which hold for every school that gives none for the year.</param>
/// <param name="Dates">Its dates.</param>
/// <param name="Version">Of the row.</param>
public sealed record KeptTerm(Guid Id, OrganisationId? School, TermDates Dates, int Version);

/// <summary>A day without school that is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="School">Whose; null for every school of the locality.</param>
/// <param name="Day">The day.</param>
/// <param name="For">How much of it.</param>
/// <param name="Because">Why.</param>
public sealed record KeptClosedDay(Guid Id, OrganisationId? School, DateOnly Day, ClosedFor For, ClosedBecause Because);

/// <summary>The dates of one school, and what is counted by them.</summary>
/// <param name="Type">What kind of school it is in the rules on exclusion; a school without an entry in the register counts as maintained.</param>
/// <param name="Terms">The terms that hold for it, its own or the locality's, in order.</param>
/// <param name="Days">The days without school that hold for it, in order.</param>
/// <param name="Calendar">What counts school days; null without a term, or where the dates cannot be.</param>
/// <param name="Why">Why there is no calendar, and what to do; null where there is one.</param>
public sealed record SchoolDates(SchoolType Type, IReadOnlyList<KeptTerm> Terms, IReadOnlyList<KeptClosedDay> Days, SchoolCalendar? Calendar, string? Why);

/// <summary>The term dates, INSET days and closures of the schools of the locality that the scope entered. Changes are pending until the caller saves them with their entry of the trail.</summary>
public interface ISchoolCalendars
{
    /// <summary>What holds for one school.</summary>
    Task<SchoolDates> OfAsync(OrganisationId school, CancellationToken ct);

    /// <summary>What holds for each of these schools, by one look.</summary>
    Task<IReadOnlyDictionary<OrganisationId, SchoolDates>> OfAsync(IReadOnlyCollection<OrganisationId> schools, CancellationToken ct);

    /// <summary>What holds in the locality itself: its own dates, and no school's. For what is counted for several schools alike.</summary>
    Task<SchoolDates> OfLocalityAsync(CancellationToken ct);

    /// <summary>What is kept of one school itself, or of the locality; in order.</summary>
    Task<(IReadOnlyList<KeptTerm> Terms, IReadOnlyList<KeptClosedDay> Days)> KeptAsync(OrganisationId? school, CancellationToken ct);

    /// <summary>Adds a term.</summary>
    /// <exception cref="InputRefusedException">The dates are the wrong way round, overlap another term of the same school, or are too long.</exception>
    Task<Guid> AddTermAsync(OrganisationId? school, TermDates dates, CancellationToken ct);

    /// <summary>Changes a term's dates.</summary>
    /// <returns>Whether it is there in the version that was looked at.</returns>
    /// <exception cref="InputRefusedException">As for <see cref="AddTermAsync"/>.</exception>
    Task<bool> ChangeTermAsync(OrganisationId? school, Guid term, int version, TermDates dates, CancellationToken ct);

    /// <summary>Takes a term out.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveTermAsync(OrganisationId? school, Guid term, CancellationToken ct);

    /// <summary>Adds a day without school.</summary>
    /// <exception cref="InputRefusedException">The day is there already, or lies in no term.</exception>
    Task<Guid> AddDayAsync(OrganisationId? school, DateOnly day, ClosedFor @for, ClosedBecause because, CancellationToken ct);

    /// <summary>Takes a day without school out.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveDayAsync(OrganisationId? school, Guid day, CancellationToken ct);
}
