using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.People;
using Headwater.Children.Asking;
using Headwater.Kernel;
using Headwater.Localities.Notices;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// Whose eyes a canary is for. What an entity is decides: a row of a child's record by the oracle; what a locality owns for those
/// signed in there; what belongs to no locality for nobody, unless it is named here.
/// </summary>
internal static class CanaryRules
{
    /// <summary>Published by their nature.</summary>
    private static readonly Type[] Public = [typeof(Locality), typeof(Notice), typeof(SchoolRow)];

    /// <summary>Never leave the server, whoever asks.</summary>
    private static readonly string[] Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Salt", "Commitment", "Hash", "Secret", "Token", "TokenHash", "Key", "WrappedKey", "NormalizedEmail", "NormalizedUserName"];

    private static readonly string[] OfAPerson = ["DisplayName", "Email", "UserName", "PhoneNumber"];

    public static bool MaySee(CanaryWorld world, Visitor who, Canary canary)
    {
        if (Secret.Contains(canary.Property, StringComparer.Ordinal) || canary.Forms.Count > 1)
            return false;
        if (Public.Contains(canary.Entity))
            return true;
        if (who.Person is null)
            return false;
        return canary.Row switch
        {
            Person person => OfAPerson.Contains(canary.Property, StringComparer.Ordinal) && world.Visitors.Exists(v => v.Person == person.PersonId && v.Locality == who.Locality),
            Involvement i => SeesChild(world, who, i.LocalityId, i.ChildId),
            AuditEntry a => who.Locality == a.LocalityId && who.Posts.Any(p => p.Role.Capabilities().HasFlag(Capability.ReadAudit)),
            // Written by the school that asks, and read by it, by who keeps the record, and by the data-protection officer.
            RecordRequest r when who.Locality == r.LocalityId && who.Posts.Any(p => (p.Role.Capabilities().HasFlag(Capability.KeepRecords) && p.Organisation == r.AskedFor) || p.Role.Capabilities().HasFlag(Capability.ProtectData)) => true,
            IEntry e => world.MaySee(who, e.LocalityId, e.ChildId, KindOf(e), e.Visibility, e.OwnerId),
            IChildRecord r => world.MaySee(who, r.LocalityId, r.ChildId, KindOf(r), Visibility.Family, default),
            ILocalityOwned owned => owned.LocalityId == who.Locality,
            _ => false,
        };
    }

    private static bool SeesChild(CanaryWorld world, Visitor who, LocalityId locality, ChildId child) => world.MaySee(who, locality, child, EntryKinds.Identity, Visibility.Family, default);

    private static EntryKinds KindOf(IChildRecord row) => (EntryKinds)row.GetType().GetProperty("Kind", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)!.GetValue(null)!;
}
