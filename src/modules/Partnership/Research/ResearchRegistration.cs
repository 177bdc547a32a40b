using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Research;

internal static class ResearchRegistration
{
    /// <summary>What is read and whom one listens to before anything is decided, and what on the map rests on none of it.</summary>
    public static IServiceCollection AddResearch(this IServiceCollection services)
    {
        services.AddScoped<ResearchQueries>();
        services.AddScoped<EvidenceQueries>();
        services.AddScoped<MapParts>();
        services.AddScoped<Screening>();
        services.AddScoped<SourceService>();
        services.AddScoped<FindingService>();
        services.AddScoped<FindingImport>();
        services.AddScoped<ThemeService>();
        services.AddScoped<WordsErasure>();
        services.AddScoped<IDailyWork>(sp => sp.GetRequiredService<WordsErasure>());
        services.AddScoped<IOverviewPart, ResearchOverview>();
        services.AddScoped<ISamplePart, SampleResearch>();
        services.AddSingleton(new PartnershipTab("Research", ResearchLinks.Programme, 25));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_research_question", "partnership_research_source", "partnership_research_consent", "partnership_research_theme", "partnership_finding",
            "partnership_finding_wording", "partnership_finding_source", "partnership_finding_theme", "partnership_finding_tie", "partnership_finding_comment");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in (string[])["Programme", "Source", "Findings", "Finding", "Themes", "Files", "Gaps"])
                o.Conventions.AuthorizePage("/Research/" + page, PartnershipPolicies.Readers);
            foreach (var page in (string[])["SourceForm", "Consent", "NewFinding"])
                o.Conventions.AuthorizePage("/Research/" + page, PartnershipPolicies.Participants);
        });
    }
}
