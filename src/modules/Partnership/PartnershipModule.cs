using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Coaching;
using Headwater.Partnership.Cohorts;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Everything;
using Headwater.Partnership.HandOver;
using Headwater.Partnership.Limits;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Money;
using Headwater.Partnership.Network;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Research;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Partnership.Watch;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership;

public static class PartnershipModule
{
    /// <summary>The collaborative's own method: who is round the table, what they map, decide and do.</summary>
    public static IServiceCollection AddPartnership(this IServiceCollection services)
    {
        services.AddMappingsOf<CollaborativeMapping>();
        services.AddScoped<IRetained, PartnershipRetained>();
        services.AddScoped<IHomePart, CollaborativeHome>();
        services.AddSingleton(new NavigationEntry("Collaborative", PartnershipLinks.Overview, 30, PartnershipPolicies.Readers));
        return services.AddStanding().AddSeats().AddMaps().AddResearch().AddMeetings().AddDecisions().AddPlan().AddMoney().AddCoaching().AddSignals().AddLimits().AddNetwork().AddSteppingBack().AddHandOver().AddWatch().AddCohorts().AddEverything();
    }

    public static IEndpointRouteBuilder MapPartnership(this IEndpointRouteBuilder routes)
    {
        CalendarApi.Map(routes);
        return routes;
    }
}
