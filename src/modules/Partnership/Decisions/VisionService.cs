using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>Cards, themes, versions of the vision and what is said of their sentences. Nobody changes another's words, nor their own once others read them.</summary>
internal sealed class VisionService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>The sectors for which the acting person writes cards: their own seats'; for those who convene, who write for others in the room, every one.</summary>
    public async Task<IReadOnlyList<string>> SpeaksForAsync(CancellationToken ct) => actor.Can(Capability.Convene)
        ? await db.Set<Sector>().OrderBy(s => s.Order).Select(s => s.Code).ToListAsync(ct)
        : [.. (await seats.MineAsync(ct)).Select(s => s.Seat.SectorCode).Distinct(StringComparer.Ordinal)];

    /// <exception cref="InputRefusedException">The text cannot be taken, or the sector is not theirs to speak for.</exception>
    public async Task AddCardAsync(string? text, string? sector, bool anonymous, CancellationToken ct)
    {
        var said = FormFields.Text(text, "what the card says", Card.TextLength);
        if (sector is null || !(await SpeaksForAsync(ct)).Contains(sector, StringComparer.Ordinal))
            throw new InputRefusedException("Choose the sector for which you speak.");
        await using var transaction = await turn.TakeAsync(ct);
        if (!anonymous)
        {
            db.Add(new Card { Id = Guid.CreateVersion7(), Text = said, SectorCode = sector, AuthorId = Me, WrittenOn = clock.Today() });
        }
        else
        {
            // As ballots: the place of a row must not tell that it came last, as the trail tells who wrote last. The keys stay, others may have them in a form.
            var enough = (await seats.TableAsync(ct)).GroupBy(s => s.Sector.Code, StringComparer.Ordinal).Where(g => ProposalChecks.Sitting(g) >= ProposalChecks.FewestAnonymous).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
            var cards = await db.Set<Card>().AsNoTracking().Where(c => c.AuthorId == null).ToListAsync(ct);
            await db.Set<Card>().Where(c => c.AuthorId == null).ExecuteDeleteAsync(ct);
            Card[] all = [.. cards.Select(c => new Card { Id = c.Id, Text = c.Text, SectorCode = Kept(c.SectorCode), ThemeId = c.ThemeId }), new() { Id = RandomKey.Next(), Text = said, SectorCode = Kept(sector) }];
            RandomNumberGenerator.Shuffle(all.AsSpan());
            db.AddRange(all);

            string? Kept(string? code) => code is not null && enough.Contains(code) ? code : null;
        }

        await audit.SaveAsync(ct, new AuditFact("add", "card"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">The label cannot be taken or is there already.</exception>
    public async Task AddThemeAsync(string? label, CancellationToken ct)
    {
        var called = FormFields.Text(label, "what the theme is called", Theme.LabelLength);
        await using var transaction = await turn.TakeAsync(ct);
        var themes = await db.Set<Theme>().AsNoTracking().ToListAsync(ct);
        if (themes.Exists(t => string.Equals(t.Label, called, StringComparison.OrdinalIgnoreCase)))
            throw new InputRefusedException("There is a theme of that name already.");
        db.Add(new Theme { Id = Guid.CreateVersion7(), Label = called, Order = themes.Select(t => t.Order).DefaultIfEmpty().Max() + 1 });
        await audit.SaveAsync(ct, new AuditFact("add", "theme"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Puts cards under themes.</summary>
    /// <param name="places">For each card the theme it was under when the form was shown, and the one it should be under; null for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">Somebody else moved one of them, or there is no such card or theme.</exception>
    public async Task GroupAsync(IReadOnlyDictionary<Guid, (Guid? Known, Guid? Wanted)> places, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var moved = places.Where(p => p.Value.Known != p.Value.Wanted).ToDictionary(p => p.Key, p => p.Value);
        var ids = moved.Keys.ToList();
        var themes = await db.Set<Theme>().Select(t => t.Id).ToListAsync(ct);
        var cards = await db.Set<Card>().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        if (cards.Count < moved.Count || moved.Values.Any(m => m.Wanted is { } theme && !themes.Contains(theme)))
            throw new InputRefusedException("There is no such card or theme. Nothing was changed.");
        if (cards.Exists(c => c.ThemeId != moved[c.Id].Known))
            throw new InputRefusedException("Somebody else put one of these cards under a theme in the meantime. Nothing was changed: look at where they are now.");
        foreach (var card in cards)
            card.ThemeId = moved[card.Id].Wanted;
        await audit.SaveAsync(ct, new AuditFact("group", "card", Detail: $"{cards.Count} cards"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes the next version.</summary>
    /// <exception cref="InputRefusedException">The text cannot be taken, or somebody else wrote one in the meantime.</exception>
    public async Task WriteAsync(string? text, string? note, int known, CancellationToken ct)
    {
        var (body, what) = (FormFields.Text(text, "the text", VisionVersion.TextLength), FormFields.OptionalText(note, "what is different", VisionVersion.NoteLength));
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var latest = await db.Set<VisionVersion>().MaxAsync(v => (int?)v.Number, ct) ?? 0;
        if (latest != known)
            throw new InputRefusedException($"Somebody else wrote version {latest} in the meantime. Nothing was changed: read it, and write yours anew from it.");
        if (await db.Set<Proposal>().AnyAsync(p => p.VisionNumber == latest && p.Stage == PollStage.Open, ct))
            throw new InputRefusedException($"Version {latest} is before the table now. Write the next one when that round is closed.");
        db.Add(new VisionVersion { Number = latest + 1, Text = body, Note = what, WrittenBy = Me, WrittenOn = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("write", "vision", $"{latest + 1}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Says something of a sentence of the latest version.</summary>
    /// <exception cref="InputRefusedException">There is no such sentence, there is a newer version, or it was adopted.</exception>
    public async Task CommentAsync(int number, int sentence, string? text, CancellationToken ct)
    {
        var said = FormFields.Text(text, "your comment", SentenceComment.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var version = await db.Set<VisionVersion>().AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        if (version?.Number != number || version.AdoptedOn is not null)
            throw new InputRefusedException("Comments are on the latest version, until it is adopted.");
        if (sentence < 1 || sentence > Sentences.Of(version.Text).Count)
            throw new InputRefusedException("Choose a sentence of the text.");
        db.Add(new SentenceComment { Id = Guid.CreateVersion7(), Number = number, Sentence = sentence, Text = said, By = Me, WrittenOn = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("comment", "vision", $"{number}", Detail: $"sentence {sentence}"));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
}

/// <summary>A text, sentence by sentence. The text of a version never changes, so a number stays with its sentence.</summary>
internal static class Sentences
{
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> sentences = [];
        foreach (var line in text.Split('\n'))
        {
            var from = 0;
            for (var i = 0; i < line.Length - 1; i++)
            {
                if (line[i] is not ('.' or '!' or '?') || line[i + 1] != ' ')
                    continue;
                Add(line[from..(i + 1)]);
                from = i + 1;
            }

            Add(line[from..]);
        }

        return sentences;

        void Add(string piece)
        {
            if (piece.Trim() is { Length: > 0 } sentence)
                sentences.Add(sentence);
        }
    }
}
