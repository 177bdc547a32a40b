using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Coaching;

/// <summary>What is offered in the made-up collaborative, one session, and who does what the facilitator used to do.</summary>
internal sealed class SampleCoaching(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    public int Order => 62;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct) || posts.FirstOrDefault(p => p.Role == Role.Coach) is not { } coach || posts.FirstOrDefault(p => p.Role == Role.SubGroupChair) is not { } chair)
            return "no coaching";
        var ids = order.Ids("coaching");
        await db.InsertManyAsync([new CoachingOffer { Id = ids.Next(), CoachId = coach.Person, Focus = "Chairing a sub-group so that everybody speaks; ending an activity well.", When = "Tuesdays after four, by telephone or at yours", OfferedOn = order.Today.AddMonths(-5) }], ct);
        var session = new CoachingSession
        {
            Id = ids.Next(), CoachId = coach.Person, CoachedId = chair.Person, AskedOn = order.Today.AddDays(-40), Focus = "Two people do all the talking in my group.", State = SessionState.Held, Day = order.Today.AddDays(-28),
            NextStep = "Begin with a round in which parents speak first.", NextBy = order.Today.AddDays(10),
        };
        await db.InsertManyAsync([session], ct);
        await db.InsertManyAsync([new CoachingNote { Id = ids.Next(), SessionId = session.Id, WrittenBy = coach.Person, WrittenOn = order.Today.AddDays(-28), Text = "We tried the opening words aloud. The chair writes the agenda as questions from now on." }], ct);
        (string Task, DoneBy By, int DaysAgo)[] tasks =
        [
            ("Calling meetings", DoneBy.Members, 30), ("Writing the agenda", DoneBy.Together, 30), ("Facilitating the workshop", DoneBy.Facilitator, 45), ("Taking notes and sending them", DoneBy.Members, 28),
            ("Reading the figures with members", DoneBy.Together, 60), ("Bringing new members in", DoneBy.Facilitator, 120), ("Keeping the plan up to date", DoneBy.Members, 12),
        ];
        await db.InsertManyAsync(tasks.Select(t => new SkillTransfer { Id = ids.Next(), Task = t.Task, LastBy = t.By, LastOn = order.Today.AddDays(-t.DaysAgo) }), ct);
        return string.Create(CultureInfo.InvariantCulture, $"{tasks.Length} tasks that members take over");
    }
}
