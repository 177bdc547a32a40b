using System.Globalization;
using System.Text;
using Headwater.Kernel;

namespace Headwater.FairAccess.Ledger;

/// <summary>
/// The figures on fair access of a school year, for the local authority's report to the Schools Adjudicator by 31 October: how many children were
/// admitted to each school by the protocol (rule 3.11), and beside it how long they waited.
/// </summary>
internal static class AdjudicatorFigures
{
    public static string Csv(FairnessReport report, Func<OrganisationId, string> name)
    {
        var csv = new StringBuilder();
        Row("School year", report.Year.ToString());
        Row("Protocol", Protocols.ProtocolWords.Of(report.Track));
        Row();
        Row("School", "Children placed by the protocol", "Children on roll", "Points carried at the end");
        foreach (var share in report.Shares.OrderBy(s => name(s.School), StringComparer.Ordinal).ThenBy(s => s.School.Value))
            Row(name(share.School), Number(share.InYear), Number(share.Roll), Number(share.Balance));
        Row("All schools", Number(report.Shares.Sum(s => s.InYear)), Number(report.Shares.Sum(s => s.Roll)), Number(report.Shares.Sum(s => s.Balance)));
        Row();
        Row("Places that came to nothing", Number(report.TakenBack));
        Row("Decided on within twenty school days", Number(report.Waited.OverTwentyOf - report.Waited.OverTwenty), "of", Number(report.Waited.OverTwentyOf));
        Row("Days waited, median", report.Waited.Median is { } median ? Number(median) : "none placed");
        Row("Days waited, ninetieth percentile", report.Waited.Ninetieth is { } most ? Number(most) : "none placed");
        return csv.ToString();

        void Row(params ReadOnlySpan<string> cells)
        {
            for (var n = 0; n < cells.Length; n++)
                csv.Append(n == 0 ? "" : ",").Append(n == 0 || !int.TryParse(cells[n], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? CsvCells.Quoted(cells[n]) : cells[n]);
            csv.Append("\r\n");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
