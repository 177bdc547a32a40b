using System.CommandLine;
using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Identifiers;
using Headwater.Children.Imports;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>
/// Takes in a school's exclusions, all of a file or nothing, so that nothing is typed twice. One of the same child, kind and start is
/// the same one: its sessions, reasons and cancelling are put right. What the legal clock refuses is a bad row.
/// </summary>
internal sealed class ExclusionImport(
    HeadwaterDb db, CurrentActor actor, SchoolCsv files, SampleWall wall, NumberService numbers, LedgerQueries ledgers, ExclusionService service, IOrganisations organisations, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    public static IReadOnlyList<string> Required { get; } = ["upn", "kind", "start", "sessions"];

    public static IReadOnlyList<string> Optional { get; } = ["reasons", "cancelled"];

    private static readonly char[] BetweenReasons = [' ', ';', '/', ',', '|'];

    private readonly List<BadRow> bad = [];
    private readonly List<AuditFact> facts = [];
    private int added, changed, unchanged;

    private sealed record Entry(int Line, string Upn, ExclusionKind What, DateOnly Start, int Sessions, IReadOnlyList<string>? Reasons, DateOnly? Cancelled);

    /// <exception cref="InputRefusedException">The file cannot be read, or the actor may not.</exception>
    /// <exception cref="BadRowsException">Rows cannot be taken and the others were not asked for alone.</exception>
    public async Task<ImportResult> RunAsync(string path, string name, OrganisationId school, ImportMode mode, CancellationToken ct)
    {
        if (!actor.Can(Capability.RecordExclusions, school))
            throw new InputRefusedException("Your post does not let you record exclusions of this school: only the headteacher's does.");
        await wall.RequireRealAsync(ct);
        var (rows, malformed) = files.Read(path, name, Required, Optional, ct);
        bad.AddRange(malformed);
        await using var transaction = await turn.TakeAsync(ct);
        var ground = await service.GroundAsync([school, .. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => o.Id)], ct);
        if (ground.Dates[school].Why is { } why)
            throw new InputRefusedException($"{why} Nothing was taken in.");
        foreach (var child in rows.Select(Parse).OfType<Entry>().GroupBy(e => e.Upn, StringComparer.Ordinal))
            await TakeAsync(child.Key, [.. child.OrderBy(e => e.Start).ThenBy(e => e.Line)], school, ground, ct);
        IReadOnlyList<BadRow> all = [.. bad.OrderBy(b => b.Line)];
        if (all.Count > 0 && !mode.SkipBad && !mode.DryRun)
        {
            db.ChangeTracker.Clear();
            throw new BadRowsException(name, all);
        }

        var written = !mode.DryRun && facts.Count > 0;
        if (written)
        {
            await audit.SaveAsync(ct, [new AuditFact("import", "exclusion", null, null, string.Create(CultureInfo.InvariantCulture, $"{school}: {added} added, {changed} changed, {all.Count} bad")), .. facts]);
            await transaction.CommitAsync(ct);
        }
        else
        {
            db.ChangeTracker.Clear();
        }

        IReadOnlyList<string> notes = added == 0 ? [] : ["Each was taken as decided on the day it starts. Notices that were given before are not in the file: say on the pages of those that still matter when they were."];
        return new(added, changed, 0, unchanged, all, notes, written);
    }

    private Entry? Parse(SchoolRow row)
    {
        try
        {
            var what = row.Required("kind").ToUpperInvariant() switch
            {
                "SUSP" or "SUSPENSION" or "FIXD" => ExclusionKind.Suspension,
                "PERM" or "PERMANENT" => ExclusionKind.Permanent,
                "LNCH" or "LUNCHTIME" => ExclusionKind.Lunchtime,
                _ => throw new BadValueException("kind", "write suspension, permanent or lunchtime (or SUSP, PERM, LNCH)."),
            };
            var start = row.Day("start") ?? throw new BadValueException("start", "is empty.");
            if (start > clock.Today())
                throw new BadValueException("start", "lies in the future: record it on the child's page.");
            var cancelled = row.Day("cancelled");
            if (cancelled < start.AddYears(-1) || cancelled > clock.Today())
                throw new BadValueException("cancelled", "lies in the future or long before the start.");
            return new(
                row.Line, Upn.Read(row.Required("upn"), out var why) ?? throw new BadValueException("upn", why!), what, start, Sessions(row, what),
                row["reasons"]?.ToUpperInvariant().Split(BetweenReasons, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cancelled);
        }
        catch (BadValueException why)
        {
            bad.Add(new(row.Line, why.Column, why.Message));
            return null;
        }
    }

    private static int Sessions(SchoolRow row, ExclusionKind what)
    {
        if (what == ExclusionKind.Permanent)
            return row["sessions"] is null or "0" ? 0 : throw new BadValueException("sessions", "a permanent exclusion has no number of sessions: leave it empty.");
        if (what == ExclusionKind.Lunchtime && row["sessions"] is null)
            return 1;
        var sessions = int.TryParse(row.Required("sessions"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 90
            ? count
            : throw new BadValueException("sessions", "write the half days, 1 to 90: more than 45 days a year are unlawful (rule 1.3).");
        return what == ExclusionKind.Lunchtime && sessions != 1 ? throw new BadValueException("sessions", "a lunchtime has 1: give each day its own row.") : sessions;
    }

    private async Task TakeAsync(string upn, IReadOnlyList<Entry> entries, OrganisationId school, ClockGround ground, CancellationToken ct)
    {
        // Whether nobody bears the number, or a child whose record is not open to this school does, is not told apart.
        if (await numbers.FindAsync(NumberKind.Upn, upn, ct) is not { } id || await ledgers.LedgerAsync(id, ct) is not { } ledger)
        {
            bad.AddRange(entries.Select(e => new BadRow(e.Line, "upn", "no child with this UPN whose record is open to this school. Take in the roll first.")));
            return;
        }

        var stays = await db.Set<RollEntry>().AsNoTracking().Where(r => r.ChildId == id && r.SchoolId == school).ToListAsync(ct);
        var seen = new HashSet<(ExclusionKind, DateOnly)>();
        foreach (var entry in entries)
        {
            if (!seen.Add((entry.What, entry.Start)))
            {
                bad.Add(new(entry.Line, "start", "the same child has one of this kind and start in another line."));
                continue;
            }

            if (!stays.Exists(s => s.EntryDate <= entry.Start && (s.LeavingDate is null || s.LeavingDate >= entry.Start)))
            {
                bad.Add(new(entry.Line, "start", string.Create(CultureInfo.InvariantCulture, $"the child was not on this school's roll on {entry.Start:yyyy-MM-dd}.")));
                continue;
            }

            try
            {
                ledger = await TakeAsync(ledger, entry, school, ground, ct);
            }
            catch (InputRefusedException refused)
            {
                bad.Add(new(entry.Line, "all", refused.Message));
            }
        }
    }

    private async Task<ChildLedger> TakeAsync(ChildLedger ledger, Entry entry, OrganisationId school, ClockGround ground, CancellationToken ct)
    {
        if (ledger.Exclusions.FirstOrDefault(x => x.SchoolId == school && x.What == entry.What && x.Start == entry.Start) is { } held)
            return await ChangeAsync(ledger, held, entry, ground, ct);
        var (row, _, made) = await service.AddAsync(ledger, school, new(entry.What, entry.Start, StartsAfternoon: false, entry.Sessions, entry.Start, entry.Reasons ?? []) { Cancelled = entry.Cancelled, CancelledBecause = entry.Cancelled is null ? null : "As the school's file has it.", Imported = true }, ground, ct);
        facts.AddRange(made);
        added++;
        return ledger with { Exclusions = [.. ledger.Exclusions, row] };
    }

    private async Task<ChildLedger> ChangeAsync(ChildLedger ledger, RecordedExclusion held, Entry entry, ClockGround ground, CancellationToken ct)
    {
        var reasons = entry.Reasons is null ? held.Reasons : string.Join(',', entry.Reasons);
        var cancelled = entry.Cancelled ?? held.Cancelled;
        if (held.Sessions == entry.Sessions && held.Reasons == reasons && held.Cancelled == cancelled)
        {
            unchanged++;
            return ledger;
        }

        if (!held.Imported)
            throw new InputRefusedException("what the headteacher recorded on the page differs from the file. Put the one that is wrong right.");
        var row = await db.Set<RecordedExclusion>().SingleAsync(x => x.Id == held.Id, ct);
        (row.Sessions, row.Reasons, row.Cancelled) = (entry.Sessions, reasons, cancelled);
        row.CancelledBecause ??= cancelled is null ? null : "As the school's file has it.";
        var after = ledger with { Exclusions = [.. ledger.Exclusions.Select(x => x.Id == held.Id ? row : x)] };
        try
        {
            var (_, words) = service.Compare(ledger, after, held.SchoolId, null, ground);
            if (words.Count > 0)
                db.Add(service.ChangeOf(row, words));
        }
        catch (InputRefusedException)
        {
            // A refused row must not be saved with the others.
            await db.Entry(row).ReloadAsync(ct);
            throw;
        }

        facts.Add(new("import", "exclusion", row.Id.ToString(), row.ChildId, string.Create(CultureInfo.InvariantCulture, $"{entry.Sessions} sessions, {reasons}")));
        changed++;
        return after;
    }
}

internal sealed class ImportExclusionsCommand(SchoolImportShell shell, ExclusionImport import) : IShellCommand
{
    public static string Name => "import exclusions";

    public static void Describe(Command command) =>
        SchoolImportShell.Describe(command, "Take in a school's suspensions and permanent exclusions.\nExample: ./run import exclusions exclusions.csv --school 100000 --as head@school.example --dry-run");

    public Task<int> RunAsync(ParseResult arguments, CancellationToken ct) =>
        shell.RunAsync(arguments, "exclusions", (path, name, school, mode) => import.RunAsync(path, name, school, mode, ct), ct);
}
