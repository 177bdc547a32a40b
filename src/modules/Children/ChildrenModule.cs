using Headwater.Access.Contracts;
using Headwater.Children.Asking;
using Headwater.Children.Away;
using Headwater.Children.Clock;
using Headwater.Children.Contacts;
using Headwater.Children.Contracts;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Equality;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Identifiers;
using Headwater.Children.Imports;
using Headwater.Children.Joining;
using Headwater.Children.Journeys;
using Headwater.Children.Keeping;
using Headwater.Children.Likeness;
using Headwater.Children.Movement;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Children.Sample;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children;

public static class ChildrenModule
{
    public static IServiceCollection AddChildren(this IServiceCollection services)
    {
        services.AddMappingsOf<ChildMapping>();
        services.AddScoped<ChildQueries>();
        services.AddScoped<ChildService>();
        services.AddScoped<RecordQueries>();
        services.AddScoped<ChildNowQueries>();
        services.AddScoped<KeptRecords>();
        services.AddScoped<OpenForms>();
        services.AddScoped<OpeningService>();
        services.AddScoped<RecordKeeping>();
        services.AddScoped<RollService>();
        services.AddScoped<LikenessSearch>();
        services.AddScoped<RequestService>();
        services.AddScoped<IHomePart, QuestionsHome>();
        services.AddScoped<JoinService>();
        services.AddScoped<JoinSearch>();
        services.AddScoped<ContactService>();
        services.AddScoped<BarredContacts>();
        services.AddScoped<IBarredFamily>(s => s.GetRequiredService<BarredContacts>());
        services.AddScoped<FamilyReader>();
        services.AddScoped<NeedsService>();
        services.AddScoped<EntryService>();
        services.AddScoped<NoteService>();
        services.AddScoped<NumberService>();
        services.AddScoped<IChildNames, ChildNames>();
        services.AddScoped<IChildFinder, ChildFinder>();
        services.AddScoped<IChildSummaries, ChildSummaries>();
        services.AddScoped<IRollHistory, RollHistory>();
        services.AddRetention(RetentionClasses.Record, "children_child", "children_roll_entry", "children_address", "children_attendance", "children_characteristics", "children_contact", "children_flag", "children_identifier", "children_joined_record", "children_name_word", "children_note", "children_own_words", "children_record_request", "children_support_stage");
        services.AddScoped<IChildFacts, ChildFacts>();
        services.AddScoped<IRetained, RecordRetained>();
        services.AddScoped<ISubjectData, RecordSubjectData>();
        services.AddShellCommand<ClockCommand>();
        return services.AddDocuments().AddResponse().AddExclusions().AddAway().AddMovement().AddEquality().AddJourneys().AddFamily().AddImports().AddSample().AddPolicies();
    }

    private static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddScoped<SampleWall>();
        services.AddTransient<SchoolCsv>();
        services.AddTransient<RowChanges>();
        services.AddTransient<RollImport>();
        services.AddTransient<AttendanceImport>();
        services.AddTransient<SchoolFiles>();
        services.AddScoped<SchoolKeyService>();
        services.AddRetention(RetentionClasses.NotPersonal, "children_school_key");
        services.AddTransient<SchoolImportShell>();
        services.AddShellCommand<ImportRollCommand>();
        return services.AddShellCommand<ImportAttendanceCommand>();
    }

    private static IServiceCollection AddSample(this IServiceCollection services)
    {
        services.AddScoped<SampleRows>();
        services.AddScoped<ISamplePart, SampleChildrenPart>();
        services.AddScoped<ISampleChildren, SampleChildren>();
        services.AddTransient<SampleMaking>();
        return services.AddShellCommand<SampleCommand>();
    }

    private static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        var mayRead = Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern);
        services.AddSingleton(new NavigationEntry("Children", ChildLinks.List, 40, mayRead));
        services.AddSingleton(new NavigationEntry("Questions about records", ChildLinks.Requests, 57, Policies.Can(Capability.ProtectData)));
        services.AddSingleton(new NavigationEntry("Join records", ChildLinks.Joining, 59, Policies.Can(Capability.ProtectData)));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizeFolder("/Records", mayRead);
            o.Conventions.AuthorizeFolder("/Keeping", Policies.Can(Capability.KeepRecords));
            o.Conventions.AuthorizeFolder("/Joining", Policies.Can(Capability.ProtectData));
            o.Conventions.AuthorizeFolder("/Asking", Policies.Can(Capability.KeepRecords | Capability.ProtectData));
            o.Conventions.AuthorizeFolder("/Writing", Policies.Can(Capability.WriteEntries | Capability.BeFamily));
        });
    }

    public static IEndpointRouteBuilder MapChildren(this IEndpointRouteBuilder routes)
    {
        HandOverApi.Map(routes);
        return routes;
    }
}
