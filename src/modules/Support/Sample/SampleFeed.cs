using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Support.Import;

namespace Headwater.Support.Sample;

/// <summary>A made-up feed of a neighbouring area that was taken once, at an address that leads nowhere (RFC 2606): one service is new, the other was left out.</summary>
internal sealed class SampleFeed(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    /// <summary>After the directory.</summary>
    public int Order => 76;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if ((await people.PostsAsync(ct)).FirstOrDefault(p => p.Role == Role.LocalLead) is not { } lead)
            return "no feed of others";
        var (sources, taken) = (order.Ids("directory source"), order.Ids("directory taken"));
        var source = new DirectorySource
        {
            Id = sources.Next(), Name = "A neighbour’s directory (made up)", Address = "https://directory.neighbour.example/openreferral", AddedAtUtc = order.AtUtc.AddDays(-30), TakenAtUtc = order.AtUtc.AddDays(-1), WholeOn = order.Today.AddDays(-1), Report = "",
        };
        TakenService[] services =
        [
            Of("skate-evenings", "Skate evenings", """
                {"id":"skate-evenings","name":"Skate evenings","description":"<b>Two evenings a week</b> on the ramps, with a youth worker.","url":"javascript:void(0)","status":"active","minimum_age":11,"maximum_age":17,"organization":{"id":"ramp","name":"The Ramp (made up)","description":"A club for young people."}}
                """),
            Of("brass-band", "Brass band", """{"id":"brass-band","name":"Brass band","description":"For grown-ups.","status":"active","minimum_age":18,"organization":{"id":"band","name":"Town band (made up)","description":"A band."}}"""),
        ];
        (services[1].Word, services[1].Because, services[1].SaidBy, services[1].SaidAtUtc) = (TakenWord.LeftOut, "It is for grown-ups.", lead.Person, order.AtUtc.AddDays(-1));
        (services[1].SaidDocument, services[1].SaidHash) = (services[1].Document, services[1].Hash);
        await db.InsertManyAsync([source], ct);
        await db.InsertManyAsync(services, ct);
        return string.Create(CultureInfo.InvariantCulture, $"a feed of others with {services.Length} services");

        TakenService Of(string key, string name, string document) => new()
        {
            Id = taken.Next(), SourceId = source.Id, FeedKey = key, Name = name, Document = document.Trim(), Hash = SourceService.HashOf(document.Trim()), Notes = FeedReading.Of(document, order.Today).Notes.Count, FirstSeenOn = order.Today.AddDays(-1), LastSeenOn = order.Today.AddDays(-1),
        };
    }
}
