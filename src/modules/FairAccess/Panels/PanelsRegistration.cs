using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Replay;
using Headwater.FairAccess.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.FairAccess.Panels;

internal static class PanelsRegistration
{
    /// <summary>Meetings, their proposals and decisions, what becomes of places, the ledger, and a past year shared otherwise.</summary>
    public static IServiceCollection AddPanels(this IServiceCollection services)
    {
        services.AddScoped<PanelQueries>();
        services.AddScoped<PanelPapers>();
        services.AddScoped<PanelService>();
        services.AddScoped<CaseService>();
        services.AddScoped<ClosingService>();
        services.AddScoped<ProposalQueries>();
        services.AddScoped<PlaceQueries>();
        services.AddScoped<PlaceService>();
        services.AddScoped<PlaceTasks>();
        services.AddScoped<LedgerQueries>();
        services.AddScoped<LedgerService>();
        services.AddScoped<IMoveFollower, MoveLedger>();
        services.AddScoped<FairnessQueries>();
        services.AddScoped<ReplayQueries>();
        services.AddScoped<IHomePart, PanelHome>();
        services.AddScoped<IHomePart, PlaceHome>();
        services.AddScoped<IFeedPart, PanelFeed>();
        services.AddScoped<IJourneyPart, PlaceJourney>();
        services.AddScoped<ISubjectData, PanelSubjectData>();
        services.AddRetention(RetentionClasses.Record, "fair_access_case", "fair_access_decision", "fair_access_note", "fair_access_place", "fair_access_place_step", "fair_access_letter");
        services.AddRetention(RetentionClasses.NotPersonal, "fair_access_meeting", "fair_access_member", "fair_access_invitation", "fair_access_ledger");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "/Panels/List", "/Panels/Show", "/Ledger/Show", "/Ledger/School", "/Replay/Show" })
                o.Conventions.AuthorizePage(page, FairAccessPolicies.Readers);
            foreach (var page in new[] { "/Panels/Case", "/Panels/Minutes", "/Proposals/Show" })
                o.Conventions.AuthorizePage(page, FairAccessPolicies.Panel);
            o.Conventions.AuthorizePage("/Ledger/Add", FairAccessPolicies.Chairs);
            o.Conventions.AuthorizePage("/Places/One", FairAccessPolicies.OfOneChild);
            o.Conventions.AuthorizePage("/Places/Letter", FairAccessPolicies.OfOneChild);
        });
    }
}
