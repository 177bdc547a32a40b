using Headwater.Kernel;
using Headwater.Support.OpenReferral;
using Headwater.Support.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support;

public static class SupportModule
{
    /// <summary>Where people ask for help: the directory of what there is, for everybody and for other systems.</summary>
    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddShellCommand<CheckCommand>();
        return services.AddServices();
    }
}
