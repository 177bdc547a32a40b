using System.Globalization;
using Headwater.Collaboration;
using Headwater.Partnership.Maps;

namespace Headwater.Partnership.Research;

internal static class ResearchLinks
{
    public const string Programme = "/collaborative/research";
    public const string AddSource = "/collaborative/research/sources/new/change";
    public const string Findings = "/collaborative/research/findings";
    public const string AddFinding = "/collaborative/research/findings/new";
    public const string Themes = "/collaborative/research/themes";
    public const string File = "/collaborative/research/file";
    public const string FindingsCsv = "/collaborative/research/file?handler=Findings";
    public const string CodeBookCsv = "/collaborative/research/file?handler=CodeBook";

    public static string Source(Guid id) => $"/collaborative/research/sources/{id}";

    public static string ChangeSource(Guid id) => $"/collaborative/research/sources/{id}/change";

    public static string Consent(Guid id) => $"/collaborative/research/sources/{id}/consent";

    public static string FindingFrom(Guid source) => $"{AddFinding}?source={source}";

    public static string Finding(Guid id) => $"/collaborative/research/findings/{id}";

    public static string Of(Guid? theme, string? sector) =>
        $"{Findings}?theme={theme}{(sector is null ? "" : "&sector=" + Uri.EscapeDataString(sector))}";

    public static string Evidence(Guid map, int? version = null) =>
        $"/collaborative/map/{map}/evidence{(version is { } number ? string.Create(CultureInfo.InvariantCulture, $"?version={number}") : "")}";
}

internal static class ResearchWords
{
    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Document => "Document",
        SourceKind.Data => "Figures",
        SourceKind.Interview => "Interview",
        SourceKind.FocusGroup => "Focus group",
        SourceKind.PupilVoice => "Pupil voice session",
        SourceKind.Visit => "Visit",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    /// <summary>What was done with a source of a kind.</summary>
    public static string Done(SourceKind kind) => kind switch
    {
        SourceKind.Document or SourceKind.Data => "Read",
        SourceKind.Visit => "Visited",
        _ => "Heard",
    };

    public static string Of(ConsentHow how) => how == ConsentHow.Spoken ? "Spoken, written down by who asked" : "Written and signed";

    public static string Of(ConsentUse use) => use switch
    {
        ConsentUse.Quoted => "To be quoted word for word, without names",
        ConsentUse.Summarised => "To be told in other words only",
        ConsentUse.Counted => "To be counted only",
        _ => throw new InvalidOperationException("Unknown use."),
    };

    public static string Of(FindingStrength strength) => strength switch
    {
        FindingStrength.Once => "Said once",
        FindingStrength.Several => "Several say so",
        FindingStrength.All => "All say so",
        _ => throw new InvalidOperationException("Unknown strength."),
    };

    public static string Of(ScreenedKind kind) => kind switch
    {
        ScreenedKind.Name => "a name?",
        ScreenedKind.BirthDate => "a day of birth?",
        ScreenedKind.PersonalNumber => "a number of one person?",
        ScreenedKind.Contact => "an address or telephone number?",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Of(Rest rest) => rest switch
    {
        Rest.Nothing => MapWords.NoEvidence,
        Rest.OnlyAgainst => "Only evidence against it",
        Rest.Written => "A note on the map, no finding",
        Rest.NoVoice => "Documents or visits, nobody was asked",
        Rest.ProfessionalsOnly => "Rests on professionals only",
        Rest.Families => "Parents or young people were heard",
        _ => throw new InvalidOperationException("Unknown."),
    };

    /// <summary>Somebody heard, without saying who: for a quotation from so few that the source would tell.</summary>
    public static string Someone(VoiceOf voice) => voice == VoiceOf.YoungPeople ? "a young person" : "a parent or carer";

    public static string Count(int count, string one, string? many = null) => $"{Interface.Words.Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary><c>health, parents and young people</c>.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
