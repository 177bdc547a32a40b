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
        [("place", "fair-access")] = "Placed the child by fair access",
        [("step", "fair-access")] = "Wrote down a step of a fair access place",
        [("see", "fair-access-letter")] = "Looked at a letter of the fair access panel",
        [("send", "fair-access-letter")] = "Said that a letter of the fair access panel was given or sent",
        [("call", "panel")] = "Called a fair access panel",
        [("call-off", "panel")] = "Called a fair access panel off",
        [("list", "panel")] = "Saw in a list: cases of a fair access panel",
        [("unlist", "panel")] = "Took a case off the agenda of a fair access panel",
        [("open", "panel")] = "Opened the papers of a fair access panel",
        [("see", "panel")] = "Looked at a case of a fair access panel",
        [("attend", "panel")] = "Wrote down who came to a fair access panel",
        [("minutes", "panel")] = "Wrote the minutes of a fair access panel",
        [("declare", "panel")] = "Wrote down an interest in a case of a fair access panel",
        [("decide", "panel")] = "Wrote down a decision of a fair access panel",
        [("dissent", "panel")] = "Wrote down dissent from a decision of a fair access panel",
        [("close", "panel")] = "Closed a fair access panel",
        [("add", "ledger")] = "Added to the fair access ledger",
    };
}
