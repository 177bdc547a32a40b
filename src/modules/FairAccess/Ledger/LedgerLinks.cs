using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Ledger;

/// <summary>Where the pages are.</summary>
internal static class LedgerLinks
{
    public const string Mainstream = "/fair-access/ledger";

    public static string Of(Track track, int? year = null) => $"/fair-access/ledger{(track == Track.Mainstream ? "" : "?track=AlternativeProvision")}{(year is { } y ? $"{(track == Track.Mainstream ? '?' : '&')}year={y}" : "")}";

    /// <summary>The same year shared in other ways.</summary>
    public static string Otherwise(Track track, int year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/fair-access/ledger/otherwise?{(track == Track.Mainstream ? "" : "track=AlternativeProvision&")}year={year}");

    public static string School(Track track, OrganisationId school) => $"/fair-access/ledger/{school}{(track == Track.Mainstream ? "" : "?track=AlternativeProvision")}";

    public static string Add(Track track) => $"/fair-access/ledger/add{(track == Track.Mainstream ? "" : "?track=AlternativeProvision")}";

    public static string Figures(Track track, int year) => $"/fair-access/ledger?handler=Figures&track={track}&year={year}";
}
