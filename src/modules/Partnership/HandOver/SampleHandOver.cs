using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.HandOver;

/// <summary>A pack that is partly complete: where papers are, and two who take it over, of whom one has read it.</summary>
internal sealed class SampleHandOver(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    public int Order => 65;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct) || posts.FirstOrDefault(p => p.Role == Role.Convenor) is not { } convenor || posts.FirstOrDefault(p => p.Role == Role.SubGroupChair) is not { } chair)
            return "no hand-over pack";
        var ids = order.Ids("hand-over");
        await db.InsertManyAsync(
            [
                new FilePlace { Id = ids.Next(), What = "The mailing list", Where = "The council's mail system, list “keeping children in school”; the convenor lets one in.", AddedBy = convenor.Person, AddedOn = order.Today.AddDays(-20) },
                new FilePlace { Id = ids.Next(), What = "Photographs of the workshops' walls", Where = "Shared drive of the parents' forum, folder “workshops”; ask the forum's chair.", AddedBy = convenor.Person, AddedOn = order.Today.AddDays(-20) },
            ],
            ct);
        await db.InsertManyAsync(
            [
                new PackReceiver { Id = ids.Next(), PersonId = convenor.Person, NamedBy = convenor.Person, NamedOn = order.Today.AddDays(-18), ReadOn = order.Today.AddDays(-11) },
                new PackReceiver { Id = ids.Next(), PersonId = chair.Person, NamedBy = convenor.Person, NamedOn = order.Today.AddDays(-18) },
            ],
            ct);
        return "a hand-over pack";
    }
}
