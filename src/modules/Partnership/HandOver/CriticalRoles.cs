using Headwater.Partnership.Plan;
using Headwater.Partnership.Seats;

namespace Headwater.Partnership.HandOver;

/// <summary>The roles without which the work would stop: seats of core sectors, and those that chair a live activity.</summary>
internal static class CriticalRoles
{
    public static IReadOnlyList<TableSeat> Of(IEnumerable<TableSeat> table, IReadOnlyCollection<WholeActivity> live) => [.. table.Where(s => s.Seat.Kind == SeatKind.Core && (s.Sector.IsCore || Chairs(s, live)))];

    public static bool Chairs(TableSeat seat, IReadOnlyCollection<WholeActivity> live) => live.Any(a => a.Chair?.Id == seat.Seat.Id);

    /// <summary>Whether somebody could step in.</summary>
    public static bool IsCovered(TableSeat seat) => seat.Deputies.Count > 0 || seat.Seat.SuccessorId is not null;
}
