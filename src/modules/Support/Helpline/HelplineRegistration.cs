using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Helpline;

internal static class HelplineRegistration
{
    public static IServiceCollection AddHelpline(this IServiceCollection services)
    {
        services.AddScoped<HelplineDesk>();
        services.AddScoped<EnquiryQueries>();
        services.AddScoped<IntakeService>();
        services.AddScoped<EnquiryService>();
        services.AddScoped<EnquiryWriting>();
        services.AddScoped<EnquiryReplies>();
        services.AddScoped<HelplineMail>();
        services.AddScoped<AnswerReading>();
        services.AddScoped<HelplineSettingsService>();
        services.AddScoped<ThemeQueries>();
        services.AddSingleton<IntakeLimiter>();
        services.AddSingleton<MailFolder>();
        services.AddHostedService(s => s.GetRequiredService<MailFolder>());
        services.AddScoped<IHomePart, HelplineHome>();
        services.AddScoped<ISubjectData, EnquirySubjectData>();
        services.AddScoped<IRetained, EnquiryRetained>();
        services.AddScoped<ISamplePart, SampleHelpline>();
        services.AddRetention(RetentionClasses.Enquiry, "support_enquiries", "support_enquiry_children", "support_enquiry_steps", "support_enquiry_messages", "support_enquiry_notes", "support_enquiry_follow_ups", "support_answer_links");
        services.AddRetention(RetentionClasses.NotPersonal, "support_helpline_settings", "support_helpline_teams", "support_helpline_templates", "support_helpline_lessons");
        services.AddSingleton(new NavigationEntry("Helpline", HelplineLinks.Board, 47, SupportPolicies.Keepers));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AllowAnonymousToPage("/Helpline/Ask");
            o.Conventions.AddPageRoute("/Helpline/Ask", "/{locality}/help/ask");
            o.Conventions.AllowAnonymousToPage("/Helpline/Answer");
            o.Conventions.AddPageRoute("/Helpline/Answer", "/{locality}/help/answer/{token}");
            foreach (var page in new[] { "Board", "One", "New" })
                o.Conventions.AuthorizePage($"/Helpline/{page}", SupportPolicies.Keepers);
            foreach (var page in new[] { "Themes", "Settings" })
                o.Conventions.AuthorizePage($"/Helpline/{page}", SupportPolicies.KeepersOfAll);
        });
    }
}
