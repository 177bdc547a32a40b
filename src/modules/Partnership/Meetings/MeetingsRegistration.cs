using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Meetings;

internal static class MeetingsRegistration
{
    public static IServiceCollection AddMeetings(this IServiceCollection services)
    {
        services.AddScoped<MeetingQueries>();
        services.AddScoped<MeetingService>();
        services.AddScoped<AgendaService>();
        services.AddScoped<RecordService>();
        services.AddScoped<FeedService>();
        services.AddScoped<MeetingSignals>();
        services.AddScoped<ISignalSource>(sp => sp.GetRequiredService<MeetingSignals>());
        services.AddScoped<Maps.IRecentAttendance, RecentMeetings>();
        services.AddScoped<IOverviewPart, MeetingsOverview>();
        services.AddScoped<Headwater.Localities.Contracts.ISamplePart, SampleMeetings>();
        services.AddSingleton(new PartnershipTab("Meetings", MeetingLinks.List, 40));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_meeting", "partnership_meeting_option", "partnership_option_answer", "partnership_agenda_item", "partnership_attendance", "partnership_voice_tally",
            "partnership_correction", "partnership_calendar_feed");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Meetings/List", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Show", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Room", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Record", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Availability", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Calendar", PartnershipPolicies.Participants);
            pages.AuthorizePage("/Meetings/New", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Meetings/Agenda", PartnershipPolicies.Conveners);
        });
    }
}

/// <summary>The next meeting, and days that wait for the reader's answer.</summary>
internal sealed class MeetingsOverview(MeetingQueries meetings) : IOverviewPart
{
    public int Order => 5;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        var all = await meetings.AllAsync(ct);
        return [.. all.Where(m => m.State == MeetingState.Called).Take(1).Select(m => new OverviewLine($"Next meeting: {m.Title}, {MeetingWords.When(m)}", MeetingLinks.Meeting(m.Id))),
            .. all.Where(m => m.State == MeetingState.Planned).Take(3).Select(m => new OverviewLine($"{m.Title}: say when you can come", MeetingLinks.Availability(m.Id)))];
    }
}
