using Headwater.Partnership.Seats;

namespace Headwater.Partnership.Meetings;

/// <summary>
/// Which seats a meeting is of. At a sub-group's meeting a seat in a sub-group alone sits as one at the table does; which sub-group somebody
/// works in is not kept, so nobody is missed there of whom nothing is said.
/// </summary>
internal static class MeetingTable
{
    /// <summary>Whether it sits there, and is asked when it can come.</summary>
    public static bool Sits(MeetingKind meeting, SeatKind seat) => seat == SeatKind.Core || (seat == SeatKind.SubGroup && meeting == MeetingKind.SubGroup);

    /// <summary>Whether whoever sits there is told of it: observers of what is the whole table's too.</summary>
    public static bool IsTold(MeetingKind meeting, SeatKind seat) => Sits(meeting, seat) || (seat == SeatKind.Observer && meeting != MeetingKind.SubGroup);

    /// <summary>Whether something must be said of every seat: at a meeting of the whole table.</summary>
    public static bool IsOfAll(MeetingKind meeting) => meeting != MeetingKind.SubGroup;
}
