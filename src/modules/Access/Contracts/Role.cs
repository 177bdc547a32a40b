namespace Headwater.Access.Contracts;

/// <summary>What a post is. Capabilities hang on it, never on a person; seats at the table are kept apart from both.</summary>
public enum Role
{
    LocalLead,
    Facilitator,
    Convenor,
    Coach,
    SubGroupChair,
    Member,
    DeputyMember,
    Observer,
    Evaluator,
    Headteacher,
    Senco,
    ClassTeacher,
    SafeguardingLead,
    EducationalPsychologist,
    OutreachWorker,
    ServiceWorker,
    TriageAdviser,
    VirtualSchoolHead,
    SocialWorker,
    Governor,
    Clerk,
    PanelChair,
    PanelMember,
    Parent,
    YoungPerson,
    DataProtectionOfficer,
    Administrator,
}

/// <summary>The one table of roles and what each may do.</summary>
public static class Roles
{
    private const Capability Professional = Capability.WriteEntries | Capability.Share;

    private static readonly Dictionary<Role, (string Words, Capability Can)> Table = new()
    {
        [Role.LocalLead] = ("Local lead", Capability.LeadLocality | Capability.Convene | Capability.TakePart | Capability.SeeFigures | Capability.ManageAgreements | Capability.CertifyAccess),
        [Role.Facilitator] = ("Neutral facilitator", Capability.Facilitate | Capability.Convene | Capability.SeeFigures),
        [Role.Convenor] = ("Convenor", Capability.Convene | Capability.TakePart),
        [Role.Coach] = ("Coach", Capability.Coach),
        [Role.SubGroupChair] = ("Chair of a sub-group", Capability.ChairSubGroup | Capability.TakePart),
        [Role.Member] = ("Member", Capability.TakePart),
        [Role.DeputyMember] = ("Deputy of a member", Capability.TakePart),
        [Role.Observer] = ("Observer", Capability.Observe),
        [Role.Evaluator] = ("Evaluator", Capability.Evaluate | Capability.SeeFigures),
        [Role.Headteacher] = ("Headteacher", Professional | Capability.SeeOrganisationChildren | Capability.SeeSafeguarding | Capability.KeepRecords | Capability.RecordExclusions | Capability.Involve | Capability.ReadAudit | Capability.ManagePeople | Capability.CertifyAccess | Capability.SeeFigures),
        [Role.Senco] = ("SENCO", Professional | Capability.SeeOrganisationChildren | Capability.KeepRecords | Capability.Involve | Capability.SeeFigures),
        [Role.ClassTeacher] = ("Class teacher", Capability.WriteEntries),
        [Role.SafeguardingLead] = ("Designated safeguarding lead", Professional | Capability.SeeOrganisationChildren | Capability.SeeSafeguarding | Capability.KeepRecords | Capability.Involve | Capability.BreakGlass | Capability.ReadAudit),
        [Role.EducationalPsychologist] = ("Educational psychologist", Professional | Capability.SeeOrganisationChildren | Capability.TakeReferrals),
        [Role.OutreachWorker] = ("Outreach worker", Professional | Capability.TakeReferrals),
        [Role.ServiceWorker] = ("Service worker", Professional | Capability.TakeReferrals),
        [Role.TriageAdviser] = ("Triage adviser", Professional | Capability.Triage | Capability.SeeOrganisationChildren),
        [Role.VirtualSchoolHead] = ("Virtual school head", Professional | Capability.SeeOrganisationChildren | Capability.SeeSafeguarding | Capability.Involve | Capability.SeeFigures),
        [Role.SocialWorker] = ("Social worker", Professional | Capability.SeeSafeguarding | Capability.BreakGlass),
        [Role.Governor] = ("Governor", Capability.Govern | Capability.SeeFigures),
        [Role.Clerk] = ("Clerk to governors", Capability.Govern),
        [Role.PanelChair] = ("Chair of a fair access panel", Capability.ChairPanel | Capability.SitOnPanel | Capability.SeeFigures),
        [Role.PanelMember] = ("Member of a fair access panel", Capability.SitOnPanel),
        [Role.Parent] = ("Parent or carer", Capability.BeFamily),
        [Role.YoungPerson] = ("Young person", Capability.BeFamily),
        [Role.DataProtectionOfficer] = ("Data-protection officer", Capability.ReadAudit | Capability.ReviewBreakGlass | Capability.ManageAgreements | Capability.ProtectData | Capability.CertifyAccess),
        [Role.Administrator] = ("Administrator", Capability.Administer | Capability.ManagePeople | Capability.CertifyAccess),
    };

    /// <summary>What a role is called on screen.</summary>
    public static string Words(this Role role) => Table[role].Words;

    /// <summary>What a role may do.</summary>
    public static Capability Capabilities(this Role role) => Table[role].Can;
}
