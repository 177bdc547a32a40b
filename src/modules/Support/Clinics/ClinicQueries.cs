using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Clinics;

/// <summary>A clinic with the numbers that are held.</summary>
internal sealed record ClinicView(Clinic Clinic, IReadOnlyList<int> Held);

/// <summary>A booking with its clinic, and what the reader is to it.</summary>
internal sealed record BookingLine(ClinicBooking Booking, Clinic Clinic, BookingParty Party);

/// <summary>One booking with all that belongs to it.</summary>
/// <param name="Line">The booking, its clinic, and what the reader is to it.</param>
/// <param name="Steps">What happened, in order.</param>
/// <param name="Child">The child it names, where the reader is let through to the record.</param>
/// <param name="Named">The same, whoever reads: for the trail of the child, and for no page.</param>
internal sealed record BookingView(BookingLine Line, IReadOnlyList<BookingStep> Steps, ChildId? Child, ChildId? Named);

/// <summary>
/// Reads of clinics, for every professional, and of bookings: one's own, those of the organisation for those who see all its children, and those of
/// the clinics that one's organisation runs. What was cancelled is read by the side of the booker alone.
/// </summary>
internal sealed class ClinicQueries(HeadwaterDb db, CurrentActor actor)
{
    /// <summary>The organisations whose clinics the actor runs.</summary>
    public IReadOnlyList<OrganisationId> Runs => [.. actor.Where(Capability.TakeReferrals).Union(actor.Where(Capability.Triage))];

    /// <summary>Whether the actor is of the people who run it.</summary>
    public bool IsOfClinic(Clinic clinic) => actor.Can(Capability.TakeReferrals, clinic.OrganisationId) || actor.Can(Capability.Triage, clinic.OrganisationId);

    /// <summary>For which organisations the actor may book at a clinic: where they write about children, and not the one that runs it.</summary>
    public IReadOnlyList<OrganisationId> Books(Clinic clinic) => [.. actor.Where(Capability.WriteEntries).Where(o => o != clinic.OrganisationId)];

    /// <summary>Clinics that are still to come and stand, the next first.</summary>
    public async Task<IReadOnlyList<ClinicView>> ComingAsync(CancellationToken ct)
    {
        var today = db.Reader.Today;
        var rows = await WithHeld(db.Set<Clinic>().AsNoTracking().Where(c => c.Day >= today && c.CancelledAtUtc == null)).ToListAsync(ct);
        return [.. rows.Select(r => new ClinicView(r.Clinic, r.Held)).OrderBy(v => v.Clinic.StartsAtUtc).ThenBy(v => v.Clinic.Id)];
    }

    /// <summary>One; null where there is none.</summary>
    public async Task<ClinicView?> OneAsync(Guid id, CancellationToken ct) =>
        await WithHeld(db.Set<Clinic>().AsNoTracking().Where(c => c.Id == id)).FirstOrDefaultAsync(ct) is { } row ? new(row.Clinic, row.Held) : null;

    /// <summary>Bookings that the actor reads, the earliest first; of one clinic, or of all of which something is still to be done or that were over within the last three months.</summary>
    public async Task<IReadOnlyList<BookingLine>> LinesAsync(Guid? clinic, CancellationToken ct)
    {
        var since = db.Reader.Today.AddMonths(-3);
        var rows = Mine();
        if (rows is null)
            return [];
        var found = await (clinic is { } one ? rows.Where(r => r.Clinic.Id == one) : rows.Where(r => r.Booking.OverOn == null || r.Booking.OverOn >= since)).ToListAsync(ct);
        return [.. found.Select(r => new BookingLine(r.Booking, r.Clinic, PartyOf(r.Booking, r.Clinic))).OrderBy(l => l.Clinic.StartsAtUtc).ThenBy(l => l.Booking.Number).ThenBy(l => l.Booking.Id)];
    }

    /// <summary>One booking; null where there is none for the actor.</summary>
    public async Task<BookingLine?> FindAsync(Guid id, CancellationToken ct) =>
        Mine() is { } mine && await mine.Where(r => r.Booking.Id == id).FirstOrDefaultAsync(ct) is { } row ? new(row.Booking, row.Clinic, PartyOf(row.Booking, row.Clinic)) : null;

    /// <summary>One booking with its steps; null where there is none for the actor.</summary>
    public async Task<BookingView?> ViewAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } line)
            return null;
        var steps = await db.Set<BookingStep>().AsNoTracking().Where(s => s.BookingId == id).OrderBy(s => s.Number).ToListAsync(ct);
        // Only whoever is let through to the record anyway.
        ChildId? child = line.Booking.ChildName is null ? null : await db.Set<BookingChild>().AsNoTracking().Where(c => c.BookingId == id).Select(c => (ChildId?)c.ChildId).FirstOrDefaultAsync(ct);
        // Whoever looks, it stands in the trail of the child that is named.
        ChildId? named = line.Booking.ChildName is null ? null : child ?? await NamedAsync(id, ct);
        return new(line, steps, child, named);
    }

    /// <summary>Which child a booking names, whoever asks: for the trail alone.</summary>
    public Task<ChildId?> NamedAsync(Guid id, CancellationToken ct) =>
        db.Set<BookingChild>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(c => c.BookingId == id).Select(c => (ChildId?)c.ChildId).FirstOrDefaultAsync(ct);

    /// <summary>What the actor is to a booking.</summary>
    public BookingParty PartyOf(ClinicBooking b, Clinic c) =>
        (actor.Can(Capability.WriteEntries | Capability.SeeOrganisationChildren, b.OrganisationId) || (b.BookedBy == actor.Person && actor.Can(Capability.WriteEntries, b.OrganisationId)) ? BookingParty.Booker : BookingParty.None)
        | (IsOfClinic(c) ? BookingParty.Clinic : BookingParty.None);

    private IQueryable<Row>? Mine()
    {
        if (actor.Person is not { } me || !actor.CanAny(Capability.WriteEntries | Capability.TakeReferrals | Capability.Triage))
            return null;
        List<OrganisationId> runs = [.. Runs], own = [.. actor.Where(Capability.WriteEntries)], whole = [.. actor.Where(Capability.WriteEntries | Capability.SeeOrganisationChildren)];
        return
            from b in db.Set<ClinicBooking>().AsNoTracking()
            join c in db.Set<Clinic>() on b.ClinicId equals c.Id
            where (runs.Contains(c.OrganisationId) && b.State != BookingState.Cancelled) || whole.Contains(b.OrganisationId) || (b.BookedBy == me && own.Contains(b.OrganisationId))
            select new Row { Booking = b, Clinic = c };
    }

    private IQueryable<HeldRow> WithHeld(IQueryable<Clinic> clinics) =>
        clinics.Select(c => new HeldRow { Clinic = c, Held = db.Set<ClinicBooking>().Where(b => b.ClinicId == c.Id && b.HeldNumber != null).Select(b => b.HeldNumber!.Value).ToList() });

    private sealed class Row
    {
        public required ClinicBooking Booking { get; init; }
        public required Clinic Clinic { get; init; }
    }

    private sealed class HeldRow
    {
        public required Clinic Clinic { get; init; }
        public required List<int> Held { get; init; }
    }
}
