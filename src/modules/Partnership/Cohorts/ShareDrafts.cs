using System.Text;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Cohorts;

/// <summary>What others would see of something that is to be shown: exactly this and nothing else.</summary>
internal sealed record ShareDraft(string Title, string Body);

/// <summary>Makes the copy that is shown: no names, no seats, and no sector so small that its people could be told apart.</summary>
internal sealed class ShareDrafts(HeadwaterDb db, PlanQueries plan, MeetingQueries meetings, SeatQueries seats, StandingQueries standing, TimeProvider clock)
{
    /// <summary>How many seats a sector must have for its attendance to be shown: of fewer it would be a person's.</summary>
    public const int FewestSeats = 3;

    /// <exception cref="InputRefusedException">There is no such thing, or a text cannot be taken.</exception>
    public async Task<ShareDraft> OfAsync(SharedKind kind, Guid? version, string? title, string? text, CancellationToken ct) => kind switch
    {
        SharedKind.Map => await MapAsync(version ?? throw new InputRefusedException("Choose a version of a map."), ct),
        SharedKind.Plan => new($"Plan of {(await NameAsync(ct))}, {Words.Date(clock.Today())}", await PlanAsync(ct)),
        SharedKind.Figures => new($"Figures of {(await NameAsync(ct))}, {Words.Date(clock.Today())}", await FiguresAsync(ct)),
        SharedKind.Practice => new(FormFields.Text(title, "what it is called", SharedItem.TitleLength), FormFields.Text(text, "what you did and what came of it", SharedItem.TextLength)),
        _ => throw new InputRefusedException("Choose what is to be shown."),
    };

    /// <summary>The versions of maps that can be shown, the latest of each map first.</summary>
    public async Task<IReadOnlyList<(string Value, string Words)>> VersionsAsync(CancellationToken ct)
    {
        var all = await (from v in db.Set<MapVersion>().AsNoTracking() join m in db.Set<SystemMap>() on v.MapId equals m.Id select new { v.Id, v.Number, v.SavedOn, m.Title }).ToListAsync(ct);
        return [.. all.OrderBy(v => v.Title, StringComparer.Ordinal).ThenByDescending(v => v.Number).Select(v => (v.Id.ToString(), $"{v.Title}, version {v.Number} of {Words.Date(v.SavedOn)}"))];
    }

    private async Task<string> NameAsync(CancellationToken ct) => (await standing.CollaborativeAsync(ct))?.Name ?? throw new InputRefusedException("Begin the collaborative first.");

    private async Task<ShareDraft> MapAsync(Guid id, CancellationToken ct)
    {
        var version = await db.Set<MapVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct) ?? throw new InputRefusedException("There is no such version of a map.");
        var title = await db.Set<SystemMap>().Where(m => m.Id == version.MapId).Select(m => m.Title).SingleAsync(ct);
        return new(title, version.Content);
    }

    private async Task<string> PlanAsync(CancellationToken ct)
    {
        var all = (await plan.AllAsync(ct)).Where(a => a.Activity.Status is ActivityStatus.Live or ActivityStatus.Done or ActivityStatus.Stopped).ToList();
        if (all.Count == 0)
            throw new InputRefusedException("There is no activity to show yet.");
        var text = new StringBuilder();
        foreach (var whole in all)
        {
            var a = whole.Activity;
            text.Append(a.Title).Append('\n').Append(PlanWords.Of(a.Status)).Append(". Led by: ").Append(whole.Lead.Label).Append(". Since ").Append(Words.Date(a.StartsOn)).Append(".\n");
            foreach (var (what, said) in new[] { ("Aim", a.Aim), ("What it is to change", a.Outcome), ("How it is seen", a.Measure), ("Carried on by", a.CarriedBy) })
            {
                if (said is { Length: > 0 })
                    text.Append(what).Append(": ").Append(said).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    private async Task<string> FiguresAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        var held = (await meetings.HeldAsync(ct)).Where(m => m.Meeting.Day >= today.AddYears(-1)).ToList();
        var text = new StringBuilder();
        void Line(string what, string figure) => text.Append(what).Append(": ").Append(figure).Append('\n');
        Line("Seats at the table", $"{table.Count(s => !s.IsVacant)} held of {table.Count}");
        Line("Sectors with somebody at the table", $"{table.Where(s => !s.IsVacant).Select(s => s.Sector.Code).Distinct().Count()} of {(await standing.SectorsAsync(ct)).Count}");
        Line("Meetings of the whole table in the last twelve months", $"{held.Count}");
        foreach (var sector in table.GroupBy(s => s.Sector.Label, StringComparer.Ordinal))
        {
            if (held.Count > 0)
                Line($"{sector.Key} came to", sector.Count() < FewestSeats ? $"not shown: fewer than {FewestSeats} seats" : $"{held.Count(m => sector.Any(s => m.WasThere(s.Seat.Id)))} of {held.Count} meetings");
        }

        Line("Decisions made together", $"{await db.Set<Decision>().CountAsync(ct)}");
        Line("Activities that run", $"{await db.Set<PlanActivity>().CountAsync(a => a.Status == ActivityStatus.Live, ct)}");
        return text.ToString().TrimEnd();
    }
}
