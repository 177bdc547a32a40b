using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Keeping;

/// <summary>What the form for a contact holds.</summary>
internal sealed class ContactForm
{
    public int Version { get; set; }
    public string? Name { get; set; }
    public Relation Relation { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public bool Responsible { get; set; }
    public bool LivesWith { get; set; }
    public bool NotContacted { get; set; }
    public string? WhyNot { get; set; }
    public Visibility Visibility { get; set; } = Visibility.Professionals;

    public static ContactForm Of(Contact c) => new()
    {
        Version = c.Version, Name = c.Name, Relation = c.Relation, Phone = c.Phone, Email = c.Email, Responsible = c.HasParentalResponsibility,
        LivesWith = c.LivesWithChild, NotContacted = c.MayNotBeContacted, WhyNot = c.WhyNot, Visibility = c.Visibility,
    };

    public TypedContact Read() => new(Name, Relation, Phone, Email, Responsible, LivesWith, NotContacted, WhyNot, Visibility);

    public IReadOnlyList<Difference> Beside(ContactForm theirs) =>
    [
        new("Name", theirs.Name, Name),
        new("What they are to the child", RecordWords.Of(theirs.Relation), RecordWords.Of(Relation)),
        new("Telephone", theirs.Phone, Phone),
        new("E-mail", theirs.Email, Email),
        new("Parental responsibility", YesNo(theirs.Responsible), YesNo(Responsible)),
        new("Lives with the child", YesNo(theirs.LivesWith), YesNo(LivesWith)),
        new("May not be contacted", YesNo(theirs.NotContacted), YesNo(NotContacted)),
        new("Why not", theirs.WhyNot, WhyNot),
        new("Who may see it", RecordWords.Of(theirs.Visibility), RecordWords.Of(Visibility)),
    ];

    private static string YesNo(bool value) => value ? "yes" : "no";
}

internal sealed class ContactModel(KeptRecords kept, ContactService contacts, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    [BindProperty(Name = "Form")]
    public ContactForm Form { get; set; } = new();

    public Child Child { get; private set; } = null!;

    public Guid? ContactId { get; private set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, string? contact, CancellationToken ct)
    {
        if (await FindAsync(id, contact, ct) is not { } found)
            return NotFound();
        if (found.Held is { } held)
            Form = ContactForm.Of(held);
        await audit.ReadAsync(new("see", "contact", ContactId?.ToString(), Child.ChildId), ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string id, string? contact, CancellationToken ct) =>
        SaveAsync(id, contact, child => ContactId is { } known ? contacts.ChangeAsync(child, known, Form.Version, Form.Read(), ct) : contacts.AddAsync(child, Form.Read(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(string id, string contact, CancellationToken ct) =>
        SaveAsync(id, contact, child => contacts.EndAsync(child, ContactId!.Value, Form.Version, ct), ct);

    private async Task<IActionResult> SaveAsync(string id, string? contact, Func<ChildId, Task<Outcome>> save, CancellationToken ct)
    {
        if (await FindAsync(id, contact, ct) is null)
            return NotFound();
        try
        {
            switch (await save(Child.ChildId))
            {
                case Outcome.Saved:
                    return Redirect(ChildLinks.Show(Child.ChildId));
                case Outcome.ChangedMeanwhile when await FindAsync(id, contact, ct) is { Held: { } newer }:
                    (Differences, Form.Version) = (Form.Beside(ContactForm.Of(newer)), newer.Version);
                    await audit.ReadAsync(new("see", "contact", ContactId?.ToString(), Child.ChildId), ct);
                    Response.StatusCode = 409;
                    return Page();
                default:
                    return NotFound();
            }
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    /// <summary>The child and, when the address names one, the contact; null when either is not there.</summary>
    private async Task<(Contact? Held, bool Known)?> FindAsync(string id, string? contact, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return null;
        Child = child;
        if (contact is null)
            return (null, false);
        if (!Guid.TryParse(contact, out var known) || await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == child.ChildId && c.Id == known && c.ToDay == null, ct) is not { } held)
            return null;
        ContactId = known;
        return (held, true);
    }
}
