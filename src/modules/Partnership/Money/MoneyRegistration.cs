using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Money;

internal static class MoneyRegistration
{
    /// <summary>What working together costs, who pays, and how long it lasts.</summary>
    public static IServiceCollection AddMoney(this IServiceCollection services)
    {
        services.AddScoped<MoneyQueries>();
        services.AddScoped<MoneyService>();
        services.AddScoped<FundService>();
        services.AddScoped<MoneySignals>();
        services.AddScoped<ISignalSource>(sp => sp.GetRequiredService<MoneySignals>());
        services.AddScoped<ISamplePart, SampleMoney>();
        services.AddSingleton(new PartnershipTab("Money", MoneyLinks.Budget, 70));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_cost_line", "partnership_sharing_rule", "partnership_sharer", "partnership_money_given", "partnership_fund", "partnership_fund_report",
            "partnership_involvement_payment");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Money/Budget", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Money/Payments", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Money/Cost", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Money/Sharing", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Money/Given", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Money/Fund", PartnershipPolicies.Conveners);
        });
    }
}
