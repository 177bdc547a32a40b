using Headwater.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Headwater.Testing;

/// <summary>The address of a page as the application itself holds it, such as <c>/insight/{code}</c>.</summary>
/// <param name="Template">As the page names it.</param>
/// <param name="IsOpen">Whether it is for everybody, signed in or not.</param>
public sealed record PageRoute(string Template, bool IsOpen)
{
    public bool HasParameters => Template.Contains('{', StringComparison.Ordinal);

    public bool Matches(string path) => new TemplateMatcher(TemplateParser.Parse(Template), []).TryMatch(path, []);

    /// <summary>The address with a word in the place of every parameter.</summary>
    public string With(string word) => System.Text.RegularExpressions.Regex.Replace(Template, @"\{[^}]*\}", word, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}

/// <summary>The application put together as it is served, and asked which pages it has. It is not started.</summary>
public static class BuiltSite
{
    public static IReadOnlyList<PageRoute> Pages { get; } = Ask();

    private static List<PageRoute> Ask()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-");
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Headwater", ContentRootPath = AppContext.BaseDirectory });
            WebHost.Configure(builder, new InstallationSettings { DataFolder = folder.FullName });
            using var app = builder.Build();
            WebHost.Map(app);
            return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(e => new PageRoute("/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<IAllowAnonymous>() is not null))
                .Distinct()
                .OrderBy(r => r.Template, StringComparer.Ordinal)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
