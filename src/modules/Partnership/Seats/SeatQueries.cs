using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Seats;

/// <summary>A seat as the table shows it on a day.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="For">Whose seat it is: the organisation, or whom it speaks for.</param>
/// <param name="Holder">Who sits there; null where it is vacant.</param>
/// <param name="Deputies">Who may sit there instead.</param>
/// <param name="Asked">Somebody who was asked and has not answered.</param>
/// <param name="VacantSince">Since when nobody sits there; null where somebody does, and where the seat begins later.</param>
internal sealed record TableSeat(Seat Seat, Sector Sector, string For, Sitter? Holder, IReadOnlyList<Sitter> Deputies, Sitter? Asked, DateOnly? VacantSince)
{
    /// <summary>Everybody who may sit there: the holder, then the deputies.</summary>
    public IEnumerable<Sitter> Sitters => Deputies.Prepend(Holder).OfType<Sitter>();

    /// <summary>Whether nobody sits there.</summary>
    public bool IsVacant => Holder is null;

    /// <summary>Whether it is a seat of the anchor: of its sector, or of the body itself.</summary>
    public bool IsOf(OrganisationId? anchor) => Sector.IsAnchor || (anchor is not null && Seat.OrganisationId == anchor);
}

/// <summary>A person in a seat.</summary>
internal sealed record Sitter(Guid Holding, PersonId Person, string Name, DateOnly? Since);

/// <summary>Who is round the table.</summary>
internal sealed class SeatQueries(HeadwaterDb db, CurrentActor actor, IPeople people, IOrganisations organisations, TimeProvider clock)
{
    /// <summary>Every open seat today, by sector.</summary>
    public Task<IReadOnlyList<TableSeat>> TableAsync(CancellationToken ct) => OnAsync(clock.Today(), ct);

    /// <summary>Seats whose first day is still to come, the next first.</summary>
    public async Task<IReadOnlyList<TableSeat>> ComingAsync(CancellationToken ct)
    {
        var today = clock.Today();
        return [.. (await OfAsync(await db.Set<Seat>().AsNoTracking().Where(s => s.FromDay > today && s.ClosedOn == null).ToListAsync(ct), today, ct)).OrderBy(s => s.Seat.FromDay)];
    }

    /// <summary>The table as it was on a day: the seats that were open, and who sat there.</summary>
    public async Task<IReadOnlyList<TableSeat>> OnAsync(DateOnly day, CancellationToken ct) =>
        await OfAsync(await db.Set<Seat>().AsNoTracking().Where(s => s.FromDay <= day && (s.ClosedOn == null || s.ClosedOn > day)).ToListAsync(ct), day, ct);

    /// <summary>One seat; null when there is none.</summary>
    public async Task<TableSeat?> OneAsync(Guid id, CancellationToken ct) =>
        (await OfAsync(await db.Set<Seat>().AsNoTracking().Where(s => s.Id == id).ToListAsync(ct), clock.Today(), ct)).SingleOrDefault();

    /// <summary>Whom some seats speak for, closed ones too.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AllAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await OfAsync(await db.Set<Seat>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct), clock.Today(), ct)).ToDictionary(s => s.Seat.Id, s => s.For);

    /// <summary>Everybody who ever sat in a seat or was asked to, the latest first.</summary>
    public async Task<IReadOnlyList<(SeatHolding Holding, string Name)>> HistoryAsync(Guid seatId, CancellationToken ct)
    {
        var holdings = await db.Set<SeatHolding>().AsNoTracking().Where(h => h.SeatId == seatId).ToListAsync(ct);
        var names = await people.NamesAsync([.. holdings.Select(h => h.PersonId)], ct);
        return [.. holdings.OrderByDescending(h => h.OfferedOn).ThenByDescending(h => h.Id).Select(h => (h, names[h.PersonId]))];
    }

