namespace Headwater.Access.Auditing;

/// <summary>What entries about fair access say, in words.</summary>
internal static class FairAccessWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("add", "protocol")] = "Began a version of the fair access protocol",
        [("change", "protocol")] = "Changed a draft of the fair access protocol",
        [("consult", "protocol")] = "Put a version of the fair access protocol to the schools",
        [("take-back", "protocol")] = "Took a version of the fair access protocol back to a draft",
        [("settle", "protocol")] = "Set the day from which a version of the fair access protocol holds",
        [("answer", "protocol")] = "Recorded a school’s answer to the fair access protocol",
        [("add", "exemption")] = "Exempted a school from fair access for a time",
        [("end", "exemption")] = "Ended a school’s exemption from fair access",
        [("see", "fair-access")] = "Looked at fair access referrals",
        [("list", "fair-access")] = "Saw in a list: fair access referrals",
        [("open", "fair-access")] = "Began a fair access referral",
        [("change", "fair-access")] = "Changed a fair access referral",
        [("sign-off", "fair-access")] = "Signed off a fair access referral",
        [("accept", "fair-access")] = "Accepted a fair access referral",
        [("send-back", "fair-access")] = "Sent back a fair access referral",
        [("withdraw", "fair-access")] = "Withdrew a fair access referral",
        [("see", "placement")] = "Looked at places in alternative provision",
        [("list", "placement")] = "Saw in a list: places in alternative provision",
        [("export", "placement")] = "A calendar read what is due in alternative provision",
        [("begin", "placement")] = "Entered a place in alternative provision",
        [("change", "placement")] = "Changed hours, cost or the planned end of a place in alternative provision",
        [("end", "placement")] = "Ended a place in alternative provision",
        [("look-after", "placement")] = "Wrote down whether the child is still at the school after alternative provision",
        [("note", "placement")] = "Added a note on a place in alternative provision",
        [("begin-return", "placement")] = "Began the way back from alternative provision",
        [("plan", "placement-review")] = "Planned a review of a place in alternative provision",
        [("hold", "placement-review")] = "Wrote down a review of a place in alternative provision",
        [("enter", "placement-attendance")] = "Entered attendance in alternative provision",
        [("add", "provider-check")] = "Wrote down a check of a provider of alternative provision",
    };
}
