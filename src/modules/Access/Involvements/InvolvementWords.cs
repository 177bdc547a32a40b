using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Access.Involvements;

/// <summary>What involvements are called on screen and in exports.</summary>
internal static class InvolvementWords
{
    public static string Of(EntryKinds kind) => kind switch
    {
        EntryKinds.Identity => "name, date of birth, school",
        EntryKinds.Contacts => "contacts and parental responsibility",
        EntryKinds.Characteristics => "characteristics kept for statutory work",
        EntryKinds.Attendance => "attendance",
        EntryKinds.OwnWords => "the child's own words",
        EntryKinds.Support => "special educational needs and support",
        EntryKinds.Notes => "case notes",
        EntryKinds.Documents => "documents",
        EntryKinds.Exclusions => "suspensions and exclusions",
        EntryKinds.Movement => "moves between schools",
        EntryKinds.Help => "referrals and help",
        EntryKinds.Flags => "flags and alerts",
        EntryKinds.All => "everything",
        _ => string.Join("; ", GrantRules.Each(kind).Select(Of)),
    };

    public static string Of(InvolvementKind kind) => kind switch
    {
        InvolvementKind.Roll => "school on roll",
        InvolvementKind.Referral => "accepted referral",
        InvolvementKind.PanelPaper => "paper of a panel meeting",
        InvolvementKind.Parent => "parent or carer",
        InvolvementKind.Self => "the young person",
        InvolvementKind.NamedProfessional => "named professional",
        InvolvementKind.BreakGlass => "emergency opening",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(LawfulBasis basis) => basis switch
    {
        LawfulBasis.PublicTask => "public task (UK GDPR Article 6(1)(e))",
        LawfulBasis.LegalObligation => "legal obligation (UK GDPR Article 6(1)(c))",
        LawfulBasis.VitalInterests => "vital interests (UK GDPR Article 6(1)(d))",
        LawfulBasis.Consent => "consent (UK GDPR Article 6(1)(a))",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };
}
