using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Attendance;
using Headwater.Children.Codes;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Imports;

/// <summary>
/// Takes in a school's attendance by week and code, all of a file or nothing. A week of a child in the file replaces what this
/// school gave for that week before, so that a register put right later is put right here.
/// </summary>
internal sealed class AttendanceImport(HeadwaterDb db, CurrentActor actor, SchoolCsv files, SampleWall wall, NumberService numbers, IAuditTrail audit, TimeProvider clock)
{
    public static IReadOnlyList<string> Columns { get; } = ["upn", "week_starting", "code", "sessions"];

    private readonly List<BadRow> bad = [];

    private sealed record Entry(int Line, string Upn, DateOnly Week, string Code, int Sessions);

    /// <exception cref="InputRefusedException">The file cannot be read, or the actor may not.</exception>
    /// <exception cref="BadRowsException">Rows cannot be taken and the others were not asked for alone.</exception>
    public async Task<ImportResult> RunAsync(string path, string name, OrganisationId school, ImportMode mode, CancellationToken ct)
    {
        if (!actor.Can(Capability.KeepRecords, school))
            throw new InputRefusedException("Your post does not let you keep the register of this school.");
        await wall.RequireRealAsync(ct);
        var (rows, malformed) = files.Read(path, name, Columns, [], ct);
        bad.AddRange(malformed);
        var weeks = await WeeksAsync([.. rows.Select(Parse).OfType<Entry>()], school, ct);
        var (added, changed, unchanged, facts) = await PutAsync(weeks, school, ct);
        IReadOnlyList<BadRow> all = [.. bad.OrderBy(b => b.Line)];
        if (all.Count > 0 && !mode.SkipBad && !mode.DryRun)
        {
            db.ChangeTracker.Clear();
            throw new BadRowsException(name, all);
        }

        var written = !mode.DryRun && facts.Count > 0;
        if (written)
            await audit.SaveAsync(ct, [new AuditFact("import", "attendance", null, null, string.Create(CultureInfo.InvariantCulture, $"{school}: {added} weeks added, {changed} changed")), .. facts]);
        else
            db.ChangeTracker.Clear();
        return new(added, changed, 0, unchanged, all, [], written);
    }

    private Entry? Parse(SchoolRow row)
    {
        try
        {
            var week = row.Day("week_starting") ?? throw new BadValueException("week_starting", "is empty.");
            if (week.DayOfWeek != DayOfWeek.Monday)
                throw new BadValueException("week_starting", "a week starts on a Monday.");
            if (week > clock.Today() || week < clock.Today().AddYears(-10))
                throw new BadValueException("week_starting", "lies in the future or more than ten years back.");
            // A code that changed within the week is taken by its last school day.
            var code = AttendanceCodes.Register.Read(row.Required("code"), week, out var why) ?? AttendanceCodes.Register.Read(row.Required("code"), week.AddDays(4), out why) ?? throw new BadValueException("code", why!);
            var sessions = int.TryParse(row.Required("sessions"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= AttendanceWeek.MostSessions
                ? count
                : throw new BadValueException("sessions", string.Create(CultureInfo.InvariantCulture, $"a week has 1 to {AttendanceWeek.MostSessions} sessions."));
            return new(row.Line, Upn.Read(row.Required("upn"), out why) ?? throw new BadValueException("upn", why!), week, code, sessions);
        }
        catch (BadValueException why)
        {
            bad.Add(new(row.Line, why.Column, why.Message));
            return null;
        }
    }

    /// <summary>The entries of each child and week; those of children who were not on this school's roll that week are bad.</summary>
    private async Task<List<(ChildId Child, DateOnly Week, List<Entry> Entries)>> WeeksAsync(List<Entry> entries, OrganisationId school, CancellationToken ct)
    {
        // The school's own roll and registers, past involvements: after a child leaves, the weeks before are still the school's to give.
        var stays = (await db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => r.SchoolId == school).ToListAsync(ct)).ToLookup(r => r.ChildId);
        List<(ChildId, DateOnly, List<Entry>)> weeks = [];
        foreach (var child in entries.GroupBy(e => e.Upn, StringComparer.Ordinal))
        {
            var id = await numbers.FindAsync(NumberKind.Upn, child.Key, ct);
            foreach (var week in child.GroupBy(e => e.Week))
            {
                var all = week.ToList();
                // Whether nobody bears the number, or a child of another school does, is not told apart.
                if (id is not { } known || !stays[known].Any(s => s.EntryDate <= week.Key.AddDays(6) && (s.LeavingDate is null || s.LeavingDate >= week.Key)))
                    bad.AddRange(all.Select(e => new BadRow(e.Line, "upn", "no child with this UPN was on this school's roll that week.")));
                else if (all.GroupBy(e => e.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                    bad.AddRange(twice.Skip(1).Select(e => new BadRow(e.Line, "code", "is in the file twice for this child and week.")));
                else if (all.Sum(e => e.Sessions) > AttendanceWeek.MostSessions)
                    bad.Add(new(all[^1].Line, "sessions", string.Create(CultureInfo.InvariantCulture, $"with the other rows of the week there are more than {AttendanceWeek.MostSessions} sessions.")));
                else
                    weeks.Add((known, week.Key, all));
            }
        }

        return weeks;
    }

    private async Task<(int Added, int Changed, int Unchanged, List<AuditFact> Facts)> PutAsync(List<(ChildId Child, DateOnly Week, List<Entry> Entries)> weeks, OrganisationId school, CancellationToken ct)
    {
        var (added, changed, unchanged) = (0, 0, 0);
        List<AuditFact> facts = [];
        foreach (var child in weeks.GroupBy(w => w.Child))
        {
            var days = child.Select(w => w.Week).ToList();
            var held = (await db.Set<AttendanceWeek>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(a => a.ChildId == child.Key && a.SchoolId == school && days.Contains(a.WeekStarting)).ToListAsync(ct)).ToLookup(a => a.WeekStarting);
            var touched = 0;
            foreach (var (_, week, entries) in child)
            {
                var before = held[week].ToDictionary(a => a.Code, StringComparer.Ordinal);
                if (before.Count == entries.Count && entries.TrueForAll(e => before.TryGetValue(e.Code, out var same) && same.Sessions == e.Sessions))
                {
                    unchanged++;
                    continue;
                }

                (added, changed) = before.Count == 0 ? (added + 1, changed) : (added, changed + 1);
                touched++;
                db.RemoveRange(before.Values.Where(b => entries.TrueForAll(e => e.Code != b.Code)));
                foreach (var entry in entries)
                {
                    if (before.TryGetValue(entry.Code, out var row))
                        row.Sessions = entry.Sessions;
                    else
                        db.Add(new AttendanceWeek { ChildId = child.Key, WeekStarting = week, Code = entry.Code, Sessions = entry.Sessions, SchoolId = school });
                }
            }

            if (touched > 0)
                facts.Add(new("import", "attendance", null, child.Key, string.Create(CultureInfo.InvariantCulture, $"{touched} weeks")));
        }

        return (added, changed, unchanged, facts);
    }
}
