using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Documents.Scanning;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Documents;

internal static class DocumentRegistration
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddScoped<DocumentService>();
        services.AddScoped<ISubjectData, DocumentSubjectData>();
        services.AddShellCommand<CleanPdfCommand>();
        services.AddSingleton<IDocumentScan>(sp => sp.GetRequiredService<InstallationSettings>().Clamd is { } clamd ? ActivatorUtilities.CreateInstance<ClamdScan>(sp, clamd) : new NoScan());
        services.AddRetention(RetentionClasses.Record, "children_document", "children_document_content");
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Documents", Policies.Can(Capability.WriteEntries | Capability.BeFamily)));
    }
}
