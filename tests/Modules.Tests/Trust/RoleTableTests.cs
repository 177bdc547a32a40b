using System.Security.Claims;
using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// Who may do what, written the other way round than the product writes it: for each capability its roles. From the issue's
/// list of posts and the roles of the method (facilitator and evaluator kept apart from seats; members take part; the facilitator
/// holds none).
/// </summary>
[Trait("Deep", "access")]
public sealed class RoleTableTests
{
    private static readonly Dictionary<Capability, Role[]> Holders = new()
    {
        // A child's record: schools and services; not the partnership's own roles, not governors, not panels, not the data-protection officer.
        [Capability.SeeOrganisationChildren] = [Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.EducationalPsychologist, Role.TriageAdviser, Role.VirtualSchoolHead],
        [Capability.SeeSafeguarding] = [Role.Headteacher, Role.SafeguardingLead, Role.VirtualSchoolHead, Role.SocialWorker],
        [Capability.KeepRecords] = [Role.Headteacher, Role.Senco, Role.SafeguardingLead],
        [Capability.WriteEntries] = [Role.Headteacher, Role.Senco, Role.ClassTeacher, Role.SafeguardingLead, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.TriageAdviser, Role.VirtualSchoolHead, Role.SocialWorker],
        // Only a headteacher may suspend or exclude (Education Act 2002, section 51A).
        [Capability.RecordExclusions] = [Role.Headteacher],
        [Capability.Involve] = [Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.VirtualSchoolHead],
        [Capability.Share] = [Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.TriageAdviser, Role.VirtualSchoolHead, Role.SocialWorker],
        // For safeguarding only, and reviewed by somebody who cannot do it themselves.
        [Capability.BreakGlass] = [Role.SafeguardingLead, Role.SocialWorker],
        [Capability.ReviewBreakGlass] = [Role.DataProtectionOfficer],
        [Capability.ReadAudit] = [Role.Headteacher, Role.SafeguardingLead, Role.DataProtectionOfficer],
        [Capability.ManagePeople] = [Role.Headteacher, Role.Administrator],
        [Capability.CertifyAccess] = [Role.LocalLead, Role.Headteacher, Role.DataProtectionOfficer, Role.Administrator],
        [Capability.ManageAgreements] = [Role.LocalLead, Role.DataProtectionOfficer],
        [Capability.ProtectData] = [Role.DataProtectionOfficer],
        [Capability.SeeFigures] = [Role.LocalLead, Role.Facilitator, Role.Evaluator, Role.Headteacher, Role.Senco, Role.VirtualSchoolHead, Role.Governor, Role.PanelChair],
        [Capability.SitOnPanel] = [Role.PanelChair, Role.PanelMember],
        [Capability.ChairPanel] = [Role.PanelChair],
        [Capability.Triage] = [Role.TriageAdviser],
        [Capability.TakeReferrals] = [Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker],
        // The method's roles: the facilitator holds no seat, so takes no part as a member; the anchor's administrator sees none of it.
        [Capability.LeadLocality] = [Role.LocalLead],
        [Capability.Facilitate] = [Role.Facilitator],
        [Capability.Convene] = [Role.LocalLead, Role.Facilitator, Role.Convenor],
        [Capability.Coach] = [Role.Coach],
        [Capability.ChairSubGroup] = [Role.SubGroupChair],
        [Capability.TakePart] = [Role.LocalLead, Role.Convenor, Role.SubGroupChair, Role.Member, Role.DeputyMember],
        [Capability.Observe] = [Role.Observer],
        [Capability.Evaluate] = [Role.Evaluator],
        [Capability.Govern] = [Role.Governor, Role.Clerk],
        [Capability.Administer] = [Role.Administrator],
        [Capability.BeFamily] = [Role.Parent, Role.YoungPerson],
    };

    private static readonly Capability[] Single = [.. Enum.GetValues<Capability>().Where(c => c != Capability.None)];

    [Fact]
    public void Every_role_may_do_what_the_table_says_and_nothing_else() => Assert.Empty(Differences(r => r.Capabilities()));

    [Fact]
    public void A_capability_too_many_or_too_few_is_noticed_for_every_role()
    {
        var unnoticed = from role in Enum.GetValues<Role>() from capability in Single where Differences(r => r == role ? r.Capabilities() ^ capability : r.Capabilities()).Count != 1 select $"{role} {capability}";
        Assert.Empty(unnoticed);
    }

    [Fact]
    public async Task Policies_let_through_who_holds_the_capability_and_nobody_else()
    {
        var (own, other) = (OrganisationId.New(), OrganisationId.New());
        List<string> wrong = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new CurrentActor();
            actor.Enter(PersonId.New(), "somebody", [new(own, role), new(other, Role.ClassTeacher)]);
            foreach (var capability in Single)
            {
                var context = new AuthorizationHandlerContext([new CapabilityRequirement(capability)], new ClaimsPrincipal(), null);
                await new CapabilityHandler(actor).HandleAsync(context);
                var (here, there) = (Holders[capability].Contains(role), Holders[capability].Contains(Role.ClassTeacher));
                if (context.HasSucceeded != (here || there) || actor.Can(capability) != (here || there) || actor.Can(capability, own) != here || actor.Can(capability, other) != there || actor.Can(capability, OrganisationId.New()))
                    wrong.Add($"{role} {capability}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Who_is_not_signed_in_may_do_none_of_it()
    {
        foreach (var capability in Single)
        {
            var context = new AuthorizationHandlerContext([new CapabilityRequirement(capability)], new ClaimsPrincipal(), null);
            await new CapabilityHandler(new CurrentActor()).HandleAsync(context);
            Assert.False(context.HasSucceeded);
        }

        Assert.False(new CurrentActor().Can(Capability.None));
    }

    private static List<string> Differences(Func<Role, Capability> table) =>
        [.. from role in Enum.GetValues<Role>() from capability in Single where table(role).HasFlag(capability) != (Holders.TryGetValue(capability, out var roles) && roles.Contains(role)) select $"{role}: {capability}"];
}
