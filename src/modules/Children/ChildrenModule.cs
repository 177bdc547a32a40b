using Headwater.Access.Contracts;
using Headwater.Children.Asking;
using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Joining;
using Headwater.Children.Keeping;
using Headwater.Children.Likeness;
using Headwater.Children.Needs;
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
        services.AddScoped<RecordQueries>();
        services.AddScoped<KeptRecords>();
        services.AddScoped<RecordKeeping>();
        services.AddScoped<RollService>();
        services.AddScoped<LikenessSearch>();
        services.AddScoped<RequestService>();
        services.AddScoped<JoinService>();
        services.AddScoped<ContactService>();
        services.AddScoped<NeedsService>();
        services.AddScoped<EntryService>();
        services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizeFolder("/Records", Policies.Can(
                Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern));
            o.Conventions.AuthorizeFolder("/Keeping", Policies.Can(Capability.KeepRecords));
            o.Conventions.AuthorizePage("/Keeping/Requests", Policies.Can(Capability.KeepRecords | Capability.ProtectData));
            o.Conventions.AuthorizeFolder("/Writing", Policies.Can(Capability.WriteEntries | Capability.BeFamily));
        });
        return services;
    }

    public static IEndpointRouteBuilder MapChildren(this IEndpointRouteBuilder routes) => routes;
}
