using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Family;

/// <summary>What the family is asked, as it was typed.</summary>
internal sealed record TypedConsent(ConsentOf Whose, ConsentPurpose Purpose, OrganisationId? Service, string? Programme, string? Text);

/// <summary>A consent as one of the family meets it.</summary>
/// <param name="Id">Of the consent, or of what the school opened on the basis of one that it wrote down itself.</param>
/// <param name="Title">With whom, or what for.</param>
/// <param name="Text">What exactly.</param>
/// <param name="State">How it stands.</param>
/// <param name="Mine">What the reader answered last; null where they have not.</param>
/// <param name="Steps">What happened, the newest first; none where the school alone wrote it down.</param>
/// <param name="Service">With whom it is shared; null for taking part in something.</param>
/// <param name="OpensNow">The service can open the record now because of it.</param>
/// <param name="StaysOpen">The service can open the record anyway, whatever the family says.</param>
internal sealed record ConsentChoice(Guid Id, string Title, string Text, ConsentState State, ConsentDeed? Mine, IReadOnlyList<ConsentStep> Steps, OrganisationId? Service, bool OpensNow, bool StaysOpen)
{
    public bool MayGive => ConsentRules.May(Mine, ConsentDeed.Given) && State != ConsentState.Given;

    public bool MayDecline => ConsentRules.May(Mine, ConsentDeed.Declined) && State == ConsentState.Asked;

    /// <summary>Also where the service reads on by a consent that was written down after a no.</summary>
    public bool MayWithdraw => OpensNow || (ConsentRules.May(Mine, ConsentDeed.Withdrawn) && State == ConsentState.Given);

    public bool May(ConsentDeed deed) => deed switch { ConsentDeed.Given => MayGive, ConsentDeed.Declined => MayDecline, ConsentDeed.Withdrawn => MayWithdraw, _ => false };
}

/// <summary>Consent: professionals ask, the family gives it and takes it back.</summary>
internal sealed class ConsentService(HeadwaterDb db, IInvolvements involvements, IDisclosures disclosures, IPeople people, IOrganisations organisations, INotices notices, RecordKeeping keeping, CurrentActor actor, TimeProvider clock)
{
    private const string TakenBack = "The family took back its consent.";

    private const string Unknown = "An organisation no longer on record";

    /// <summary>All consents of a child that the reader is let through to, the newest first.</summary>
    public async Task<IReadOnlyList<Consent>> OfAsync(ChildId child, CancellationToken ct) =>
        ConsentRules.Together(await db.Set<ConsentStep>().AsNoTracking().Where(s => s.ChildId == child).ToListAsync(ct));

