using Headwater.Children.Contracts;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Children.Codes;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>What the record itself tells: schools, support, words, flags, notes, documents. What a note says is opened where it stands.</summary>
internal sealed class RecordJourney(HeadwaterDb db, ChildRows rows) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (child, entries) = (records[0], new List<JourneyEntry>());
        foreach (var stay in await rows.OfAsync<RollEntry>(records, ct))
        {
            entries.Add(new(stay.EntryDate, "School", "Came onto the school’s roll.", stay.SchoolId, null, Visibility.Family, null));
            if (stay.LeavingDate is { } left)
                entries.Add(new(left, "School", "Last day on the school’s roll.", stay.SchoolId, null, Visibility.Family, null));
        }

        foreach (var stage in await db.Set<SupportStage>().AsNoTracking().Where(s => records.Contains(s.ChildId)).Select(s => new { s.FromDay, s.Provision, s.PrimaryNeed }).ToListAsync(ct))
            entries.Add(new(stage.FromDay, "Support", $"{NationalCodes.Provision.Words(stage.Provision)}{(stage.PrimaryNeed is { } need ? $": {NationalCodes.PrimaryNeed.Words(need)}" : "")}.", null, null, Visibility.Family, null));
        foreach (var words in await db.Set<OwnWords>().AsNoTracking().Where(w => records.Contains(w.ChildId) && w.TakenBackAtUtc == null).Select(w => new { w.SaidOn, w.Voice, w.Text, w.OwnerId, w.WrittenBy, w.Visibility }).ToListAsync(ct))
            entries.Add(new(words.SaidOn, RecordWords.Of(words.Voice), $"“{words.Text}”", words.OwnerId, words.WrittenBy, words.Visibility, ChildLinks.Of(child, "words")));
        foreach (var flag in await db.Set<Flag>().AsNoTracking().Where(f => records.Contains(f.ChildId)).Select(f => new { f.RaisedOn, f.EndedOn, f.Text, f.OwnerId, f.RaisedBy, f.Visibility }).ToListAsync(ct))
            entries.Add(new(flag.RaisedOn, "Flag", flag.EndedOn is { } ended ? $"{flag.Text} (ended {Words.Date(ended)})" : flag.Text, flag.OwnerId, flag.RaisedBy, flag.Visibility, ChildLinks.Of(child, "flags")));
        foreach (var note in await db.Set<Note>().AsNoTracking().Where(n => records.Contains(n.ChildId) && n.MistakenAtUtc == null).Select(n => new { n.Day, n.OwnerId, n.WrittenBy, n.Visibility }).ToListAsync(ct))
            entries.Add(new(note.Day, "Note", "A case note.", note.OwnerId, note.WrittenBy, note.Visibility, ChildLinks.Of(child, "notes")));
        foreach (var document in await db.Set<Document>().AsNoTracking().Where(d => records.Contains(d.ChildId) && d.TakenBackAtUtc == null).Select(d => new { d.Id, d.AddedAtUtc, d.OwnerId, d.AddedBy, d.Visibility }).ToListAsync(ct))
            entries.Add(new(UkDays.DayOf(document.AddedAtUtc), "Document", "A document was added.", document.OwnerId, document.AddedBy, document.Visibility, ChildLinks.Document(child, document.Id)));
        return entries;
    }
}
