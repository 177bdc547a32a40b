using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.Trust;

/// <summary>A post as the oracle knows it: where, as what, and in which stretch of its life.</summary>
internal sealed record PostOf(OrganisationId Organisation, Role Role, PostLife Life);

/// <summary>In which stretch of its life a post is today.</summary>
internal enum PostLife
{
    Lasting,
    StartsToday,
    EndsToday,
    EndedYesterday,
    StartsTomorrow,
    EndedAtOnce,
}

/// <summary>Whom an involvement is with, seen from the person who looks.</summary>
internal enum With
{
    Nobody,
    OwnOrganisation,
    OtherOrganisation,
    MeInOwnOrganisation,
    ColleagueInOwnOrganisation,
    MeInOtherOrganisation,
    MeAsFamily,
    AnotherAsFamily,

    /// <summary>Rows that no service writes: the answer must be the narrow one all the same.</summary>
    MeWithoutOrganisation,
    NobodyWithoutOrganisation,
    MeAsFamilyOfOwnOrganisation,
    OwnOrganisationAsFamily,
}

/// <summary>In which stretch of its life an involvement is now.</summary>
internal enum Standing
{
    Lasting,
    StartsToday,
    EndsToday,
    EndsTomorrow,
    StartsTomorrow,
    EndedYesterday,
    Revoked,
    RevokedThoughItLasts,
    AnHourLeft,
    AMomentLeft,
    ThisMomentUp,
    HourUp,
}

/// <summary>
/// Who may see what, written down as tables from decision 3, the issue and the comments of the kernel's words; it knows nothing
/// of the rule's code.
/// </summary>
internal static class AccessOracle
{
    /// <summary>Roles whose post lets a person see every child the organisation is involved with, and those of safeguarding.</summary>
    private static readonly Dictionary<Role, string> RoleSees = new()
    {
        [Role.LocalLead] = "", [Role.Facilitator] = "", [Role.Convenor] = "", [Role.Coach] = "", [Role.SubGroupChair] = "",
        [Role.Member] = "", [Role.DeputyMember] = "", [Role.Observer] = "", [Role.Evaluator] = "",
        [Role.Headteacher] = "all safeguarding",
        [Role.Senco] = "all",
        [Role.ClassTeacher] = "",
        [Role.SafeguardingLead] = "all safeguarding",
        [Role.EducationalPsychologist] = "all",
        [Role.OutreachWorker] = "", [Role.ServiceWorker] = "",
        [Role.TriageAdviser] = "all",
        [Role.VirtualSchoolHead] = "all safeguarding",
        [Role.SocialWorker] = "safeguarding",
        [Role.Governor] = "", [Role.Clerk] = "", [Role.PanelChair] = "", [Role.PanelMember] = "",
        [Role.Parent] = "", [Role.YoungPerson] = "", [Role.DataProtectionOfficer] = "", [Role.Administrator] = "",
    };

    private static readonly Dictionary<PostLife, bool> PostHolds = new()
    {
        [PostLife.Lasting] = true, [PostLife.StartsToday] = true, [PostLife.EndsToday] = true,
        [PostLife.EndedYesterday] = false, [PostLife.StartsTomorrow] = false, [PostLife.EndedAtOnce] = false,
    };

    private static readonly Dictionary<Standing, bool> InForce = new()
    {
        [Standing.Lasting] = true, [Standing.StartsToday] = true, [Standing.EndsToday] = true, [Standing.EndsTomorrow] = true,
        [Standing.StartsTomorrow] = false, [Standing.EndedYesterday] = false, [Standing.Revoked] = false, [Standing.RevokedThoughItLasts] = false,
        [Standing.AnHourLeft] = true, [Standing.AMomentLeft] = true, [Standing.ThisMomentUp] = false, [Standing.HourUp] = false,
    };

    /// <summary>What the person must hold in the organisation involved: a post that sees all, any post, nothing (family), or never.</summary>
    private static readonly Dictionary<With, (string Place, string Needs)> Reaches = new()
    {
        [With.Nobody] = ("", "never"),
        [With.OwnOrganisation] = ("own", "sees all"),
        [With.OtherOrganisation] = ("other", "sees all"),
        [With.MeInOwnOrganisation] = ("own", "any post"),
        [With.ColleagueInOwnOrganisation] = ("own", "never"),
        [With.MeInOtherOrganisation] = ("other", "any post"),
        [With.MeAsFamily] = ("", "nothing"),
        [With.AnotherAsFamily] = ("", "never"),
        [With.MeWithoutOrganisation] = ("", "never"),
        [With.NobodyWithoutOrganisation] = ("", "never"),
        [With.MeAsFamilyOfOwnOrganisation] = ("", "nothing"),
        [With.OwnOrganisationAsFamily] = ("", "never"),
    };

    //                                                       Family  Professionals  Organisation  Safeguarding
    private static readonly Dictionary<string, string> Sees = new(StringComparer.Ordinal)
    {
        ["family"] =                                        "yes     no             no            no",
        ["professional, written by theirs"] =               "yes     yes            yes           no",
        ["professional, written by another"] =              "yes     yes            no            no",
        ["safeguarding, written by theirs"] =               "yes     yes            yes           yes",
        ["safeguarding, written by another"] =              "yes     yes            no            yes",
    };

    private static readonly bool[] VisibilityTable = [.. Sees.Values.SelectMany(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => word == "yes")];

    public static bool HoldsNow(PostOf post) => PostHolds[post.Life];

    public static bool SeesAll(Role role) => RoleSees[role].Contains("all", StringComparison.Ordinal);

    public static bool Safeguards(Role role) => RoleSees[role].Contains("safeguarding", StringComparison.Ordinal);

    /// <summary>Whether an involvement reaches a person now, and in which rows of the visibility table they then stand.</summary>
    public static (bool Reached, bool IsFamily, bool Safeguards) Stands(IReadOnlyList<PostOf> posts, bool isAnybody, With with, Standing standing, OrganisationId own, OrganisationId other)
    {
        var (place, needs) = Reaches[with];
        if (!InForce[standing] || needs == "never")
            return default;
        if (needs == "nothing")
            return (isAnybody, true, false);
        var there = posts.Where(p => HoldsNow(p) && p.Organisation == (place == "own" ? own : other)).ToList();
        var reached = needs == "any post" ? there.Count > 0 : there.Exists(p => SeesAll(p.Role));
        return (reached, false, there.Exists(p => Safeguards(p.Role)));
    }

    /// <summary>The answer for one kind of entry, once it is known how the person stands.</summary>
    public static bool ShownTo(bool isFamily, bool safeguards, bool writtenByTheirs, Visibility visibility)
    {
        var row = isFamily ? 0 : (safeguards ? 3 : 1) + (writtenByTheirs ? 0 : 1);
        return VisibilityTable[(row * 4) + (int)visibility];
    }
}
