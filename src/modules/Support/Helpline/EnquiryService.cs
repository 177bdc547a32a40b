using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>
/// Steps of an enquiry, by the one table (<see cref="EnquiryStages"/>). Stage, row of the history and entry of the trail are one transaction, one
/// writer of the locality at a time: none is lost, and the same step sent twice is one.
/// </summary>
internal sealed class EnquiryService(HeadwaterDb db, EnquiryQueries queries, HelplineDesk desk, ReferralQueries referrals, INotices notices, IPeople people, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const string Meanwhile = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    /// <summary>Takes a step.</summary>
    /// <param name="id">Which enquiry.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="to">Where to; merging is <see cref="MergeAsync"/>.</param>
    /// <param name="team">To which team, where it goes to one.</param>
    /// <param name="why">In words of one's own; may be left out where the table says so.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether it is there for the actor.</returns>
    /// <exception cref="InputRefusedException">It is not allowed from here, is for others to take, something is missing, or somebody else changed it.</exception>
    public async Task<bool> MoveAsync(Guid id, int version, EnquiryStage to, Guid? team, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (to == EnquiryStage.Merged || await FindAsync(id, version, ct) is not var (view, row))
            return false;
        var (from, now) = (row.Stage, clock.GetUtcNow().UtcDateTime);
        if (EnquiryRules.WhyNot(from, to, view.Party, row.StoppedAtUtc is not null) is { } refused)
            throw new InputRefusedException(refused);
        if (EnquiryRules.Missing(to, view.Messages.Count(m => m.EnquiryId == id && m.Way == MessageWay.Out && m.AtUtc >= row.OpenedAtUtc), to == EnquiryStage.Passed && await HasReferralAsync(view, ct)) is { } missing)
            throw new InputRefusedException(missing);
        var move = EnquiryStages.Find(from, to)!;
        var said = FormFields.OptionalText(why, "what you say about it", HelplineEnquiry.ReasonLength) ?? (move.AsksWhy ? throw new InputRefusedException("Enter why, in a few words.") : HelplineWords.Because(to));
        row.Stage = to;
        if (to == EnquiryStage.WithTeam)
            (row.TeamId, row.TakenBy) = (await ChosenAsync(team, from, row.TeamId, view.Party, ct), null);
        else if (to == EnquiryStage.Taken)
            row.TakenBy = actor.Person;
        else if (to == EnquiryStage.New)
            (row.TeamId, row.TakenBy) = (null, null);
        // They wait again from now on, or go on waiting.
        if (to == EnquiryStage.New && from != EnquiryStage.WithTeam)
            await PromiseAnewAsync(row, now, ct);
        else if (to == EnquiryStage.Taken && from == EnquiryStage.Waiting && view.Steps.LastOrDefault(s => s.To == EnquiryStage.Waiting && s.From != EnquiryStage.Waiting) is { } waiting)
            row.DueAtUtc = EnquiryRules.DueAfterWaiting((await desk.ClockAsync(ct)).Clock, row.DueAtUtc, waiting.AtUtc, now);
        row.ClosedOn = to == EnquiryStage.Closed ? clock.Today() : null;
        await AddStepAsync(row, StepKind.Moved, from, said, ct);
        await audit.SaveAsync(ct, FactOf(to, id));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Merges it into another enquiry, which goes on; what was written stays readable there.</summary>
    /// <exception cref="InputRefusedException">There is no such other one, it cannot be, or somebody else changed it.</exception>
    public async Task<bool> MergeAsync(Guid id, int version, string? reference, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await FindAsync(id, version, ct) is not var (view, row))
            return false;
        var from = row.Stage;
        if (EnquiryRules.WhyNot(from, EnquiryStage.Merged, view.Party, row.StoppedAtUtc is not null) is { } refused)
            throw new InputRefusedException(refused);
        if (EnquiryRules.ReferenceIn(reference?.Trim()) is not { } typed || await db.Set<HelplineEnquiry>().SingleOrDefaultAsync(e => e.Reference == typed, ct) is not { } other)
            throw new InputRefusedException("There is no enquiry of this reference. Enter one such as H7K3-9QMX.");
        if (EnquiryRules.WhyNotMerge(id, other.Id, other.Stage, other.StoppedAtUtc is not null) is { } cannot)
            throw new InputRefusedException(cannot);
        (row.Stage, row.MergedIntoId, row.ClosedOn) = (EnquiryStage.Merged, other.Id, clock.Today());
        // Of those that were merged into this one before, too: one look finds them all.
        foreach (var before in await db.Set<HelplineEnquiry>().Where(e => e.MergedIntoId == id).ToListAsync(ct))
            before.MergedIntoId = other.Id;
        var stood = other.Stage;
        if (EnquiryStages.IsRunning(from) && !EnquiryStages.IsRunning(other.Stage))
            await AskedAgainAsync(other, ct);
        if (other.DueAtUtc > row.DueAtUtc && EnquiryStages.IsRunning(other.Stage))
            other.DueAtUtc = row.DueAtUtc;
        await AddStepAsync(row, StepKind.Moved, from, $"It goes on in {other.Reference}.", ct);
        await AddStepAsync(other, StepKind.Wrote, stood, $"{row.Reference} was merged into it.", ct);
        await audit.SaveAsync(ct, new AuditFact("merge", "enquiry", id.ToString(), Detail: other.Id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>A child may be in danger: everything stands still. Needs no version, as nothing may stand in its way.</summary>
    public async Task<bool> StopAsync(Guid id, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is null)
            return false;
        var row = await db.Set<HelplineEnquiry>().SingleAsync(e => e.Id == id, ct);
        if (row.StoppedAtUtc is not null)
            return true;
        await StandStillAsync(row, ct);
        // What was merged goes on elsewhere: that stands still too.
        if (row.MergedIntoId is { } into && await db.Set<HelplineEnquiry>().SingleOrDefaultAsync(e => e.Id == into && e.StoppedAtUtc == null, ct) is { } goesOn)
            await StandStillAsync(goesOn, ct);
        await audit.SaveAsync(ct, new AuditFact("stop", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Says what was done about the danger, in the name of the actor; then work goes on.</summary>
    /// <exception cref="InputRefusedException">It is not said who was told or what was done, it does not stand still, or somebody else changed it.</exception>
    public async Task<bool> SettleAsync(Guid id, int version, string? told, string? done, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await FindAsync(id, version, ct) is not var (view, row))
            return false;
        if (row.StoppedAtUtc is null)
            throw new InputRefusedException("Somebody said already what was done. Look at what stands here now.");
        var who = FormFields.Text(told, "who was told, with the time", HelplineEnquiry.NameLength);
        var what = FormFields.Text(done, "what was done", HelplineEnquiry.ReasonLength - HelplineEnquiry.NameLength - 20);
        var (since, from) = (row.StoppedAtUtc.Value, row.Stage);
        row.StoppedAtUtc = null;
        // A mail that came meanwhile moved nothing: it is answered now.
        if (view.Messages.Any(m => m.Way == MessageWay.In && m.AtUtc >= since))
            await AskedAgainAsync(row, ct);
        await AddStepAsync(row, StepKind.Safe, from, $"Told: {who}. Done: {what}", ct);
        await audit.SaveAsync(ct, new AuditFact("settle", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>The enquiry, where it is there for the actor in the version that was on the screen; tracked.</summary>
    public async Task<(EnquiryView View, HelplineEnquiry Row)?> FindAsync(Guid id, int version, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return null;
        var row = await db.Set<HelplineEnquiry>().SingleAsync(e => e.Id == id, ct);
        return row.Version == version ? (view, row) : throw new InputRefusedException(Meanwhile);
    }

    /// <summary>The enquiry, to be written on: in the version that was on the screen, not stopped and not over; tracked.</summary>
    /// <exception cref="InputRefusedException">It is not so.</exception>
    public async Task<HelplineEnquiry> OpenAsync(Guid id, int version, CancellationToken ct)
    {
        var (_, row) = (await FindAsync(id, version, ct))!.Value;
        if (row.StoppedAtUtc is not null)
            throw new InputRefusedException(EnquiryRules.Stopped);
        return EnquiryStages.IsOver(row.Stage) ? throw new InputRefusedException("This enquiry is over. Open it again first, or write on the one it goes on in.") : row;
    }

    /// <summary>Writes a row of the history; pending. The enquiry counts as changed, so that the second of two people at once is told.</summary>
    public async Task AddStepAsync(HelplineEnquiry row, StepKind kind, EnquiryStage from, string why, CancellationToken ct)
    {
        db.Entry(row).State = EntityState.Modified;
        var last = await db.Set<EnquiryStep>().Where(s => s.EnquiryId == row.Id).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        db.Add(new EnquiryStep { Id = Guid.CreateVersion7(), EnquiryId = row.Id, Number = last + 1, Kind = kind, From = from, To = row.Stage, TeamId = row.TeamId, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Why = why });
    }

    /// <summary>Whoever asked did so again, as when a mail comes: what was answered or closed is opened.</summary>
    private async Task AskedAgainAsync(HelplineEnquiry row, CancellationToken ct)
    {
        if (EnquiryRules.WhenWrittenAgain(row.Stage, false) is not { } to)
            return;
        if (to == EnquiryStage.New)
        {
            (row.TeamId, row.TakenBy) = (null, null);
            foreach (var adviser in (await people.HoldersAsync(Capability.Triage, null, ct)).Where(p => p != actor.Person))
                notices.Tell(adviser, "Whoever asked did so again.", HelplineLinks.One(row.Id));
        }

        (row.Stage, row.ClosedOn) = (to, null);
        await PromiseAnewAsync(row, clock.GetUtcNow().UtcDateTime, ct);
    }

    private async Task PromiseAnewAsync(HelplineEnquiry row, DateTime now, CancellationToken ct)
    {
        var (settings, times) = await desk.ClockAsync(ct);
        (row.DueAtUtc, row.OpenedAtUtc) = (times.DueAt(now, settings.PromiseTo(row.Role)), now);
    }

    /// <summary>Everything stands still; whoever has it, its team and all advisers are told.</summary>
    private async Task StandStillAsync(HelplineEnquiry row, CancellationToken ct)
    {
        row.StoppedAtUtc = clock.GetUtcNow().UtcDateTime;
        await AddStepAsync(row, StepKind.Danger, row.Stage, "A child may be in danger.", ct);
        HashSet<PersonId> told = [.. await people.HoldersAsync(Capability.Triage, null, ct)];
        if (row.TeamId is { } team && (await desk.TeamsAsync(ct)).FirstOrDefault(t => t.Id == team) is { } theirs)
            told.UnionWith(await TeamAsync(theirs, ct));
        told.Remove(actor.Person!.Value);
        foreach (var person in told)
            notices.Tell(person, "An enquiry is stopped: a child may be in danger.", HelplineLinks.One(row.Id));
    }

    /// <summary>The people of a team: of its organisation those who take referrals or answer the helpline.</summary>
    private async Task<IReadOnlyCollection<PersonId>> TeamAsync(HelplineTeam team, CancellationToken ct) =>
        [.. (await people.HoldersAsync(Capability.TakeReferrals, team.OrganisationId, ct)).Union(await people.HoldersAsync(Capability.Triage, team.OrganisationId, ct))];

    private async Task<Guid> ChosenAsync(Guid? team, EnquiryStage from, Guid? before, EnquiryParty party, CancellationToken ct)
    {
        // Whoever hands it back hands it to their own team.
        if ((party & EnquiryParty.Triage) == EnquiryParty.None || (from == EnquiryStage.Taken && team is null))
            return before ?? throw new InputRefusedException("Choose a team.");
        if ((await desk.TeamsAsync(ct)).FirstOrDefault(t => t.Id == team && t.EndedOn is null) is not { } chosen)
            throw new InputRefusedException("Choose a team. The settings of the helpline say which there are.");
        var members = await TeamAsync(chosen, ct);
        if (members.Count == 0)
            throw new InputRefusedException("Nobody of this team could see it: no one there answers the helpline or takes referrals. Choose another team.");
        foreach (var person in members.Where(p => p != actor.Person))
            notices.Tell(person, "An enquiry was given to your team.", HelplineLinks.Board);
        return chosen.Id;
    }

    /// <summary>Whether a referral for the child was sent since it came in.</summary>
    private async Task<bool> HasReferralAsync(EnquiryView view, CancellationToken ct) =>
        view.Child is { } child && await referrals.OfChildAsync(child, ct) is { } asked && asked.Papers.Any(p => p.Steps.Any(s => s.To == ReferralState.Sent && s.AtUtc >= view.Enquiry.CameAtUtc));

    private static AuditFact FactOf(EnquiryStage to, Guid id) => to switch
    {
        EnquiryStage.New => new AuditFact("reopen", "enquiry", id.ToString()),
        EnquiryStage.WithTeam => new AuditFact("assign", "enquiry", id.ToString()),
        EnquiryStage.Taken => new AuditFact("take", "enquiry", id.ToString()),
        EnquiryStage.Answered => new AuditFact("answer", "enquiry", id.ToString()),
        EnquiryStage.Waiting => new AuditFact("wait", "enquiry", id.ToString()),
        EnquiryStage.Passed => new AuditFact("pass", "enquiry", id.ToString()),
        EnquiryStage.NotReferred => new AuditFact("not-refer", "enquiry", id.ToString()),
        _ => new AuditFact("close", "enquiry", id.ToString()),
    };
}
