using System.Globalization;
using System.Text;
using Headwater.Support.OpenReferral;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>A feed that answers what a test plans, and remembers what it was asked.</summary>
internal sealed class PlannedFeed(Func<string, int?, string?> answer) : IFeedSource
{
    public int Ids => 10;

    public List<string> Asked { get; } = [];

    /// <summary>A feed of one page with these services, each of which is all that is said of it.</summary>
    public static PlannedFeed Of(params string[] services) => new((path, _) => path == "/services" ? Page(1, 1, services) : null);

    public static string Page(int number, int pages, params string[] services) =>
        $$"""{"total_pages":{{pages}},"page_number":{{number}},"last_page":{{(number >= pages ? "true" : "false")}},"contents":[{{string.Join(',', services)}}]}""";

    /// <summary>A made-up service, whole in the list.</summary>
    public static string Service(string id, string name, string more = "") =>
        $$"""{"id":"{{id}}","name":"{{name}}","description":"A course for parents.","status":"active","organization":{"id":"1","name":"Kestrel Family Support"},"contacts":[]{{(more.Length > 0 ? "," + more : "")}}}""";

    public Task<Answer> GetAsync(string path, int? page, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Asked.Add(page is null ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?page={page}"));
        return Task.FromResult(answer(path, page) is { } document ? Answer.Of(Encoding.UTF8.GetBytes(document)) : new Answer(null, "endpoint: it answered 404", IsAbsent: true));
    }
}
