using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Signals;

internal static class SignalLinks
{
    public const string Elements = "/collaborative/elements";
    public const string Signals = "/collaborative/signals";
}

/// <summary>Every signal, worked out from what is recorded, for whoever may read it.</summary>
internal sealed class SignalBoard(IEnumerable<ISignalSource> sources, TimeProvider clock)
{
    /// <summary>What the reader may see: each source leaves out what is not theirs.</summary>
    public async Task<IReadOnlyList<SignalResult>> ResultsAsync(CancellationToken ct)
    {
        List<SignalResult> results = [];
        foreach (var source in sources)
            results.AddRange(await source.SignalsAsync(clock.Today(), ct));
        return results;
    }
}

internal static class SignalWords
{
    /// <summary>What a signal looks at.</summary>
    public static string Of(Signal signal) => signal switch
    {
        Signal.CoverageGap => "Who is on the map and not at the table",
        Signal.SeatVacancy => "Empty seats and terms that end",
        Signal.FadingSeat => "Seats that are taken less than before",
        Signal.FadingSector => "Sectors that come less than before",
        Signal.BarrierPattern => "Times and places that keep people away",
        Signal.LeadershipConcentration => "In how many hands leading lies",
        Signal.EqualityOfVoice => "Who has how much of the talking",
        Signal.DecisionBreadth => "Decisions without some of the sectors",
        Signal.SectorSupport => "Support that a total hides",
        Signal.PlanHealth => "Whether the plan is carried out",
        Signal.TrustAndTies => "Trust and ties",
        Signal.FacilitatorDependence => "What hangs on the facilitator or the anchor",
        Signal.Readiness => "Whether the facilitator can step back",
        Signal.FundingRunway => "How long the money lasts",
        _ => signal.ToString(),
    };
}

internal static class SignalUnits
{
    /// <summary>What the number of cases behind a signal counts.</summary>
    public static string Of(Signal signal, int n) => signal switch
    {
        Signal.CoverageGap => Counted(n, "sector on the map", "sectors on the map"),
        Signal.SeatVacancy => Counted(n, "seat", "seats"),
        Signal.FadingSeat or Signal.FadingSector or Signal.BarrierPattern => Counted(n, "meeting", "meetings"),
        Signal.LeadershipConcentration => Counted(n, "lead", "leads"),
        Signal.EqualityOfVoice => Counted(n, "turn", "turns"),
        Signal.DecisionBreadth => Counted(n, "decision", "decisions"),
        Signal.SectorSupport => Counted(n, "voice", "voices"),
        Signal.PlanHealth => Counted(n, "open action", "open actions"),
        Signal.TrustAndTies => Counted(n, "organisation that answered", "organisations that answered"),
        Signal.FacilitatorDependence => Counted(n, "member or piece of work", "members or pieces of work"),
        Signal.Readiness => Counted(n, "check", "checks"),
        Signal.FundingRunway => Counted(n, "funder", "funders"),
        _ => throw new InvalidOperationException("Unknown signal."),
    };

    private static string Counted(int n, string one, string many) => $"{Words.Count(n)} {(n == 1 ? one : many)}";
}

internal static class SignalsRegistration
{
    public static IServiceCollection AddSignals(this IServiceCollection services)
    {
        services.AddScoped<SignalBoard>();
        services.AddScoped<IOverviewPart, ElementsOverview>();
        services.AddSingleton(new PartnershipTab("Five elements", SignalLinks.Elements, 15));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/Signals/Elements", PartnershipPolicies.Readers);
            o.Conventions.AuthorizePage("/Signals/List", PartnershipPolicies.Readers);
        });
    }
}

/// <summary>The five elements, a sentence each, on the overview.</summary>
internal sealed class ElementsOverview(SignalBoard board) : IOverviewPart
{
    public int Order => 50;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct) =>
        [.. FiveElements.Standing(await board.ResultsAsync(ct)).Select(e => new OverviewLine($"{e.Guide.Name}: {StandingWords.Of(e.State).ToLowerInvariant()}. {e.Signals.SelectMany(s => s.Reasons).FirstOrDefault() ?? e.Summary}", $"{SignalLinks.Elements}#{e.Guide.Element}"))];
}
