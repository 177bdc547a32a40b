using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;

namespace Headwater.Access.Sample;

/// <summary>Who is who in a made-up locality: every role of the one table is held by somebody.</summary>
internal static class SampleCast
{
    /// <summary>The Collaborative and those who work for it, about thirty.</summary>
    public static readonly (Role Role, string At, int People)[] Table =
    [
        (Role.LocalLead, SampleServices.Council, 1), (Role.Convenor, SampleServices.Council, 1), (Role.Facilitator, SampleServices.Facilitation, 1), (Role.Coach, SampleServices.Facilitation, 1),
        (Role.Member, SampleServices.MentalHealth, 1), (Role.Member, SampleServices.SocialCare, 1), (Role.Member, SampleServices.ParentForum, 1), (Role.Member, SampleServices.YouthProject, 1),
        (Role.Member, SampleServices.FamilySupport, 1), (Role.Member, SampleServices.Mentoring, 1), (Role.Member, SampleServices.Police, 1), (Role.DeputyMember, SampleServices.MentalHealth, 1),
        (Role.Observer, SampleServices.Council, 1), (Role.Evaluator, SampleServices.Evaluation, 1), (Role.EducationalPsychologist, SampleServices.Psychology, 2),
        (Role.OutreachWorker, SampleServices.Outreach, 2), (Role.ServiceWorker, SampleServices.MentalHealth, 2), (Role.ServiceWorker, SampleServices.YouthProject, 1),
        (Role.TriageAdviser, SampleServices.Council, 2), (Role.VirtualSchoolHead, SampleServices.VirtualSchool, 1), (Role.SocialWorker, SampleServices.SocialCare, 2),
        (Role.Clerk, SampleServices.Council, 1), (Role.PanelChair, SampleServices.Council, 1), (Role.DataProtectionOfficer, SampleServices.Council, 1), (Role.Administrator, SampleServices.Council, 1),
    ];

    /// <summary>Every school has these.</summary>
    public static readonly Role[] AtEverySchool = [Role.Headteacher, Role.Senco, Role.SafeguardingLead];

    /// <summary>The first secondary and the first primary school also have these: enough to be one of them, and few to look through.</summary>
    public static readonly (Role Role, int People)[] AtFirstSchools = [(Role.ClassTeacher, 2), (Role.Governor, 1), (Role.Parent, 2)];

    /// <summary>Young people who can sign in, at the first secondary school.</summary>
    public const int YoungPeople = 2;

    /// <summary>Second posts of the first headteachers, in the order of their schools: they chair a sub-group, sit on the panel, are members.</summary>
    public static readonly Role[][] OfFirstHeads = [[Role.SubGroupChair, Role.PanelMember], [Role.Member, Role.PanelMember], [Role.Member, Role.PanelMember]];
}
