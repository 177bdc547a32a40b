using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Letters;

/// <summary>A letter ready to be read or printed; without paragraphs and with the reason where it cannot be made.</summary>
internal sealed record Letter(RecordedExclusion Exclusion, Child Child, LetterKind Kind, IReadOnlyList<Paragraph> Paragraphs, int? ReadingAge, string? Why)
{
    /// <summary>As it was sent, the latest first.</summary>
    public IReadOnlyList<SentLetter> Sent { get; init; } = [];

    /// <summary>What the law has in it and nobody has given yet; null where nothing is missing.</summary>
    public string? Missing { get; init; }
}

/// <summary>Letters made of the locality's texts and the facts, and telling the family that there is one.</summary>
internal sealed class LetterService(HeadwaterDb db, LedgerQueries ledgers, ExclusionService exclusions, IOrganisations organisations, IInvolvements involvements, INotices notices, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Two working days never take longer, whatever holidays lie between.</summary>
    private const int LongestPost = 14;

    /// <summary>Null when there is no such exclusion for the reader, or its facts call for no such letter, or it is not for the family.</summary>
    public async Task<Letter?> FindAsync(ChildId child, Guid exclusion, LetterKind kind, CancellationToken ct)
    {
        if (await ledgers.OfChildAsync(child, ct) is not { } view || view.Ledger.Exclusions.FirstOrDefault(x => x.Id == exclusion) is not { } x || !LetterKinds.Of(x).Contains(kind))
            return null;
        var rights = await exclusions.RightsAsync(child, ct);
        var sent = await db.Set<SentLetter>().AsNoTracking().Where(l => l.ExclusionId == exclusion && l.What == kind).OrderByDescending(l => l.SentAtUtc).ThenByDescending(l => l.Id).ToListAsync(ct);
        if (rights.IsFamily)
        {
            // The family reads what it was sent, and no draft.
            return !LetterKinds.IsForFamily(kind) || sent.Count == 0 ? null : new(x, view.Ledger.Child, kind, LetterFields.Paragraphs(sent[0].Text), null, null) { Sent = sent };
        }

        if (view.ClockOf(x) is { Result: null, Why: var why })
            return new(x, view.Ledger.Child, kind, [], null, $"The letter cannot be made, because its dates and rights cannot be worked out. {why}") { Sent = sent };
        if (x.ReasonCodes.Count == 0 || x.Circumstances is null)
            return new(x, view.Ledger.Child, kind, [], null, "The letter cannot be made: the reasons, or what happened, are not on record. An exclusion that came from a file has its own letter, in the school’s system.") { Sent = sent };
        var school = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == x.SchoolId)?.Name ?? "the school";
        var address = await AddressAsync(x.SchoolId, ct);
        var paragraphs = LetterFields.Fill(await TextAsync(kind, ct), LetterFields.Of(view, x, school, address, db.Reader.Today));
        return new(x, view.Ledger.Child, kind, paragraphs, ReadingAge.Of(string.Join('\n', paragraphs.Select(p => p.Text))), null) { Sent = sent, Missing = Missing(x, kind, address) };
    }

    /// <summary>The text that holds: the locality's, or the one that is there from the start.</summary>
    public async Task<string> TextAsync(LetterKind kind, CancellationToken ct) => (await TemplateAsync(kind, ct))?.Text ?? LetterKinds.Default(kind);

    public Task<LetterTemplate?> TemplateAsync(LetterKind kind, CancellationToken ct) => db.Set<LetterTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.What == kind, ct);

    public Task<LetterAddress?> AddressAsync(OrganisationId school, CancellationToken ct) => db.Set<LetterAddress>().AsNoTracking().SingleOrDefaultAsync(a => a.SchoolId == school, ct);

    private static string? Missing(RecordedExclusion x, LetterKind kind, LetterAddress? address) => kind switch
    {
        LetterKind.Parent when address?.Board is null => "Nobody has given the address to which families write to the governing board (rule 1.14).",
        LetterKind.Decision when x.BoardReasons is null => "The board’s reasons are not on record: add them under what happened since (rule 1.34).",
        LetterKind.Decision when x.What == ExclusionKind.Permanent && x.BoardDecision == BoardDecision.Declined && address?.Review is null => "Nobody has given the address to which an application for a review goes (rule 1.34).",
        _ => null,
    };

    /// <summary>Saves where families of a school write to.</summary>
    /// <returns>Whether it is still as it was looked at.</returns>
    /// <exception cref="InputRefusedException">A text is too long.</exception>
    public async Task<bool> AddressAsync(OrganisationId school, int version, string? board, string? review, CancellationToken ct)
    {
        var held = await db.Set<LetterAddress>().SingleOrDefaultAsync(a => a.SchoolId == school, ct);
        if ((held?.Version ?? 0) != version)
            return false;
        if (held is null)
            db.Add(held = new() { SchoolId = school });
        (held.Board, held.Review) = (Typed.OptionalText(board, "address of the governing board", LetterAddress.TextLength), Typed.OptionalText(review, "address for reviews", LetterAddress.TextLength));
        await audit.SaveAsync(ct, new AuditFact("change", "letter-address", school.ToString()));
        return true;
    }

    /// <summary>
    /// Keeps the letter word for word as it was given or sent, and says that its duty was done. What a letter by post tells counts as told
    /// on the second working day after (rule 1.37).
    /// </summary>
    /// <exception cref="InputRefusedException">The day cannot be, or the letter cannot be made.</exception>
    public async Task<Outcome> SendAsync(Letter letter, LetterWay way, DateOnly on, CancellationToken ct)
    {
        if (letter.Why is { } why)
            throw new InputRefusedException(why);
        if (on > db.Reader.Today || on < letter.Exclusion.Decided)
            throw new InputRefusedException("The letter was given or sent between the decision and today: correct the day.");
        Keep(letter, way, on);
        var (child, x) = (letter.Exclusion.ChildId, letter.Exclusion);
        await audit.SaveAsync(ct, new AuditFact("send", "letter", x.Id.ToString(), child, letter.Kind.ToString()));
        if (letter.Kind == LetterKind.Board && x.BoardNotified is null)
            return (await exclusions.ChangeAsync(child, x.Id, x.Version, r => r.BoardNotified = on, ExclusionDeed.Change, ct)).Outcome;
        if (letter.Kind == LetterKind.Decision && x.BoardDecisionNotified is null)
        {
            if (TellsOn(way, on) is var told && told > db.Reader.Today)
                return Outcome.Saved;
            return (await exclusions.ChangeAsync(child, x.Id, x.Version, r => r.BoardDecisionNotified = told, ExclusionDeed.Change, ct)).Outcome;
        }

        return LetterKinds.Does(letter.Kind) is { } duty ? (await exclusions.SayDoneIfOpenAsync(child, x.Id, duty, on, LetterKinds.Words(way), ct)).Outcome : Outcome.Saved;
    }

    /// <summary>The day on which a letter counts as told (rule 1.37).</summary>
    public static DateOnly TellsOn(LetterWay way, DateOnly on) =>
        way == LetterWay.ByPost ? NoticeByPost.Given(on, Enumerable.Range(1, LongestPost).Select(on.AddDays).Where(BankHolidays.Contains).ToHashSet()) : on;

    private void Keep(Letter letter, LetterWay way, DateOnly on) => db.Add(new SentLetter
    {
        Id = Guid.CreateVersion7(), ChildId = letter.Exclusion.ChildId, ExclusionId = letter.Exclusion.Id, What = letter.Kind, Way = way, SentOn = on, SentAtUtc = clock.GetUtcNow().UtcDateTime, By = actor.Person!.Value, Text = LetterFields.Text(letter.Paragraphs),
    });

    /// <summary>Tells everybody of the family who can sign in that there is a letter, and keeps it as they read it; the mail they get says nothing of what is in it.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellFamilyAsync(Letter letter, CancellationToken ct)
    {
        var family = (await involvements.OfAsync(letter.Child.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.Parent or InvolvementKind.Self, InForce: true, Person: not null }).Select(i => i.Person!.Value).Distinct().ToList();
        foreach (var person in family)
            await notices.TellByMailAsync(person, "There is a letter from school for you to read.", LetterLinks.One(letter.Child.ChildId, letter.Exclusion.Id, letter.Kind), ct);
        if (family.Count == 0)
            return 0;
        Keep(letter, LetterWay.ReadHere, db.Reader.Today);
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

    public const string Addresses = "/exclusions/addresses";

    public static string Template(LetterKind kind) => $"/exclusions/letters/{kind}";
}
