using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Outreach;

internal static class OutreachRegistration
{
    public static IServiceCollection AddOutreach(this IServiceCollection services)
    {
        services.AddScoped<OfferService>();
        services.AddScoped<AgreementService>();
        services.AddScoped<InvoiceService>();
        services.AddScoped<VisitService>();
        services.AddScoped<OutreachQueries>();
        services.AddScoped<OutreachReferrals>();
        services.AddScoped<ShareQueries>();
        services.AddScoped<IHomePart, OutreachHome>();
        services.AddScoped<IRetained, OutreachRetained>();
        services.AddScoped<ISubjectData, OutreachSubjectData>();
        services.AddScoped<ISamplePart, SampleOutreach>();
        services.AddRetention(RetentionClasses.Outreach, OutreachRetained.All);
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AddPageRoute("/Outreach/Edit", "/outreach/{id:guid}/change");
            foreach (var page in new[] { "List", "One", "Edit", "Agreement", "Invoices", "Invoice", "Visit" })
                o.Conventions.AuthorizePage($"/Outreach/{page}", SupportPolicies.Professionals);
        });
    }
}
