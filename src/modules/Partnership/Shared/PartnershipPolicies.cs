using Headwater.Access.Contracts;

namespace Headwater.Partnership.Shared;

/// <summary>Who enters. An administrator of the installation is none of them: ballots, notes and ratings are the members' own.</summary>
internal static class PartnershipPolicies
{
    /// <summary>What lets somebody read what members read.</summary>
    public const Capability Readership = Capability.TakePart | Capability.Facilitate | Capability.Convene | Capability.Coach | Capability.ChairSubGroup | Capability.LeadLocality | Capability.Observe | Capability.Evaluate;

    /// <summary>Everybody who reads what members read.</summary>
    public static readonly string Readers = Policies.Can(Readership);

    /// <summary>Those who take part, and the facilitator.</summary>
    public static readonly string Participants = Policies.Can(Capability.TakePart | Capability.Facilitate | Capability.Convene);

    /// <summary>Those who call meetings and keep the members' list: the local lead, the convenor, the facilitator.</summary>
    public static readonly string Conveners = Policies.Can(Capability.Convene);
}
