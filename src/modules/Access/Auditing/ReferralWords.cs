namespace Headwater.Access.Auditing;

/// <summary>What entries about referrals to services say, in words.</summary>
internal static class ReferralWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("see", "service-referral")] = "Looked at referrals to services",
        [("list", "service-referral")] = "Saw in a list: referrals to services",
        [("begin", "service-referral")] = "Began a referral to a service",
        [("change", "service-referral")] = "Changed a draft of a referral to a service",
        [("send", "service-referral")] = "Sent a referral to a service",
        [("receive", "service-referral")] = "Said that a referral to a service came in",
        [("accept", "service-referral")] = "Accepted a referral to a service",
        [("decline", "service-referral")] = "Declined a referral to a service",
        [("wait", "service-referral")] = "Put a child on the waiting list of a service",
        [("start", "service-referral")] = "Said that a service began to help",
        [("finish", "service-referral")] = "Said that a service has finished",
        [("withdraw", "service-referral")] = "Withdrew a referral to a service",
    };
}
