namespace Headwater.Collaboration;

/// <summary>How a seat was taken at one meeting.</summary>
public enum Presence
{
    /// <summary>Nobody came and nothing was said.</summary>
    Missed,

    /// <summary>An apology was sent; the seat was empty all the same.</summary>
    Apology,

    /// <summary>There for part of the meeting.</summary>
    Part,

    /// <summary>There in the room.</summary>
    Present,

    /// <summary>There online, which counts as the room does.</summary>
    Online,

    /// <summary>A deputy was there: it counts for the seat, not for the person who holds it.</summary>
    Deputy,

    /// <summary>Excused for a time, such as for illness or leave: the meeting does not count either way.</summary>
    Excused,
}

/// <summary>Whose attendance is looked at.</summary>
public enum AttendanceOf
{
    /// <summary>The seat's, whoever sat in it.</summary>
    Seat,

    /// <summary>That of the person who holds it.</summary>
    Holder,
}
