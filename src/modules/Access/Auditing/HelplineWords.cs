namespace Headwater.Access.Auditing;

/// <summary>What entries about the helpline say, in words.</summary>
internal static class HelplineWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("see", "enquiry")] = "Looked at an enquiry to the helpline",
        [("list", "enquiry")] = "Saw in a list: enquiries to the helpline",
        [("add", "enquiry")] = "Wrote down an enquiry to the helpline",
        [("append", "enquiry")] = "Took in what somebody who had asked the helpline wrote again",
        [("assign", "enquiry")] = "Gave an enquiry to a team",
        [("take", "enquiry")] = "Took on an enquiry",
        [("answer", "enquiry")] = "Said that an enquiry was answered",
        [("wait", "enquiry")] = "Put an enquiry aside until whoever asked says more",
        [("pass", "enquiry")] = "Passed an enquiry to a referral",
        [("not-refer", "enquiry")] = "Considered a referral, and made none",
        [("close", "enquiry")] = "Closed an enquiry",
        [("reopen", "enquiry")] = "Put an enquiry back among the new ones",
        [("merge", "enquiry")] = "Merged an enquiry into another",
        [("stop", "enquiry")] = "Stopped an enquiry, as a child may be in danger",
        [("settle", "enquiry")] = "Said what was done where a child might be in danger",
        [("reply", "enquiry")] = "Wrote down what somebody who asked the helpline was told, or said",
        [("send", "answer")] = "Sent a link to what somebody who asked the helpline is told",
        [("read", "answer")] = "Read an answer of the helpline through its link",
        [("refuse", "answer")] = "Typed a wrong reference for an answer of the helpline",
        [("note", "enquiry")] = "Added an internal note to an enquiry",
        [("promise", "enquiry")] = "Promised a follow-up to somebody who asked the helpline",
        [("keep", "enquiry")] = "Said that a follow-up was done",
        [("change", "enquiry")] = "Said what an enquiry was about",
        [("name-child", "enquiry")] = "Named the child that an enquiry is about",
        [("change", "helpline-settings")] = "Changed the settings of the helpline",
        [("add", "helpline-team")] = "Added a team of the helpline",
        [("change", "helpline-team")] = "Ended a team of the helpline, or took it up again",
        [("add", "helpline-template")] = "Added a text for replies of the helpline",
        [("change", "helpline-template")] = "Withdrew a text for replies of the helpline",
        [("add", "helpline-lesson")] = "Made something of a repeated question",
        [("change", "helpline-lesson")] = "Finished what was made of a repeated question",
    };
}
