using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Letters;

/// <summary>A letter ready to be read or printed; without paragraphs and with the reason where it cannot be made.</summary>
internal sealed record Letter(RecordedExclusion Exclusion, Child Child, LetterKind Kind, IReadOnlyList<Paragraph> Paragraphs, int? ReadingAge, string? Why);

/// <summary>Letters made of the locality's texts and the facts, and telling the family that there is one.</summary>
internal sealed class LetterService(HeadwaterDb db, LedgerQueries ledgers, ExclusionService exclusions, IOrganisations organisations, IInvolvements involvements, INotices notices, CurrentActor actor, IAuditTrail audit)
{
    /// <summary>Null when there is no such exclusion for the reader, or its facts call for no such letter, or it is not for the family.</summary>
    public async Task<Letter?> FindAsync(ChildId child, Guid exclusion, LetterKind kind, CancellationToken ct)
    {
        if (await ledgers.OfChildAsync(child, ct) is not { } view || view.Ledger.Exclusions.FirstOrDefault(x => x.Id == exclusion) is not { } x || !LetterKinds.Of(x).Contains(kind) || !(!(await exclusions.RightsAsync(child, ct)).IsFamily || LetterKinds.IsForFamily(kind)))
            return null;
        if (view.ClockOf(x) is { Result: null, Why: var why })
            return new(x, view.Ledger.Child, kind, [], null, $"The letter cannot be made, because its dates and rights cannot be worked out. {why}");
        if (x.ReasonCodes.Count == 0 || x.Circumstances is null)
            return new(x, view.Ledger.Child, kind, [], null, "The letter cannot be made: the reasons, or what happened, are not on record. An exclusion that came from a file has its own letter, in the school’s system.");
        var school = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == x.SchoolId)?.Name ?? "the school";
        var paragraphs = LetterFields.Fill(await TextAsync(kind, ct), LetterFields.Of(view, x, school, db.Reader.Today));
        return new(x, view.Ledger.Child, kind, paragraphs, ReadingAge.Of(string.Join('\n', paragraphs.Select(p => p.Text))), null);
    }

    /// <summary>The text that holds: the locality's, or the one that is there from the start.</summary>
    public async Task<string> TextAsync(LetterKind kind, CancellationToken ct) => (await TemplateAsync(kind, ct))?.Text ?? LetterKinds.Default(kind);

    public Task<LetterTemplate?> TemplateAsync(LetterKind kind, CancellationToken ct) => db.Set<LetterTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.What == kind, ct);

    /// <summary>Tells everybody of the family who can sign in that there is a letter; the mail they get says nothing of what is in it.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellFamilyAsync(Letter letter, CancellationToken ct)
    {
        var family = (await involvements.OfAsync(letter.Child.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.Parent or InvolvementKind.Self, InForce: true, Person: not null }).Select(i => i.Person!.Value).Distinct().ToList();
        foreach (var person in family)
            notices.Tell(person, "There is a letter from school for you to read.", LetterLinks.One(letter.Child.ChildId, letter.Exclusion.Id, letter.Kind));
        if (family.Count > 0)
            await audit.SaveAsync(ct, new AuditFact("tell", "letter", letter.Exclusion.Id.ToString(), letter.Child.ChildId, letter.Kind.ToString()));
        return family.Count;
    }

    /// <summary>Saves the locality's own text; an empty one brings back the text that is there from the start.</summary>
    /// <returns>Whether it is still as it was looked at.</returns>
    /// <exception cref="InputRefusedException">A field is not known, or one that the law asks for is missing.</exception>
    public async Task<bool> ChangeAsync(LetterKind kind, int version, string? text, CancellationToken ct)
    {
        var held = await db.Set<LetterTemplate>().SingleOrDefaultAsync(t => t.What == kind, ct);
        if ((held?.Version ?? 0) != version)
            return false;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (held is null)
                return true;
            db.Remove(held);
            await audit.SaveAsync(ct, new AuditFact("take-back", "letter-template", kind.ToString()));
            return true;
        }

        var words = Typed.Text(text, "letter", LetterTemplate.TextLength);
        var used = LetterFields.UsedIn(words);
        if (used.FirstOrDefault(u => LetterFields.Names.All(n => n.Name != u)) is { } unknown)
            throw new InputRefusedException($"There is no field [{unknown}]. Use those in the list below, written as they stand there.");
        if (LetterKinds.Required(kind).Where(r => !used.Contains(r)).ToList() is { Count: > 0 } missing)
            throw new InputRefusedException($"The law asks that this letter says it: put in {string.Join(", ", missing.Select(m => $"[{m}]"))}.");
        if (held is null)
            db.Add(held = new() { What = kind, Text = words, ChangedBy = actor.Person!.Value, ChangedOn = db.Reader.Today });
        (held.Text, held.ChangedBy, held.ChangedOn) = (words, actor.Person!.Value, db.Reader.Today);
        await audit.SaveAsync(ct, new AuditFact("change", "letter-template", kind.ToString()));
        return true;
    }
}

internal static class LetterLinks
{
    public const string Templates = "/exclusions/letters";

    public static string One(ChildId child, Guid exclusion, LetterKind kind) => $"/children/{child}/exclusions/{exclusion}/letter/{kind}";

    public static string Template(LetterKind kind) => $"/exclusions/letters/{kind}";
}
