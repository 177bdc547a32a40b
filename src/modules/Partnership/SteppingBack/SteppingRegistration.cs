using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.SteppingBack;

internal static class SteppingRegistration
{
    /// <summary>How far the facilitator has stepped back, and whether members can go on without.</summary>
    public static IServiceCollection AddSteppingBack(this IServiceCollection services)
    {
        services.AddScoped<StageService>();
        services.AddScoped<SecretariatService>();
        services.AddScoped<EvidenceQueries>();
        services.AddScoped<ReadinessQueries>();
        services.AddScoped<ReadinessService>();
        services.AddScoped<ISignalSource, ReadinessSignals>();
        services.AddScoped<IOverviewPart, SteppingOverview>();
        services.AddScoped<ISamplePart, SampleStepping>();
        services.AddSingleton(new PartnershipTab("Stepping back", SteppingLinks.Stage, 90));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_facilitation_move", "partnership_secretariat", "partnership_readiness_review", "partnership_readiness_check", "partnership_readiness_attestation");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/SteppingBack/Stage", PartnershipPolicies.Readers);
            pages.AuthorizePage("/SteppingBack/Readiness", PartnershipPolicies.Readers);
            pages.AuthorizePage("/SteppingBack/Review", PartnershipPolicies.Readers);
            pages.AuthorizePage("/SteppingBack/Attest", PartnershipPolicies.Participants);
            pages.AuthorizePage("/SteppingBack/Move", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/SteppingBack/Secretariat", PartnershipPolicies.Conveners);
        });
    }
}

/// <summary>What a review offers, and the look back that is due.</summary>
internal sealed class SteppingOverview(StandingQueries standing, StageService stages, ReadinessQueries readiness, TimeProvider clock) : IOverviewPart
{
    public int Order => 60;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return [];
        var held = await readiness.HeldAsync(ct);
        List<OverviewLine> lines = [];
        if (ReadinessQueries.Advice(held, collaborative) is StageAdvice.MayStepBack)
            lines.Add(new("The same gate did not hold in two readiness reviews running: members could go back a stage", SteppingLinks.Stage));
        if (collaborative.Stage == FacilitationStage.Closed && await stages.HistoryAsync(ct) is [{ Move.CheckBackOn: { } back }, ..] && (held.Count == 0 || held[0].Held.HeldOn < back))
            lines.Add(new($"{(back <= clock.Today() ? "The look back is due since" : "Members look back on")} {Interface.Words.Date(back)}", SteppingLinks.Stage));
        return lines;
    }
}
