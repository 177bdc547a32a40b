using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Calendars;
using Headwater.Localities.Contracts;
using Headwater.Localities.Notices;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities;

/// <summary>What this module keeps in the database; needs the database to be registered as well.</summary>
public static class LocalityRecords
{
    public static IServiceCollection AddLocalityRecords(this IServiceCollection services)
    {
        services.AddMappingsOf<LocalityMapping>();
        services.AddScoped<ILocalities, LocalityQueries>();
        services.AddScoped<IOrganisations, OrganisationQueries>();
        services.AddScoped<ISchoolCalendars, CalendarService>();
        services.AddScoped<IFounding, Founding>();
        services.AddScoped<ISchools, SchoolQueries>();
        services.AddScoped<SchoolImport>();
        services.AddScoped<NoticeQueries>();
        services.AddScoped<NoticeService>();
        services.AddSingleton<IStartupTask, SampleLocality>();
        services.AddScoped<ISamplePart, SamplePlaces>();
        services.AddSingleton<IStartupTask, FirstSchools>();
        // Page by page: other modules have a folder of this name too.
        services.Configure<RazorPagesOptions>(o => o.Conventions.AllowAnonymousToPage("/Notices/Accessibility").AllowAnonymousToPage("/Notices/Cookies").AllowAnonymousToPage("/Notices/Privacy"));
        services.AddShellCommand<ImportSchoolsCommand>();
        services.AddShellCommand<ThresholdCommand>();
        return services.AddShellCommand<StatementCommand>();
    }
}
