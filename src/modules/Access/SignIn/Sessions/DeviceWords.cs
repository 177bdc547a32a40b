namespace Headwater.Access.SignIn.Sessions;

/// <summary>A browser and a system as a person would name them. Enough to tell one's own devices apart, and no more.</summary>
internal static class DeviceWords
{
    // Order matters: Edge and Opera also call themselves Chrome, and Chrome also calls itself Safari.
    private static readonly (string Sign, string Words)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("SamsungBrowser/", "Samsung Internet"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Words)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "A browser";
        return Find(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Sign, string Words)[] known, string? userAgent) =>
        known.Where(k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Select(k => k.Words).FirstOrDefault();
}
