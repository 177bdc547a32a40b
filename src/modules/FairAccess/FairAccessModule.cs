using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Analysis;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Referrals;
using Headwater.FairAccess.Sample;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.FairAccess;

public static class FairAccessModule
{
    /// <summary>Fair access: what the schools agreed on, and the children who are referred.</summary>
    public static IServiceCollection AddFairAccess(this IServiceCollection services)
    {
        services.AddMappingsOf<ReferralMapping>();
        services.AddScoped<IRetained, FairAccessRetained>();
        services.AddScoped<ISamplePart, SampleFairAccess>();
        services.AddShellCommand<AllocateCommand>();
        services.AddShellCommand<SimulateCommand>();
        return services.AddProtocols().AddReferrals().AddPanels().AddProvision();
    }
}
