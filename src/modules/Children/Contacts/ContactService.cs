using Headwater.Access.Contracts;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Contacts;

/// <summary>A contact as it was typed.</summary>
internal sealed record TypedContact(string? Name, Relation Relation, string? Phone, string? Email, bool HasParentalResponsibility, bool LivesWithChild, bool MayNotBeContacted, string? WhyNot, Visibility Visibility = Visibility.Professionals)
{
    public static TypedContact Of(Contact c) => new(c.Name, c.Relation, c.Phone, c.Email, c.HasParentalResponsibility, c.LivesWithChild, c.MayNotBeContacted, c.WhyNot, c.Visibility);
}

/// <summary>Where the child lives, as it was typed.</summary>
internal sealed record TypedAddress(string? Lines, string? Postcode, Visibility Visibility = Visibility.Professionals);

/// <summary>Addresses, contacts and who may be told.</summary>
internal sealed class ContactService(HeadwaterDb db, RecordKeeping keeping, TimeProvider clock)
{
    /// <summary>Changes where the child lives; <paramref name="version"/> is 0 when none was held.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> MoveAsync(ChildId child, int version, TypedAddress asked, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is not { } school)
            return Outcome.NotThere;
        var held = await db.Set<Address>().SingleOrDefaultAsync(a => a.ChildId == child, ct);
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        if (held is null)
            db.Add(held = new() { ChildId = child });
        held.Lines = Typed.OptionalText(asked.Lines, "address", Address.LinesLength);
        held.Postcode = Optional(asked.Postcode);
        (held.Visibility, held.OwnerId) = (Seen(asked.Visibility), school);
        return await keeping.SaveAsync(ct, new AuditFact("change", "address", null, child));
    }

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> AddAsync(ChildId child, TypedContact asked, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is not { } school)
            return Outcome.NotThere;
        var contact = new Contact { Id = Guid.CreateVersion7(), ChildId = child, Name = "", OwnerId = school, Relation = asked.Relation, FromDay = clock.Today() };
        Put(asked, contact);
        db.Add(contact);
        return await keeping.SaveAsync(ct, new AuditFact("add", "contact", contact.Id.ToString(), child));
    }

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> ChangeAsync(ChildId child, Guid id, int version, TypedContact asked, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null || await FindAsync(child, id, ct) is not { } contact)
            return Outcome.NotThere;
        if (contact.Version != version)
            return Outcome.ChangedMeanwhile;
        Put(asked, contact);
        return await keeping.SaveAsync(ct, new AuditFact("change", "contact", id.ToString(), child));
    }

    /// <summary>The person is no longer a contact from tomorrow on.</summary>
    public async Task<Outcome> EndAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null || await FindAsync(child, id, ct) is not { } contact)
            return Outcome.NotThere;
        if (contact.Version != version)
            return Outcome.ChangedMeanwhile;
        contact.ToDay = clock.Today();
        return await keeping.SaveAsync(ct, new AuditFact("end", "contact", id.ToString(), child));
    }

    private Task<Contact?> FindAsync(ChildId child, Guid id, CancellationToken ct) =>
        db.Set<Contact>().SingleOrDefaultAsync(c => c.ChildId == child && c.Id == id && c.ToDay == null, ct);

    private static void Put(TypedContact asked, Contact contact)
    {
        contact.Name = Typed.Name(asked.Name, "contact's name", Contact.NameLength);
        contact.Relation = Enum.IsDefined(asked.Relation) ? asked.Relation : throw new InputRefusedException("Choose what the contact is to the child.");
        contact.Phone = Typed.OptionalLine(asked.Phone, "telephone number", 40);
        contact.Email = Typed.OptionalLine(asked.Email, "e-mail address", 254);
        contact.HasParentalResponsibility = asked.HasParentalResponsibility;
        contact.LivesWithChild = asked.LivesWithChild;
        contact.MayNotBeContacted = asked.MayNotBeContacted;
        contact.Visibility = Seen(asked.Visibility);
        contact.WhyNot = Typed.OptionalText(asked.WhyNot, "reason", Contact.ReasonLength);
        // Who is not told must not hang on a box ticked by mistake, nor be forgotten: both or neither.
        if (contact.MayNotBeContacted && contact.WhyNot is null)
            throw new InputRefusedException("Say why this person may not be contacted.");
        if (!contact.MayNotBeContacted && contact.WhyNot is not null)
            throw new InputRefusedException("There is a reason why this person may not be contacted, but they are not marked so: tick the box or take the reason out.");
        // The reason is no parent's to read, and the row is shown whole or not at all.
        if (contact.MayNotBeContacted && contact.Visibility == Visibility.Family)
            throw new InputRefusedException("Somebody who may not be contacted is not shown to the family: choose the professionals involved.");
    }

    /// <summary>Whoever keeps the record must see it, so that it is for professionals, or for the family too.</summary>
    private static Visibility Seen(Visibility asked) =>
        asked is Visibility.Professionals or Visibility.Family ? asked : throw new InputRefusedException("Choose whether the professionals alone or the family too may see this.");

    private static string? Optional(string? postcode)
    {
        if (string.IsNullOrWhiteSpace(postcode))
            return null;
        return Postcode.Read(postcode, out var why) ?? throw new InputRefusedException($"Postcode: {why}");
    }
}
