using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.Access.People;

public sealed class AppointmentRulesTests
{
    private static readonly OrganisationId School = OrganisationId.New();
    private static readonly OrganisationId Other = OrganisationId.New();

    [Fact]
    public void A_headteacher_appoints_five_roles_at_the_own_school_and_none_elsewhere()
    {
        HeldPost[] head = [new(School, Role.Headteacher)];
        Assert.Equal([Role.Senco, Role.ClassTeacher, Role.SafeguardingLead, Role.Parent, Role.YoungPerson], AppointmentRules.GiftsOf(head, School));
        Assert.Empty(AppointmentRules.GiftsOf(head, Other));
    }

    [Fact]
    public void An_administrator_appoints_to_every_role_everywhere()
    {
        HeldPost[] administrator = [new(Other, Role.Administrator)];
        Assert.Equal(Enum.GetValues<Role>(), AppointmentRules.GiftsOf(administrator, School));
    }

    [Fact]
    public void No_other_role_appoints_anybody()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Headteacher, Role.Administrator]))
            Assert.Empty(AppointmentRules.GiftsOf([new(School, role)], School));
    }

    [Fact]
    public void A_gift_gives_no_capability_that_the_giver_could_not_give()
    {
        // A headteacher holds or may give all of these; nothing else may come out of a headteacher's appointments.
        const Capability mayGive = Capability.WriteEntries | Capability.Share | Capability.SeeOrganisationChildren | Capability.SeeSafeguarding | Capability.KeepRecords | Capability.RecordExclusions
            | Capability.Involve | Capability.ReadAudit | Capability.ManagePeople | Capability.CertifyAccess | Capability.SeeFigures | Capability.BreakGlass | Capability.BeFamily;
        Assert.All(AppointmentRules.GiftsOf([new(School, Role.Headteacher)], School), role => Assert.Equal(Capability.None, role.Capabilities() & ~mayGive));
    }

    [Theory]
    [InlineData(Role.LocalLead)]
    [InlineData(Role.Convenor)]
    [InlineData(Role.SubGroupChair)]
    [InlineData(Role.Member)]
    [InlineData(Role.DeputyMember)]
    public void The_facilitator_holds_no_seat(Role seat)
    {
        Assert.NotNull(AppointmentRules.Clash(Role.Facilitator, [seat]));
        Assert.NotNull(AppointmentRules.Clash(seat, [Role.ClassTeacher, Role.Facilitator]));
    }

    [Fact]
    public void The_facilitator_may_coach_and_observe() => Assert.Null(AppointmentRules.Clash(Role.Facilitator, [Role.Coach, Role.Observer]));

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.LocalLead)]
    [InlineData(Role.SocialWorker)]
    [InlineData(Role.SafeguardingLead)]
    public void The_data_protection_officer_is_none_of_those_who_are_watched(Role watched)
    {
        Assert.NotNull(AppointmentRules.Clash(Role.DataProtectionOfficer, [watched]));
        Assert.NotNull(AppointmentRules.Clash(watched, [Role.DataProtectionOfficer]));
    }

    [Fact]
    public void A_post_is_due_after_twelve_months_and_over_after_thirteen()
    {
        Assert.Equal(new DateOnly(2027, 11, 10), Certification.DueOn(new(2026, 11, 10)));
        Assert.Equal(new DateOnly(2027, 12, 10), Certification.EndsOn(new(2026, 11, 10)));
        // The end of January: thirteen months later is the end of February.
        Assert.Equal(new DateOnly(2028, 2, 29), Certification.EndsOn(new(2027, 1, 31)));
    }
}
