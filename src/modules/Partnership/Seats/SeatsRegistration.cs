using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Expectations;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Seats;

internal static class SeatsRegistration
{
    /// <summary>Seats, who sits in them, and what members expect of each other.</summary>
    public static IServiceCollection AddSeats(this IServiceCollection services)
    {
        services.AddScoped<SeatQueries>();
        services.AddScoped<SeatService>();
        services.AddScoped<HoldingService>();
        services.AddScoped<IPostCheck, SeatCheck>();
        services.AddScoped<ExpectationService>();
        services.AddScoped<IOverviewPart, SeatsOverview>();
        services.AddScoped<ISamplePart, SampleSeats>();
        services.AddSingleton(new PartnershipTab("Members", PartnershipLinks.Members, 20));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_seat", "partnership_seat_holding", "partnership_excusal", "partnership_agreement", "partnership_agreement_acceptance", "partnership_member_organisation");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Standing/Overview", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Standing/Begin", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Standing/Sectors", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Seats/Members", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Seats/Show", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Seats/AddSeat", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Expectations/Show", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Expectations/Write", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Expectations/Organisation", PartnershipPolicies.Readers);
        });
    }
}

/// <summary>An offer that waits for the reader's answer, what members expect of each other, and seats that stand empty.</summary>
internal sealed class SeatsOverview(SeatQueries seats, CurrentActor actor) : IOverviewPart
{
    public int Order => 10;

    public bool MayAsk => true;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        var table = await seats.TableAsync(ct);
        List<OverviewLine> lines = [.. (await seats.OffersAsync(ct)).Select(o => new OverviewLine("You are asked to take a seat: say yes or no", PartnershipLinks.Seat(o), Asks: true))];
        var vacant = table.Count(s => s.IsVacant && s.Seat.Kind == SeatKind.Core);
        if (table.Count == 0)
            lines.Add(new(actor.Can(Capability.Convene) ? "There are no seats yet: add the first" : "There are no seats yet", PartnershipLinks.Members));
        else if (vacant > 0)
            lines.Add(new($"{vacant} of {table.Count(s => s.Seat.Kind == SeatKind.Core)} seats at the table {(vacant == 1 ? "stands" : "stand")} empty", PartnershipLinks.Members));
        return lines;
    }
}
