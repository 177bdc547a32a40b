using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Watch;

internal static class WatchLinks
{
    public const string Conversations = "/collaborative/signals/conversations";
}

internal static class WatchWords
{
    public static string Of(ConversationEnd end) => end switch
    {
        ConversationEnd.MeetingsMoved => "Meetings move to another time or place",
        ConversationEnd.DeputyFound => "A deputy comes",
        ConversationEnd.SeatSwapped => "The seat is swapped",
        ConversationEnd.GracefulExit => "They leave, with thanks",
        ConversationEnd.SomebodyNew => "Somebody new is invited",
        ConversationEnd.Passes => "The reason passes by itself",
        _ => throw new InvalidOperationException("Unknown end."),
    };
}

internal static class WatchRegistration
{
    /// <summary>Looks at the signals each day, and keeps the conversations that follow.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services)
    {
        services.AddScoped<ConversationService>();
        services.AddScoped<SignalWatch>();
        services.AddScoped<IDailyWork>(sp => sp.GetRequiredService<SignalWatch>());
        services.AddScoped<IOverviewPart, WatchOverview>();
        services.AddRetention(RetentionClasses.Partnership, "partnership_watched_signal", "partnership_conversation");
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizePage("/Watch/Talks", PartnershipPolicies.Conveners));
    }
}

/// <summary>How many conversations wait.</summary>
internal sealed class WatchOverview(HeadwaterDb db, CurrentActor actor) : IOverviewPart
{
    public int Order => 8;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        var open = actor.Can(Capability.Convene) ? await db.Set<Conversation>().CountAsync(c => c.EndedOn == null, ct) : 0;
        return open == 0 ? [] : [new(open == 1 ? "One conversation is to be had with a seat or a sector that comes less" : $"{open} conversations are to be had with seats and sectors that come less", WatchLinks.Conversations)];
    }
}
