using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Services;

/// <summary>A service in the list of those who are signed in.</summary>
/// <param name="Service">The service.</param>
/// <param name="Provider">Who provides it.</param>
/// <param name="Approved">What was approved last; null before the first.</param>
/// <param name="Open">What is drafted or offered beside it; null where nothing is, or it is not for the reader.</param>
internal sealed record ServiceRow(ListedService Service, ListedOrganisation Provider, ServiceVersion? Approved, ServiceVersion? Open)
{
    public string Name => (Approved ?? Open)!.Name;
}

/// <summary>A service with all that the reader may know of it.</summary>
/// <param name="Row">The service.</param>
/// <param name="MayKeep">The reader keeps what is said of it.</param>
/// <param name="Places">Where the approved version says it is; empty where the reader is not told.</param>
/// <param name="OpenPlaces">Where the open version says it is.</param>
internal sealed record ServiceView(ServiceRow Row, bool MayKeep, IReadOnlyList<ServicePlace> Places, IReadOnlyList<ServicePlace> OpenPlaces)
{
    public ListedService Service => Row.Service;

    /// <summary>The newest version that the reader may see.</summary>
    public ServiceVersion Newest => (Row.Open ?? Row.Approved)!;
}

/// <summary>
/// Reads for those who are signed in. Professionals read what was approved, private services too; drafts and archived services are
/// for those who keep what is said of them, and where a refuge is as well.
/// </summary>
internal sealed class DirectoryQueries(HeadwaterDb db, DirectoryService directory)
{
    /// <summary>All that the reader may know of, by name.</summary>
    public async Task<IReadOnlyList<ServiceRow>> AllAsync(CancellationToken ct)
    {
        var rows = await Rows(db.Set<ListedService>().AsNoTracking()).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Service.Id).Select(g => RowOf([.. g])).OfType<ServiceRow>().OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Service.Id)];
    }

    /// <summary>One; null where there is none for the reader.</summary>
    public async Task<ServiceView?> FindAsync(Guid id, CancellationToken ct)
    {
        var rows = await Rows(db.Set<ListedService>().AsNoTracking().Where(s => s.Id == id)).ToListAsync(ct);
        if (rows.Count == 0 || RowOf(rows) is not { } row)
            return null;
        var mayKeep = directory.MayKeep(row.Provider);
        List<Guid> shown = [.. new[] { row.Approved, row.Open }.OfType<ServiceVersion>().Where(v => mayKeep || v.Openness != Openness.Restricted).Select(v => v.Id)];
        var places = (await db.Set<ServicePlace>().AsNoTracking().Where(p => shown.Contains(p.VersionId)).ToListAsync(ct)).OrderBy(p => p.Name, StringComparer.Ordinal).ToLookup(p => p.VersionId);
        return new(row, mayKeep, row.Approved is { } approved ? [.. places[approved.Id]] : [], row.Open is { } open ? [.. places[open.Id]] : []);
    }

    /// <summary>Providers, by name.</summary>
    public async Task<IReadOnlyList<ListedOrganisation>> OrganisationsAsync(CancellationToken ct) =>
        [.. (await db.Set<ListedOrganisation>().AsNoTracking().ToListAsync(ct)).OrderBy(o => o.Name, StringComparer.Ordinal)];

    private sealed record Joined(ListedService Service, ListedOrganisation Provider, ServiceVersion Version);

    /// <summary>Services with the version that was approved last and the newest.</summary>
    private IQueryable<Joined> Rows(IQueryable<ListedService> services) =>
        from s in services
        join o in db.Set<ListedOrganisation>() on s.ProviderId equals o.Id
        join v in db.Set<ServiceVersion>() on s.Id equals v.ServiceId
        where v.Id == s.ApprovedId || v.Stage != VersionStage.Approved
        select new Joined(s, o, v);

    private ServiceRow? RowOf(IReadOnlyList<Joined> rows)
    {
        var (service, provider) = (rows[0].Service, rows[0].Provider);
        var mayKeep = directory.MayKeep(provider);
        var approved = rows.FirstOrDefault(r => r.Version.Id == service.ApprovedId)?.Version;
        var open = mayKeep ? rows.FirstOrDefault(r => r.Version.Stage != VersionStage.Approved)?.Version : null;
        return (approved is null && open is null) || (service.ArchivedOn is not null && !mayKeep) ? null : new(service, provider, approved, open);
    }
}
