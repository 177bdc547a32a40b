using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Provision;

/// <summary>A visit as it was typed.</summary>
internal sealed record TypedCheck(DateOnly VisitedOn, bool IsRegistered, Seen Seen, DateOnly NextDue, string? Concern);

/// <summary>Writes of checks of providers. The local lead records them, and headteachers of schools that may place children there: nobody of the provider itself.</summary>
internal sealed class ProviderService(HeadwaterDb db, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public bool MayCheck(OrganisationId provider) => !actor.Posts.Any(p => p.Organisation == provider) && (actor.Can(Capability.LeadLocality) || actor.Can(Capability.RecordExclusions));

    /// <returns>Whether it is there for the actor to check.</returns>
    /// <exception cref="InputRefusedException">A day or the concern cannot be.</exception>
    public async Task<bool> CheckAsync(OrganisationId provider, TypedCheck typed, CancellationToken ct)
    {
        if (!MayCheck(provider) || !(await organisations.AllAsync(ct)).Any(o => o.Id == provider && ProvisionPlaces.IsProvider(o)))
            return false;
        var row = new ProviderCheck
        {
            Id = Guid.CreateVersion7(), ProviderId = provider, VisitedOn = typed.VisitedOn, IsRegistered = typed.IsRegistered, Seen = typed.Seen, NextDue = typed.NextDue, Concern = FormFields.OptionalText(typed.Concern, "the concern", Placement.TextLength),
            CheckedBy = actor.Person!.Value, CheckedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        ProviderRules.Refuse(row, clock.Today());
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("add", "provider-check", row.Id.ToString(), Detail: provider.ToString()));
        return true;
    }
}