    /// <summary>
    /// What one of the family was asked, and what the school wrote down as agreed to. The young person's own consent is theirs: no
    /// parent is told of it, nor it of the parents'.
    /// </summary>
    public async Task<IReadOnlyList<ConsentChoice>> ChoicesAsync(FamilyMember me, CancellationToken ct)
    {
        var all = await OfAsync(me.Child, ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var own = all.Where(c => c.Whose == me.Whose).ToList();
        var choices = own.ConvertAll(c => new ConsentChoice(
            c.Id, c.Service is { } s ? $"Share with {places.GetValueOrDefault(s, Unknown)}" : $"Take part in {c.Programme}", c.Text, c.State, c.AnswerOf(actor.Person)?.Deed, [.. c.Steps.Reverse()], c.Service, c.Service is { } by && Opens(me, by), c.Service is { } also && StaysOpen(me, also)));
        // What was opened by consent that nobody gave here: the school wrote it down, and the family can take it back all the same.
        var others = all.Where(c => c.Whose != me.Whose && c.State == ConsentState.Given).Select(c => c.Service).ToHashSet();
        foreach (var opened in me.Involved.Where(i => ByConsent(i) && !own.Exists(c => c.Service == i.Organisation) && !others.Contains(i.Organisation)).DistinctBy(i => i.Organisation))
            choices.Add(new(opened.Id, $"Share with {places.GetValueOrDefault(opened.Organisation!.Value, Unknown)}", opened.Purpose, ConsentState.Given, null, [], opened.Organisation, true, StaysOpen(me, opened.Organisation.Value)));
        return choices;
    }

    /// <summary>The next step of one of the family.</summary>
    /// <exception cref="InputRefusedException">It has been done already, or cannot be done now.</exception>
    public async Task<Outcome> AnswerAsync(FamilyMember me, Guid id, ConsentDeed deed, CancellationToken ct)
    {
        if (!me.Has(EntryKinds.Help) || (await ChoicesAsync(me, ct)).FirstOrDefault(c => c.Id == id) is not { } choice)
            return Outcome.NotThere;
        if (!choice.May(deed))
            throw new InputRefusedException("This was answered already. Look at how it stands now.");
        var first = choice.Steps.Count == 0 ? null : choice.Steps[^1];
        db.Add(new ConsentStep
        {
            Id = Guid.CreateVersion7(), ChildId = me.Child, ConsentId = first?.ConsentId ?? Guid.CreateVersion7(), Deed = deed, Whose = me.Whose, Purpose = first?.Purpose ?? ConsentPurpose.ShareWithService,
            ServiceId = choice.Service, Programme = first?.Programme, Text = choice.Text, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime,
        });
        List<AuditFact> facts = [];
        if (deed == ConsentDeed.Withdrawn && choice.Service is { } service)
        {
            facts.AddRange(await involvements.WithdrawConsentAsync(me.Child, service, TakenBack, ct));
            facts.AddRange(await disclosures.WithdrawConsentAsync(me.Child, service, TakenBack, ct));
        }

        await TellAsync(me, choice, deed, ct);
        facts.Add(deed switch
        {
            ConsentDeed.Given => new AuditFact("give", "consent", id.ToString(), me.Child),
            ConsentDeed.Declined => new AuditFact("decline", "consent", id.ToString(), me.Child),
            _ => new AuditFact("withdraw", "consent", id.ToString(), me.Child),
        });
        return await keeping.SaveAsync(ct, facts);
    }

    /// <summary>In whose name the actor may ask; null when they may not.</summary>
    public async Task<OrganisationId?> AskerAsync(ChildId child, CancellationToken ct) =>
        await keeping.WriterAsync(child, EntryKinds.Help, ct) is { } writer && actor.Can(Capability.WriteEntries, writer) ? writer : null;

    /// <summary>Asks the family. Nothing is open to anybody by that.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or nobody could answer.</exception>
    public async Task<Outcome> AskAsync(ChildId child, TypedConsent asked, CancellationToken ct)
    {
        if (await AskerAsync(child, ct) is null)
            return Outcome.NotThere;
        var shares = asked.Purpose == ConsentPurpose.ShareWithService;
        OrganisationId? service = !shares ? null : asked.Service ?? throw new InputRefusedException("Choose the service with which something is to be shared.");
        if (service is { } known && (await organisations.AllAsync(ct)).All(o => o.Id != known))
            throw new InputRefusedException("Choose a service of the list.");
        var id = Guid.CreateVersion7();
        db.Add(new ConsentStep
        {
            Id = Guid.CreateVersion7(), ChildId = child, ConsentId = id, Deed = ConsentDeed.Asked, Whose = asked.Whose, Purpose = asked.Purpose, ServiceId = service, Programme = shares ? null : Typed.Line(asked.Programme, "name of what the child takes part in", ConsentStep.ProgrammeLength),
            Text = Typed.Text(asked.Text, "words that say what it is for", ConsentStep.TextLength), By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime,
        });
        var kind = asked.Whose == ConsentOf.YoungPerson ? InvolvementKind.Self : InvolvementKind.Parent;
        var family = (await involvements.OfAsync(child, ct)).Where(i => i.InForce && i.Kind == kind && i.Person is not null && (i.Covers & EntryKinds.Help) != EntryKinds.None).Select(i => i.Person!.Value).Distinct().ToList();
        if (family.Count == 0)
            throw new InputRefusedException(asked.Whose == ConsentOf.YoungPerson ? "The young person cannot sign in here to answer. Open the record to them first, or ask them in another way." : "No parent or carer can sign in here to answer. Open the record to them first, or ask them in another way.");
        foreach (var person in family)
            notices.Tell(person, "The school asks you to agree to something.", FamilyLinks.Part(child, "consent"));
        return await keeping.SaveAsync(ct, new AuditFact("ask", "consent", id.ToString(), child));
    }

    /// <summary>Tells who asked; where nobody did, or a yes is taken back, those at the school who open records too.</summary>
    private async Task TellAsync(FamilyMember me, ConsentChoice choice, ConsentDeed deed, CancellationToken ct)
    {
        var told = choice.Steps.Where(s => s.Deed == ConsentDeed.Asked).Select(s => s.By).ToHashSet();
        if (deed == ConsentDeed.Withdrawn || told.Count == 0)
        {
            foreach (var school in me.Involved.Where(i => i is { Kind: InvolvementKind.Roll, InForce: true, Organisation: not null }).Select(i => i.Organisation!.Value).Distinct())
                told.UnionWith(await people.HoldersAsync(Capability.Involve, school, ct));
        }

        var words = deed switch { ConsentDeed.Given => "A family said yes to what it was asked.", ConsentDeed.Declined => "A family said no to what it was asked.", _ => "A family took back its consent. What had been opened by it is closed." };
        foreach (var person in told.Where(p => p != actor.Person))
            notices.Tell(person, words, FamilyLinks.Consents(me.Child));
    }

    private static bool ByConsent(InvolvementSummary i) => i is { InForce: true, Basis: LawfulBasis.Consent, Organisation: not null, Kind: not (InvolvementKind.Parent or InvolvementKind.Self) };

    private static bool Opens(FamilyMember me, OrganisationId service) => me.Involved.Any(i => ByConsent(i) && i.Organisation == service);

    private static bool StaysOpen(FamilyMember me, OrganisationId service) => me.Involved.Any(i => i.InForce && i.Organisation == service && i.Basis != LawfulBasis.Consent);
}
