using Headwater.Access.Contracts;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Cohorts;

internal static class CohortLinks
{
    public const string All = "/collaborative/cohorts";

    public static string One(Guid id) => $"{All}/{id}";

    public static string Share(Guid id) => $"{All}/{id}/share";

    public static string Item(Guid id) => $"{All}/items/{id}";
}

internal static class CohortWords
{
    public static string Of(SharedKind kind) => kind switch
    {
        SharedKind.Map => "Map",
        SharedKind.Plan => "Plan",
        SharedKind.Practice => "Something that was tried",
        SharedKind.Figures => "Figures",
        _ => throw new InvalidOperationException("Unknown kind."),
    };
}

internal static class CohortsRegistration
{
    /// <summary>What areas show each other, and their workshops.</summary>
    public static IServiceCollection AddCohorts(this IServiceCollection services)
    {
        services.AddScoped<CohortQueries>();
        services.AddScoped<ShareDrafts>();
        services.AddScoped<CohortService>();
        services.AddScoped<WorkshopService>();
        services.AddScoped<IOverviewPart, CohortsOverview>();
        services.AddScoped<ISamplePart, SampleCohort>();
        services.AddSingleton(new PartnershipTab("Other areas", CohortLinks.All, 90));
        // Names of areas, and copies of what areas chose to show: of no person.
        services.AddRetention(RetentionClasses.NotPersonal, "partnership_cohort", "partnership_cohort_area", "partnership_shared_item", "partnership_shared_workshop", "partnership_workshop_reply");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Cohorts/All", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Cohorts/One", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Cohorts/Item", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Cohorts/Share", PartnershipPolicies.Conveners);
        });
    }
}

/// <summary>Workshops of other areas that wait for an answer.</summary>
internal sealed class CohortsOverview(CohortQueries cohorts, CurrentActor actor, TimeProvider clock) : IOverviewPart
{
    public int Order => 45;

    public bool MayAsk => true;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            return [];
        var today = clock.Today();
        return [.. (await cohorts.MineAsync(ct)).SelectMany(c => c.Workshops.Where(w => w is { Mine: null, Workshop.CancelledOn: null } && w.Workshop.Day >= today)
            .Select(w => new OverviewLine($"{w.Host} invites to {w.Workshop.Title}, {w.When}: say whether you come", CohortLinks.One(c.Cohort.Id), Asks: true, w.Workshop.Day)))];
    }
}
