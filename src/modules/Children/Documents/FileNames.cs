using System.Globalization;
using System.Text;

namespace Headwater.Children.Documents;

/// <summary>What of a file's name can be kept and given back to any machine.</summary>
internal static class FileNames
{
    private const string NotInNames = "<>:\"/\\|?*";

    /// <summary>
    /// Without folders, marks that cannot be seen or turn the writing round, and what file systems refuse; as long as a list shows;
    /// with the ending of its kind.
    /// </summary>
    public static string Clean(string given, FileKind kind)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || NotInNames.Contains(rune.ToString(), StringComparison.Ordinal)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                continue;
            kept.Append(rune.ToString());
        }

        name = kept.ToString().Normalize();
        var ending = FileKinds.OfName(name) == kind ? name[name.LastIndexOf('.')..] : FileKinds.Ending(kind);
        var stem = (FileKinds.OfName(name) == kind ? name[..name.LastIndexOf('.')] : name).Trim(' ', '.');
        var room = Document.FileNameLength - ending.Length;
        if (stem.Length > room)
            stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)].TrimEnd(' ', '.');
        return (stem.Length == 0 ? "document" : stem) + ending;
    }
}
