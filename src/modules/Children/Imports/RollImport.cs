using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Identifiers;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Imports;

/// <summary>
/// Takes in a school's roll, all of a file or nothing. A child is known by the UPN. The same file twice changes nothing. A child
/// whose record another school still keeps is not taken over; one that it let go is, when UPN, date of birth and last name agree.
/// </summary>
internal sealed class RollImport(
    HeadwaterDb db, CurrentActor actor, SchoolCsv files, SampleWall wall, NumberService numbers, LikenessSearch likeness, ChildService children, RollService rolls, RowChanges changes, IAuditTrail audit, TimeProvider clock)
{
    private readonly List<AuditFact> facts = [];
    private readonly List<BadRow> bad = [];
    private readonly List<string> notes = [];
    private readonly HashSet<ChildId> named = [];
    private int added, changed, left, unchanged;

    /// <exception cref="InputRefusedException">The file cannot be read, or the actor may not.</exception>
    /// <exception cref="BadRowsException">Rows cannot be taken and the others were not asked for alone.</exception>
    public async Task<ImportResult> RunAsync(string path, string name, OrganisationId school, ImportMode mode, CancellationToken ct)
    {
        if (!actor.Can(Capability.KeepRecords, school))
            throw new InputRefusedException("Your post does not let you keep the roll of this school.");
        await wall.RequireRealAsync(ct);
        var (rows, malformed) = files.Read(path, name, RollRow.Required, RollRow.Optional, ct);
        bad.AddRange(malformed);
        var good = Parse(rows);
        // One transaction from the first look on: a dry run and a refused file leave nothing behind, no key of a child either.
        await using var all = await db.Database.BeginTransactionAsync(ct);
        var stays = await db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.SchoolId == school).ToListAsync(ct);
        foreach (var row in good)
            await TakeAsync(row, school, stays, ct);
        Absent(stays);
        var written = !mode.DryRun && facts.Count > 0 && (bad.Count == 0 || mode.SkipBad);
        if (bad.Count > 0 && !mode.SkipBad && !mode.DryRun)
        {
            db.ChangeTracker.Clear();
            throw new BadRowsException(name, [.. bad.OrderBy(b => b.Line)]);
        }

        if (written)
        {
            await audit.SaveAsync(ct, [new AuditFact("import", "roll", null, null, string.Create(CultureInfo.InvariantCulture, $"{school}: {added} added, {changed} changed, {left} left, {bad.Count} bad")), .. facts]);
            await all.CommitAsync(ct);
        }
        else
        {
            db.ChangeTracker.Clear();
        }

        return new(added, changed, left, unchanged, [.. bad.OrderBy(b => b.Line)], notes, written);
    }

    private List<RollRow> Parse(IReadOnlyList<SchoolRow> rows)
    {
        List<RollRow> good = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<(string, string, DateOnly), int> lines = [];
        foreach (var row in rows)
        {
            try
            {
                var read = RollRow.Read(row, clock.Today());
                if (!seen.Add(read.Upn))
                    throw new BadValueException("upn", "is in the file twice.");
                if (!lines.TryAdd((NameForms.Fold(read.First), NameForms.Fold(read.Last), read.Born), read.Line))
                    throw new BadValueException("upn", "the same names and date of birth stand in another line with another UPN.");
                good.Add(read);
            }
            catch (BadValueException why)
            {
                bad.Add(new(row.Line, why.Column, why.Message));
            }
        }

        return good;
    }

    private async Task TakeAsync(RollRow row, OrganisationId school, List<RollEntry> stays, CancellationToken ct)
    {
        try
        {
            if (await numbers.FindAsync(NumberKind.Upn, row.Upn, ct) is not { } child)
                await AddOrMeetAsync(row, school, stays, ct);
            else if (stays.Where(s => s.ChildId == child).OrderByDescending(s => s.EntryDate).FirstOrDefault() is { } stay && (stay.LeavingDate is null || row.Entry is null || row.Entry == stay.EntryDate))
                await UpdateAsync(row, child, stay, ct);
            else
                await ReturnAsync(row, child, school, ct);
        }
        catch (BadValueException why)
        {
            bad.Add(new(row.Line, why.Column, why.Message));
        }
        catch (InputRefusedException why)
        {
            bad.Add(new(row.Line, "all", why.Message));
        }
    }

    /// <summary>No record bears the UPN: it is one of ours that had none yet, or a new one, unless another school may have it.</summary>
    private async Task AddOrMeetAsync(RollRow row, OrganisationId school, List<RollEntry> stays, CancellationToken ct)
    {
        var alike = (await likeness.FindAsync(new(row.First, row.Last, row.KnownAs, row.Born), ct)).Where(l => l.Grade >= Grade.Likely).ToList();
        if (alike.Find(l => l.Seen is not null && stays.Any(s => s.ChildId == l.Id && s.LeavingDate is null)) is { } ours
            && !await db.Set<Identifier>().AnyAsync(i => i.ChildId == ours.Id && i.Scheme == NumberKind.Upn, ct))
        {
            facts.Add((await numbers.PutAsync(ours.Id, NumberKind.Upn, row.Upn, ct))!);
            await UpdateAsync(row, ours.Id, stays.First(s => s.ChildId == ours.Id && s.LeavingDate is null), ct, alreadyChanged: true);
            return;
        }

        if (alike.Count > 0)
            throw new BadValueException("upn", "a record that may be this child exists already, with another UPN here or at another school. Open the child's record by hand, where you can ask about it.");
        var (child, opened) = await children.AddAsync(new(row.First, row.Last, row.KnownAs, row.Born, row.Sex ?? Sex.NotRecorded, school, row.Entry ?? clock.Today(), row.Leaving), ct);
        facts.AddRange(opened);
        if ((await numbers.PutAsync(child.ChildId, NumberKind.Upn, row.Upn, ct)) is { } numbered)
            facts.Add(numbered);
        facts.AddRange(await changes.PutAsync(child, row, school, ct));
        added++;
    }

    private async Task UpdateAsync(RollRow row, ChildId id, RollEntry stay, CancellationToken ct, bool alreadyChanged = false)
    {
        named.Add(id);
        if (stay.LeavingDate is { } gone)
        {
            // A stay that is over says nothing of a child who is in the file and has not left: they came back, on a day only the school knows.
            if (row.Leaving is null && gone < clock.Today())
                throw new BadValueException("entry_date", string.Create(CultureInfo.InvariantCulture, $"the stay ended on {gone:yyyy-MM-dd}. If the child came back, give the first day of the new stay; if not, give the leaving date."));
            if (row.Leaving is null || row.Leaving == gone)
                unchanged++;
            else
                throw new BadValueException("leaving_date", string.Create(CultureInfo.InvariantCulture, $"the stay ended on {gone:yyyy-MM-dd} already; a closed stay is not overwritten."));
            return;
        }

        // Before a first day that is still to come, and after an emergency, the school may keep the stay without seeing the record.
        if (await db.Set<Child>().SingleOrDefaultAsync(c => c.ChildId == id, ct) is not { } child)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: the child is on the roll, but the record is not open to this school today; nothing was changed."));
            unchanged++;
            return;
        }

        var made = await changes.PutAsync(child, row, stay.SchoolId, ct);
        facts.AddRange(made);
        if (row.Leaving is { } last)
        {
            facts.AddRange(await rolls.CloseAsync(stay, last, ct));
            left++;
        }
        else if (made.Count > 0 || alreadyChanged)
        {
            changed++;
        }
        else
        {
            unchanged++;
        }
    }

    /// <summary>A record that bears the UPN and is on no roll any more: the child comes here, or comes back.</summary>
    private async Task ReturnAsync(RollRow row, ChildId id, OrganisationId school, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).AnyAsync(r => r.ChildId == id && (r.LeavingDate == null || r.LeavingDate >= (row.Entry ?? today)), ct))
            throw new BadValueException("upn", "another school has a child with this UPN on its roll. Ask that school, or the data-protection officer.");
        var held = await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleAsync(c => c.ChildId == id, ct);
        if (held.DateOfBirth != row.Born || NameForms.Fold(held.LegalLast) != NameForms.Fold(row.Last))
            throw new BadValueException("upn", "belongs to a record with another last name or date of birth. Look for a mistyped one, or ask the data-protection officer.");
        facts.AddRange(await rolls.EnterAsync(id, school, row.Entry ?? today, row.Leaving, ct));
        added++;
    }

    private void Absent(List<RollEntry> stays)
    {
        var absent = stays.Count(s => s.LeavingDate is null && !named.Contains(s.ChildId));
        if (bad.Count == 0 && absent > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{absent} children are on the roll here and not in the file; they stay on it. Give their leaving dates to take them off."));
    }
}
