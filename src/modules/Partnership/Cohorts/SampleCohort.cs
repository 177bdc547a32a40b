using System.Security.Cryptography;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Cohorts;

/// <summary>A cohort of thirty made-up areas, of which the sample is one: things some of them show, a workshop that was held and one to come.</summary>
internal sealed class SampleCohort(HeadwaterDb db) : ISamplePart
{
    private const int Areas = 30;

    public int Order => 66;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if (order.Index > 0 || !await db.Set<Collaborative>().AnyAsync(ct))
            return "no cohort";
        var ids = order.Ids("cohort");
        var cohort = new Cohort { Id = ids.Next(), Name = "Learning together (made up)", JoinHash = SHA256.HashData(ids.Next().ToByteArray()), MadeOn = order.Today.AddMonths(-14) };
        await db.InsertManyAsync([cohort], ct);
        var others = AreaRegister.Fictional.Where(a => a.Code != order.Area.Code).Take(Areas - 1).Select(a => new CohortArea { CohortId = cohort.Id, Area = SampleOrder.IdOf(a), Name = a.Name, AreaCode = a.Code, JoinedOn = cohort.MadeOn }).ToList();
        await db.InsertManyAsync([new CohortArea { CohortId = cohort.Id, Area = db.Locality, Name = order.Area.Name, AreaCode = order.Area.Code, JoinedOn = cohort.MadeOn }, .. others], ct);
        await db.InsertManyAsync(
            [
                Shown(0, SharedKind.Practice, "A link worker who rings before the letter goes out", "A parent link worker rings each family on the day of a first suspension, before the letter reaches them.\nWhat came of it: more parents came to the meeting on return. Heads say that it is calmer.\nWatch out: it needs somebody who is free at three in the afternoon.", 40),
                Shown(1, SharedKind.Practice, "Evening meetings, every second time", "Parents and the voluntary sector had stopped coming. Every second meeting is now at seven in the evening, with childcare, in a community hall.\nWhat came of it: four parents came again, two of them from the first year.\nWatch out: ask the hall for a hearing loop.", 95),
                Shown(2, SharedKind.Figures, "Figures of Keeping together, spring", "Seats at the table: 17 held of 20\nSectors with somebody at the table: 8 of 9\nMeetings of the whole table in the last twelve months: 7\nSchools came to: 7 of 7 meetings\nHealth came to: not shown: fewer than 3 seats", 60),
            ], ct);
        var held = new SharedWorkshop { Id = ids.Next(), CohortId = cohort.Id, Area = others[0].Area, Title = "What we learnt from the first year", Purpose = "Each area brings one thing that worked and one that did not.", Day = Tuesday(order.Today.AddMonths(-4)), Starts = new(10, 0), Place = "Online", Learnt = "Five areas lost parents when meetings moved to the daytime. Three won them back with evenings and childcare." };
        var next = new SharedWorkshop { Id = ids.Next(), CohortId = cohort.Id, Area = others[3].Area, Title = "Stepping back: when the facilitator leaves", Purpose = "Three areas tell how they handed over.", Day = Tuesday(order.Today.AddDays(33)), Starts = new(13, 30), Place = "Online" };
        await db.InsertManyAsync([held, next], ct);
        await db.InsertManyAsync(
            [
                new WorkshopReply { WorkshopId = held.Id, Area = db.Locality, Coming = 3, Brings = "Our first map" },
                .. others.Take(9).Select((a, n) => new WorkshopReply { WorkshopId = held.Id, Area = a.Area, Coming = 1 + (n % 4) }), .. others.Skip(3).Take(6).Select((a, n) => new WorkshopReply { WorkshopId = next.Id, Area = a.Area, Coming = 1 + (n % 3) }),
            ], ct);
        return $"a cohort of {Areas} areas";

        static DateOnly Tuesday(DateOnly day) => day.AddDays(DayOfWeek.Tuesday - day.DayOfWeek);

        SharedItem Shown(int area, SharedKind kind, string title, string body, int daysAgo) => new()
        {
            Id = ids.Next(), CohortId = cohort.Id, Area = others[area].Area, Kind = kind, Title = title, Body = body, SharedOn = order.Today.AddDays(-daysAgo),
        };
    }
}
