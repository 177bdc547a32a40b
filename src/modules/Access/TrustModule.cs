using Headwater.Access.Agreements;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Daily;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.Retention;
using Headwater.Access.SubjectAccess;
using Headwater.Access.Today;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access;

/// <summary>Posts, involvement by hand, emergencies, agreements, disclosures, subject access and retention.</summary>
internal static class TrustModule
{
    public static IServiceCollection AddPeopleAndTrust(this IServiceCollection services)
    {
        services.AddScoped<LocalityTurn>();
        services.AddScoped<NoticeService>();
        services.AddScoped<INotices>(sp => sp.GetRequiredService<NoticeService>());
        services.AddScoped<PeopleQueries>();
        services.AddScoped<IPeople>(sp => sp.GetRequiredService<PeopleQueries>());
        services.AddScoped<PostService>();
        services.AddScoped<IMemberPosts, MemberPosts>();
        services.AddScoped<AccountService>();
        services.AddScoped<InvolveService>();
        services.AddScoped<BreakGlassService>();
        services.AddSingleton<TypedText>();
        services.AddScoped<DisclosureNotices>();
        services.AddScoped<DisclosureService>();
        services.AddScoped<IDisclosures>(sp => sp.GetRequiredService<DisclosureService>());
        services.AddScoped<ISubjectData, AccessSubjectData>();
        services.AddScoped<SubjectExport>();
        services.AddDailyWork<CertificationService>().AddDailyWork<AgreementService>().AddDailyWork<ReviewService>().AddDailyWork<DisclosureExpiry>().AddDailyWork<DigestRound>();
        services.AddSingleton<DailyRounds>();
        services.AddScoped<HoldService>();
        services.AddScoped<RetentionRun>();
        services.AddScoped<IRetained, ChildAccessRetained>();
        services.AddScoped<IRetained, AccessRowsRetained>();
        services.AddScoped<IRetained, AccountRetained>();
        services.AddScoped<IRetained, TrailRetained>();
        services.AddScoped<IRetained, KeyRetained>();
        services.AddScoped<IRetained, ShortLivedRetained>();
        services.AddShellCommand<RetentionReportCommand>();
        services.AddShellCommand<RetentionEraseCommand>();
        return services
            .AddRetention(RetentionClasses.Record, "access_involvement", "access_disclosure", "access_emergency_opening", "access_child_key")
            .AddRetention(RetentionClasses.AccessRow, "access_post", "access_sharing_agreement", "access_sharing_party", "access_retention_hold")
            .AddRetention(RetentionClasses.Account, "access_person", "access_person_locality", "access_person_claim", "access_person_login", "access_person_token", "access_person_passkey", "access_authenticator", "access_recovery_code", "access_mail_choice")
            .AddRetention(RetentionClasses.Notice, "access_notice")
            .AddRetention(RetentionClasses.AuditEntry, "access_audit_entry")
            .AddRetention(RetentionClasses.ShortLived, "access_session", "access_invitation", "access_waiting_mail")
            .AddRetention(RetentionClasses.NotPersonal, "access_audit_head", "access_audit_child", "access_locality_key", "data_protection_key", "localities_locality", "localities_organisation", "localities_school", "localities_notice", "localities_calendar_term", "localities_calendar_day");
    }

    /// <summary>Which capability each page asks for, and the daily rounds.</summary>
    public static IServiceCollection AddTrustPages(this IServiceCollection services)
    {
        services.AddHostedService(sp => sp.GetRequiredService<DailyRounds>());
        services.AddScoped<IHomePart, TrustHome>();
        services.AddSingleton(new NavigationEntry("Home", TrustLinks.Home, 5, Policies.SignedIn));
        services.AddSingleton(new NavigationEntry("Open in an emergency", TrustLinks.BreakGlass, 48, Policies.Can(Capability.BreakGlass)));
        services.AddSingleton(new NavigationEntry("People", TrustLinks.People, 50, Policies.Can(Capability.ManagePeople)));
        services.AddSingleton(new NavigationEntry("Confirm access", TrustLinks.Certify, 52, Policies.Can(Capability.CertifyAccess)));
        services.AddSingleton(new NavigationEntry("Agreements", TrustLinks.Agreements, 54, Policies.Can(Capability.ManageAgreements)));
        services.AddSingleton(new NavigationEntry("Emergency openings", TrustLinks.Openings, 56, Policies.Can(Capability.ReviewBreakGlass)));
        services.AddSingleton(new NavigationEntry("Subject access", TrustLinks.SubjectAccess, 58, Policies.Can(Capability.ProtectData)));
        services.AddSingleton(new NavigationEntry("Keeping and erasing", TrustLinks.Retention, 60, Policies.Can(Capability.ProtectData)));
        services.AddSingleton(new NavigationEntry("Notices", TrustLinks.Notices, 80, Policies.SignedIn));
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Today/Home", Policies.SignedIn);
            pages.AuthorizePage("/Notices/List", Policies.SignedIn);
            pages.AuthorizePage("/Posts/List", Policies.Can(Capability.ManagePeople));
            pages.AuthorizePage("/Posts/WithoutPost", Policies.Can(Capability.ManagePeople));
            pages.AuthorizePage("/Posts/Organisations", Policies.Can(Capability.ManagePeople));
            pages.AuthorizePage("/Posts/Appoint", Policies.Can(Capability.ManagePeople));
            pages.AuthorizePage("/Posts/Account", Policies.Can(Capability.ManagePeople));
            pages.AuthorizePage("/Posts/End", Policies.Can(Capability.ManagePeople));
            pages.AuthorizePage("/Posts/Certify", Policies.Can(Capability.CertifyAccess));
            pages.AuthorizePage("/Involvements/Involve", Policies.Can(Capability.Involve));
            pages.AuthorizeFolder("/Agreements", Policies.Can(Capability.ManageAgreements));
            pages.AuthorizePage("/BreakGlass/Open", Policies.Can(Capability.BreakGlass));
            pages.AuthorizePage("/BreakGlass/List", Policies.Can(Capability.ReviewBreakGlass));
            pages.AuthorizePage("/BreakGlass/Review", Policies.Can(Capability.ReviewBreakGlass));
            pages.AuthorizePage("/Disclosures/Share", Policies.Can(Capability.Share));
            pages.AuthorizePage("/Disclosures/Mine", Policies.Can(Capability.BeFamily));
            pages.AuthorizeFolder("/SubjectAccess", Policies.Can(Capability.ProtectData));
            pages.AuthorizeFolder("/Retention", Policies.Can(Capability.ProtectData));
        });
    }

    private static IServiceCollection AddDailyWork<TWork>(this IServiceCollection services) where TWork : class, IDailyWork
    {
        services.AddScoped<TWork>();
        return services.AddScoped<IDailyWork>(sp => sp.GetRequiredService<TWork>());
    }
}
