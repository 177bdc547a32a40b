using System.Security.Cryptography;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Contacts;
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

    /// <summary>Stands for its words but the date: whoever says that it was sent says it of the words they looked at.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The headteacher of the school that excluded, and who considers the case, send letters.</summary>
    public bool Sends { get; init; }
}

/// <summary>Letters made of the locality's texts and the facts, and telling the family that there is one.</summary>
internal sealed class LetterService(HeadwaterDb db, LedgerQueries ledgers, ExclusionService exclusions, DutyService duties, BarredContacts contacts, IOrganisations organisations, IInvolvements involvements, INotices notices, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Two working days never take longer, whatever holidays lie between.</summary>
    private const int LongestPost = 14;

    /// <summary>Null when there is no such exclusion for the reader, or its facts call for no such letter and none was sent, or it is not for the family.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="exclusion">Which.</param>
    /// <param name="kind">Which letter.</param>
    /// <param name="dated">The day that stands in it; null for today.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Letter?> FindAsync(ChildId child, Guid exclusion, LetterKind kind, DateOnly? dated, CancellationToken ct)
    {
        if (await ledgers.OfChildAsync(child, ct) is not { } view || view.Ledger.Exclusions.FirstOrDefault(x => x.Id == exclusion) is not { } x)
            return null;
        var (rights, called) = (await exclusions.RightsAsync(child, ct), LetterKinds.Of(x).Contains(kind));
        var sent = await db.Set<SentLetter>().AsNoTracking().Where(l => l.ExclusionId == exclusion && l.What == kind).OrderByDescending(l => l.SentAtUtc).ThenByDescending(l => l.Id).ToListAsync(ct);
        if (rights.IsBarred || (!called && sent.Count == 0))
            return null;
        if (rights.IsFamily)
        {
            // The family reads what it was sent, and no draft.
            return !LetterKinds.IsForFamily(kind) || sent.Count == 0 ? null : new(x, view.Ledger.Child, kind, LetterFields.Paragraphs(sent[0].Text), null, null) { Sent = sent };
        }

        var without = new Letter(x, view.Ledger.Child, kind, [], null, null) { Sent = sent, Sends = exclusions.MayChange(x, rights) };
        // A draft is for those who send it.
        if (!without.Sends)
            return sent.Count > 0 ? without with { Paragraphs = LetterFields.Paragraphs(sent[0].Text) } : null;
        if (!called)
            return without with { Why = "What is on record calls for no such letter any more. What was sent stands below." };
        if (view.ClockOf(x) is { Result: null, Why: var why })
            return without with { Why = $"The letter cannot be made, because its dates and rights cannot be worked out. {why}" };
        if (x.ReasonCodes.Count == 0 || x.Circumstances is null)
            return without with { Why = "The letter cannot be made: the reasons, or what happened, are not on record. An exclusion that came from a file has its own letter, in the school’s system." };
        var school = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == x.SchoolId)?.Name ?? "the school";
        var (template, address) = (await TextAsync(kind, ct), await AddressAsync(x.SchoolId, ct));
        IReadOnlyList<Paragraph> On(DateOnly day) => LetterFields.Fill(template, LetterFields.Of(view, x, school, address, day));
        var paragraphs = On(dated ?? db.Reader.Today);
        return without with
        {
            Paragraphs = paragraphs, ReadingAge = ReadingAge.Of(string.Join('\n', paragraphs.Select(p => p.Text))), Missing = Missing(x, kind, address),
            Mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LetterFields.Text(On(DateOnly.MinValue))))),
        };
    }

    /// <summary>The text that holds: the locality's, or the one that is there from the start.</summary>
    public async Task<string> TextAsync(LetterKind kind, CancellationToken ct) => (await TemplateAsync(kind, ct))?.Text ?? LetterKinds.Default(kind);

    public Task<LetterTemplate?> TemplateAsync(LetterKind kind, CancellationToken ct) => db.Set<LetterTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.What == kind, ct);

    public Task<LetterAddress?> AddressAsync(OrganisationId school, CancellationToken ct) => db.Set<LetterAddress>().AsNoTracking().SingleOrDefaultAsync(a => a.SchoolId == school, ct);

    private static string? Missing(RecordedExclusion x, LetterKind kind, LetterAddress? address) => kind switch
    {
        LetterKind.Parent or LetterKind.Invitation when address?.Board is null => "Nobody has given the address to which families write to the governing board (rule 1.14).",
        LetterKind.Decision or LetterKind.DecisionNotice or LetterKind.HomeDecision when x.BoardReasons is null => "The board’s reasons are not on record: add them under what happened since (rule 1.34).",
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
    /// Keeps the letter word for word as it was given or sent, dated that day, and in the same breath says that its duty was done. What
    /// goes by first-class post counts as told on the second working day after (rule 1.37).
    /// </summary>
    /// <param name="letter">As it was looked at, dated the day it was sent.</param>
    /// <param name="seen">The mark of the words that were looked at.</param>
    /// <param name="way">How it was given or sent.</param>
    /// <param name="on">On which day.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The day cannot be, the letter cannot be made, or its words are others by now.</exception>
    public async Task<Outcome> SendAsync(Letter letter, string? seen, LetterWay way, DateOnly on, CancellationToken ct)
    {
        var (child, x) = (letter.Child.ChildId, letter.Exclusion);
        if (letter.Why is { } why)
            throw new InputRefusedException(why);
        if (on > db.Reader.Today || on < x.Decided)
            throw new InputRefusedException("The letter was given or sent between the decision and today: correct the day.");
        if (letter.Kind is LetterKind.Cancelled or LetterKind.CancelledNotice && on < x.Cancelled)
            throw new InputRefusedException($"It was cancelled on {Interface.Words.Date(x.Cancelled.Value)}: a letter that says so was given or sent on that day or later. Correct the day.");
        if (seen != letter.Mark)
            throw new InputRefusedException("What stands in the letter changed since you opened this page. Read it as it is now. If the one that was given said something else, give the family the new one.");
        Keep(letter, way, on);
        AuditFact kept = new("send", "letter", x.Id.ToString(), x.ChildId, letter.Kind.ToString());
        if (letter.Kind == LetterKind.Board && x.BoardNotified is null)
            return (await exclusions.ChangeAsync(child, x.Id, x.Version, r => r.BoardNotified = on, ExclusionDeed.Change, ct, kept)).Outcome;
        if (letter.Kind == LetterKind.Decision && x.BoardDecisionNotified is null)
            return (await exclusions.ChangeAsync(child, x.Id, x.Version, r => r.BoardDecisionNotified = TellsOn(way, on), ExclusionDeed.Change, ct, kept)).Outcome;
        if (letter.Kind == LetterKind.Invitation)
            await InvitedAsync(x, on, ct);
        // Everybody was told of the cancelling once the family and all the others were.
        var other = letter.Kind == LetterKind.Cancelled ? LetterKind.CancelledNotice : LetterKind.Cancelled;
        if (letter.Kind is LetterKind.Cancelled or LetterKind.CancelledNotice && await db.Set<SentLetter>().Where(l => l.ExclusionId == x.Id && l.What == other && l.Way != LetterWay.ReadHere && l.SentOn >= x.Cancelled).MinAsync(l => (DateOnly?)l.SentOn, ct) is { } others)
            return (await duties.SayDoneIfOpenAsync(child, x.Id, DutyKind.NotifyCancellation, others > on ? others : on, LetterKinds.Words(way), ct, kept)).Outcome;
        if (LetterKinds.Does(letter.Kind) is { } duty)
            return (await duties.SayDoneIfOpenAsync(child, x.Id, duty, on, LetterKinds.Words(way), ct, kept)).Outcome;
        await audit.SaveAsync(ct, kept);
        return Outcome.Saved;
    }

    /// <summary>That the parent was invited stands on the board's page too; a day that was noted there before stays.</summary>
    private async Task InvitedAsync(RecordedExclusion x, DateOnly on, CancellationToken ct)
    {
        if (await db.Set<BoardParty>().SingleOrDefaultAsync(p => p.ExclusionId == x.Id && p.Who == Party.Parent, ct) is { } held)
            held.InvitedOn ??= on;
        else
            db.Add(new BoardParty { ChildId = x.ChildId, ExclusionId = x.Id, Who = Party.Parent, InvitedOn = on });
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
        var family = (await involvements.OfAsync(letter.Child.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.Parent or InvolvementKind.Self, InForce: true, Person: not null } && i.Covers.HasFlag(EntryKinds.Exclusions)).Select(i => i.Person!.Value).Distinct().ToList();
        // Whoever must not be told anything is not told that there is a letter, and cannot read it.
        var barred = await contacts.OfAsync(letter.Child.ChildId, family, ct);
        family.RemoveAll(barred.Contains);
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
