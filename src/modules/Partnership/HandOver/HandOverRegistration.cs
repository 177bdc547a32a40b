using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.HandOver;

internal static class HandOverLinks
{
    public const string Pack = "/collaborative/hand-over";
    public const string Zip = "/collaborative/hand-over?handler=Zip";
}

internal static class HandOverRegistration
{
    /// <summary>All that whoever goes on without the facilitator needs, in one place and one file.</summary>
    public static IServiceCollection AddHandOver(this IServiceCollection services)
    {
        services.AddScoped<PackQueries>();
        services.AddScoped<PackService>();
        services.AddScoped<IOverviewPart, HandOverOverview>();
        services.AddScoped<ISamplePart, SampleHandOver>();
        services.AddRetention(RetentionClasses.Partnership, "partnership_file_place", "partnership_pack_receiver");
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizePage("/HandOver/Show", PartnershipPolicies.Readers));
    }
}

/// <summary>The pack that waits to be read by the reader.</summary>
internal sealed class HandOverOverview(HeadwaterDb db, CurrentActor actor) : IOverviewPart
{
    public int Order => 12;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct) => await db.Set<PackReceiver>().AnyAsync(r => r.PersonId == actor.Person && r.EndedOn == null && r.ReadOn == null, ct)
        ? [new("You are to take the work over: read the hand-over pack, and say that you have", HandOverLinks.Pack)]
        : [];
}
