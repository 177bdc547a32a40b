using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Clinics;

internal static class ClinicsRegistration
{
    public static IServiceCollection AddClinics(this IServiceCollection services)
    {
        services.AddScoped<ClinicQueries>();
        services.AddScoped<ClinicService>();
        services.AddScoped<BookingService>();
        services.AddScoped<IRecallFollower, ClinicRecall>();
        services.AddScoped<IHomePart, ClinicHome>();
        services.AddScoped<IFeedPart, ClinicFeed>();
        services.AddScoped<ISubjectData, ClinicSubjectData>();
        services.AddScoped<IRetained, ClinicRetained>();
        services.AddScoped<ISamplePart, SampleClinics>();
        services.AddRetention(RetentionClasses.Clinic, "support_clinics", "support_clinic_bookings", "support_clinic_children", "support_clinic_steps");
        services.AddSingleton(new NavigationEntry("Clinics", ClinicLinks.List, 49, SupportPolicies.Professionals));
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Clinics", SupportPolicies.Professionals));
    }
}
