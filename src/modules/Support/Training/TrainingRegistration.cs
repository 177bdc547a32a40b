using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Training;

internal static class TrainingRegistration
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddScoped<BookingLedger>();
        services.AddScoped<BookingService>();
        services.AddScoped<CourseService>();
        services.AddScoped<FeedbackService>();
        services.AddScoped<TrainingQueries>();
        services.AddScoped<ProgrammeService>();
        services.AddScoped<ProgrammeQueries>();
        services.AddScoped<SuggestionQueries>();
        services.AddScoped<IHomePart, TrainingHome>();
        services.AddScoped<IDailyWork, TrainingReminders>();
        services.AddScoped<IDailyWork, MembershipRound>();
        services.AddScoped<IRetained, TrainingRetained>();
        services.AddScoped<ISamplePart, SampleTraining>();
        services.AddRetention(RetentionClasses.Training, "support_course_bookings", "support_course_booking_steps", "support_course_reminders", "support_course_feedback", "support_programme_members");
        services.AddRetention(RetentionClasses.NotPersonal, "support_courses", "support_course_sessions", "support_programmes");
        services.AddSingleton(new NavigationEntry("Training", TrainingLinks.List, 49, SupportPolicies.Professionals));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AddPageRoute("/Training/Edit", "/training/{id:guid}/change");
            foreach (var page in new[] { "List", "One", "Edit", "Session", "Move", "Register", "Feedback", "Certificate", "Programmes", "OneProgramme" })
                o.Conventions.AuthorizePage($"/Training/{page}", SupportPolicies.Professionals);
            o.Conventions.AuthorizePage("/Training/Suggested", SupportPolicies.KeepersOfAll);
        });
    }
}
