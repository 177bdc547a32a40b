using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>
/// The record of a meeting that was held as one page that a word processor opens: no script, nothing fetched. Who was there it tells as the
/// page does: seat by seat to those who convene, by sector to everybody else.
/// </summary>
internal sealed class NotesFile(HeadwaterDb db, MeetingQueries meetings, SeatQueries seats, StandingQueries standing, IPeople people, CurrentActor actor)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The file and its name; null where no such meeting was held.</summary>
    public async Task<(string Name, string Html)?> OfAsync(Guid id, CancellationToken ct)
    {
        if (await meetings.OneAsync(id, ct) is not { State: MeetingState.Held, Day: { } day } meeting || await standing.CollaborativeAsync(ct) is not { } collaborative)
            return null;
        var agenda = await meetings.AgendaAsync(id, ct);
        var corrections = await db.Set<Correction>().AsNoTracking().Where(c => c.MeetingId == id).OrderBy(c => c.Id).ToListAsync(ct);
        var there = await meetings.PresencesAsync(id, ct);
        var table = (await seats.OnAsync(day, ct)).Where(s => (MeetingTable.IsOfAll(meeting.Kind) && s.Seat.Kind == SeatKind.Core) || there.ContainsKey(s.Seat.Id)).ToList();
        var leads = await seats.AllAsync([.. agenda.Where(i => i.LeadSeatId is not null).Select(i => i.LeadSeatId!.Value).Distinct()], ct);
        var names = await people.NamesAsync([.. corrections.Select(c => c.By).Concat(new[] { meeting.ChairedBy, meeting.NotedBy }.OfType<PersonId>()).Distinct()], ct);
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>").Append(Encode($"{meeting.Title}: record")).Append("</title>\n")
            .Append("<style>body{font-family:Arial,sans-serif;font-size:11pt;line-height:1.4;max-width:48em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:4pt;text-align:left;vertical-align:top}caption{text-align:left;font-weight:bold;padding:4pt 0}h2{margin-top:1.5em}@page{size:A4;margin:20mm}tr{break-inside:avoid}</style>\n</head>\n<body>\n")
            .Append("<h1>").Append(Encode(meeting.Title)).Append("</h1>\n").Append(Paragraphs($"{collaborative.Name}. {MeetingWords.Of(meeting.Kind)}, {Lower(MeetingWords.Of(meeting.Mode))}.\n{MeetingWords.When(meeting)}{(meeting.Place is { } place ? $"\n{place}" : "")}"));
        if (meeting.Purpose is { } purpose)
            html.Append(Paragraphs($"Purpose: {purpose}"));
        if (meeting.ChairedBy is { } chair)
            html.Append(Paragraphs($"Chaired by {names[chair]}."));
        html.Append("<h2>Who was there</h2>\n").Append(there.Count == 0 ? Paragraphs("It was not written down.") : actor.Can(Capability.Convene) ? BySeat(table, there) : BySector(table, there));
        html.Append("<h2>What was on the agenda, and what came of it</h2>\n").Append(agenda.Count == 0 ? Paragraphs("There was no agenda.") : "");
        foreach (var item in agenda)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{Encode($"{agenda.ToList().IndexOf(item) + 1}. {item.Title}")}</h3>\n")
                .Append(Paragraphs($"{item.Minutes} minutes{(item.Method is { } method ? $", {method}" : "")}{(item.LeadSeatId is { } lead ? $". Brought by {leads[lead]}" : "")}{(item.NeedsDecision ? ". Asked for a decision" : "")}."))
                .Append(Paragraphs(item.MovedTo is not null ? "Moved to a later meeting." : item.Outcome is { } outcome ? $"Outcome: {outcome}" : "No outcome was written down."));
        }

        html.Append("<h2>Notes</h2>\n").Append(Paragraphs(meeting is { Notes: { } notes, NotesOn: { } on } ? $"{(meeting.NotedBy is { } by ? $"Written by {names[by]}, r" : "R")}ead by members since {Words.Date(on)}.\n\n{notes}" : "There are none yet."));
        if (corrections.Count > 0)
            html.Append("<h2>What must be put right in the notes</h2>\n<p>Notes are not written over; corrections stand beside them.</p>\n<ul>\n").AppendJoin("", corrections.Select(c => $"<li>{Encode($"{names[c.By]}, {Words.Date(c.On)}: {c.Text}")}</li>\n")).Append("</ul>\n");
        return ($"record-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.html", html.Append("</body>\n</html>\n").ToString());
    }

    private static string BySeat(List<TableSeat> table, IReadOnlyDictionary<Guid, Presence> there) => Table(
        "Seats at the table that day", ["Seat", "Sector", "Who sits there", "There"],
        table.Select(s => new[] { s.For, s.Sector.Label, s.Holder?.Name ?? "Vacant", there.TryGetValue(s.Seat.Id, out var presence) ? MeetingWords.Of(presence) : "Not written down" }));

    private static string BySector(List<TableSeat> table, IReadOnlyDictionary<Guid, Presence> there) => Table(
        "Sectors at the table that day", ["Sector", "There", "Seats"],
        table.GroupBy(s => s.Sector.Label).Select(g => new[]
        {
            g.Key, g.Count(s => there.TryGetValue(s.Seat.Id, out var presence) && presence is Presence.Part or Presence.Present or Presence.Online or Presence.Deputy).ToString(CultureInfo.InvariantCulture), g.Count().ToString(CultureInfo.InvariantCulture),
        }));

    private static string Table(string caption, string[] heads, IEnumerable<string[]> rows) =>
        $"<table border=\"1\">\n<caption>{Encode(caption)}</caption>\n<thead><tr>{string.Concat(heads.Select(h => $"<th scope=\"col\">{Encode(h)}</th>"))}</tr></thead>\n<tbody>\n"
        + string.Concat(rows.Select(r => $"<tr><th scope=\"row\">{Encode(r[0])}</th>{string.Concat(r.Skip(1).Select(c => $"<td>{Encode(c)}</td>"))}</tr>\n")) + "</tbody>\n</table>\n";

    /// <summary>Text as people wrote it: an empty line begins a paragraph, a line break stays one.</summary>
    private static string Paragraphs(string text) => string.Concat(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(p => $"<p>{string.Join("<br>\n", p.Split('\n').Select(Encode))}</p>\n"));

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Encode(string text) => Encoder.Encode(text);
}
