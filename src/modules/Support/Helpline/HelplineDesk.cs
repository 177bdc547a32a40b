using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>How the locality of the scope runs its helpline: its settings, its clock, its teams and templates.</summary>
internal sealed class HelplineDesk(HeadwaterDb db, ISchoolCalendars calendars)
{
    /// <summary>As they were saved, or as a new locality has them.</summary>
    public async Task<HelplineSettings> SettingsAsync(CancellationToken ct) => await db.Set<HelplineSettings>().AsNoTracking().SingleOrDefaultAsync(ct) ?? new HelplineSettings();

    /// <summary>The clock by which promises are counted now.</summary>
    public async Task<(HelplineSettings Settings, HelplineClock Clock)> ClockAsync(CancellationToken ct)
    {
        var settings = await SettingsAsync(ct);
        return (settings, new(settings.Hours, settings.ClosedInHolidays ? (await calendars.OfLocalityAsync(ct)).Calendar : null));
    }

    /// <summary>All teams, by name; those that have ended too.</summary>
    public async Task<IReadOnlyList<HelplineTeam>> TeamsAsync(CancellationToken ct) => [.. (await db.Set<HelplineTeam>().AsNoTracking().ToListAsync(ct)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Templates that are offered, by name.</summary>
    public async Task<IReadOnlyList<HelplineTemplate>> TemplatesAsync(CancellationToken ct) =>
        [.. (await db.Set<HelplineTemplate>().AsNoTracking().Where(t => t.EndedOn == null).ToListAsync(ct)).OrderBy(t => t.Name, StringComparer.Ordinal)];
}
