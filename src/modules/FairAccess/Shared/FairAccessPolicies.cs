using Headwater.Access.Contracts;

namespace Headwater.FairAccess.Shared;

/// <summary>Who enters. What they see of a child is decided by their involvement, not here.</summary>
internal static class FairAccessPolicies
{
    /// <summary>Schools of the protocol, the panel, the local lead, and those of the authority who refer.</summary>
    public static readonly string Readers = Policies.Can(Capability.KeepRecords | Capability.SitOnPanel | Capability.LeadLocality | Capability.Triage | Capability.Involve);

    /// <summary>Who sits on a panel; of a meeting they see what their papers open.</summary>
    public static readonly string Panel = Policies.Can(Capability.SitOnPanel);

    /// <summary>Who chairs one.</summary>
    public static readonly string Chairs = Policies.Can(Capability.ChairPanel);

    /// <summary>Who keeps the protocol.</summary>
    public static readonly string Keepers = Policies.Can(Capability.LeadLocality);

    /// <summary>Who may be involved with a child that is referred; family too.</summary>
    public static readonly string OfOneChild = Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel);

    /// <summary>Who may write a referral, where they are involved.</summary>
    public static readonly string Writers = Policies.Can(Capability.WriteEntries);
}
