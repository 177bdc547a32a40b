namespace Headwater.Access.Auditing;

/// <summary>What entries about clinics and reviews of schools say, in words.</summary>
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
        [("unname", "clinic-booking")] = "Took a child’s name out of what was brought to a clinic",
        [("advise", "clinic-booking")] = "Wrote down what a clinic advised",
        [("miss", "clinic-booking")] = "Said that nobody came to a clinic",
        [("plan", "clinic-booking")] = "Set the day on which advice is looked at again",
        [("close", "clinic-booking")] = "Said what became of advice",
        [("see", "school-review")] = "Looked at a review of a school",
        [("list", "school-review")] = "Saw in a list: reviews of schools",
        [("begin", "school-review")] = "Began a review of a school",
        [("change", "school-review")] = "Changed what stands in a review of a school",
        [("send", "school-review")] = "Sent a school its review",
        [("withdraw", "school-review")] = "Withdrew a review of a school",
        [("share", "school-review")] = "Agreed for a school that others read its review",
        [("unshare", "school-review")] = "Took back that others read a school’s review",
        [("do", "school-review")] = "Said that a recommendation of a review was done",
        [("visit", "school-review")] = "Wrote down a visit after a review of a school",
        [("close", "school-review")] = "Closed a review of a school",
    };
}
