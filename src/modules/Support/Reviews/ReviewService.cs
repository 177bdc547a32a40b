using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Clinics;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Reviews;

/// <summary>A review as it was typed.</summary>
internal sealed record TypedReview(string? Kind, string? School, string? AskedBy, string? Scope, string? Team, string? Organisation);

/// <summary>A line of a review as it was typed.</summary>
internal sealed record TypedItem(string? Part, string? Text, string? Owner = null, string? DueOn = null);

/// <summary>
/// Writes reviews and takes their steps, by the one table (<see cref="ReviewStates"/>). Review, line, step and entry of the trail are one
/// transaction, one writer of the locality at a time.
/// </summary>
internal sealed class ReviewService(HeadwaterDb db, ReviewQueries queries, IOrganisations organisations, INotices notices, IPeople people, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const string Meanwhile = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    /// <summary>Begins one.</summary>
    /// <param name="key">Minted by the form, and the id of what it makes: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether the actor may lead one.</returns>
    /// <exception cref="InputRefusedException">Something is missing or cannot be, or the form was used for something else.</exception>
    public async Task<bool> BeginAsync(Guid key, TypedReview typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var leads = queries.Leads;
        if (leads.Count == 0)
            return false;
        var row = await MadeAsync(key, typed, leads, ct);
        if (await db.Set<SchoolReview>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, ct) is { } made)
            return made.BegunBy == row.BegunBy && made.Kind == row.Kind && made.SchoolId == row.SchoolId && made.Scope == row.Scope ? true : throw new InputRefusedException("This form was sent already, with other words. Open the page again to begin another review.");
        db.Add(row);
        db.Add(StepOf(row, 1, ReviewStepKind.Moved, null, row.LeadId, $"Asked for by {row.AskedBy}."));
        await audit.SaveAsync(ct, new AuditFact("begin", "school-review", key.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Adds a line while it is being written.</summary>
    /// <exception cref="InputRefusedException">It was sent already, something is missing, or somebody else changed it.</exception>
    public async Task<bool> AddAsync(Guid id, Guid key, int version, TypedItem typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view || (view.Party & ReviewParty.Lead) == ReviewParty.None)
            return false;
        var part = FormFields.One<ReviewPart>(typed.Part, "what it is");
        var text = FormFields.Text(typed.Text, "what you want to add", SchoolReview.TextLength);
        if (view.Items.FirstOrDefault(i => i.Id == key) is { } made)
            return made.AddedBy == actor.Person && made.Part == part && made.Text == text ? true : throw new InputRefusedException("This form was sent already, with other words. Open the page again.");
        if (key == Guid.Empty || await db.Set<ReviewItem>().AnyAsync(i => i.Id == key, ct))
            throw new InputRefusedException("This form cannot be read. Open the page again.");
        var row = await DraftAsync(id, version, ct);
        var isRecommendation = part == ReviewPart.Recommendation;
        var owner = isRecommendation ? FormFields.Text(typed.Owner, "who does it", SchoolReview.NameLength) : null;
        ClinicRules.RefuseTelling(clock.Today(), (text, "what you want to add"), (owner, "who does it"));
        db.Add(new ReviewItem
        {
            Id = key, ReviewId = id, Part = part, Text = text, Owner = owner, DueOn = isRecommendation ? FormFields.Day(typed.DueOn, "day by which it is done") : null,
            AddedBy = actor.Person!.Value, AddedAtUtc = clock.GetUtcNow().UtcDateTime,
        });
        db.Entry(row).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "school-review", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes a line back while it is being written.</summary>
    /// <exception cref="InputRefusedException">It was sent already, or somebody else changed it.</exception>
    public async Task<bool> TakeBackAsync(Guid id, int version, Guid item, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view || (view.Party & ReviewParty.Lead) == ReviewParty.None || view.Items.All(i => i.Id != item || i.TakenBackOn is not null))
            return false;
        var row = await DraftAsync(id, version, ct);
        (await db.Set<ReviewItem>().SingleAsync(i => i.Id == item, ct)).TakenBackOn = clock.Today();
        db.Entry(row).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "school-review", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Sends it to the school, with the day on which the team comes again.</summary>
    /// <exception cref="InputRefusedException">Something is missing, nobody of the school could read it, or somebody else changed it.</exception>
    public Task<bool> SendAsync(Guid id, int version, string? visitOn, CancellationToken ct) => MoveAsync(id, version, ReviewState.Sent, async (view, row) =>
    {
        if (ReviewRules.Missing(view.Items) is [var missing, ..])
            throw new InputRefusedException($"It is not complete. {missing}");
        var visit = FormFields.Day(visitOn, "day on which the team comes again");
        if (visit < clock.Today())
            throw new InputRefusedException("The day on which the team comes again is past. Enter one from today on.");
        var heads = await people.HoldersAsync(Capability.WriteEntries | Capability.ManagePeople, row.SchoolId, ct);
        if (heads.Count == 0)
            throw new InputRefusedException("Nobody who leads the school can sign in here yet, so that nobody could say who else reads it. Ask for that first.");
        (row.SentOn, row.VisitOn) = (clock.Today(), visit);
        foreach (var head in heads.Where(h => h != actor.Person))
            notices.Tell(head, "A review of your school can be read. You say whether others may read it too.", ReviewLinks.One(id));
        return ($"The team comes again on {Interface.Words.Date(visit)}.", new AuditFact("send", "school-review", id.ToString()));
    }, ct);

    /// <summary>Gives it up before it was sent.</summary>
    /// <exception cref="InputRefusedException">It was sent already, it is not said why, or somebody else changed it.</exception>
    public Task<bool> WithdrawAsync(Guid id, int version, string? why, CancellationToken ct) => MoveAsync(id, version, ReviewState.Withdrawn, (_, row) =>
    {
        var said = FormFields.Text(why, "why it is withdrawn", SchoolReview.ReasonLength);
        ClinicRules.RefuseTelling(clock.Today(), (said, "why it is withdrawn"));
        row.ClosedOn = clock.Today();
        return Task.FromResult((said, new AuditFact("withdraw", "school-review", id.ToString())));
    }, ct);

    /// <summary>Writes down what was seen on the visit.</summary>
    /// <exception cref="InputRefusedException">Nothing is typed, or somebody else changed it.</exception>
    public Task<bool> VisitAsync(Guid id, int version, string? day, string? seen, CancellationToken ct) => MoveAsync(id, version, ReviewState.Visited, (_, row) =>
    {
        var on = FormFields.Day(day, "day of the visit");
        if (on > clock.Today() || on < row.SentOn)
            throw new InputRefusedException("The day of the visit lies in the future, or before the review was sent. Correct the day.");
        (row.VisitOn, row.Seen) = (on, FormFields.Text(seen, "what was seen", SchoolReview.TextLength));
        ClinicRules.RefuseTelling(clock.Today(), (row.Seen, "what was seen"));
        return Task.FromResult(($"On {Interface.Words.Date(on)}.", new AuditFact("visit", "school-review", id.ToString())));
    }, ct);

    /// <summary>Closes it after the visit.</summary>
    /// <exception cref="InputRefusedException">There was no visit yet, or somebody else changed it.</exception>
    public Task<bool> CloseAsync(Guid id, int version, CancellationToken ct) => MoveAsync(id, version, ReviewState.Closed, (view, row) =>
    {
        row.ClosedOn = clock.Today();
        var open = view.Items.Count(ReviewRules.IsToDo);
        return Task.FromResult((open == 0 ? "All that was recommended is done." : $"Not done yet: {open} of what was recommended.", new AuditFact("close", "school-review", id.ToString())));
    }, ct);

    /// <summary>The school agrees that others read it, or takes that back from now on.</summary>
    /// <exception cref="InputRefusedException">It stands so already, or somebody else changed it.</exception>
    public async Task<bool> ShareAsync(Guid id, int version, bool isShared, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view || !queries.MayShare(view.Review))
            return false;
        var row = await RowAsync(id, version, ct);
        if (isShared == row.SharedAtUtc is not null)
            throw new InputRefusedException(isShared ? "Others may read it already." : "Nobody else reads it now.");
        (row.SharedAtUtc, row.SharedBy) = (isShared ? clock.GetUtcNow().UtcDateTime : null, isShared ? actor.Person : null);
        await AddStepAsync(row, isShared ? ReviewStepKind.Shared : ReviewStepKind.Unshared, row.State, row.SchoolId, isShared ? "Professionals of the area and the local lead read it from now on." : "From now on only the school and those who lead the review read it.", ct);
        await audit.SaveAsync(ct, isShared ? new AuditFact("share", "school-review", id.ToString()) : new AuditFact("unshare", "school-review", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Says that a recommendation was done, and with what: for the school, and those who lead the review.</summary>
    /// <exception cref="InputRefusedException">It is not said with what, the review is closed, or somebody else changed it.</exception>
    public async Task<bool> DoneAsync(Guid id, int version, Guid item, string? with, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view || (view.Party & (ReviewParty.Lead | ReviewParty.School)) == ReviewParty.None || view.Items.All(i => i.Id != item || i.Part != ReviewPart.Recommendation || i.TakenBackOn is not null))
            return false;
        var row = await RowAsync(id, version, ct);
        if (row.State is not (ReviewState.Sent or ReviewState.Visited))
            throw new InputRefusedException("What is recommended is done once the school has the review, and before it is closed.");
        var recommended = await db.Set<ReviewItem>().SingleAsync(i => i.Id == item, ct);
        if (recommended.DoneOn is not null)
            throw new InputRefusedException("Somebody said already that this was done.");
        (recommended.DoneOn, recommended.DoneWith) = (clock.Today(), FormFields.Text(with, "with what it was done", SchoolReview.ReasonLength));
        ClinicRules.RefuseTelling(clock.Today(), (recommended.DoneWith, "with what it was done"));
        await AddStepAsync(row, ReviewStepKind.Done, row.State, (view.Party & ReviewParty.School) != ReviewParty.None ? row.SchoolId : row.LeadId, recommended.Text.Length > 200 ? $"{recommended.Text[..199]}…" : recommended.Text, ct);
        await audit.SaveAsync(ct, new AuditFact("do", "school-review", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<bool> MoveAsync(Guid id, int version, ReviewState to, Func<ReviewView, SchoolReview, Task<(string Why, AuditFact Fact)>> move, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view)
            return false;
        var row = await RowAsync(id, version, ct);
        var from = row.State;
        if (ReviewRules.WhyNot(from, to, view.Party) is { } refused)
            throw new InputRefusedException(refused);
        var (why, fact) = await move(view, row);
        row.State = to;
        await AddStepAsync(row, ReviewStepKind.Moved, from, row.LeadId, why, ct);
        await audit.SaveAsync(ct, fact);
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<SchoolReview> RowAsync(Guid id, int version, CancellationToken ct)
    {
        var row = await db.Set<SchoolReview>().SingleAsync(r => r.Id == id, ct);
        return row.Version == version ? row : throw new InputRefusedException(Meanwhile);
    }

    private async Task<SchoolReview> DraftAsync(Guid id, int version, CancellationToken ct)
    {
        var row = await RowAsync(id, version, ct);
        return row.State == ReviewState.Draft ? row : throw new InputRefusedException("This review is not being written any more. Nothing in it is changed.");
    }

    private async Task<SchoolReview> MadeAsync(Guid key, TypedReview typed, IReadOnlyList<OrganisationId> leads, CancellationToken ct)
    {
        if (key == Guid.Empty)
            throw new InputRefusedException("This form cannot be read. Open the page again.");
        var kind = FormFields.One<ReviewKind>(typed.Kind, "what kind of review it is");
        if ((await organisations.AllAsync(ct)).FirstOrDefault(o => o.IsSchool && o.Id.ToString() == typed.School) is not { } school)
            throw new InputRefusedException("Choose the school from the list.");
        var lead = leads.Count == 1 ? leads[0] : leads.Where(o => o.ToString() == typed.Organisation).Select(o => (OrganisationId?)o).FirstOrDefault() ?? throw new InputRefusedException("Choose which organisation leads the review.");
        if (school.Id == lead)
            throw new InputRefusedException("A school does not review itself. Choose another school.");
        var row = new SchoolReview
        {
            Id = key, Kind = kind, SchoolId = school.Id, LeadId = lead, AskedBy = FormFields.Text(typed.AskedBy, "who asked for it", SchoolReview.NameLength), Scope = FormFields.Text(typed.Scope, "what is looked at", SchoolReview.TextLength), Team = FormFields.Text(typed.Team, "who is in the team", SchoolReview.TextLength),
            State = ReviewState.Draft, BegunBy = actor.Person!.Value, BegunAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        ClinicRules.RefuseTelling(clock.Today(), (row.AskedBy, "who asked for it"), (row.Scope, "what is looked at"), (row.Team, "who is in the team"));
        return row;
    }

    private async Task AddStepAsync(SchoolReview row, ReviewStepKind kind, ReviewState from, OrganisationId at, string why, CancellationToken ct)
    {
        // Also where nothing is otherwise: the second of two people at once is told.
        db.Entry(row).State = EntityState.Modified;
        var last = await db.Set<ReviewStep>().Where(s => s.ReviewId == row.Id).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        db.Add(StepOf(row, last + 1, kind, from, at, why));
    }

    private ReviewStep StepOf(SchoolReview row, int number, ReviewStepKind kind, ReviewState? from, OrganisationId at, string why) =>
        new() { Id = Guid.CreateVersion7(), ReviewId = row.Id, Number = number, Kind = kind, From = from, To = row.State, By = actor.Person!.Value, OrganisationId = at, AtUtc = clock.GetUtcNow().UtcDateTime, Why = why };
}
