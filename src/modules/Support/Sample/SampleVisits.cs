using System.Globalization;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Support.Tips;
using Headwater.Support.Visits;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Sample;

/// <summary>Made-up visits to the public pages of the last two months: fewer at the weekend.</summary>
internal sealed class SampleVisits(HeadwaterDb db) : ISamplePart
{
    private const int Days = 60;

    /// <summary>After the tips.</summary>
    public int Order => 78;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var tips = await db.Set<Tip>().Select(t => t.Slug).Distinct().OrderBy(s => s).Take(6).ToListAsync(ct);
        List<VisitCount> visits = [];
        for (var n = 1; n <= Days; n++)
        {
            var day = order.Today.AddDays(-n);
            var many = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 20 : 45) + (n * 7 % 11);
            void Add(VisitKind kind, string what, int count) => visits.Add(new() { LocalityId = db.Locality, Day = day, Kind = kind, What = what, Count = count });
            Add(VisitKind.Visitors, "", many);
            Add(VisitKind.Search, "", many * 2);
            Add(VisitKind.Service, "", many);
            Add(VisitKind.Need, "anxiety", many / 3);
            Add(VisitKind.Need, "attendance", many / 2);
            foreach (var (tip, place) in tips.Select((t, i) => (t, i)))
                Add(VisitKind.Tip, tip, many / (place + 2));
        }

        await db.InsertManyAsync(visits, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{Days} days of visits to the public pages");
    }
}
