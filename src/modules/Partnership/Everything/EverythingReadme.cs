using System.Globalization;
using System.Text;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Partnership.Everything;

/// <summary>What whoever opens the zip reads first.</summary>
internal static class EverythingReadme
{
    public const string FileName = "README.txt";

    public static string Of(string collaborative, string area, DateTimeOffset made, IReadOnlyList<SchemaTable> tables, IReadOnlyList<SchemaGap> leftOut)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{collaborative} ({area})\r\nEverything the collaborative keeps in Headwater, as it was on {Words.Date(UkDays.DayOf(made.UtcDateTime))}.\r\n\r\n")
            .Append("It is yours. It names members and says what they wrote, and holds what only those who convene may read (why somebody left a seat, for\r\n")
            .Append("what a seat was excused, who was paid for taking part): keep it as you keep the members’ list, and pass on no more of it than is needed.\r\n")
            .Append("No child stands in it.\r\n\r\n")
            .Append("What is in it\r\n\r\n")
            .Append("schema.json          every table and field, how rows hang together, how many there are, and a SHA-256 of each file\r\n")
            .Append("people.csv           the people that rows name by their ids; organisations.csv the organisations\r\n")
            .Append("tables/*.csv         each table for a spreadsheet. A cell that a spreadsheet would run as a formula begins with an apostrophe\r\n")
            .Append("tables/*.jsonl       the same, a JSON object a line, for programs and for restoring\r\n\r\n");
        foreach (var table in tables)
            text.Append(CultureInfo.InvariantCulture, $"  {table.Name.PadRight(28)}{table.Rows,8:N0} {(table.Rows == 1 ? "row" : "rows")}\r\n");
        text.Append("\r\nWhat is not in it, and why\r\n\r\n");
        foreach (var gap in leftOut)
            text.Append(CultureInfo.InvariantCulture, $"- {gap.What}. {gap.Why}\r\n");
        return text.Append("- Accounts, posts and permissions, mails and the audit trail. They belong to the installation.\r\n\r\n")
            .Append("How it is put back\r\n\r\n")
            .Append("Into a locality that has no collaborative:\r\n\r\n    ./run collaborative restore FILE.zip --locality CODE --dry-run --as PERSON\r\n\r\n")
            .Append("says what is in the way; without --dry-run it puts everything back, or nothing. People and organisations are found again by their ids or\r\n")
            .Append("their names, and must be there first. What changes: ids of people and organisations that are others there, and surveys of who works with\r\n")
            .Append("whom that were closed, which come back as withdrawn. The SHA-256 show damage; they do not show who wrote the file.\r\n").ToString();
    }
}
