using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Contracts;

/// <summary>
/// Draws the frame of a page for this request (its menu, and the form that signs out, which carries a token of its own) and puts what was
/// kept in the place that the page marked with <see cref="Marker"/>, as the bytes it was made of.
/// </summary>
/// <param name="made">What goes there; asked for after the frame was drawn, as that may be what makes it.</param>
public sealed class KeptPageResult(Func<MadePage?> made) : PageResult
{
    /// <summary>What the page writes where the kept part goes. Nothing that a person wrote can spell it, as that is encoded.</summary>
    public const string Marker = "<!--kept-->";

    /// <inheritdoc />
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, sent) = (context.HttpContext, context.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        await using var frame = new MemoryStream(16 * 1024);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(frame, sent));
        try
        {
            await base.ExecuteResultAsync(context);
        }
        finally
        {
            http.Features.Set(sent);
        }

        var kept = made()?.Utf8 ?? throw new InvalidOperationException("The page was drawn without what it keeps.");
        var drawn = frame.GetBuffer().AsMemory(0, (int)frame.Length);
        var at = drawn.Span.IndexOf("<!--kept-->"u8);
        if (at < 0)
            throw new InvalidOperationException($"The page does not say where what it keeps goes: write {Marker} there.");
        http.Response.ContentLength = drawn.Length - Marker.Length + kept.Length;
        sent.Writer.Write(drawn.Span[..at]);
        sent.Writer.Write(kept);
        sent.Writer.Write(drawn.Span[(at + Marker.Length)..]);
        await sent.Writer.FlushAsync(http.RequestAborted);
    }
}
