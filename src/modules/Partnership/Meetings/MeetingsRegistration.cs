using Headwater.Access.Contracts;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
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
        services.AddScoped<NotesFile>();
        services.AddScoped<FeedService>();
        services.AddScoped<HeardQueries>();
        services.AddScoped<HeardService>();
        services.AddScoped<IDailyWork>(sp => sp.GetRequiredService<HeardService>());
        services.AddScoped<AttendanceQueries>();
        services.AddScoped<MeetingSignals>();
        services.AddScoped<ISignalSource>(sp => sp.GetRequiredService<MeetingSignals>());
        services.AddScoped<Maps.IRecentAttendance, RecentMeetings>();
        services.AddScoped<IOverviewPart, MeetingsOverview>();
        services.AddScoped<Headwater.Localities.Contracts.ISamplePart, SampleMeetings>();
        services.AddSingleton(new PartnershipTab("Meetings", MeetingLinks.List, 40));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_meeting", "partnership_meeting_option", "partnership_option_answer", "partnership_agenda_item", "partnership_attendance", "partnership_voice_tally",
            "partnership_correction", "partnership_calendar_feed", "partnership_meeting_series", "partnership_heard_seat", "partnership_sealed_answer", "partnership_heard_group");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Meetings/List", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Show", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Room", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Record", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Availability", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Calendar", Policies.Can(CalendarFeed.Readers));
            pages.AuthorizePage("/Meetings/Heard", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Meetings/Series", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Meetings/New", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Meetings/Agenda", PartnershipPolicies.Conveners);
        });
    }
}

/// <summary>The next meeting, and days that wait for the reader's answer.</summary>
internal sealed class MeetingsOverview(MeetingQueries meetings, SeatQueries seats, HeardQueries heard, CurrentActor actor, TimeProvider clock) : IOverviewPart
{
    public int Order => 5;

    public bool MayAsk => true;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        var all = await meetings.LatelyAsync(ct);
        var (today, convenes) = (clock.Today(), actor.Can(Capability.Convene));
        var sitting = (await seats.MineAsync(ct)).Select(s => s.Seat).DistinctBy(s => s.Id).ToList();
        var own = sitting.FindAll(s => s.Kind == SeatKind.Core);
        var mine = own.Select(s => s.Id).ToHashSet();
        var asked = await meetings.AskedAsync(sitting, ct);
        List<Meeting> unanswered = [];
        foreach (var meeting in all.Where(m => mine.Count > 0 && HeardService.IsOpen(m, today)))
        {
            var (answered, presences) = (await heard.AnsweredAsync(meeting.Id, ct), await meetings.PresencesAsync(meeting.Id, ct));
            if (own.Exists(s => !answered.Contains(s.Id) && HeardService.IsAsked(meeting, s, presences)))
                unanswered.Add(meeting);
        }

        return [.. unanswered.Select(m => new OverviewLine($"Were you heard at {m.Title}? Say until {Words.Date(HeardService.LastDay(m.Day!.Value))}", MeetingLinks.Heard(m.Id), Asks: true, HeardService.LastDay(m.Day!.Value))),
            .. all.Where(m => m.State == MeetingState.Called && m.Day >= today).Take(1).Select(m => new OverviewLine($"Next meeting: {m.Title}, {MeetingWords.When(m)}", MeetingLinks.Meeting(m.Id))),
            .. all.Where(m => m.State == MeetingState.Planned).Take(3).Select(m => new OverviewLine($"{m.Title}: say when you can come", MeetingLinks.Availability(m.Id), asked.Contains(m.Id))),
            .. all.Where(m => convenes && m.State == MeetingState.Called && m.Day < today).Select(m => new OverviewLine($"{m.Title} was on {Words.Date(m.Day!.Value)}: write down who was there", MeetingLinks.Record(m.Id), Asks: true, m.Day)),
            .. all.Where(m => m is { State: MeetingState.Held, NotesOn: null } && m.Day >= today.AddMonths(-RecordService.MonthsOfWaiting)).Select(m => new OverviewLine($"{m.Title} has no notes yet: members wait for them, {RecordService.NotesDays} working days at most, so until {Words.Date(RecordService.NotesDueOn(m.Day!.Value))}", MeetingLinks.Record(m.Id), convenes, RecordService.NotesDueOn(m.Day!.Value))),
            .. all.Where(m => m.NotesOn is { } on && RecordService.ClosesOn(on) >= today).Select(m => new OverviewLine($"Notes of {m.Title}: say until {Words.Date(RecordService.ClosesOn(m.NotesOn!.Value))} what must be put right", MeetingLinks.Record(m.Id), mine.Count > 0, RecordService.ClosesOn(m.NotesOn!.Value)))];
    }
}
