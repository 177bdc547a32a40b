using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Calendars;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Exclusions;

internal static class ExclusionRegistration
{
    public static IServiceCollection AddExclusions(this IServiceCollection services)
    {
        services.AddScoped<LedgerQueries>();
        services.AddScoped<ExclusionService>();
        services.AddScoped<DutyService>();
        services.AddScoped<Responsible>();
        services.AddScoped<RuleBooks>();
        services.AddScoped<RuleService>();
        services.AddScoped<CalendarChanges>();
        services.AddScoped<LetterService>();
        services.AddScoped<BoardService>();
        services.AddScoped<IHomePart, DueHome>();
        services.AddScoped<IFeedPart, DutyFeed>();
        services.AddScoped<IDailyWork, DutyReminders>();
        services.AddScoped<IAfterLeaving, DutiesAfterLeaving>();
        services.AddScoped<ISubjectData, ExclusionSubjectData>();
        services.AddTransient<ExclusionImport>();
        services.AddShellCommand<ImportExclusionsCommand>();
        services.AddRetention(RetentionClasses.Record, "children_exclusion", "children_exclusion_duty", "children_exclusion_change", "children_exclusion_elsewhere", "children_board_party", "children_representation", "children_letter_sent");
        services.AddRetention(RetentionClasses.NotPersonal, "children_rule_change", "children_letter_template", "children_letter_address", "children_duty_reminder");
        var mayRead = Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern);
        var answers = Policies.Can(Capability.RecordExclusions | Capability.KeepRecords | Capability.Govern);
        services.AddSingleton(new NavigationEntry("Exclusions", ExclusionLinks.Due, 42, answers));
        services.AddSingleton(new NavigationEntry("Term dates", CalendarLinks.List, 44, Policies.Can(Capability.LeadLocality)));
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "Ledger", "One" })
                o.Conventions.AuthorizePage($"/Exclusions/{page}", mayRead);
            o.Conventions.AuthorizePage("/Exclusions/Record", Policies.Can(Capability.RecordExclusions));
            o.Conventions.AuthorizePage("/Exclusions/Cancel", Policies.Can(Capability.RecordExclusions));
            o.Conventions.AuthorizePage("/Exclusions/Facts", Policies.Can(Capability.RecordExclusions | Capability.Govern));
            o.Conventions.AuthorizePage("/Exclusions/Due", answers);
            o.Conventions.AuthorizePage("/Exclusions/Rules", Policies.SignedIn);
            o.Conventions.AuthorizePage("/Exclusions/ChangeRule", Policies.Can(Capability.LeadLocality));
            o.Conventions.AuthorizePage("/Letters/Show", mayRead);
            o.Conventions.AuthorizePage("/Letters/Addresses", Policies.Can(Capability.RecordExclusions | Capability.Govern));
            o.Conventions.AuthorizePage("/Boards/Show", mayRead);
            o.Conventions.AuthorizePage("/Letters/Templates", Policies.Can(Capability.LeadLocality));
            o.Conventions.AuthorizePage("/Letters/Template", Policies.Can(Capability.LeadLocality));
            o.Conventions.AuthorizeFolder("/Calendars", Policies.Can(Capability.KeepRecords | Capability.RecordExclusions | Capability.LeadLocality));
        });
    }
}
