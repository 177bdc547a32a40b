using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Children.Records;

/// <summary>What is needed to open a record.</summary>
internal sealed record NewChild(string LegalFirst, string LegalLast, string? KnownAs, DateOnly DateOfBirth, Sex Sex, OrganisationId School, DateOnly EntryDate);

/// <summary>Writes about a child's record itself.</summary>
internal sealed class ChildService(HeadwaterDb db, CurrentActor actor, IInvolvements involvements, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a record of a child who is on the roll of one of the actor's schools; the school is involved with it.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or the school is not the actor's.</exception>
    public async Task<ChildId> OpenAsync(NewChild asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.KeepRecords, asked.School))
            throw new InputRefusedException("Your post does not let you open a record for this school.");
        var child = new Child
        {
            ChildId = ChildId.New(),
            LegalFirst = Name(asked.LegalFirst, "first name"),
            LegalLast = Name(asked.LegalLast, "last name"),
            KnownAs = string.IsNullOrWhiteSpace(asked.KnownAs) ? null : Name(asked.KnownAs, "known-as name"),
            DateOfBirth = Born(asked.DateOfBirth),
            Sex = asked.Sex,
            OpenedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(child);
        db.Add(new RollEntry { Id = Guid.CreateVersion7(), ChildId = child.ChildId, SchoolId = asked.School, EntryDate = asked.EntryDate });
        var granted = await involvements.GrantAsync(
            new(child.ChildId, InvolvementKind.Roll, asked.School, null, "The child is on the school's roll.", LawfulBasis.PublicTask, EntryKinds.All, asked.EntryDate), ct);
        await audit.SaveAsync(ct, new AuditFact("open", "child", child.ChildId.ToString(), child.ChildId), granted);
        return child.ChildId;
    }

    private static string Name(string? text, string what)
    {
        var name = text?.Trim() ?? "";
        if (name.Length == 0)
            throw new InputRefusedException($"Enter the {what}.");
        if (name.Length > Child.NameLength)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The {what} has {name.Length} characters; at most {Child.NameLength} can be kept."));
        if (name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format))
            throw new InputRefusedException($"The {what} holds characters that cannot be seen; type it again.");
        return name;
    }

    private DateOnly Born(DateOnly day)
    {
        var today = clock.Today();
        if (day > today || day < today.AddYears(-26))
            throw new InputRefusedException("The date of birth must lie within the last 26 years.");
        return day;
    }
}
