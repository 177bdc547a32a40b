using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>A programme in the list.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Members">How many members it has now, organisations and people.</param>
internal sealed record ProgrammeRow(Programme Programme, int Members);

/// <summary>A member with names.</summary>
/// <param name="Row">The membership.</param>
/// <param name="Organisation">The organisation's name.</param>
/// <param name="Person">The person's name; null where the organisation is a member as a whole.</param>
internal sealed record MemberRow(ProgrammeMember Row, string Organisation, string? Person);

/// <summary>A programme with its members, by organisation and name, and its coming sessions, the earliest first.</summary>
internal sealed record ProgrammeView(Programme Programme, IReadOnlyList<MemberRow> Members, IReadOnlyList<(Course Course, CourseSession Session)> Coming, bool MayKeep)
{
    /// <summary>Those who are members now.</summary>
    public IReadOnlyList<MemberRow> Now => [.. Members.Where(m => m.Row.Until is null)];
}

/// <summary>Reads of programmes: for every professional, as partners know each other's names.</summary>
internal sealed class ProgrammeQueries(HeadwaterDb db, IOrganisations organisations, IPeople people, CurrentActor actor, TimeProvider clock)
{
    /// <summary>All programmes by name; those that are over come last.</summary>
    public async Task<IReadOnlyList<ProgrammeRow>> AllAsync(CancellationToken ct)
    {
        var rows = await db.Set<Programme>().AsNoTracking().Select(p => new ProgrammeRow(p, db.Set<ProgrammeMember>().Count(m => m.ProgrammeId == p.Id && m.Until == null))).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Programme.EndedOn is not null).ThenBy(r => r.Programme.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>One; null where there is none.</summary>
    public async Task<ProgrammeView?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Programme>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } programme)
            return null;
        var rows = await db.Set<ProgrammeMember>().AsNoTracking().Where(m => m.ProgrammeId == id).ToListAsync(ct);
        var today = clock.Today();
        var coming = await (
            from c in db.Set<Course>().AsNoTracking().Where(c => c.ProgrammeId == id)
            join s in db.Set<CourseSession>() on c.Id equals s.CourseId
            where s.Day >= today && s.CancelledBecause == null
            orderby s.Day, s.Starts
            select new { Course = c, Session = s }).ToListAsync(ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var names = await people.NamesAsync([.. rows.Select(m => m.PersonId).OfType<PersonId>().Distinct()], ct);
        var members = rows.Select(m => new MemberRow(m, places.GetValueOrDefault(m.OrganisationId, NoLongerHere.Organisation), m.PersonId is { } person ? names.GetValueOrDefault(person, NoLongerHere.Person) : null));
        return new(programme, [.. members.OrderBy(m => m.Organisation, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Person, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Row.Since)], [.. coming.Select(c => (c.Course, c.Session))], TrainingRules.MayOffer(actor, programme.RunBy));
    }

    /// <summary>Members now whose organisation or name has these words in it, in any letter case.</summary>
    public static IReadOnlyList<MemberRow> Search(IReadOnlyList<MemberRow> members, string? words) => string.IsNullOrWhiteSpace(words) ? members
        : [.. members.Where(m => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => m.Organisation.Contains(w, StringComparison.OrdinalIgnoreCase) || m.Person?.Contains(w, StringComparison.OrdinalIgnoreCase) == true))];

    /// <summary>The organisations of those who are members now, as CSV: each once, since when, and how many of its people are members. No person stands in it.</summary>
    public static string Csv(IReadOnlyList<MemberRow> now)
    {
        var csv = new StringBuilder("organisation,since,as_a_whole,people\r\n");
        foreach (var group in now.GroupBy(m => m.Row.OrganisationId))
            csv.Append(CultureInfo.InvariantCulture, $"{CsvCells.Quoted(group.First().Organisation)},{group.Min(m => m.Row.Since):yyyy-MM-dd},{(group.Any(m => m.Person is null) ? "yes" : "no")},{group.Count(m => m.Person is not null)}\r\n");
        return csv.ToString();
    }
}
