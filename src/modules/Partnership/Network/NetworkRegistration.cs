using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
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
    public static string Dated(NetworkWave wave) => $"From “{wave.Title}”, asked on {Interface.Words.Date(wave.AskedOn)}.";

    public static string Of(Withheld why, int raters) => why switch
    {
        Withheld.TooFew => $"Withheld: fewer than {raters} rated it",
        Withheld.OnePerson => "Withheld: one person speaks for it",
        Withheld.GivesAway => "Withheld: it would give another’s figure away",
        _ => throw new InvalidOperationException("Unknown reason."),
    };

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
        services.AddScoped<ISignalSource, DependenceSignals>();
        services.AddScoped<IOverviewPart, NetworkOverview>();
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

/// <summary>The survey whose answers the reader is to take in.</summary>
internal sealed class NetworkOverview(HeadwaterDb db, CurrentActor actor) : IOverviewPart
{
    public int Order => 14;

    public bool MayAsk => true;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct) =>
        [.. (await db.Set<NetworkWave>().AsNoTracking().Where(w => w.KeeperId == actor.Person && w.State == WaveState.Open).ToListAsync(ct)).Select(w => new OverviewLine($"You run the survey “{w.Title}”: take the answers in when they are there", NetworkLinks.Wave(w.Id), Asks: true))];
}
