using Headwater.Access.Contracts;
using Headwater.Children.Records;

namespace Headwater.Children.Asking;

/// <summary>Questions about records that whoever looks is to answer.</summary>
internal sealed class QuestionsHome(RequestService requests, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if ((!actor.Can(Capability.KeepRecords) && !actor.Can(Capability.ProtectData)) || !await requests.AnyOpenAsync(ct))
            return [];
        var waiting = (await requests.ListAsync(ct)).Count(r => requests.MayAnswer(r));
        return waiting == 0 ? [] : [new(waiting == 1 ? "Answer a question about a record that may be of the same child" : $"Answer {waiting} questions about records that may be of the same child", ChildLinks.Requests)];
    }
}
