using System.Diagnostics;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Headwater.Interface;

/// <summary>Puts the look of Headwater into an application.</summary>
public static class HeadwaterInterface
{
    /// <summary>
    /// Everything the pages may load or do. No inline script or style, no other host: what a page needs lies in
    /// <c>_content/Headwater.Interface</c>.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What of the machine a page may use: a passkey's answer, and nothing else.</summary>
    public const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=(), "
        + "publickey-credentials-create=(self), publickey-credentials-get=(self)";

    /// <summary>
    /// Razor Pages found by their folder (the root is <c>/</c>, not <c>/Pages</c>), with binding messages in plain words.
    /// </summary>
    public static IServiceCollection AddHeadwaterInterface(this IServiceCollection services)
    {
        services.AddRazorPages(o => o.Conventions.AllowAnonymousToFolder("/Errors")).WithRazorPagesRoot("/").AddApplicationPart(typeof(HeadwaterInterface).Assembly);
        // Names in Welsh or Polish, dashes and fractions go out as they are; what could end a tag is still encoded.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<MvcOptions>(o =>
        {
            o.Filters.Add<HandlersOnly>();
            SpeakPlainly(o.ModelBindingMessageProvider);
        });
        return services;
    }

    /// <summary>
    /// Security headers on every answer, and a page in plain words for every failure that has no page of its own.
    /// Comes before routing and everything that answers. Addresses below <c>/api</c> keep their bare status codes.
    /// </summary>
    public static IApplicationBuilder UseHeadwaterInterface(this IApplicationBuilder app)
    {
        app.UseExceptionHandler("/errors/500");
        app.UseWhen(
            static context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            static pages => pages.UseStatusCodePagesWithReExecute("/errors/{0}"));

        // After the two above: both start the answer afresh and run what follows once more.
        return app.Use(static (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            // A page of an error is only read, whatever was sent: it has no form whose token could be asked for.
            if (context.Request.Path.StartsWithSegments("/errors", StringComparison.Ordinal) && !HttpMethods.IsHead(context.Request.Method))
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
    }

    /// <summary>What a person quotes when they report a failure, and what the log of that failure carries.</summary>
    internal static string Reference(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static void SpeakPlainly(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor(static (value, field) => $"{field}: “{value}” is not something we can use here");
        messages.SetMissingBindRequiredValueAccessor(static field => $"Enter {field}");
        messages.SetMissingKeyOrValueAccessor(static () => "Enter a value");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(static value => $"“{value}” is not something we can use here");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(static () => "This is not something we can use here");
        messages.SetNonPropertyValueMustBeANumberAccessor(static () => "Enter a number");
        messages.SetUnknownValueIsInvalidAccessor(static field => $"{field}: this is not something we can use here");
        messages.SetValueIsInvalidAccessor(static value => $"“{value}” is not something we can use here");
        messages.SetValueMustBeANumberAccessor(static field => $"{field}: enter a number");
        messages.SetValueMustNotBeNullAccessor(static _ => "Enter a value");
    }
}
