using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Schools;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Places;

internal sealed class OrganisationQueries(HeadwaterDb db) : IOrganisations
{
    public IReadOnlyList<(string Key, string Words)> Kinds { get; } = [.. Enum.GetValues<OrganisationKind>().Select(k => (k.ToString(), Words(k)))];

    public async Task<IReadOnlyList<OrganisationSummary>> AllAsync(CancellationToken ct) =>
        await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Name).Select(o => new OrganisationSummary(o.Id, o.Name, o.Kind == OrganisationKind.School, o.Urn, o.Kind.ToString())).ToListAsync(ct);

    public async Task<OrganisationId> AddAsync(string? name, string? kind, int? urn, CancellationToken ct)
    {
        var called = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (called.Length is 0 or > Organisation.NameLength || called.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format))
            throw new InputRefusedException("Enter the organisation's name, in at most 200 characters.");
        if (Array.Find(Enum.GetValues<OrganisationKind>(), k => k.ToString() == kind) is var what && what.ToString() != kind)
            throw new InputRefusedException("Choose what kind of organisation it is.");
        if (urn is not null && what != OrganisationKind.School)
            throw new InputRefusedException("Only a school has a URN: leave it empty.");
        if (urn is { } number && !await db.Set<SchoolRow>().AnyAsync(s => s.Urn == number, ct))
            throw new InputRefusedException($"URN {number} is not in the schools' register that was imported. Check it, or import a newer register.");
        var there = await db.Set<Organisation>().AsNoTracking().Select(o => new { o.Name, o.Urn }).ToListAsync(ct);
        if (there.Exists(o => string.Equals(o.Name, called, StringComparison.OrdinalIgnoreCase) || (urn is not null && o.Urn == urn)))
            throw new InputRefusedException("This organisation is there already.");
        var organisation = new Organisation { Id = OrganisationId.New(), Name = called, Kind = what, Urn = urn };
        db.Add(organisation);
        return organisation.Id;
    }

    private static string Words(OrganisationKind kind) => kind switch
    {
        OrganisationKind.LocalAuthority => "Local authority team",
        OrganisationKind.School => "School or pupil referral unit",
        OrganisationKind.Trust => "Academy trust",
        OrganisationKind.Health => "Health, such as CAMHS",
        OrganisationKind.SocialCare => "Social care",
        OrganisationKind.Police => "Police or youth justice",
        OrganisationKind.Voluntary => "Voluntary or community group",
        OrganisationKind.ParentsGroup => "Parent-carer forum",
        OrganisationKind.Other => "Other",
        _ => throw new InvalidOperationException("Unknown kind."),
    };
}
