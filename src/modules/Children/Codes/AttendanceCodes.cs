namespace Headwater.Children.Codes;

/// <summary>
/// The codes of the attendance register, dated: the School Attendance (Pupil Registration) (England) Regulations 2024 replaced
/// some on 19 August 2024. Words after "Working together to improve school attendance" (August 2024).
/// </summary>
internal static class AttendanceCodes
{
    private static readonly DateOnly Since = new(2024, 8, 19);
    private static readonly DateOnly Until = new(2024, 8, 18);

    public static CodeSet Register { get; } = new(
        "the attendance register",
        "School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208; before them the Pupil Registration Regulations 2006",
        new Code("/", "Present, morning"),
        new("\\", "Present, afternoon"),
        new("L", "Late, before the register closed"),
        new("B", "Educated off site"),
        new("D", "At the other school of a dual registration"),
        new("K", "Education arranged by the local authority", Since),
        new("V", "Educational visit"),
        new("P", "Approved sport"),
        new("W", "Work experience"),
        new("C", "Leave for an exceptional circumstance"),
        new("C1", "Regulated performance or employment abroad", Since),
        new("C2", "Part-time timetable agreed", Since),
        new("M", "Medical or dental appointment"),
        new("J", "Interview", null, Until),
        new("J1", "Interview for a job or another school", Since),
        new("S", "Study leave"),
        new("X", "Not of compulsory school age and not required"),
        new("T", "Parent travelling for work"),
        new("R", "Religious observance"),
        new("I", "Illness"),
        new("E", "Suspended or excluded, no other provision made"),
        new("H", "Holiday agreed by the school", null, Until),
        new("Q", "No travel arrangements made by the authority", Since),
        new("Y", "Unable to attend, exceptional circumstances", null, Until),
        new("Y1", "Unable: transport not available", Since),
        new("Y2", "Unable: travel widely disrupted", Since),
        new("Y3", "Unable: part of the school closed", Since),
        new("Y4", "Unable: whole school closed unexpectedly", Since),
        new("Y5", "Unable: in criminal justice detention", Since),
        new("Y6", "Unable: public health guidance", Since),
        new("Y7", "Unable: other unavoidable cause", Since),
        new("G", "Holiday not agreed by the school"),
        new("N", "Reason not yet known"),
        new("O", "Absent, other or unknown reason"),
        new("U", "Arrived after the register closed"),
        new("Z", "Not yet on the register"),
        new("#", "School closed as planned"));
}
