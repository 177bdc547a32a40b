using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Services;

/// <summary>
/// What is said of services, by those who provide them, who answer the helpline, and who lead the locality. Only a draft changes; what
/// was approved stays as it is until the next is approved (<see cref="ApprovalService"/>).
/// </summary>
internal sealed class DirectoryService(HeadwaterDb db, LocalityTurn turn, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Keeps what is said of every service.</summary>
    public bool MayKeepAll => actor.CanAny(Capability.LeadLocality | Capability.Triage);

    /// <summary>May say something of some service.</summary>
    public bool MayKeepAny => MayKeepAll || actor.Can(Capability.TakeReferrals);

    /// <summary>Keeps what is said of the services of a provider.</summary>
    public bool MayKeep(ListedOrganisation provider) => MayKeepAll || (provider.PartnerId is { } partner && actor.Can(Capability.TakeReferrals, partner));

    /// <summary>Adds a provider.</summary>
    /// <exception cref="InputRefusedException">It is there already, or something cannot be.</exception>
    public async Task<Guid> AddOrganisationAsync(string? name, string? description, string? website, OrganisationId? partner, CancellationToken ct)
    {
        if (!MayKeepAll)
            throw new InputRefusedException("The local lead and the helpline add organisations to the directory. Ask them.");
        var made = new ListedOrganisation { Id = Guid.CreateVersion7(), Name = FormFields.Text(name, "what the organisation is called", ListedOrganisation.NameLength), Description = FormFields.Text(description, "what the organisation does", ListedOrganisation.DescriptionLength), Website = TypedService.Web(website), PartnerId = partner };
        if (partner is { } of && (await organisations.AllAsync(ct)).All(o => o.Id != of))
            throw new InputRefusedException("Choose an organisation of this locality, or none.");
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<ListedOrganisation>().AnyAsync(o => o.Name == made.Name, ct))
            throw new InputRefusedException($"{made.Name} is in the directory already. Choose it from the list.");
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "directory-organisation", made.Id.ToString()));
        await mine.CommitAsync(ct);
        return made.Id;
    }

    /// <summary>Adds a service with its first draft.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InputRefusedException">The provider is not the actor's, or something cannot be.</exception>
    public async Task<Guid> AddAsync(Guid provider, TypedService typed, CancellationToken ct)
    {
        if (await db.Set<ListedOrganisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == provider, ct) is not { } of || !MayKeep(of))
            throw new InputRefusedException("Choose the organisation that provides it: one that you work for.");
        var now = clock.GetUtcNow().UtcDateTime;
        var service = new ListedService { Id = Guid.CreateVersion7(), ProviderId = provider, ChangedAtUtc = now };
        var draft = Draft(service.Id, 1, now);
        typed.Into(draft);
        db.Add(service);
        db.Add(draft);
        db.AddRange(typed.PlacesOf(draft.Id));
        await audit.SaveAsync(ct, new AuditFact("add", "directory-service", service.Id.ToString()));
        return service.Id;
    }

    /// <summary>Changes the draft of a service, or begins one beside what is approved.</summary>
    /// <param name="id">Which service.</param>
    /// <param name="number">The number of the newest version that was on the screen.</param>
    /// <param name="version">How often that version had been changed.</param>
    /// <param name="typed">What is to be said.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a service for the actor to change.</returns>
    /// <exception cref="InputRefusedException">Somebody changed it in the meantime, it waits for approval, or something cannot be.</exception>
    public async Task<bool> ChangeAsync(Guid id, int number, int version, TypedService typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (!await ChangeWithinAsync(id, number, version, typed, ct))
            return false;
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>As <see cref="ChangeAsync"/>, within a turn that the caller took: for what must be written with it or not at all.</summary>
    public async Task<bool> ChangeWithinAsync(Guid id, int number, int version, TypedService typed, CancellationToken ct)
    {
        if (await MineAsync(id, ct) is null)
            return false;
        var newest = await NewestAsync(id, ct);
        if (newest.Number != number || newest.Version != version)
            throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
        if (newest.Stage == VersionStage.Offered)
            throw new InputRefusedException("It waits for approval, and does not change meanwhile. Take it back first.");
        var now = clock.GetUtcNow().UtcDateTime;
        var draft = newest.Stage == VersionStage.Draft ? newest : Draft(id, newest.Number + 1, now);
        typed.Into(draft);
        draft.ChangedAtUtc = now;
        if (draft == newest)
            db.Entry(draft).State = EntityState.Modified;
        else
            db.Add(draft);
        await PutPlacesAsync(draft, typed, ct);
        await audit.SaveAsync(ct, new AuditFact("change", "directory-service", id.ToString()));
        return true;
    }

    /// <summary>Offers the draft to the locality, or takes it back while nobody has approved it.</summary>
    /// <exception cref="InputRefusedException">Something is missing, or somebody changed it in the meantime.</exception>
    public async Task<bool> OfferAsync(Guid id, int number, int version, bool back, CancellationToken ct)
    {
        if (await MineAsync(id, ct) is null || await NewestAsync(id, ct) is not { Stage: VersionStage.Draft or VersionStage.Offered } draft || draft.Stage != (back ? VersionStage.Offered : VersionStage.Draft))
            return false;
        if (draft.Number != number || draft.Version != version)
            throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
        if (!back && ListingRules.Missing(draft, await db.Set<ServicePlace>().AsNoTracking().Where(p => p.VersionId == draft.Id).ToListAsync(ct)) is [var missing, ..])
            throw new InputRefusedException(missing);
        (draft.Stage, draft.SentBackBecause) = (back ? VersionStage.Draft : VersionStage.Offered, null);
        await audit.SaveAsync(ct, new AuditFact(back ? "take-back" : "offer", "directory-service", id.ToString()));
        return true;
    }

    private ServiceVersion Draft(Guid service, int number, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(), ServiceId = service, Number = number, Name = "", Summary = "", Needs = "", Areas = "", Cost = "", Languages = "", Access = "", WhenToRefer = "", HowToRefer = "", TriedFirst = "", WhoDecides = "", WhatHappensNext = "", MadeBy = actor.Person!.Value, ChangedAtUtc = now,
    };

    /// <summary>Its places; a place of another service cannot be taken over by naming its id.</summary>
    private async Task PutPlacesAsync(ServiceVersion draft, TypedService typed, CancellationToken ct)
    {
        var own = await db.Set<ServicePlace>().AsNoTracking().Where(p => db.Set<ServiceVersion>().Any(v => v.Id == p.VersionId && v.ServiceId == draft.ServiceId)).Select(p => p.LocationId).Distinct().ToListAsync(ct);
        if (typed.Places.Any(p => p.Location is { } location && !own.Contains(location)) || typed.Places.Where(p => p.Location is not null).GroupBy(p => p.Location).Any(g => g.Count() > 1))
            throw new InputRefusedException("One of the places is not of this service. Open the page again, and type it as a new one.");
        var held = await db.Set<ServicePlace>().Where(p => p.VersionId == draft.Id).ToDictionaryAsync(p => p.LocationId, ct);
        foreach (var place in typed.PlacesOf(draft.Id))
        {
            if (held.Remove(place.LocationId, out var before))
                (before.Kind, before.Name, before.Street, before.Town, before.Postcode, before.Latitude, before.Longitude) = (place.Kind, place.Name, place.Street, place.Town, place.Postcode, place.Latitude, place.Longitude);
            else
                db.Add(place);
        }

        db.RemoveRange(held.Values);
    }

    private async Task<ListedService?> MineAsync(Guid id, CancellationToken ct)
    {
        var row = await (from s in db.Set<ListedService>().Where(s => s.Id == id) join o in db.Set<ListedOrganisation>() on s.ProviderId equals o.Id select new { Service = s, Provider = o }).SingleOrDefaultAsync(ct);
        return row is not null && MayKeep(row.Provider) ? row.Service : null;
    }

    private Task<ServiceVersion> NewestAsync(Guid id, CancellationToken ct) => db.Set<ServiceVersion>().Where(v => v.ServiceId == id).OrderByDescending(v => v.Number).FirstAsync(ct);
}