    /// <summary>The seats the acting person sits in today, as holder or deputy.</summary>
    public async Task<IReadOnlyList<(Seat Seat, bool Deputy)>> MineAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var mine = await db.Set<SeatHolding>().AsNoTracking().Where(h => h.PersonId == actor.Person && h.State == HoldingState.Held && h.FromDay <= today && (h.EndedOn == null || h.EndedOn > today)).ToListAsync(ct);
        var ids = mine.ConvertAll(h => h.SeatId);
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => ids.Contains(s.Id) && s.FromDay <= today && (s.ClosedOn == null || s.ClosedOn > today)).ToDictionaryAsync(s => s.Id, ct);
        return [.. mine.Where(h => seats.ContainsKey(h.SeatId)).OrderBy(h => h.IsDeputy).ThenBy(h => h.Id).Select(h => (seats[h.SeatId], h.IsDeputy))];
    }

    /// <summary>Seats that the acting person was asked to take and has not answered for.</summary>
    public async Task<IReadOnlyList<Guid>> OffersAsync(CancellationToken ct) =>
        await db.Set<SeatHolding>().AsNoTracking().Where(h => h.PersonId == actor.Person && h.State == HoldingState.Offered).OrderBy(h => h.Id).Select(h => h.SeatId).ToListAsync(ct);

    /// <summary>Those who take part and could be asked, by name.</summary>
    public async Task<IReadOnlyList<(PersonId Person, string Name)>> ParticipantsAsync(CancellationToken ct) =>
        [.. (await people.NamesAsync(await people.HoldersAsync(Capability.TakePart, null, ct), ct)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];

    private async Task<IReadOnlyList<TableSeat>> OfAsync(List<Seat> seats, DateOnly today, CancellationToken ct)
    {
        var sectors = await db.Set<Sector>().AsNoTracking().ToDictionaryAsync(s => s.Code, ct);
        var ids = seats.ConvertAll(s => s.Id);
        var holdings = (await db.Set<SeatHolding>().AsNoTracking().Where(h => ids.Contains(h.SeatId)).ToListAsync(ct)).ToLookup(h => h.SeatId);
        var names = await people.NamesAsync([.. holdings.SelectMany(h => h).Select(h => h.PersonId)], ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return [.. seats.OrderBy(s => sectors[s.SectorCode].Order).ThenBy(s => s.SectorCode, StringComparer.Ordinal).ThenBy(s => s.Kind).ThenBy(s => s.Id).Select(s => Of(s))];

        TableSeat Of(Seat seat)
        {
            var all = holdings[seat.Id].ToList();
            var holder = all.Find(h => !h.IsDeputy && h.HeldOn(today));
            var whose = seat.OrganisationId is { } at ? places.GetValueOrDefault(at, "An organisation no longer on record") : null;
            return new(
                seat, sectors[seat.SectorCode], string.Join(", ", new[] { whose, seat.Constituency }.OfType<string>()), Sitter(holder),
                [.. all.Where(h => h.IsDeputy && h.HeldOn(today)).Select(h => Sitter(h)!)], Sitter(all.Find(h => h.State == HoldingState.Offered)),
                holder is not null || seat.FromDay > today ? null : SeatRules.VacantSince(seat, all, today));
        }

        Sitter? Sitter(SeatHolding? holding) => holding is null ? null : new(holding.Id, holding.PersonId, names[holding.PersonId], holding.FromDay);
    }
}

/// <summary>What the days of a seat and its holders say.</summary>
internal static class SeatRules
{
    /// <summary>Since when nobody sits in a seat that is vacant today: the day after the last holder's last, or the seat's first.</summary>
    public static DateOnly VacantSince(Seat seat, IEnumerable<SeatHolding> holdings, DateOnly today) =>
        holdings.Where(h => h is { IsDeputy: false, State: HoldingState.Held, EndedOn: not null } && h.EndedOn <= today).Select(h => h.EndedOn!.Value).Append(seat.FromDay).Max();
}
