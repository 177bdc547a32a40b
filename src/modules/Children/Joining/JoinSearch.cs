using Headwater.Access.Contracts;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Joining;

/// <summary>A record that may be one of two of the same child, with no more than tells it from the others.</summary>
internal sealed record JoinCandidate(ChildId Id, string Name, DateOnly Born, DateTime OpenedAtUtc, IReadOnlyList<string> Schools, bool IsJoined)
{
    public string Words => string.Join(", ", [Name, $"born {Interface.Words.Date(Born)}", Schools.Count == 0 ? "on no roll" : string.Join(" and ", Schools), $"opened {Interface.Words.Date(UkDays.DayOf(OpenedAtUtc))}"]);
}

/// <summary>
/// Finds records that may be of one child for the data-protection officer, who is involved with none: past involvements, by names and
/// date of birth that must be known already. Unlike <see cref="LikenessSearch"/> it names a joined record by itself, so that it can be parted.
/// </summary>
internal sealed class JoinSearch(HeadwaterDb db, CurrentActor actor, IOrganisations organisations)
{
    public async Task<IReadOnlyList<JoinCandidate>> FindAsync(Likened asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.ProtectData))
            return [];
        var days = LikenessRule.DaysNear(asked.Born).ToList();
        var near = await Of<Child>().Where(c => days.Contains(c.DateOfBirth)).OrderBy(c => c.OpenedAtUtc).ThenBy(c => c.ChildId).ToListAsync(ct);
        var alike = near.FindAll(c => LikenessRule.Compare(asked, new(c.LegalFirst, c.LegalLast, c.KnownAs, c.DateOfBirth)) > Grade.Different);
        var (ids, today) = (alike.ConvertAll(c => c.ChildId), db.Reader.Today);
        var stays = (await Of<RollEntry>().Where(r => ids.Contains(r.ChildId) && (r.LeavingDate == null || r.LeavingDate >= today)).ToListAsync(ct)).ToLookup(r => r.ChildId, r => r.SchoolId);
        var names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return [.. alike.Select(c => new JoinCandidate(c.ChildId, c.Name, c.DateOfBirth, c.OpenedAtUtc, [.. stays[c.ChildId].Distinct().Select(s => names.GetValueOrDefault(s, "a school no longer here"))], c.JoinedToId is not null))];
    }

    private IQueryable<T> Of<T>() where T : class => db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking();
}
