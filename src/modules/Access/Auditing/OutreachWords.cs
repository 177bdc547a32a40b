namespace Headwater.Access.Auditing;

/// <summary>What entries about outreach say, in words.</summary>
internal static class OutreachWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("add", "outreach-offer")] = "Wrote an offer of outreach",
        [("change", "outreach-offer")] = "Changed an offer of outreach",
        [("open", "outreach-offer")] = "Opened an offer of outreach to schools",
        [("close", "outreach-offer")] = "Closed an offer of outreach",
        [("agree", "outreach-agreement")] = "Took part in an offer of outreach",
        [("end", "outreach-agreement")] = "Ended an agreement about outreach",
        [("see", "outreach-agreement")] = "Looked at an agreement about outreach",
        [("issue", "outreach-invoice")] = "Made an invoice for outreach",
        [("pay", "outreach-invoice")] = "Wrote down that an invoice for outreach was paid",
        [("cancel", "outreach-invoice")] = "Cancelled an invoice for outreach",
        [("list", "outreach-invoice")] = "Saw in a list: invoices for outreach",
        [("see", "outreach-invoice")] = "Looked at an invoice for outreach",
        [("export", "outreach-invoice")] = "Took out the invoices for outreach",
        [("plan", "outreach-visit")] = "Planned a visit of outreach",
        [("mark", "outreach-visit")] = "Wrote down what a visit of outreach did",
        [("cancel", "outreach-visit")] = "Cancelled a visit of outreach",
        [("see", "outreach-visit")] = "Looked at a visit of outreach",
        [("see", "outreach-share")] = "Looked at how many referred children are still in their school, as counts",
    };
}
