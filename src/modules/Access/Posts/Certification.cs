using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Access.Posts;

/// <summary>Once a year somebody confirms that a post is still right; one month later it ends by itself.</summary>
internal static class Certification
{
    public const int MonthsUntilDue = 12;
    public const int MonthsUntilEnd = 13;

    /// <summary>How long before the end the holder and those who confirm are told again.</summary>
    public const int WarningDays = 14;

    /// <summary>The first day on which a post stands on the list to confirm.</summary>
    public static DateOnly DueOn(DateOnly certifiedOn) => certifiedOn.AddMonths(MonthsUntilDue);

    /// <summary>The first day on which it is over.</summary>
    public static DateOnly EndsOn(DateOnly certifiedOn) => certifiedOn.AddMonths(MonthsUntilEnd);

    /// <summary>The first day on which they are told again.</summary>
    public static DateOnly LastWarningOn(DateOnly certifiedOn) => EndsOn(certifiedOn).AddDays(-WarningDays);

    /// <summary>Whether a role confirms posts of the whole locality.</summary>
    public static bool CoversLocality(Role role) => role is Role.Administrator or Role.DataProtectionOfficer or Role.LocalLead;

    /// <summary>Whether the posts held let somebody confirm posts of the whole locality, not only of their own organisations.</summary>
    public static bool CoversLocality(CurrentActor actor) =>
        actor.Posts.Any(p => CoversLocality(p.Role));

    /// <summary>Whether somebody may confirm this post. Nobody confirms their own.</summary>
    public static bool MayConfirm(CurrentActor actor, PersonId holder, OrganisationId organisation) =>
        actor.Person is { } person && person != holder && actor.Can(Capability.CertifyAccess)
        && (CoversLocality(actor) || actor.Can(Capability.CertifyAccess, organisation));
}
