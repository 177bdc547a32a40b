using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Plan;
using Microsoft.EntityFrameworkCore;
using Sylvan.Data.Csv;

namespace Headwater.Partnership.Research;

/// <summary>What taking a file of findings in would do, or did.</summary>
/// <param name="New">What the new findings say.</param>
/// <param name="Same">Rows that stand here already, word for word.</param>
/// <param name="Errors">Rows that cannot be taken.</param>
/// <param name="Found">Passages that may tell who somebody is.</param>
/// <param name="Standing">How many findings there were when it was looked at.</param>
internal sealed record ImportResult(IReadOnlyList<string> New, int Same, IReadOnlyList<SheetError> Errors, IReadOnlyList<ScreenedPassage> Found, string Standing);

/// <summary>Takes findings in from a file: a look first, then all rows or none. Consent is asked of each as by hand.</summary>
internal sealed class FindingImport(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, FindingService findings, ResearchQueries queries, Screening screening, IAuditTrail audit)
{
    public const int MostRows = 1000;

    private sealed record ReadRow(int Number, TypedFinding Typed);

    /// <exception cref="InputRefusedException">It is no such file at all.</exception>
    public async Task<ImportResult> LookAsync(string text, CancellationToken ct) => (await ReadAsync(text, ct)).Result;

    /// <exception cref="InputRefusedException">A row cannot be taken, findings were added in the meantime, or it may name somebody.</exception>
    public async Task<ImportResult> TakeAsync(string text, string standing, LookedAt looked, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene take findings in from a file.");
        await using var transaction = await turn.TakeAsync(ct);
        var (rows, result) = await ReadAsync(text, ct);
        if (result.Errors.Count > 0)
            throw new InputRefusedException("The file cannot be taken as it is: the table says where and why. Nothing was changed.");
        if (result.Standing != standing)
            throw new InputRefusedException("Findings were added or withdrawn since you looked at the file. Nothing was taken in: look at it again.");
        await screening.CheckAsync(looked, ct, [.. rows.SelectMany(r => new[] { r.Typed.Statement, r.Typed.Quotation })]);
        var number = await db.Set<Finding>().MaxAsync(f => (int?)f.Number, ct) ?? 0;
        foreach (var (_, typed) in rows)
            findings.Add(typed, typed.Statement!, typed.Quotation, ++number, actor.Person!.Value, typed.Sources);
        await audit.SaveAsync(ct, new AuditFact("import", "finding", Detail: $"{rows.Count} new"));
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task<(List<ReadRow> Rows, ImportResult Result)> ReadAsync(string text, CancellationToken ct)
    {
        var book = await queries.AllAsync(ct);
        var there = book.Findings.Select(f => f.Statement).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<ReadRow> rows = [];
        List<SheetError> errors = [];
        var same = 0;
        foreach (var (number, cells) in Cells(text))
        {
            try
            {
                var typed = Typed(cells, book);
                if (there.Contains(typed.Statement!))
                {
                    same++;
                    continue;
                }

                await findings.CheckedAsync(typed, typed.Quotation, ct);
                there.Add(typed.Statement!);
                rows.Add(new(number, typed));
            }
            catch (InputRefusedException refused)
            {
                errors.Add(new(number, refused.Data["column"] as string ?? "all", refused.Message));
            }
        }

        var found = rows.SelectMany(r => new[] { r.Typed.Statement, r.Typed.Quotation }).ToList();
        return (rows, new([.. rows.Select(r => r.Typed.Statement!)], same, errors, await screening.LookAsync(found, ct), string.Create(CultureInfo.InvariantCulture, $"{book.Findings.Count}-{book.Findings.Count(f => f.Counts)}")));
    }

    private static TypedFinding Typed(Dictionary<string, string> cells, ResearchBook book)
    {
        var statement = In("statement", () => FormFields.Text(Of("statement"), "what was found", Finding.StatementLength));
        var strength = In("strength", () => Enum.TryParse<FindingStrength>(Of("strength"), ignoreCase: true, out var one) && Enum.IsDefined(one) && char.IsAsciiLetter(Of("strength")[0]) ? one : throw new InputRefusedException("write one of: once, several, all."));
        var sources = In<IReadOnlyList<Guid>>("source", () => [.. Split(Of("source")).Select(name => book.Sources.Where(s => Same(s.Source.Title, name)).Take(2).ToList() is [var only] ? only.Source.Id : throw new InputRefusedException($"there is no source called “{name}”, or more than one."))]);
        var themes = In<IReadOnlyList<Guid>>("themes", () => [.. Split(Of("themes")).Select(code => book.Themes.FirstOrDefault(t => Same(t.Code, code)) is { } theme ? book.Now(theme.Id) : throw new InputRefusedException($"there is no theme “{code}” in the code book."))]);
        return new(statement, strength, sources, In("quotation", () => FormFields.OptionalText(Of("quotation"), "the quotation", Finding.QuotationLength)), themes);

        string Of(string column) => cells.GetValueOrDefault(column, "");

        static T In<T>(string column, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (InputRefusedException refused)
            {
                refused.Data["column"] = column;
                throw;
            }
        }
    }

    private static List<(int Number, Dictionary<string, string> Cells)> Cells(string text)
    {
        List<(int Number, Dictionary<string, string> Cells)> rows = [];
        try
        {
            using var reader = new StringReader(text.TrimStart('\uFEFF'));
            using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = 1 << 16, MaxBufferSize = 1 << 20 });
            if (!csv.Read())
                throw new InputRefusedException("The file is empty.");
            var headings = Enumerable.Range(0, csv.RowFieldCount).Select(i => PlanSheetReader.Plain(csv.GetString(i)).ToLowerInvariant()).ToArray();
            foreach (var needed in (string[])["statement", "source", "strength"])
            {
                if (headings.Count(h => h == needed) != 1)
                    throw new InputRefusedException($"Row 1: the column '{needed}' must be there once.");
            }

            for (var number = 2; csv.Read(); number++)
            {
                var cells = Enumerable.Range(0, Math.Min(csv.RowFieldCount, headings.Length)).GroupBy(i => headings[i]).ToDictionary(g => g.Key, g => PlanSheetReader.Plain(csv.GetString(g.First())), StringComparer.Ordinal);
                if (cells.Values.All(c => c.Length == 0))
                    continue;
                if (rows.Count == MostRows)
                    throw new InputRefusedException($"The file has more than {MostRows} rows. Take it in parts.");
                rows.Add((number, cells));
            }
        }
        catch (CsvFormatException why)
        {
            throw new InputRefusedException($"Row {why.RowNumber + 1}: this is not well-formed CSV. Save it again as CSV with commas.", why);
        }

        return rows;
    }

    private static string[] Split(string text) => text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
