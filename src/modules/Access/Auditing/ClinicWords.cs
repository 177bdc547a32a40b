namespace Headwater.Access.Auditing;

/// <summary>What entries about clinics say, in words.</summary>
internal static class ClinicWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("add", "clinic")] = "Called a clinic",
        [("cancel", "clinic")] = "Cancelled a clinic",
        [("see", "clinic-booking")] = "Looked at what was brought to a clinic",
        [("list", "clinic-booking")] = "Saw in a list: what was brought to clinics",
        [("book", "clinic-booking")] = "Booked at a clinic",
        [("cancel", "clinic-booking")] = "Cancelled a booking at a clinic",
        [("advise", "clinic-booking")] = "Wrote down what a clinic advised",
        [("miss", "clinic-booking")] = "Said that nobody came to a clinic",
        [("plan", "clinic-booking")] = "Set the day on which advice is looked at again",
        [("close", "clinic-booking")] = "Said what became of advice",
    };
}
