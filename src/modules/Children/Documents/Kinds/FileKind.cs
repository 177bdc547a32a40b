namespace Headwater.Children.Documents;

/// <summary>The kinds of files that are taken.</summary>
internal enum FileKind
{
    Pdf,
    Png,
    Jpeg,
    Docx,
    Xlsx,
    Odt,
    Text,
    Csv,
}

/// <summary>What each kind is called, by what its name ends, and how it is sent.</summary>
internal static class FileKinds
{
    /// <summary>For people, in the order of how often they are met.</summary>
    public const string AllInWords = "PDF, PNG, JPEG, DOCX, XLSX, ODT, plain text or CSV";

    private static readonly (FileKind Kind, string Words, string MediaType, string[] Endings)[] All =
    [
        (FileKind.Pdf, "PDF", "application/pdf", [".pdf"]),
        (FileKind.Png, "PNG", "image/png", [".png"]),
        (FileKind.Jpeg, "JPEG", "image/jpeg", [".jpg", ".jpeg"]),
        (FileKind.Docx, "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        (FileKind.Xlsx, "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
        (FileKind.Odt, "ODT", "application/vnd.oasis.opendocument.text", [".odt"]),
        (FileKind.Text, "plain text", "text/plain; charset=utf-8", [".txt"]),
        (FileKind.Csv, "CSV", "text/csv; charset=utf-8", [".csv"]),
    ];

    /// <summary>For a browser's file chooser.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(k => k.Endings));

    public static string Words(FileKind kind) => Array.Find(All, k => k.Kind == kind).Words;

    public static string MediaType(FileKind kind) => Array.Find(All, k => k.Kind == kind).MediaType;

    public static string Ending(FileKind kind) => Array.Find(All, k => k.Kind == kind).Endings[0];

    /// <summary>The kind that a file's name says it is; null when it says none that is taken.</summary>
    public static FileKind? OfName(string name) =>
        Array.FindIndex(All, k => k.Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))) is >= 0 and var at ? All[at].Kind : null;
}
