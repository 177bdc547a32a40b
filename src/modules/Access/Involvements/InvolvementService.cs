using System.Globalization;
using Headwater.Access.Agreements;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Involvements;

internal sealed class InvolvementService(HeadwaterDb db, InvolvementLookup lookup, CurrentActor actor, TimeProvider clock) : IInvolvements
{
    public async Task<AuditFact> GrantAsync(NewInvolvement asked, CancellationToken ct)
    {
        Check(asked);
        // The school that keeps the roll does so by law, whatever was agreed; so does one that still has duties.
        var bound = asked.Kind == InvolvementKind.Roll || asked is { IsBoundByLaw: true, Basis: LawfulBasis.LegalObligation };
        var agreement = asked.Organisation is { } organisation && !bound ? await AgreementAsync(organisation, asked.From, ct) : null;
        var involvement = Made(Guid.CreateVersion7(), asked, agreement);
        db.Add(involvement);
        return new("grant", "involvement", involvement.Id.ToString(), asked.Child, $"{asked.Kind} to {asked.Organisation?.ToString() ?? asked.Person?.ToString()} covers {involvement.Covers}");
    }

    public async Task<IReadOnlyList<(ChildId Child, PersonId Person)>> PaperReadersAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow().UtcDateTime);
        var found = await db.Set<Involvement>().AsNoTracking()
            .Where(i => children.Contains(i.ChildId) && i.Kind == InvolvementKind.PanelPaper && i.PersonId != null && i.RevokedAtUtc == null && i.FromDay <= today && (i.ToDay == null || i.ToDay >= today) && (i.EndsAtUtc == null || i.EndsAtUtc > now))
            .Select(i => new { i.ChildId, Person = i.PersonId!.Value }).Distinct().ToListAsync(ct);
        return found.ConvertAll(f => (f.ChildId, f.Person));
    }

    public async Task<IReadOnlyList<(ChildId Child, PersonId Person)>> ReadersAsync(IReadOnlyCollection<ChildId> children, EntryKinds kind, IReadOnlyCollection<OrganisationId> organisations, CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow().UtcDateTime);
        var places = organisations.Select(o => (OrganisationId?)o).ToList();
        var found = await db.Set<Involvement>().AsNoTracking().Where(i => children.Contains(i.ChildId) && places.Contains(i.OrganisationId) && i.RevokedAtUtc == null && i.FromDay <= today && (i.ToDay == null || i.ToDay >= today)).ToListAsync(ct);
        if (found.Count == 0)
            return [];
        List<(ChildId, PersonId)> readers = [];
        foreach (var posts in (await PostHolders.PostsAsync(db, Capability.WriteEntries, today, ct)).Where(p => organisations.Contains(p.OrganisationId)).GroupBy(p => p.PersonId))
        {
            List<OrganisationId> Of(Capability can) => [.. posts.Where(p => p.Role.Capabilities().HasFlag(can)).Select(p => p.OrganisationId).Distinct()];
            var reader = new Reader(posts.Key, today, now, Of(Capability.WriteEntries), Of(Capability.SeeOrganisationChildren), Of(Capability.SeeSafeguarding));
            readers.AddRange(found.Where(i => ScopeRule.Opens(i, reader, new(kind, Visibility.Family, default))).Select(i => i.ChildId).Distinct().Select(c => (c, posts.Key)));
        }

        return readers;
    }

    public async Task<IReadOnlyList<AuditFact>> RevokeAsync(Guid id, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InputRefusedException("Say why the involvement ends.");
        var involvement = await db.Set<Involvement>().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (involvement is null || involvement.RevokedAtUtc is not null)
            throw new InputRefusedException("There is no such involvement, or it has ended already.");
        // Of two records that were joined both are of one child: whoever is to see the one no longer sees neither.
        var source = involvement.CarriedFromId ?? id;
        return Revoke([involvement, .. await db.Set<Involvement>().Where(i => i.Id != id && (i.Id == source || i.CarriedFromId == source) && i.RevokedAtUtc == null).ToListAsync(ct)], reason.Trim());
    }

    public async Task<IReadOnlyList<AuditFact>> CarryAsync(ChildId from, ChildId to, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var all = await db.Set<Involvement>().AsNoTracking()
            .Where(i => (i.ChildId == from || i.ChildId == to) && i.Kind != InvolvementKind.BreakGlass && i.RevokedAtUtc == null && (i.ToDay == null || i.ToDay >= today)).OrderBy(i => i.Id).ToListAsync(ct);
        var carried = all.Where(i => i.ChildId == from && !all.Exists(held => held.ChildId == to && IsWithin(i, held, today))).Select(i => new Involvement
        {
            Id = Guid.CreateVersion7(), ChildId = to, Kind = i.Kind, OrganisationId = i.OrganisationId, PersonId = i.PersonId, Purpose = i.Purpose, Basis = i.Basis, Covers = i.Covers,
            FromDay = i.FromDay > today ? i.FromDay : today, ToDay = i.ToDay, AgreementId = i.AgreementId, CarriedFromId = i.Id, GrantedBy = Actor(), GrantedAtUtc = clock.GetUtcNow().UtcDateTime,
        }).ToList();
        db.AddRange(carried);
        return [.. carried.Select(i => new AuditFact("carry", "involvement", i.Id.ToString(), to, $"{i.Kind} from {i.CarriedFromId}"))];
    }

    public async Task<IReadOnlyList<AuditFact>> TakeBackAsync(ChildId from, ChildId to, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var sources = db.Set<Involvement>().Where(i => i.ChildId == from).Select(i => (Guid?)i.Id);
        return Revoke(await db.Set<Involvement>().Where(i => i.ChildId == to && i.CarriedFromId != null && sources.Contains(i.CarriedFromId) && i.RevokedAtUtc == null && (i.ToDay == null || i.ToDay >= today)).ToListAsync(ct), "The records were parted again.");
    }

    public async Task<IReadOnlyList<AuditFact>> LeaveRollAsync(ChildId child, OrganisationId school, DateOnly lastDay, CancellationToken ct)
    {
        var held = await db.Set<Involvement>()
            .Where(i => i.ChildId == child && i.OrganisationId == school && i.RevokedAtUtc == null && (i.ToDay == null || i.ToDay > lastDay)
                && (i.Kind == InvolvementKind.Roll || i.Kind == InvolvementKind.NamedProfessional))
            .ToListAsync(ct);
        var sources = held.ConvertAll(i => (Guid?)i.Id);
        held.AddRange(await db.Set<Involvement>().Where(i => i.CarriedFromId != null && sources.Contains(i.CarriedFromId) && i.RevokedAtUtc == null && (i.ToDay == null || i.ToDay > lastDay)).ToListAsync(ct));
        foreach (var involvement in held)
            involvement.ToDay = lastDay;
        return [.. held.Select(i => new AuditFact("end", "involvement", i.Id.ToString(), i.ChildId, string.Create(CultureInfo.InvariantCulture, $"left the roll, until {lastDay:yyyy-MM-dd}")))];
    }

    public async Task<IReadOnlyList<AuditFact>> WithdrawConsentAsync(ChildId child, OrganisationId organisation, string reason, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var held = await db.Set<Involvement>().Where(i => i.ChildId == child && i.OrganisationId == organisation && i.Basis == LawfulBasis.Consent && i.RevokedAtUtc == null && (i.ToDay == null || i.ToDay >= today)).ToListAsync(ct);
        // As when one is ended by hand: of two records that were joined both are of one child.
        var (sources, known) = (held.ConvertAll(i => i.CarriedFromId ?? i.Id), held.ConvertAll(i => i.Id));
        held.AddRange(await db.Set<Involvement>().Where(i => !known.Contains(i.Id) && i.RevokedAtUtc == null && (sources.Contains(i.Id) || (i.CarriedFromId != null && sources.Contains(i.CarriedFromId.Value)))).ToListAsync(ct));
        return Revoke(held, reason);
    }

    public async Task<IReadOnlyDictionary<ChildId, InvolvementKind>> OwnFamilyAsync(CancellationToken ct)
    {
        var own = await db.Set<Involvement>().AsNoTracking().Where(i => i.PersonId == actor.Person && (i.Kind == InvolvementKind.Parent || i.Kind == InvolvementKind.Self)).OrderBy(i => i.FromDay).ToListAsync(ct);
        return own.FindAll(i => ScopeRule.Opens(i, db.Reader, new(EntryKinds.Identity, Visibility.Family, default)))
            .GroupBy(i => i.ChildId).ToDictionary(g => g.Key, g => g.Any(i => i.Kind == InvolvementKind.Self) ? InvolvementKind.Self : InvolvementKind.Parent);
    }

    public async Task<IReadOnlyList<InvolvementSummary>> OfAsync(ChildId child, CancellationToken ct)
    {
        var all = await db.Set<Involvement>().AsNoTracking().Where(i => i.ChildId == child).OrderByDescending(i => i.FromDay).ToListAsync(ct);
        var own = all.FindAll(i => ScopeRule.Opens(i, db.Reader, new(EntryKinds.Identity, Visibility.Family, default)));
        if (own.Count == 0)
            return [];
        // An emergency is about what may happen at home: family is not told of it here, for the person feared may be the one who reads.
        var family = own.TrueForAll(i => i.Kind is InvolvementKind.Parent or InvolvementKind.Self);
        return [.. all.Where(i => !family || i.Kind != InvolvementKind.BreakGlass).Select(i => new InvolvementSummary(i.Id, i.ChildId, i.Kind, i.OrganisationId, i.PersonId, i.Purpose, i.Basis, i.Covers, i.FromDay, i.ToDay, i.EndsAtUtc, IsInForce(i), i.CarriedFromId is not null))];
    }

    public async Task<bool> ReachesAsync(ChildId child, EntryKinds kind, Visibility visibility, OrganisationId owner, CancellationToken ct)
    {
        var (all, entry) = (await lookup.OfAsync(child, ct), new EntryFacts(kind, visibility, owner));
        return all.Any(i => ScopeRule.Opens(i, db.Reader, entry));
    }

    public async Task<EntryKinds> ReachedAsync(ChildId child, Visibility visibility, OrganisationId owner, CancellationToken ct)
    {
        var all = await lookup.OfAsync(child, ct);
        return GrantRules.Each(EntryKinds.All).Where(kind => all.Any(i => ScopeRule.Opens(i, db.Reader, new(kind, visibility, owner)))).Aggregate(EntryKinds.None, (kinds, kind) => kinds | kind);
    }

    /// <summary>An involvement as it is kept. What is granted under an agreement does not outlast it.</summary>
    internal Involvement Made(Guid id, NewInvolvement asked, SharingAgreement? agreement) => new()
    {
        Id = id,
        ChildId = asked.Child,
        Kind = asked.Kind,
        OrganisationId = asked.Organisation,
        PersonId = asked.Person,
        Purpose = asked.Purpose.Trim(),
        Basis = asked.Basis,
        Covers = asked.Covers | EntryKinds.Identity,
        FromDay = asked.From,
        ToDay = agreement is { } agreed && (asked.To is null || asked.To > agreed.ToDay) ? agreed.ToDay : asked.To,
        AgreementId = agreement?.Id,
        GrantedBy = Actor(),
        GrantedAtUtc = clock.GetUtcNow().UtcDateTime,
    };

    private PersonId Actor() => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private List<AuditFact> Revoke(List<Involvement> ending, string why)
    {
        foreach (var involvement in ending)
            (involvement.RevokedAtUtc, involvement.RevokedBy, involvement.RevokedWhy) = (clock.GetUtcNow().UtcDateTime, actor.Person, why);
        return ending.ConvertAll(i => new AuditFact("revoke", "involvement", i.Id.ToString(), i.ChildId));
    }

    /// <summary>Whether what one opens from today on is opened to the same by another already.</summary>
    private static bool IsWithin(Involvement one, Involvement other, DateOnly today) =>
        (one.Kind, one.OrganisationId, one.PersonId) == (other.Kind, other.OrganisationId, other.PersonId) && (one.Covers & ~other.Covers) == EntryKinds.None
        && (other.FromDay <= today || other.FromDay <= one.FromDay) && (other.ToDay is null || other.ToDay >= one.ToDay);

    private bool IsInForce(Involvement i) =>
        i.RevokedAtUtc is null && i.FromDay <= db.Reader.Today && (i.ToDay is null || i.ToDay >= db.Reader.Today) && (i.EndsAtUtc is null || i.EndsAtUtc > db.Reader.NowUtc);

    internal static void Check(NewInvolvement asked)
    {
        if (string.IsNullOrWhiteSpace(asked.Purpose) || asked.Purpose.Length > Involvement.TextLength)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"Say in one sentence what the involvement is for, in at most {Involvement.TextLength} characters."));
        if (asked.To < asked.From)
            throw new InputRefusedException("The involvement ends before it begins: put the days right.");
        var family = asked.Kind is InvolvementKind.Parent or InvolvementKind.Self;
        if (family && (asked.Person is null || asked.Organisation is not null))
            throw new InputRefusedException("Family is involved as a person, not through an organisation.");
        if (!family && asked.Organisation is null)
            throw new InputRefusedException("Name the organisation that is involved.");
        if (asked.Kind == InvolvementKind.NamedProfessional && asked.Person is null)
            throw new InputRefusedException("Name the professional who is involved.");
        if (asked.Kind == InvolvementKind.BreakGlass)
            throw new InputRefusedException("An emergency opening is made by the person who needs it, with their second factor.");
    }

    /// <summary>The agreement in force on a day that the organisation has signed: what is granted under it does not outlast it.</summary>
    internal async Task<SharingAgreement> AgreementAsync(OrganisationId organisation, DateOnly day, CancellationToken ct)
    {
        var today = db.Reader.Today > day ? db.Reader.Today : day;
        return await db.Set<SharingAgreement>().AsNoTracking()
            .Where(a => a.FromDay <= today && a.ToDay >= today && a.EndedAtUtc == null && db.Set<SharingParty>().Any(p => p.AgreementId == a.Id && p.OrganisationId == organisation && p.SignedOn <= today))
            .OrderByDescending(a => a.ToDay).ThenBy(a => a.Id).FirstOrDefaultAsync(ct)
            ?? throw new InputRefusedException("No information-sharing agreement in force covers this organisation. The data-protection officer or the local lead can add it to one.");
    }
}
