using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Partnership.Everything;

/// <summary>Who the people and organisations of a file are here.</summary>
/// <param name="People">Each person of the file with who they are here.</param>
/// <param name="Organisations">Each organisation of the file with which it is here.</param>
/// <param name="ByName">The people who were found by nothing but their name.</param>
/// <param name="Absent">The ids given to people who are not here.</param>
internal sealed record FoundNames(IReadOnlyDictionary<PersonId, PersonId> People, IReadOnlyDictionary<OrganisationId, OrganisationId> Organisations, IReadOnlyList<string> ByName, IReadOnlySet<PersonId> Absent);

/// <summary>Finds the people and organisations of a file in the locality: by their ids, else by their names.</summary>
internal sealed class RestoreNames(IPeople people, IOrganisations organisations)
{
    /// <param name="reading">The file.</param>
    /// <param name="unnamed">Whether rows of people who are not here are taken without their names.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<FoundNames> FindAsync(EverythingReading reading, bool unnamed, CancellationToken ct)
    {
        List<string> byName = [];
        HashSet<PersonId> absent = [];
        return new(await PeopleAsync(reading, unnamed, byName, absent, ct), await OrganisationsAsync(reading, ct), byName, absent);
    }

    private async Task<IReadOnlyDictionary<PersonId, PersonId>> PeopleAsync(EverythingReading reading, bool unnamed, List<string> matched, HashSet<PersonId> absent, CancellationToken ct)
    {
        var here = await people.KnownAsync(ct);
        var byName = here.ToLookup(h => Fold(h.Value), h => h.Key, StringComparer.Ordinal);
        Dictionary<PersonId, PersonId> found = new() { [SystemPerson.Id] = SystemPerson.Id };
        foreach (var person in reading.People.DistinctBy(p => p.Id).Where(p => p.Id != SystemPerson.Id.Value))
        {
            var id = new PersonId(person.Id);
            var same = person.Name is null ? [] : byName[Fold(person.Name)].ToList();
            if (here.ContainsKey(id))
                found[id] = id;
            else if (same.Count == 1)
            {
                found[id] = same[0];
                matched.Add(person.Name!);
            }
            // An id of their own, which is nobody's: they are shown as somebody no longer on record.
            else if (person.Name is null || (unnamed && same.Count == 0))
                absent.Add(found[id] = PersonId.New());
            else if (same.Count > 1)
                reading.Problems.Add(new(person.Name, $"{same.Count} people here have this name. Tell them apart by their names first."));
            else
                reading.Problems.Add(new(person.Name, "is not known here. Invite them under this name first; or restore with --unnamed, and what they did stands there without their name."));
        }

        foreach (var twice in found.Where(f => f.Key != SystemPerson.Id).GroupBy(f => f.Value).Where(g => g.Count() > 1))
            reading.Problems.Add(new(here[twice.Key], $"{twice.Count()} people of the file would be this one person here. Tell them apart by their names first."));
        return found;
    }

    private async Task<IReadOnlyDictionary<OrganisationId, OrganisationId>> OrganisationsAsync(EverythingReading reading, CancellationToken ct)
    {
        var here = await organisations.AllAsync(ct);
        Dictionary<OrganisationId, OrganisationId> found = [];
        foreach (var one in reading.Organisations.DistinctBy(o => o.Id))
        {
            var id = new OrganisationId(one.Id);
            if (one.Name is null)
            {
                found[id] = OrganisationId.New();
                continue;
            }

            var same = here.Where(h => h.Id == id).ToList() is [_] own ? own : here.Where(h => one.Urn is not null && h.Urn == one.Urn).ToList() is [_] school ? school : [.. here.Where(h => Fold(h.Name) == Fold(one.Name))];
            if (same.Count == 1)
                found[id] = same[0].Id;
            else
                reading.Problems.Add(new(one.Name, same.Count == 0 ? "is no organisation here. Let the administrator add it under this name first." : $"{same.Count} organisations here have this name. Tell them apart by their names first."));
        }

        foreach (var twice in found.GroupBy(f => f.Value).Where(g => g.Count() > 1))
            reading.Problems.Add(new(here.First(h => h.Id == twice.Key).Name, $"{twice.Count()} organisations of the file would be this one here. Tell them apart by their names first."));
        return found;
    }

    private static string Fold(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpper(CultureInfo.InvariantCulture);
}
