using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Provision;

/// <summary>Which organisations of the locality can be what in a placement.</summary>
internal static class ProvisionPlaces
{
    private const string Council = "LocalAuthority";

    private static readonly string[] Providing = ["School", "Trust", "Health", "Voluntary", "Other"];

    /// <summary>A pupil referral unit or another school, or whoever else may teach: a hospital, a charity, a trust.</summary>
    public static bool IsProvider(OrganisationSummary o) => Providing.Contains(o.Kind, StringComparer.Ordinal);

    /// <summary>A school, or a team of the council.</summary>
    public static bool IsCommissioner(OrganisationSummary o) => o.IsSchool || o.Kind == Council;
}
