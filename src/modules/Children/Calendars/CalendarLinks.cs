using Headwater.Kernel;

namespace Headwater.Children.Calendars;

internal static class CalendarLinks
{
    public const string List = "/calendars";

    /// <summary>The locality's own dates.</summary>
    public const string Locality = "/calendars/locality";

    public static string Of(OrganisationId school) => $"/calendars/{school}";
}
