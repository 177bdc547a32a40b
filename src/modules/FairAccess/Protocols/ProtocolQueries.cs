using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Protocols;

/// <summary>A version in the list.</summary>
internal sealed record ProtocolRow(ProtocolVersion Head, Standing Standing, Agreement Agreement);

/// <summary>A version with what the schools say.</summary>
internal sealed record ProtocolView(ProtocolContent Content, Standing Standing, IReadOnlyList<ProtocolVersion> Track, IReadOnlyList<SchoolAnswer> LastWords, Agreement Agreement, IReadOnlyDictionary<OrganisationId, string> Names)
{
    public ProtocolVersion Head => Content.Head;

    public string Name(OrganisationId school) => Names.GetValueOrDefault(school, "A school no longer here");

    public SchoolAnswer? AnswerOf(OrganisationId school) => LastWords.FirstOrDefault(a => a.SchoolId == school);
}

/// <summary>Reads of protocols. No child stands in them: they are open to all schools alike.</summary>
internal sealed class ProtocolQueries(HeadwaterDb db, IOrganisations organisations)
{
    /// <summary>All versions, the newest first, with how far the schools are.</summary>
    public async Task<IReadOnlyList<ProtocolRow>> AllAsync(CancellationToken ct)
    {
        // Kept as words, tracks would come by the alphabet.
        List<ProtocolVersion> versions = [.. (await db.Set<ProtocolVersion>().AsNoTracking().ToListAsync(ct)).OrderBy(v => v.Track).ThenByDescending(v => v.Number)];
        var schools = (await db.Set<ProtocolSchool>().AsNoTracking().Select(s => new { s.VersionId, s.SchoolId }).ToListAsync(ct)).ToLookup(s => s.VersionId, s => s.SchoolId);
        var answers = (await db.Set<SchoolAnswer>().AsNoTracking().ToListAsync(ct)).ToLookup(a => a.VersionId);
        return versions.ConvertAll(v => new ProtocolRow(v, ProtocolRules.StandingOf(v, versions, db.Reader.Today), ProtocolRules.AgreementOf(schools[v.Id], answers[v.Id], v.ConsultedAtUtc)));
    }

    /// <summary>One version; null when there is none.</summary>
    public async Task<ProtocolView?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await ContentAsync(id, ct) is not { } content)
            return null;
        var answers = await db.Set<SchoolAnswer>().AsNoTracking().Where(a => a.VersionId == id).ToListAsync(ct);
        var track = await db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Track == content.Head.Track).OrderByDescending(v => v.Number).ToListAsync(ct);
        return new(content, ProtocolRules.StandingOf(content.Head, track, db.Reader.Today), track, [.. ProtocolRules.LastWords(answers, content.Head.ConsultedAtUtc)],
            ProtocolRules.AgreementOf(content.Schools.Select(s => s.SchoolId), answers, content.Head.ConsultedAtUtc), (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name));
    }

    /// <summary>What a version says, in one read; null when there is none.</summary>
    public async Task<ProtocolContent?> ContentAsync(Guid id, CancellationToken ct)
    {
        var rows = await (
            from v in db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Id == id)
            join c in db.Set<ProtocolCategory>() on v.Id equals c.VersionId into categories
            from category in categories.DefaultIfEmpty()
            select new { Version = v, Category = category }).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var schools = await db.Set<ProtocolSchool>().AsNoTracking().Where(s => s.VersionId == id).ToListAsync(ct);
        return new(rows[0].Version, [.. rows.Select(r => r.Category).OfType<ProtocolCategory>().OrderBy(c => c.Letter)], schools);
    }

    /// <summary>The version of a track that holds today, or that a referral was accepted by, with its categories, in one read; null where there is none.</summary>
    public async Task<ProtocolContent?> ForReferralAsync(Track track, Guid? acceptedBy, CancellationToken ct)
    {
        var rows = await (
            from v in db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Track == track && v.Stage == ProtocolStage.Settled && (acceptedBy == null || v.Id == acceptedBy))
            join c in db.Set<ProtocolCategory>() on v.Id equals c.VersionId
            select new { Version = v, Category = c }).ToListAsync(ct);
        var head = acceptedBy is null ? ProtocolRules.InForce(rows.Select(r => r.Version), track, db.Reader.Today) : rows.FirstOrDefault()?.Version;
        return head is null ? null : new(head, [.. rows.Where(r => r.Version.Id == head.Id).Select(r => r.Category).OrderBy(c => c.Letter)], []);
    }

    /// <summary>The version of a track that holds on a day, with its schools; null where none does.</summary>
    public async Task<ProtocolContent?> HoldingOnAsync(Track track, DateOnly day, CancellationToken ct)
    {
        var settled = await db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Track == track && v.Stage == ProtocolStage.Settled).ToListAsync(ct);
        return ProtocolRules.InForce(settled, track, day) is { } held ? await ContentAsync(held.Id, ct) : null;
    }

    /// <summary>Exemptions, those that end last first.</summary>
    public async Task<IReadOnlyList<Exemption>> ExemptionsAsync(CancellationToken ct) => await db.Set<Exemption>().AsNoTracking().OrderByDescending(e => e.ToDay).ThenBy(e => e.Id).ToListAsync(ct);

    /// <summary>The schools that the acting person leads.</summary>
    public static IReadOnlyList<OrganisationId> OwnSchools(CurrentActor actor) => [.. actor.Where(Capability.RecordExclusions)];
}
