using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children;

public static class ChildrenModule
{
    public static IServiceCollection AddChildren(this IServiceCollection services)
    {
        services.AddMappingsOf<ChildMapping>();
        services.AddScoped<ChildQueries>();
        services.AddScoped<ChildService>();
        services.AddScoped<IChildNames, ChildNames>();
        services.AddScoped<IChildFinder, ChildFinder>();
        services.AddRetention(RetentionClasses.Record, "children_child", "children_roll_entry");
        services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Records", Policies.Can(
            Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern)));
        return services;
    }

    public static IEndpointRouteBuilder MapChildren(this IEndpointRouteBuilder routes) => routes;
}
