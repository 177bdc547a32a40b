using System.Globalization;

namespace Headwater.Partnership.Maps;

/// <summary>Addresses of the pages about maps.</summary>
internal static class MapLinks
{
    public const string List = "/collaborative/map";
    public const string Add = "/collaborative/map/new";
    public const string Coverage = "/collaborative/map/at-the-table";

    public static string Of(Guid map, int? version = null) => $"{List}/{map}{Shown(version)}";

    public static string Part(Guid map, string part, int? version = null) => $"{List}/{map}/{part}{Shown(version)}";

    public static string Element(Guid map, Guid element) => $"{List}/{map}/elements/{element}";

    public static string AddElement(Guid map) => $"{List}/{map}/elements/new";

    public static string Link(Guid map, Guid link) => $"{List}/{map}/links/{link}";

    public static string AddLink(Guid map, Guid? from = null) => $"{List}/{map}/links/new{(from is { } begin ? $"?from={begin}" : "")}";

    public static string Compare(Guid map, int from, int? to) => string.Create(CultureInfo.InvariantCulture, $"{List}/{map}/compare?from={from}{(to is { } until ? $"&to={until}" : "")}");

    public static string Download(Guid map, string format, int? version) => $"{List}/{map}/export/{format}{Shown(version)}";

    /// <summary>The page of exports, with what one format loses.</summary>
    public static string Lost(Guid map, string format, int? version) => string.Create(CultureInfo.InvariantCulture, $"{List}/{map}/export?lost={format}{(version is { } number ? $"&version={number}" : "")}");

    private static string Shown(int? version) => version is { } number ? string.Create(CultureInfo.InvariantCulture, $"?version={number}") : "";
}
