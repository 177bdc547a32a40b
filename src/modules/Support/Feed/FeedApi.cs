using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Help;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Headwater.Support.Feed;

/// <summary>How often one address may ask.</summary>
internal sealed class FeedLimiter : IDisposable
{
    /// <summary>Enough for whoever walks a large directory item by item, and not for whoever asks without end.</summary>
    public const int MostInAMinute = 1200;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = MostInAMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool Takes(IPAddress? from)
    {
        // Behind a proxy on this machine that was not named in the settings everybody seems to sit here.
        if (from is not null && IPAddress.IsLoopback(from))
            return true;
        using var lease = limiter.AttemptAcquire(from ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}

/// <summary>
/// The directory for other systems: Open Referral UK 3.0, for everybody, of the default locality and of each. Every answer, also one of
/// a failure, may be read by any page of the web.
/// </summary>
internal static partial class FeedApi
{
    private const string Stub = "/api/oruk/v3";
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private delegate JsonObject? Answer(HttpContext context, LocalitySummary locality, PublishedDirectory directory);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var stub in new[] { Stub, "/{locality}" + Stub })
        {
            var feed = routes.MapGroup(stub).AllowAnonymous().DisableAntiforgery();
            Get("/", (_, locality, _) => FeedDocuments.Root(locality.Name));
            Get("/services", (context, _, directory) => Paged(context, q => q.Services(directory), FeedDocuments.InList));
            Get("/services/{id}", (context, locality, directory) => Id(context) is { } id && directory.Find(id) is { } service ? FeedDocuments.Whole(service, locality.Name) : null);
            Get("/taxonomies", (context, _, _) => Paged(context, _ => FeedTerms.Taxonomies, t => FeedTerms.Document(t, whole: false)));
            Get("/taxonomies/{id}", (context, _, _) => FeedTerms.Taxonomies.Where(t => t.Id == Id(context)).Select(t => FeedTerms.Document(t, whole: true)).FirstOrDefault());
            Get("/taxonomy_terms", (context, _, _) => Paged(context, _ => FeedTerms.All, t => t.Document));
            Get("/taxonomy_terms/{id}", (context, _, _) => FeedTerms.All.FirstOrDefault(t => t.Id == Id(context))?.Document);
            Get("/service_at_locations", (context, _, directory) => Paged(context, q => q.Places(directory), FeedDocuments.InList));
            Get("/service_at_locations/{id}", (context, _, directory) => directory.Services.SelectMany(FeedDocuments.PlacesOf).Where(p => p.Id == Id(context)).Select(FeedDocuments.Whole).FirstOrDefault());
            Get("/{**rest}", (_, _, _) => null);
            feed.MapMethods("/{**rest}", ["OPTIONS"], (HttpContext context) =>
            {
                Open(context);
                context.Response.Headers.AccessControlAllowMethods = "GET";
                context.Response.Headers.AccessControlAllowHeaders = "*";
                return Results.NoContent();
            });

            // The router's own answer to these would have no headers for other systems.
            feed.MapMethods("/{**rest}", ["POST", "PUT", "PATCH", "DELETE", "HEAD"], (HttpContext context) =>
            {
                Open(context);
                context.Response.Headers.Allow = "GET, OPTIONS";
                return Problem(405, "The directory is read by GET alone.");
            });

            void Get(string path, Answer answer) => feed.MapGet(path, (HttpContext context, FeedLimiter limiter, PublicDirectory directories, ILoggerFactory logs, CancellationToken ct) => RunAsync(context, limiter, directories, logs, answer, ct));
        }
    }

    private static async Task<IResult> RunAsync(HttpContext context, FeedLimiter limiter, PublicDirectory directories, ILoggerFactory logs, Answer answer, CancellationToken ct)
    {
        Open(context);
        if (!limiter.Takes(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = "60";
            return Problem(429, $"At most {FeedLimiter.MostInAMinute} requests a minute. Try again in a minute.");
        }

        try
        {
            if (await directories.OfAsync(context.Request.RouteValues["locality"] as string, ct) is not var (locality, directory))
                return Problem(404, "There is no locality of this name.");
            if (answer(context, locality, directory) is not { } document)
                return Problem(404, "There is nothing at this address.");
            return Kept(context, locality, directory) ? Results.StatusCode(304) : Results.Text(document.ToJsonString(Writing), "application/json; charset=utf-8");
        }
        catch (InputRefusedException refused)
        {
            return Problem(400, refused.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Written down here, and answered here: the page for failures has no headers for other systems.
            Failed(logs.CreateLogger(typeof(FeedApi)), fault);
            return Problem(500, "The directory cannot be read just now, and the fault is ours. Try again later.");
        }
    }

    private static void Open(HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "*";

    /// <summary>Whether the caller holds it already; says by which mark it can be asked for again.</summary>
    private static bool Kept(HttpContext context, LocalitySummary locality, PublishedDirectory directory)
    {
        // Another build may write the same directory otherwise.
        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{locality.Id.Value:N}-{directory.Number}-{typeof(FeedApi).Module.ModuleVersionId:N}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = EntityTagHeaderValue.Parse(tag);
        headers.LastModified = new(DateTime.SpecifyKind(directory.ChangedAtUtc, DateTimeKind.Utc));
        context.Response.Headers.CacheControl = "public, max-age=60";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(headers.ETag, useStrongComparison: false));
    }

    private static JsonObject Paged<T>(HttpContext context, Func<FeedQuery, IReadOnlyList<T>> find, Func<T, JsonObject> write)
    {
        var query = FeedQuery.Of(context.Request.Query);
        var all = find(query);
        // Of nothing there is one page, which is empty.
        var pages = Math.Max(1, (all.Count + query.PerPage - 1) / query.PerPage);
        return FeedDocuments.Page(query.Page > pages ? [] : [.. all.Skip((query.Page - 1) * query.PerPage).Take(query.PerPage).Select(write)], all.Count, query.Page, pages);
    }

    private static Guid? Id(HttpContext context) => Guid.TryParse(context.Request.RouteValues["id"] as string, out var id) ? id : null;

    private static IResult Problem(int status, string message) => Results.Text(new JsonObject { ["status"] = status, ["message"] = message }.ToJsonString(Writing), "application/json; charset=utf-8", statusCode: status);

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed of the directory failed.")]
    private static partial void Failed(ILogger logger, Exception fault);
}
