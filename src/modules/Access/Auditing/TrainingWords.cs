namespace Headwater.Access.Auditing;

/// <summary>What entries about training and programmes say, in words.</summary>
internal static class TrainingWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("add", "course")] = "Added a course to the training catalogue",
        [("change", "course")] = "Changed a course of the training catalogue",
        [("add", "course-session")] = "Added a training session",
        [("change", "course-session")] = "Changed a training session",
        [("cancel", "course-session")] = "Cancelled a training session",
        [("book", "course-booking")] = "Booked training",
        [("cancel", "course-booking")] = "Cancelled a booking of training",
        [("mark", "course-booking")] = "Wrote down who came to training",
        [("list", "course-booking")] = "Saw in a list: who booked training",
        [("see", "course-certificate")] = "Looked at a certificate of training",
        [("answer", "course-feedback")] = "Answered about training",
        [("remind", "training")] = "Reminded people of training",
        [("add", "programme")] = "Added a programme",
        [("change", "programme")] = "Changed a programme",
        [("join", "programme-member")] = "Added members to a programme",
        [("leave", "programme-member")] = "Ended a membership of a programme",
        [("list", "programme-member")] = "Saw in a list: members of a programme",
        [("export", "programme-member")] = "Took out a list of organisations that are members of a programme",
    };
}
