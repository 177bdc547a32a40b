namespace Headwater.Access.Auditing;

/// <summary>What entries about the directory say, in words.</summary>
internal static class DirectoryWords
{
    public static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("add", "directory-organisation")] = "Added an organisation to the directory",
        [("add", "directory-service")] = "Added a service to the directory as a draft",
        [("change", "directory-service")] = "Changed the draft of a service",
        [("offer", "directory-service")] = "Offered a draft of a service for approval",
        [("take-back", "directory-service")] = "Took a draft of a service back before it was approved",
        [("approve", "directory-service")] = "Approved what the directory says of a service",
        [("send-back", "directory-service")] = "Sent a draft of a service back",
        [("renew", "directory-service")] = "Said whether a service has room and how long people wait",
        [("archive", "directory-service")] = "Took a service out of the directory",
        [("restore", "directory-service")] = "Put a service back into the directory",
        [("add", "directory-tip")] = "Added a tip to the directory as a draft",
        [("change", "directory-tip")] = "Changed the draft of a tip",
        [("offer", "directory-tip")] = "Offered a draft of a tip for approval",
        [("take-back", "directory-tip")] = "Took a draft of a tip back before it was approved",
        [("approve", "directory-tip")] = "Approved a tip",
        [("send-back", "directory-tip")] = "Sent a draft of a tip back",
        [("renew", "directory-tip")] = "Said that a tip was reviewed and is right",
        [("archive", "directory-tip")] = "Took a tip off the public pages",
        [("restore", "directory-tip")] = "Put a tip back on the public pages",
        [("add", "directory-source")] = "Added a feed from which services are taken",
        [("take", "directory-source")] = "Took what a feed has",
        [("take-in", "directory-taken")] = "Made a draft of a service that a feed has",
        [("same-as", "directory-taken")] = "Said that a service of a feed is one of the directory",
        [("leave-out", "directory-taken")] = "Left a service of a feed out of the directory",
        [("take-change", "directory-taken")] = "Put what a feed changed into the draft of a service",
        [("leave-change", "directory-taken")] = "Left a service as it is, whatever a feed changed",
    };
}
