using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Decisions;

internal static class DecisionsRegistration
{
    /// <summary>What is proposed, voted on and decided; the vision and the priorities.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services)
    {
        services.AddScoped<DecisionQueries>();
        services.AddScoped<ProposalService>();
        services.AddScoped<VotingService>();
        services.AddScoped<SealedBox>();
        services.AddScoped<YearQueries>();
        services.AddScoped<DecisionService>();
        services.AddScoped<NextVersionService>();
        services.AddScoped<VisionService>();
        services.AddScoped<VisionQueries>();
        services.AddScoped<PriorityService>();
        services.AddScoped<IOverviewPart, DecisionsOverview>();
        services.AddScoped<ISignalSource, DecisionSignals>();
        services.AddScoped<ISamplePart, SampleDecisions>();
        services.AddSingleton(new PartnershipTab("Decisions", DecisionLinks.Register, 40));
        services.AddSingleton(new PartnershipTab("Vision", DecisionLinks.Vision, 45));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_proposal", "partnership_proposal_option", "partnership_proposal_seat", "partnership_ballot", "partnership_sealed_ballot", "partnership_anonymous_ballot", "partnership_objection",
            "partnership_decision", "partnership_decision_review", "partnership_theme", "partnership_card", "partnership_vision_version", "partnership_sentence_comment", "partnership_priority");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "Register", "Question", "Decided", "Year", "Vision", "Cards", "VisionText", "Priorities" })
                o.Conventions.AuthorizePage($"/Decisions/{page}", PartnershipPolicies.Readers);
            foreach (var page in new[] { "Propose", "Change", "NextVersion", "Outcome", "WriteVision" })
                o.Conventions.AuthorizePage($"/Decisions/{page}", PartnershipPolicies.Participants);
            foreach (var page in new[] { "OnBehalf", "Alone" })
                o.Conventions.AuthorizePage($"/Decisions/{page}", PartnershipPolicies.Conveners);
        });
    }
}
