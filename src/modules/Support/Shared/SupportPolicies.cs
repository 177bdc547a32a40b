using Headwater.Access.Contracts;

namespace Headwater.Support.Shared;

/// <summary>Who enters. What they may change is decided by the services.</summary>
internal static class SupportPolicies
{
    /// <summary>Professionals and the local lead: families read the public pages.</summary>
    public static readonly string Professionals = Policies.Can(Capability.WriteEntries | Capability.TakeReferrals | Capability.Triage | Capability.LeadLocality);

    /// <summary>Those who keep what is said of some service.</summary>
    public static readonly string Keepers = Policies.Can(Capability.TakeReferrals | Capability.Triage | Capability.LeadLocality);

    /// <summary>Who may write about a child, where they are involved; those who take referrals and the helpline among them.</summary>
    public static readonly string AboutChildren = Policies.Can(Capability.WriteEntries);

    /// <summary>Who may be involved with a child for whom help is asked; family too.</summary>
    public static readonly string OfOneChild = Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily);

    /// <summary>Those who keep what is said of every service.</summary>
    public static readonly string KeepersOfAll = Policies.Can(Capability.Triage | Capability.LeadLocality);
}
