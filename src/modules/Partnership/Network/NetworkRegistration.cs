using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Network;

internal static class NetworkLinks
{
    public const string All = "/collaborative/network";

    public static string Wave(Guid id) => $"/collaborative/network/{id}";

    public static string Answers(Guid id) => $"/collaborative/network/{id}/answers";
}

internal static class NetworkWords
{
    public static string Of(WaveState state) => state switch
    {
        WaveState.Open => "Open",
        WaveState.Closed => "Closed",
        WaveState.Withdrawn => "Withdrawn",
        _ => throw new InvalidOperationException("Unknown state."),
    };
}

internal static class NetworkRegistration
{
    /// <summary>Who works with whom and how far organisations trust each other: asked in waves, read in figures only.</summary>
    public static IServiceCollection AddNetwork(this IServiceCollection services)
    {
        services.AddScoped<NetworkQueries>();
        services.AddScoped<NetworkService>();
        services.AddScoped<ISignalSource, NetworkSignals>();
        services.AddScoped<ISamplePart, SampleNetwork>();
        services.AddRetention(RetentionClasses.Partnership, "partnership_network_wave", "partnership_wave_member", "partnership_tie_rating", "partnership_network_tie");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Network/Waves", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Network/Wave", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Network/Answers", PartnershipPolicies.Readers);
        });
    }
}
