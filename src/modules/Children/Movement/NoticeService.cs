using System.Security.Cryptography;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Movement;

/// <summary>A notice ready to be read or printed; without paragraphs and with the reason where it cannot be made.</summary>
internal sealed record OffSiteNotice(Child Child, MoveView View, NoticeTo To, IReadOnlyList<Paragraph> Paragraphs, string? Why)
{
    /// <summary>As it was given or sent, the latest first.</summary>
    public IReadOnlyList<MoveNotice> Sent { get; init; } = [];

    /// <summary>Those who keep the records of the school that directs give it.</summary>
    public bool Sends { get; init; }

    /// <summary>Stands for its words but the date: whoever says that it was given says it of the words they looked at.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Whether it is in time; null where the rules ask for none, or it was given before.</summary>
    public string? InTime { get; init; }

    public int? ReadingAge { get; init; }

    public string Words => MovementWords.Of(To, NoticeText.IsAdult(View.Move, Child));
}

/// <summary>The written notice of a direction off site (rule 2.8): made of the facts, and kept word for word as it was given.</summary>
internal sealed class NoticeService(HeadwaterDb db, MoveQueries queries, ExclusionService exclusions, RecordKeeping keeping, IOrganisations organisations, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Null when there is no such direction for the reader, or it calls for no such notice and none was given, or it is not for the family.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="move">Which direction.</param>
    /// <param name="to">To whom.</param>
    /// <param name="dated">The day that stands in it; null for today.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<OffSiteNotice?> FindAsync(ChildId child, Guid move, NoticeTo to, DateOnly? dated, CancellationToken ct)
    {
        if (await queries.OfChildAsync(child, ct) is not { } all || all.Moves.FirstOrDefault(m => m.Move.Id == move) is not { Move.What: MoveKind.OffSiteDirection } view)
            return null;
        var (m, rights) = (view.Move, await exclusions.RightsAsync(child, ct));
        var sent = await db.Set<MoveNotice>().AsNoTracking().Where(n => n.MoveId == move && n.To == to).OrderByDescending(n => n.SentAtUtc).ThenByDescending(n => n.Id).ToListAsync(ct);
        var calls = m.Withdrawn is null && (to == NoticeTo.Parent || m.EhcPlan);
        if (rights.IsBarred || (!calls && sent.Count == 0) || (rights.IsFamily && (to != NoticeTo.Parent || sent.Count == 0)))
            return null;
        var without = new OffSiteNotice(all.Child, view, to, sent.Count > 0 ? LetterFields.Paragraphs(sent[0].Text) : [], null) { Sent = sent, Sends = MaySend(m, rights) };
        // A draft is for those who give it.
        if (!without.Sends)
            return sent.Count > 0 ? without : null;
        if (!calls)
            return without with { Paragraphs = [], Why = "What is on record calls for no such notice any more. What was given stands below." };
        if (NoticeRules.MissingInWords(m, view.Ground.Calendar) is { } missing)
            return without with { Paragraphs = [], Why = $"{missing} Add it under what is known." };
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        IReadOnlyList<Paragraph> On(DateOnly day) => NoticeText.Of(m, all.Child, to, places.GetValueOrDefault(m.SchoolId, "the school"), m.ToOrganisation is { } at ? places.GetValueOrDefault(at, m.ToName ?? "the place") : m.ToName!, view.Ground, day);
        var paragraphs = On(dated ?? db.Reader.Today);
        var duty = view.Asked?.Duties.FirstOrDefault(d => d.Duty == DutyOf(to));
        return without with
        {
            Paragraphs = paragraphs, ReadingAge = ReadingAge.Of(string.Join('\n', paragraphs.Select(p => p.Text))),
            InTime = duty is { Done: null } ? NoticeRules.InTime(duty.Due, duty.Rule["schoolDays"], view.Ground) : null,
            Mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LetterFields.Text(On(DateOnly.MinValue))))),
        };
    }

    /// <summary>What the reader finds of a direction's notices: what they can give, and what was given.</summary>
    public async Task<IReadOnlyList<NoticeTo>> OfAsync(ChildId child, Move m, CancellationToken ct)
    {
        if (m.What != MoveKind.OffSiteDirection)
            return [];
        var rights = await exclusions.RightsAsync(child, ct);
        if (rights.IsBarred)
            return [];
        var sent = await db.Set<MoveNotice>().Where(n => n.MoveId == m.Id).Select(n => n.To).Distinct().ToListAsync(ct);
        return [.. Enum.GetValues<NoticeTo>().Where(to => rights.IsFamily ? to == NoticeTo.Parent && sent.Contains(to) : sent.Contains(to) || (MaySend(m, rights) && m.Withdrawn is null && (to == NoticeTo.Parent || m.EhcPlan)))];
    }

    /// <summary>Keeps the notice word for word as it was given or sent, dated that day, and says with it that the duty was done.</summary>
    /// <param name="notice">As it was looked at, dated the day it was given.</param>
    /// <param name="seen">The mark of the words that were looked at.</param>
    /// <param name="way">How it was given or sent.</param>
    /// <param name="on">On which day.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The day cannot be, the notice cannot be made, or its words are others by now.</exception>
    public async Task<Outcome> SendAsync(OffSiteNotice notice, string? seen, LetterWay way, DateOnly on, CancellationToken ct)
    {
        var looked = notice.View.Move;
        if (!notice.Sends)
            return Outcome.NotThere;
        if (notice.Why is { } why)
            throw new InputRefusedException(why);
        var recorded = UkDays.DayOf(looked.RecordedAtUtc);
        if (on > clock.Today() || on < recorded)
            throw new InputRefusedException($"The notice was given or sent between {Words.Date(recorded)}, when the direction was written down here, and today: correct the day. If another notice was given before, put its day under what is known.");
        if (seen != notice.Mark)
            throw new InputRefusedException("What stands in the notice changed since you opened this page. Read it as it is now. If the one that was given said something else, give the new one.");
        var row = await db.Set<Move>().SingleAsync(m => m.Id == looked.Id, ct);
        if (row.Version != looked.Version)
            return Outcome.ChangedMeanwhile;
        // The day on which it was first given stands: by it the rules ask whether it was in time.
        if (notice.To == NoticeTo.Parent)
            row.NoticeGiven ??= on;
        else
            row.AuthorityNoticeGiven ??= on;
        db.Add(new MoveNotice { Id = Guid.CreateVersion7(), ChildId = row.ChildId, MoveId = row.Id, To = notice.To, Way = way, SentOn = on, SentAtUtc = clock.GetUtcNow().UtcDateTime, By = actor.Person!.Value, Text = LetterFields.Text(notice.Paragraphs) });
        return await keeping.SaveAsync(ct, new AuditFact("send", "move-notice", row.Id.ToString(), row.ChildId, notice.To.ToString()));
    }

    private static OffSiteDutyKind DutyOf(NoticeTo to) => to == NoticeTo.Parent ? OffSiteDutyKind.Notice : OffSiteDutyKind.NoticeToLocalAuthority;

    /// <summary>The school that directs; of their own child nobody does by a post.</summary>
    private bool MaySend(Move m, CaseRights rights) => !rights.IsFamily && actor.Can(Capability.KeepRecords, m.SchoolId);
}
