using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Access.Posts;

/// <summary>Who may appoint whom, and which posts one person may not hold together in a locality.</summary>
internal static class AppointmentRules
{
    /// <summary>
    /// What is in the gift of a post that manages people. A headteacher does not appoint those who review what the headteacher
    /// did (governors, clerk, panels), nor another headteacher.
    /// </summary>
    private static readonly Dictionary<Role, IReadOnlyList<Role>> Gifts = new()
    {
        [Role.Headteacher] = [Role.Senco, Role.ClassTeacher, Role.SafeguardingLead, Role.Parent, Role.YoungPerson],
        [Role.Administrator] = Enum.GetValues<Role>(),
    };

    /// <summary>
    /// Capabilities that a post may give though it does not hold them. A headteacher names the safeguarding lead (Keeping children
    /// safe in education, part 2), who may open a record in an emergency; the headteacher may not.
    /// </summary>
    private static readonly Dictionary<Role, Capability> MayGive = new()
    {
        [Role.Headteacher] = Role.Headteacher.Capabilities() | Capability.BreakGlass | Capability.BeFamily,
        [Role.Administrator] = ~Capability.None,
    };

    /// <summary>Whether the posts held let somebody appoint to a role in an organisation, or end such a post.</summary>
    public static bool IsInGift(IEnumerable<HeldPost> held, OrganisationId organisation, Role role) =>
        held.Any(post => (post.Role == Role.Administrator || post.Organisation == organisation)
            && Gifts.TryGetValue(post.Role, out var gifts) && gifts.Contains(role)
            && (role.Capabilities() & ~MayGive[post.Role]) == Capability.None);

    /// <summary>What the posts held let somebody appoint to in an organisation, in the order of the table.</summary>
    public static IEnumerable<Role> GiftsOf(IReadOnlyList<HeldPost> held, OrganisationId organisation) =>
        Enum.GetValues<Role>().Where(role => IsInGift(held, organisation, role));

    /// <summary>Why one person may not hold a role beside others in the same locality; null when they may.</summary>
    public static string? Clash(Role role, IEnumerable<Role> others)
    {
        foreach (var other in others)
        {
            if (Seat(role, other) || Seat(other, role))
                return "The facilitator is neutral and holds no seat: this person cannot be the facilitator and take part as a member, chair or lead at the same time.";
            if (Conflict(role, other) || Conflict(other, role))
                return "The data-protection officer watches over what administrators, leads and those who open records in an emergency do, and cannot be one of them.";
        }

        return null;
    }

    private static bool Seat(Role one, Role other) => one == Role.Facilitator && (other.Capabilities() & Capability.TakePart) != Capability.None;

    // UK GDPR Article 38(6): other tasks of a data-protection officer must not result in a conflict of interests.
    private static bool Conflict(Role one, Role other) => one == Role.DataProtectionOfficer && (other.Capabilities() & (Capability.Administer | Capability.LeadLocality | Capability.BreakGlass)) != Capability.None;
}
