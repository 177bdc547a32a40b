using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>A source as it was filled in.</summary>
internal sealed record TypedSource(SourceKind Kind, string? Title, string? Publisher, string? Reference, string? Sector, string? Group, DateOnly Day, bool Done, int? People, PersonId Listener);

/// <summary>What those heard agreed to, as it was filled in.</summary>
internal sealed record TypedConsent(ConsentHow How, ConsentUse Use, bool AnyUnder16, bool ParentsAgreed, DateOnly? Until, DateOnly AskedOn);

/// <summary>Keeps what is to be found out, whom one listens to, and what they agreed to.</summary>
internal sealed class SourceService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IPeople people, Screening screening, WordsErasure erasure, IAuditTrail audit, TimeProvider clock)
{
    public const string Changed = "Somebody else changed this in the meantime. Nothing was written over it: look at what is saved now, then save again.";
    public const string NotTheirs = "Who listened, and those who convene, change this.";
    public const int MostPeople = 500;

    /// <exception cref="InputRefusedException">A field cannot be taken, or they do not convene.</exception>
    public async Task AskAsync(string? text, LookedAt looked, CancellationToken ct)
    {
        var me = Convener();
        var asked = FormFields.Text(text, "the question", ResearchQuestion.TextLength);
        await screening.CheckAsync(looked, ct, asked);
        await using var transaction = await turn.TakeAsync(ct);
        await BegunAsync(ct);
        var number = (await db.Set<ResearchQuestion>().MaxAsync(q => (int?)q.Number, ct) ?? 0) + 1;
        var question = new ResearchQuestion { Id = Guid.CreateVersion7(), Number = number, Text = asked, WrittenBy = me, WrittenOn = clock.Today() };
        db.Add(question);
        await audit.SaveAsync(ct, new AuditFact("add", "research-question", question.Id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Asks a question no more; it stays to be read.</summary>
    /// <exception cref="InputRefusedException">There is none, or they do not convene.</exception>
    public async Task SetAsideAsync(Guid id, CancellationToken ct)
    {
        Convener();
        var question = await db.Set<ResearchQuestion>().SingleOrDefaultAsync(q => q.Id == id && q.SetAsideOn == null, ct) ?? throw new InputRefusedException("There is no such question, or it was set aside already.");
        question.SetAsideOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("change", "research-question", id.ToString()));
    }

    /// <summary>Adds a source, or changes one.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, it may name somebody, it is not theirs, or somebody else changed it.</exception>
    public async Task<Guid> SaveAsync(Guid? id, TypedSource typed, int known, LookedAt looked, CancellationToken ct)
    {
        var me = actor.Researcher();
        var title = FormFields.Text(typed.Title, "what the source is called", ResearchSource.TitleLength);
        var group = FormFields.OptionalText(typed.Group, "the group", ResearchSource.GroupLength);
        var asked = VoiceConsent.IsNeeded(typed.Kind);
        var (publisher, reference) = asked ? (null, null) : (FormFields.OptionalText(typed.Publisher, "the publisher", ResearchSource.GroupLength), FormFields.OptionalText(typed.Reference, "where it is found", ResearchSource.ReferenceLength));
        var sector = typed.Kind == SourceKind.PupilVoice ? UsualSectors.YoungPeople : string.IsNullOrEmpty(typed.Sector) ? null : typed.Sector;
        Check(typed, sector, asked);
        await screening.CheckAsync(looked, ct, asked || typed.Kind == SourceKind.Visit ? [title, group] : [group]);
        await using var transaction = await turn.TakeAsync(ct);
        await BegunAsync(ct);
        if (sector is not null && !await db.Set<Sector>().AnyAsync(s => s.Code == sector, ct))
            throw new InputRefusedException(typed.Kind == SourceKind.PupilVoice ? "The table has no sector for young people: add it among the sectors first." : "Choose a sector of the list.");
        if (!(await ListenersAsync(ct)).Contains(typed.Listener))
            throw new InputRefusedException("Choose who listens or reads from the list.");
        var source = id is null ? null : await db.Set<ResearchSource>().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new InputRefusedException("There is no such source.");
        if ((source?.Version ?? 0) != known)
            throw new InputRefusedException(Changed);
        if (source is not null && !actor.MayKnow(source))
            throw new InputRefusedException(NotTheirs);
        if (source is not null && source.Kind != typed.Kind)
            throw new InputRefusedException("What kind a source is stays as it is. Add another.");
        if (source is { Done: true } && !typed.Done && await db.Set<FindingSource>().AnyAsync(f => f.SourceId == source.Id, ct))
            throw new InputRefusedException("Findings rest on this source: it cannot be one that is only planned.");
        if (source is null)
            db.Add(source = new() { Id = Guid.CreateVersion7(), Kind = typed.Kind, Title = title, Day = typed.Day, ListenerId = typed.Listener, AddedBy = me });
        (source.Title, source.Publisher, source.Reference, source.SectorCode, source.Group) = (title, publisher, reference, sector, group);
        (source.Day, source.Done, source.People, source.ListenerId) = (typed.Day, typed.Done, asked && typed.Done ? typed.People : null, typed.Listener);
        await audit.SaveAsync(ct, new AuditFact("change", "research-source", source.Id.ToString()));
        await transaction.CommitAsync(ct);
        return source.Id;
    }

    /// <summary>Those who could have listened: everybody who takes part or helps.</summary>
    public async Task<IReadOnlyList<PersonId>> ListenersAsync(CancellationToken ct)
    {
        List<PersonId> all = [];
        foreach (var capability in (Capability[])[Capability.TakePart, Capability.Facilitate, Capability.Convene, Capability.Evaluate])
            all.AddRange(await people.HoldersAsync(capability, null, ct));
        return [.. all.Distinct()];
    }

    /// <summary>Writes down what those heard agreed to. Where it is narrower than before, what it covers no more is gone at once.</summary>
    /// <exception cref="InputRefusedException">Nobody is asked in such a source, it was taken back, it is not theirs, or somebody else changed it.</exception>
    public async Task ConsentAsync(Guid sourceId, TypedConsent typed, int known, CancellationToken ct)
    {
        var me = actor.Researcher();
        var today = clock.Today();
        if (typed.AskedOn > today)
            throw new InputRefusedException("Enter the day on which they were asked: today or earlier.");
        if (typed.Until < today)
            throw new InputRefusedException("The last day has passed already. Enter a later one, or leave it empty.");
        await using var transaction = await turn.TakeAsync(ct);
        await TheirsAsync(sourceId, ct);
        var consent = await db.Set<SourceConsent>().SingleOrDefaultAsync(c => c.SourceId == sourceId, ct);
        if ((consent?.Version ?? 0) != known)
            throw new InputRefusedException(Changed);
        if (consent?.WithdrawnOn is not null)
            throw new InputRefusedException("This consent was taken back, and that stays. If they are heard again, add it as another source.");
        if (consent is null)
            db.Add(consent = new() { SourceId = sourceId, How = typed.How, Use = typed.Use, AskedOn = typed.AskedOn, WrittenBy = me });
        (consent.How, consent.Use, consent.AnyUnder16, consent.ParentsAgreed) = (typed.How, typed.Use, typed.AnyUnder16, typed.AnyUnder16 && typed.ParentsAgreed);
        (consent.Until, consent.AskedOn, consent.WrittenBy, consent.ErasedOn) = (typed.Until, typed.AskedOn, me, null);
        await erasure.EraseAsync(consent, ct);
        await audit.SaveAsync(ct, new AuditFact("change", "research-consent", sourceId.ToString(), Detail: typed.Use.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes the consent back for those who were heard: what they said is gone when this returns.</summary>
    /// <exception cref="InputRefusedException">There is none, or it is not theirs.</exception>
    public async Task WithdrawAsync(Guid sourceId, CancellationToken ct)
    {
        var me = actor.Researcher();
        await using var transaction = await turn.TakeAsync(ct);
        await TheirsAsync(sourceId, ct);
        var consent = await db.Set<SourceConsent>().SingleOrDefaultAsync(c => c.SourceId == sourceId && c.WithdrawnOn == null, ct) ?? throw new InputRefusedException("There is no consent to take back, or it was taken back already.");
        (consent.WithdrawnOn, consent.WithdrawalBy) = (clock.Today(), me);
        await erasure.EraseAsync(consent, ct);
        await audit.SaveAsync(ct, new AuditFact("withdraw", "research-consent", sourceId.ToString()));
        await transaction.CommitAsync(ct);
    }

    private static string When(SourceKind kind) => kind is SourceKind.Document or SourceKind.Data ? "it was read" : kind == SourceKind.Visit ? "it was visited" : "they were heard";

    private void Check(TypedSource typed, string? sector, bool asked)
    {
        var today = clock.Today();
        if (typed.Done && typed.Day > today)
            throw new InputRefusedException($"Enter the day on which {When(typed.Kind)}: today or earlier.");
        if (typed.Day < today.AddYears(-20) || typed.Day > today.AddYears(5))
            throw new InputRefusedException("Check the day: it is far from today.");
        if (asked && sector is null)
            throw new InputRefusedException("Choose the sector of those who are heard.");
        if (asked && typed.Done && typed.People is not (>= 1 and <= MostPeople))
            throw new InputRefusedException($"Enter how many people were heard, from 1 to {MostPeople}.");
    }

    private async Task TheirsAsync(Guid id, CancellationToken ct)
    {
        var source = await db.Set<ResearchSource>().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new InputRefusedException("There is no such source.");
        if (!VoiceConsent.IsNeeded(source.Kind))
            throw new InputRefusedException("Nobody is asked in a document, figures or a visit: no consent is needed.");
        if (!actor.MayKnow(source))
            throw new InputRefusedException(NotTheirs);
    }

    private async Task BegunAsync(CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
    }

    private PersonId Convener() => actor.Can(Capability.Convene) ? actor.Person!.Value : throw new InputRefusedException("Those who convene set the questions.");
}
