namespace Headwater.Partnership.Maps;

/// <summary>What stands above each page of a map. Shown by <c>/Maps/_Head.cshtml</c>.</summary>
/// <param name="View">The map.</param>
/// <param name="Part">The page's own part of the address; empty for the tables.</param>
/// <param name="Heading">What the page is called beside the map's title; empty for the tables.</param>
/// <param name="MayEdit">Whether the reader draws on it.</param>
internal sealed record MapHead(MapView View, string Part, string Heading, bool MayEdit)
{
    private static readonly (string Part, string Words, bool OfVersion)[] All =
    [
        ("", "Tables", true), ("outline", "Outline", true), ("picture", "Picture", true), ("loops", "Loops", true), ("measures", "Measures", true),
        ("evidence", "What it rests on", true), ("versions", "Versions", false), ("export", "Export", true),
    ];

    public IEnumerable<(string Words, string Href, bool Here)> Links
    {
        get
        {
            foreach (var (part, words, ofVersion) in All)
            {
                int? version = ofVersion ? View.Version?.Number : null;
                yield return (words, part.Length == 0 ? MapLinks.Of(View.Map.Id, version) : MapLinks.Part(View.Map.Id, part, version), part == Part);
            }

            if (MayEdit)
                yield return ("Import", MapLinks.Part(View.Map.Id, "import"), Part == "import");
        }
    }

    public string Standing => View.Version is { } version
        ? $"Version {version.Number}, saved on {Interface.Words.Date(version.SavedOn)}: {version.Note.TrimEnd('.')}. {(View.Agreed is { } agreed ? $"Agreed on {Interface.Words.Date(agreed.AgreedOn)}: {agreed.How}" : "It was not agreed.")}"
        : $"The working draft, last changed on {Interface.Words.Date(View.Map.ChangedOn)}.";
}
